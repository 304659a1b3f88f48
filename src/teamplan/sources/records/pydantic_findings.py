"""What Pydantic found wrong, as findings: keyed on the type of each error, never on its English text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teamplan.findings.finding import Finding, Severity, Words
from teamplan.findings.suggestion import or_did_you_mean
from teamplan.sources.records.located_findings import ABSENT, child
from teamplan.sources.records.schema_walk import SchemaWalk
from teamplan.sources.records.validation_words import Wording, custom_words, expectation, shown_value
from teamplan.text.suggestion import nearest_word

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pydantic import BaseModel, ValidationError
    from pydantic_core import ErrorDetails

Path = tuple[str | int, ...]

_MISSING = "missing"
_UNKNOWN = "extra_forbidden"
_ENDLESS = "finite_number"
"""NaN or infinity where a number may stand: what else may stand there is not what was meant."""
_CHOICES = frozenset({"enum", "literal_error"})
_TAGS = frozenset({"union_tag_invalid", "union_tag_not_found"})


def schema_findings(error: ValidationError, model: type[BaseModel], file: str, data: object) -> list[Finding]:
    """Return one finding for each place at which `data` does not satisfy `model`."""
    walk = SchemaWalk(model)
    by_place: dict[tuple[Path, str], list[ErrorDetails]] = {}
    for item in error.errors(include_url=False):
        if not _follows_from_others(item):
            by_place.setdefault((path_in(item["loc"], data), _group(item["type"])), []).append(item)
    return [_finding(path, items, walk, file) for (path, _), items in by_place.items()]


def _follows_from_others(item: ErrorDetails) -> bool:
    """Whether a list is called too short only because entries of it are wrong."""
    value = item["input"]
    return item["type"] == "too_short" and isinstance(value, list) and len(value) >= item["ctx"]["min_length"]


def path_in(location: Iterable[str | int], data: object) -> Path:
    """Return Pydantic's `loc` without the tags of unions; a last part that is missing stays.

    >>> path_in(("roles", 0, "staffing", "ratio", "per"), {"roles": [{"staffing": {"rule": "ratio"}}]})
    ('roles', 0, 'staffing', 'per')
    """
    parts = [part for part in location if part != "[key]"]
    path: list[str | int] = []
    for place, part in enumerate(parts):
        inner = child(data, part)
        last = place == len(parts) - 1
        if inner is not ABSENT or (last and isinstance(data, dict)):
            path.append(part)
            data = inner
    return tuple(path)


def _group(kind: str) -> str:
    """Errors of one group at one place become one finding: a union complains once for each member."""
    return kind if kind in (_MISSING, _UNKNOWN) else "value"


def _finding(path: Path, items: list[ErrorDetails], walk: SchemaWalk, file: str) -> Finding:
    first = items[0]
    kind, location = first["type"], first["loc"]
    if kind == _MISSING:
        wording = _missing(path)
    elif kind == _UNKNOWN:
        wording = _unknown_key(path, walk.keys_at(location[:-1]))
    elif kind in _CHOICES:
        wording = _unknown_value(path, first["input"], walk.choices_at(location))
    elif kind in _TAGS:
        path = (*path, first["ctx"]["discriminator"].strip("'"))
        expected = tuple(tag.strip(" '") for tag in first["ctx"].get("expected_tags", "").split(","))
        wording = _missing(path) if "tag" not in first["ctx"] else _unknown_value(path, first["ctx"]["tag"], expected)
    else:
        wording, below = custom_words(kind, first.get("ctx", {})) or (_unexpected(path, items), ())
        path += below
    on_key = kind == _UNKNOWN or location[-1:] == ("[key]",)
    return Finding(
        wording.rule, Severity.ERROR, file, path, Words(wording.zh, wording.en),
        Words(wording.help_zh, wording.help_en), on_key=on_key,
    )  # fmt: skip


def _label(path: Path) -> str:
    """Return the name of a place as a reader of the file would say it."""
    last = max((place for place, part in enumerate(path) if isinstance(part, str)), default=0)
    return "".join(part if isinstance(part, str) else f"[{part}]" for part in path[last:])


def _missing(path: Path) -> Wording:
    key = path[-1]
    zh, en = f"缺少必填的键 `{key}`", f"the required key `{key}` is missing"
    return Wording("missing-key", zh, en, f"在这里补上 `{key}: …`", f"Add `{key}: …` here")


def _unknown_key(path: Path, known: tuple[str, ...]) -> Wording:
    key = str(path[-1])
    meant = or_did_you_mean(nearest_word(key, known))
    zh, en = f"不认识的键 `{key}`{meant.zh}", f"unknown key `{key}`{meant.en}"
    if not known:
        return Wording("unknown-key", zh, en, "请删去这个键", "Remove the key")
    return Wording("unknown-key", zh, en, f"可用的键：{' '.join(known)}", f"Known keys: {' '.join(known)}")


def _unknown_value(path: Path, value: object, choices: tuple[str, ...]) -> Wording:
    seen, label, known = shown_value(value), _label(path), " ".join(choices)
    meant = or_did_you_mean(nearest_word(value, choices) if isinstance(value, str) else "")
    zh, en = f"`{label}` 不能是 {seen}{meant.zh}", f"`{label}` cannot be {seen}{meant.en}"
    return Wording("unknown-value", zh, en, f"可用的值：{known}", f"Known values: {known}")


def _unexpected(path: Path, items: list[ErrorDetails]) -> Wording:
    items = [item for item in items if item["type"] == _ENDLESS] or items
    seen = shown_value(items[0]["input"])
    wanted = [expectation(item["type"], item.get("ctx", {}), item["msg"], item["input"]) for item in items]
    zh = " 或 ".join(dict.fromkeys(each.zh for each in wanted))
    en = " or ".join(dict.fromkeys(each.en for each in wanted))
    label = _label(path)
    subject_zh, subject_en = (f"`{label}` ", f"`{label}`") if label else ("文件内容", "the document")
    return Wording(
        wanted[0].rule,
        f"{subject_zh}应为{zh}，现为 {seen}",
        f"{subject_en} should be {en}, not {seen}",
        wanted[0].help_zh or "请按要求改正这个值",
        wanted[0].help_en or "Mend the value",
    )
