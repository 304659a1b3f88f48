"""`teamplan schema`: the JSON Schema of each kind of file, from the models themselves."""

import json

from teamplan.cli.failure import DONE
from teamplan.cli.streams import write_stdout
from teamplan.findings.words import Words
from teamplan.model.file_kinds import FILE_KINDS
from teamplan.model.file_models import file_schema
from teamplan.usecases.errors import known_choice


def run_schema(kind: str) -> int:
    """Print the schema of `kind`."""
    known_choice(kind, FILE_KINDS, Words("没有文件种类「{}」", "no file kind {!r}"))
    write_stdout(json.dumps(file_schema(kind), ensure_ascii=False, indent=2) + "\n")
    return DONE
