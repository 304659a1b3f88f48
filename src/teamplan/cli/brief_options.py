"""Options and `--set key=value` → a brief, with errors that name the option."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from teamplan.cli.choices import meant_hint
from teamplan.cli.failure import CONTRADICTION, FINDINGS, USAGE, CommandError
from teamplan.cli.language import language, say

if TYPE_CHECKING:
    from pydantic import ValidationError

    from teamplan.cli.new_options import NewOptions
    from teamplan.model.brief import Brief
    from teamplan.model.catalog import Catalog

_SWITCHES = frozenset({"live", "self_fulfilment"})
_LISTS = frozenset({"platforms", "require", "exclude"})
_TEXTS = frozenset({"company", "city", "start", "source", "stage", "model"})
_TRUTH = {"true": True, "yes": True, "y": True, "是": True, "false": False, "no": False, "n": False, "否": False}


def settings_of(options: NewOptions) -> dict[str, object]:
    """Return what the options say of the company, by brief key; raises CommandError for a malformed `--set`."""
    said: dict[str, object] = {}
    for setting in options.settings:
        key, equals, value = setting.partition("=")
        if not equals or not key.strip():
            raise CommandError(
                say(f"--set 应写成 键=值，现为「{setting}」", f"--set takes key=value, not {setting!r}"),
                say("例如 --set monthly_sales=800000", "for example --set monthly_sales=800000"),
                USAGE,
            )
        _put(said, key.strip(), value.strip())
    for key, text in (("stage", options.stage), ("size", options.size), ("model", options.model)):
        if text is not None:
            said[key] = _value(key, text)
    if options.platforms:
        said["platforms"] = [name for text in options.platforms for name in split_words(text)]
    if options.live is not None:
        said["live"] = options.live
    return said


def _put(said: dict[str, object], key: str, value: str) -> None:
    """Set `key`; `service.level=0.9` sets a key within a key."""
    outer, dot, inner = key.partition(".")
    if dot:
        nested = said.setdefault(outer, {})
        if isinstance(nested, dict):
            nested[inner] = _value(inner, value)
        return
    said[key] = _value(key, value)


def _value(key: str, text: str) -> object:
    if key in _LISTS:
        return split_words(text)
    if key in _TEXTS:
        return text
    if key in _SWITCHES and text.lower() in _TRUTH:
        return _TRUTH[text.lower()]
    for number in (int, float):
        try:
            return number(text)
        except ValueError:
            continue
    return text


def split_words(text: str) -> list[str]:
    """Return the words of a list, whichever comma separates them."""
    return [part.strip() for part in text.replace("，", ",").replace("、", ",").split(",") if part.strip()]


def laid_over(base: Mapping[str, object], said: Mapping[str, object]) -> dict[str, object]:
    """Return `base` overridden by `said`; a key within a key leaves its neighbours as they are."""
    merged = dict(base)
    for key, value in said.items():
        below = merged.get(key)
        both = isinstance(below, dict) and isinstance(value, dict)
        merged[key] = {**below, **value} if both else value  # type: ignore[dict-item]
    return merged


def brief_from_options(
    build: Callable[[dict[str, object]], Brief], said: Mapping[str, object], catalog: Catalog
) -> Brief:
    """Return the brief that `build` makes of `said`; raises CommandError with everything that is wrong."""
    from pydantic import ValidationError

    try:
        brief = build(dict(said))
    except ValidationError as error:
        raise _invalid_brief(error, said) from error
    refuse_unknown_roles(brief, catalog)
    return brief


def _invalid_brief(error: ValidationError, said: Mapping[str, object]) -> CommandError:
    from teamplan.model.brief import Brief as BriefModel
    from teamplan.sources.records.pydantic_findings import schema_findings

    findings = schema_findings(error, BriefModel, "", dict(said))
    lines = [_line(finding.path, getattr(finding.message, language())) for finding in findings]
    helps = dict.fromkeys(getattr(finding.help, language()) for finding in findings)
    separator = say("；", "; ")
    contradicts = all(finding.rule == CONTRADICTION for finding in findings)
    return CommandError(separator.join(lines), separator.join(filter(None, helps)), FINDINGS if contradicts else USAGE)


def _line(path: tuple[str | int, ...], message: str) -> str:
    where = ".".join(str(part) for part in path)
    return f"{where}: {message}" if where and where not in message else message


def refuse_unknown_roles(brief: Brief, catalog: Catalog) -> None:
    """Raise CommandError where the brief names roles that the catalog does not have."""
    from teamplan.text.suggestion import nearest_words

    named = [*brief.require, *brief.exclude, *(role for person in brief.team for role in person.roles)]
    unknown = [role for role in dict.fromkeys(named) if role not in catalog.role_by_id]
    if unknown:
        near = [other for role in unknown for other in nearest_words(role, catalog.role_by_id, 2)]
        raise CommandError(
            say(f"目录里没有岗位 {'、'.join(unknown)}", f"no such role: {', '.join(unknown)}"),
            meant_hint(near) + say("teamplan roles search 可按名称查 id", "teamplan roles search finds ids"),
            USAGE,
        )
