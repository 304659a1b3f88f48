"""`brief.yaml` ↔ Brief."""

from __future__ import annotations

from typing import cast

from teamplan.model.brief import Brief
from teamplan.model.file_kinds import FILE_KINDS
from teamplan.sources.records.file_reading import read_document
from teamplan.sources.yaml.files import display_name, read_file

_HEADING = "# teamplan 简报：只有 stage 必填，其余不写则列为假设\n"


def load_brief(path: str) -> Brief:
    """Return the brief in the file `path`; `-` is standard input.

    Raises UnreadableFileError or InvalidFilesError, with everything that is wrong.
    """
    _, model = read_document(display_name(path), read_file(path), FILE_KINDS["brief"])
    return cast("Brief", model)


def dump_brief(brief: Brief) -> str:
    """Return `brief` as YAML: only what it says, keys in the order of the model."""
    from teamplan.sources.yaml.writer import dump_yaml

    return _HEADING + dump_yaml(brief.model_dump(mode="json", exclude_defaults=True))
