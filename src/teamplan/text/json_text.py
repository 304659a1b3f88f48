"""JSON that people can look at too: what nobody sees is escaped, so that it steers nothing and nothing is lost."""

import json
import re

from teamplan.text.visible import STEERING


def json_text(data: object) -> str:
    r"""Return `data` as indented JSON with a newline at its end.

    >>> json_text({"a": "店\u202e"})
    '{\n  "a": "店\\u202e"\n}\n'
    """
    return re.sub(STEERING, _escaped, json.dumps(data, ensure_ascii=False, indent=2)) + "\n"


def _escaped(found: re.Match[str]) -> str:
    return json.dumps(found[0])[1:-1]
