"""`templates/wording/<language>.yaml` → Wording, a user's file of the same name laid over it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from teamplan.model.wording import Wording
from teamplan.sources.builtin import builtin_templates
from teamplan.sources.yaml.files import display_name, read_file
from teamplan.sources.yaml.strict import load_plain

if TYPE_CHECKING:
    from pathlib import Path


def load_wording(language: str = "zh", own: Path | None = None) -> Wording:
    """Return the words of `language`; `wording/<language>.yaml` in the folder `own` takes the place of single words.

    Raises UnreadableFileError, StrictYamlError, or pydantic.ValidationError where a file is no wording.
    """
    name = f"wording/{language}.yaml"
    words = _read(builtin_templates() / name)
    if own is not None and (own / name).is_file():
        words = _laid_over(words, _read(own / name))
    return Wording.model_validate(words)


def _read(path: Path) -> dict[str, object]:
    return cast("dict[str, object]", load_plain(read_file(display_name(str(path)))))


def _laid_over(base: dict[str, object], own: dict[str, object]) -> dict[str, object]:
    merged = dict(base)
    for key, value in own.items():
        below = merged.get(key)
        merged[key] = _laid_over(below, value) if isinstance(below, dict) and isinstance(value, dict) else value
    return merged
