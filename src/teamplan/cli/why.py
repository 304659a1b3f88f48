"""`teamplan why`: the reason of one number or choice."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from teamplan.cli.choices import choices_hint, near_hint
from teamplan.cli.failure import DONE, USAGE, CommandError
from teamplan.cli.language import say
from teamplan.cli.loading import read_catalog, read_plan
from teamplan.cli.output import write_stdout
from teamplan.text.lines import COLUMNS, wrapped

if TYPE_CHECKING:
    from teamplan.planning.explanation import Explanation


_ORIGINS = {"brief": "简报", "derived": "推算", "profile": "画像", "structure": "编制"}


def run_why(plan_path: str, subject: str | None, output_format: str, catalog_folder: str | None) -> int:
    """Print the explanations of `subject`; without one, the ids that can be asked for."""
    from teamplan.planning.explanation import UnknownSubjectError, explain, subjects
    from teamplan.rendering.phrasing import Phrasing
    from teamplan.sources.wording_file import load_wording

    if output_format not in ("text", "json"):
        raise CommandError(
            say(f"没有格式「{output_format}」", f"no format {output_format!r}"),
            choices_hint(output_format, ("text", "json")),
            USAGE,
        )
    catalog = read_catalog(catalog_folder)
    plan = read_plan(plan_path)
    if subject is None:
        write_stdout("\n".join(subjects(plan)) + "\n")
        return DONE
    try:
        found = explain(plan, catalog, subject, Phrasing(load_wording(), catalog, plan))
    except UnknownSubjectError as error:
        everything = say(f"teamplan why {plan_path} 列出全部", f"teamplan why {plan_path} lists them all")
        raise CommandError(
            say(f"方案里没有「{subject}」", f"nothing in the plan is called {subject!r}"),
            near_hint(subject, subjects(plan), everything),
            USAGE,
        ) from error
    if output_format == "json":
        write_stdout(json.dumps([_plain(item) for item in found], ensure_ascii=False, indent=2) + "\n")
    else:
        write_stdout("\n\n".join("\n".join(_page(item)) for item in found) + "\n")
    return DONE


def _plain(explanation: Explanation) -> dict[str, object]:
    return asdict(explanation) | {"inputs": [item.model_dump(mode="json") for item in explanation.inputs]}


def _page(explanation: Explanation) -> list[str]:
    from teamplan.planning.explanation import in_figures

    lines = [f"{explanation.title}  {explanation.kind} · {explanation.subject}"]
    for label, value in (("数值", explanation.value), ("区间", explanation.range), ("算法", explanation.formula)):
        if value:
            lines.extend(wrapped(f"  {label}  {value}", COLUMNS, "        "))
    for item in explanation.inputs:
        origin = _ORIGINS.get(item.origin, item.origin)
        text = f"  输入  {item.name} = {in_figures(item.value)} {item.unit}（{origin}）"
        lines.extend(wrapped(text, COLUMNS, "        "))
    for source in explanation.sources:
        lines.extend(wrapped(f"  来源  {source}", COLUMNS, "        "))
    for remark in explanation.remarks:
        lines.extend(wrapped(f"  说明  {remark}", COLUMNS, "        "))
    return lines
