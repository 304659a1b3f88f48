"""`teamplan schema`: the JSON Schema of each kind of file, from the models themselves."""

from teamplan.cli.failure import DONE
from teamplan.cli.streams import hand_over
from teamplan.findings.words import Words
from teamplan.model.files.kinds import FILE_KINDS
from teamplan.model.files.models import file_schema
from teamplan.text.json_text import json_text
from teamplan.usecases.errors import known_choice


def run_schema(kind: str) -> int:
    """Print the schema of `kind`."""
    known_choice(kind, FILE_KINDS, Words("没有文件种类「{}」", "no file kind {!r}"))
    hand_over(json_text(file_schema(kind)).encode())
    return DONE
