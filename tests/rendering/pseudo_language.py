"""A second language for tests: every word of the Chinese templates and wording, wrapped in marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rendered import TEMPLATES

from teamplan.sources.yaml.strict import load_plain
from teamplan.sources.yaml.writer import dump_yaml

if TYPE_CHECKING:
    from pathlib import Path

OPEN, CLOSE = "⟦", "⟧"
CHINESE = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
_PARTS = re.compile(r"({#.*?#}|{%.*?%}|{{.*?}})", re.DOTALL)
_WORDS = re.compile(r"\S(?:[^\n]*\S)?")
_LITERAL = re.compile(r"'[^'\n]*'|\"[^\"\n]*\"")


def marked(text: str) -> str:
    """Return the source of a template with marks around each run of Chinese, within expressions around literals.

    >>> marked('编制 {{ n }} 人{% if a %}{{ "、" ~ b }}{% endif %}')
    '⟦编制⟧ {{ n }} ⟦人⟧{% if a %}{{ "⟦、⟧" ~ b }}{% endif %}'
    """
    return "".join(_marked_part(part) for part in _PARTS.split(text) if not part.startswith("{#"))


def _marked_part(part: str) -> str:
    if part.startswith(("{%", "{{")):
        return _LITERAL.sub(lambda found: found[0][0] + _wrapped(found[0][1:-1]) + found[0][-1], part)
    return _WORDS.sub(lambda found: _wrapped(found[0]), part)


def _wrapped(text: str) -> str:
    return f"{OPEN}{text}{CLOSE}" if CHINESE.search(text) else text


def _marked_words(value: object) -> object:
    if isinstance(value, dict):
        return {key: _marked_words(inner) for key, inner in value.items()}
    return marked(str(value))


def write_pseudo_language(folder: Path, language: str = "en") -> Path:
    """Write the language into `folder`, laid out like `templates/`; return the folder."""
    target = folder / "documents" / language
    target.mkdir(parents=True)
    for path in sorted((TEMPLATES / "documents" / "zh").glob("*.j2")):
        (target / path.name).write_text(marked(path.read_text(encoding="utf-8")), encoding="utf-8")
    (folder / "wording").mkdir()
    words = _marked_words(load_plain((TEMPLATES / "wording" / "zh.yaml").read_bytes()))
    (folder / "wording" / f"{language}.yaml").write_text(dump_yaml(words), encoding="utf-8")
    return folder
