"""`brief.yaml` → Brief, `plan.yaml` ↔ Plan."""

from typing import cast

from teamplan.model.brief import Brief
from teamplan.model.files.kinds import FILE_KINDS
from teamplan.model.plan import Plan
from teamplan.sources.yaml.files import display_name, read_file

_HEADING = "# 本文件由 teamplan 生成，可以直接修改；改后用 teamplan check 检查，用 teamplan render 排版\n"


def load_brief(path: str) -> Brief:
    """Return the brief in the file `path`; what `path` may be and what is raised is as for `load_plan`."""
    return cast("Brief", _read(path, "brief"))


def load_plan(path: str) -> Plan:
    """Return the plan in the file `path`; `-` is standard input.

    Raises UnreadableFileError or InvalidFilesError, with everything that is wrong.
    """
    return cast("Plan", _read(path, "plan"))


def _read(path: str, kind: str) -> object:
    from teamplan.sources.records.file_reading import read_document

    return read_document(display_name(path), read_file(path), FILE_KINDS[kind])[1]


def dump_plan(plan: Plan) -> str:
    """Return `plan` as YAML that people can edit; reading it back gives an equal plan.

    Keys stand in the order of the model; what has its default value is left out.
    """
    from teamplan.sources.yaml.writer import dump_yaml

    content = plan.model_dump(mode="json", exclude_defaults=True)
    return _HEADING + dump_yaml({"teamplan": plan.teamplan, **content})
