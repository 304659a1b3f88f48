"""What Pydantic found wrong, as findings: keyed on the type of each error, never on its English text."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from teamplan.findings.finding import Finding, Severity, Words
from teamplan.findings.suggestion import or_did_you_mean
from teamplan.sources.records.error_pieces import error_pieces
from teamplan.sources.records.located_findings import ABSENT, child
from teamplan.sources.records.schema_walk import schema_walk
from teamplan.sources.records.validation_words import Wording, custom_words, expectation, shown_value
from teamplan.text.suggestion import nearest_word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from pydantic import BaseModel
    from pydantic_core import ErrorDetails

    from teamplan.sources.records.schema_walk import SchemaWalk
    from teamplan.sources.records.wanted import Wanted

Path = tuple[str | int, ...]

MOST_PROBLEMS = 20_000
"""Problems of one file after which the rest of it is not looked at."""
_LONG = 100
"""Entries that a list or mapping must have for it to be worth asking how many it may have."""


_MISSING = "missing"
_UNKNOWN = "extra_forbidden"
_ENDLESS = "finite_number"
"""NaN or infinity where a number may stand: what else may stand there is not what was meant."""
_CHOICES = frozenset({"enum", "literal_error"})
_TAGS = frozenset({"union_tag_invalid", "union_tag_not_found"})


def schema_findings(
    errors: Iterable[ErrorDetails], model: type[BaseModel], file: str, data: object, wanted: Wanted | None = None
) -> list[Finding]:
    """Return one finding for each place at which `data` does not satisfy `model`; of many, those `wanted`."""
    by_place: dict[tuple[Path, str], list[ErrorDetails]] = {}
    for item in errors:
        if not _follows_from_others(item):
            by_place.setdefault((path_in(item["loc"], data), _group(item["type"])), []).append(item)
    found = [_finding(path, items, schema_walk(model), file, wanted) for (path, _), items in by_place.items()]
    return [finding for finding in found if finding is not None]


def shape_findings(model: type[BaseModel], file: str, data: object, wanted: Wanted) -> list[Finding]:
    """Return what is wrong with the shape of `data`, however much that is.

    Where lists or mappings are longer than they may be, this alone is told, and their entries are not looked at.
    """
    found = schema_findings(_too_long(model, data), model, file, data, wanted)
    if found:
        return found
    count = 0
    for piece in error_pieces(model, data):
        found += schema_findings(piece, model, file, data, wanted)
        count += len(piece)
        if count > MOST_PROBLEMS and wanted("too-many-problems", ()):
            found.append(_too_many(file))
            break
    return found


def _too_long(model: type[BaseModel], data: object, path: Path = ()) -> Iterator[ErrorDetails]:
    """Yield an error, as Pydantic would tell it, for each list and mapping that is too long."""
    if not isinstance(data, dict | list):
        return
    most = schema_walk(model).most_at(path) if len(data) > _LONG else None
    if most is not None and len(data) > most:
        context = {"max_length": most, "actual_length": len(data)}
        yield {"type": "too_long", "loc": path, "msg": "", "input": data, "ctx": context}
        return
    for part, inner in data.items() if isinstance(data, dict) else enumerate(data):
        if isinstance(inner, dict | list):
            yield from _too_long(model, inner, (*path, part))


def _too_many(file: str) -> Finding:
    message = Words(
        f"问题已超过 {MOST_PROBLEMS} 个，后面的内容没有再看",
        f"more than {MOST_PROBLEMS} problems; the rest of the file was not looked at",
    )
    advice = Words("先改正前面列出的问题，再检查一次", "Mend the problems listed so far, then check again")
    return Finding("too-many-problems", Severity.ERROR, file, (), message, advice)


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


def _finding(
    path: Path, items: list[ErrorDetails], walk: SchemaWalk, file: str, wanted: Wanted | None
) -> Finding | None:
    """Return the finding, or None where it is not wanted: what is near a misspelt word is only then looked up."""
    first = items[0]
    kind, location = first["type"], first["loc"]
    words: Callable[[], Wording]
    if kind == _MISSING:
        rule, words = "missing-key", partial(_missing, path)
    elif kind == _UNKNOWN:
        rule, words = "unknown-key", lambda: _unknown_key(path, walk.keys_at(location[:-1]))
    elif kind in _CHOICES:
        rule, words = "unknown-value", lambda: _unknown_value(path, first["input"], walk.choices_at(location))
    elif kind in _TAGS:
        path = (*path, first["ctx"]["discriminator"].strip("'"))
        rule, words = _tag(path, first["ctx"])
    else:
        wording, below = custom_words(kind, first.get("ctx", {})) or (_unexpected(path, items), ())
        path += below
        rule, words = wording.rule, lambda: wording
    on_key = kind == _UNKNOWN or location[-1:] == ("[key]",)
    if wanted and not wanted(rule, path, on_key=on_key):
        return None
    said = words()
    message, advice = Words(said.zh, said.en), Words(said.help_zh, said.help_en)
    return Finding(rule, Severity.ERROR, file, path, message, advice, on_key=on_key)


def _tag(path: Path, context: dict[str, Any]) -> tuple[str, Callable[[], Wording]]:
    """Return the rule and the words for the key at `path`, which tells the member of a union, or should."""
    if "tag" not in context:
        return "missing-key", partial(_missing, path)
    expected = tuple(tag.strip(" '") for tag in context["expected_tags"].split(","))
    return "unknown-value", partial(_unknown_value, path, context["tag"], expected)


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
    seen_zh = seen if seen.startswith("「") else f" {seen}"
    wanted = [expectation(item["type"], item.get("ctx", {}), item["msg"], item["input"]) for item in items]
    zh = " 或 ".join(dict.fromkeys(each.zh for each in wanted))
    en = " or ".join(dict.fromkeys(each.en for each in wanted))
    label = _label(path)
    subject_zh, subject_en = (f"`{label}` ", f"`{label}`") if label else ("文件内容", "the document")
    return Wording(
        wanted[0].rule,
        f"{subject_zh}应为{zh}，现为{seen_zh}",
        f"{subject_en} should be {en}, not {seen}",
        wanted[0].help_zh or "请按要求改正这个值",
        wanted[0].help_en or "Mend the value",
    )
