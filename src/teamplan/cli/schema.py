"""`teamplan schema`: the JSON Schema of each kind of file, from the models themselves."""

from __future__ import annotations

import json

from teamplan.cli.failure import DONE
from teamplan.cli.streams import write_stdout
from teamplan.findings.words import Words
from teamplan.model.file_kinds import FILE_KINDS
from teamplan.model.file_models import file_schema
from teamplan.usecases.errors import UnknownChoiceError


def run_schema(kind: str) -> int:
    """Print the schema of `kind`."""
    if kind not in FILE_KINDS:
        raise UnknownChoiceError(kind, Words(f"没有文件种类「{kind}」", f"no file kind {kind!r}"), FILE_KINDS)
    write_stdout(json.dumps(file_schema(kind), ensure_ascii=False, indent=2) + "\n")
    return DONE
