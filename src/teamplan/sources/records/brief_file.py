"""`brief.yaml` → Brief."""

from typing import cast

from teamplan.model.brief import Brief
from teamplan.model.file_kinds import FILE_KINDS
from teamplan.sources.records.file_reading import read_document
from teamplan.sources.yaml.files import display_name, read_file


def load_brief(path: str) -> Brief:
    """Return the brief in the file `path`; `-` is standard input.

    Raises UnreadableFileError or InvalidFilesError, with everything that is wrong.
    """
    _, model = read_document(display_name(path), read_file(path), FILE_KINDS["brief"])
    return cast("Brief", model)
