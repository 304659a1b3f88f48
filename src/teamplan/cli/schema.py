"""`teamplan schema`: the JSON Schema of each kind of file, from the models themselves."""

from __future__ import annotations

import json

from teamplan.cli.choices import choices_hint
from teamplan.cli.failure import DONE, USAGE, CommandError
from teamplan.cli.language import say
from teamplan.cli.output import write_stdout
from teamplan.model.file_kinds import FILE_KINDS
from teamplan.model.file_models import file_schema


def run_schema(kind: str) -> int:
    """Print the schema of `kind`."""
    if kind not in FILE_KINDS:
        raise CommandError(
            say(f"没有文件种类「{kind}」", f"no file kind {kind!r}"), choices_hint(kind, FILE_KINDS), USAGE
        )
    write_stdout(json.dumps(file_schema(kind), ensure_ascii=False, indent=2) + "\n")
    return DONE
