"""`teamplan why`: the reason of one number or choice."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from teamplan.cli.advice import near_or
from teamplan.cli.catalog import open_catalog
from teamplan.cli.failure import DONE, CommandError
from teamplan.cli.streams import at_terminal, write_stdout
from teamplan.findings.words import Words
from teamplan.text.lines import COLUMNS, wrapped
from teamplan.usecases.errors import UnknownChoiceError, UnknownSubjectError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teamplan.cli.speaker import Speaker
    from teamplan.planning.explanation import Explanation

_ORIGINS = {"brief": "简报", "derived": "推算", "profile": "画像", "structure": "编制"}
_FORMATS = ("text", "json")


@dataclass(frozen=True, kw_only=True)
class WhyOptions:
    """What the user typed."""

    plan: str
    subject: str | None = None
    output_format: str = "text"
    catalog: str | None = None


def run_why(options: WhyOptions, speaker: Speaker) -> int:
    """Print the explanations of a subject; without one, the ids that can be asked for."""
    from teamplan.sources.records.plan_file import load_plan
    from teamplan.usecases.explain import explain, subjects

    form = options.output_format
    if form not in _FORMATS:
        raise UnknownChoiceError(form, Words(f"没有格式「{form}」", f"no format {form!r}"), _FORMATS)
    catalog = open_catalog(options.catalog, speaker)
    plan = load_plan(options.plan)
    if options.subject is None:
        write_stdout("\n".join(subjects(plan)) + "\n")
        return DONE
    try:
        found = explain(plan, catalog, options.subject)
    except UnknownSubjectError as error:
        everything = Words(f"teamplan why {options.plan} 列出全部", f"teamplan why {options.plan} lists them all")
        raise CommandError(error.message, near_or(error.near, everything)) from error
    if form == "json":
        write_stdout(json.dumps([_plain(item) for item in found], ensure_ascii=False, indent=2) + "\n")
    elif at_terminal():
        from teamplan.cli.drawing import draw_facts

        write_stdout(draw_facts([(_heading(item), list(_facts(item))) for item in found]))
    else:
        write_stdout("\n\n".join("\n".join(_page(item)) for item in found) + "\n")
    return DONE


def _plain(explanation: Explanation) -> dict[str, object]:
    return asdict(explanation) | {"inputs": [item.model_dump(mode="json") for item in explanation.inputs]}


def _page(explanation: Explanation) -> list[str]:
    lines = [_heading(explanation)]
    for label, value in _facts(explanation):
        lines.extend(wrapped(f"  {label}  {value}", COLUMNS, "        "))
    return lines


def _heading(explanation: Explanation) -> str:
    return f"{explanation.title}  {explanation.kind} · {explanation.subject}"


def _facts(explanation: Explanation) -> Iterator[tuple[str, str]]:
    """Yield what is known of a subject, each part with its label."""
    from teamplan.planning.explanation import in_figures

    for label, value in (("数值", explanation.value), ("区间", explanation.range), ("算法", explanation.formula)):
        if value:
            yield label, value
    for item in explanation.inputs:
        origin = _ORIGINS.get(item.origin, item.origin)
        yield "输入", f"{item.name} = {in_figures(item.value)} {item.unit}（{origin}）"
    yield from (("来源", source) for source in explanation.sources)
    yield from (("说明", remark) for remark in explanation.remarks)
