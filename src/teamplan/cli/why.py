"""`teamplan why`: the reason of one number or choice."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from teamplan.cli.choices import choices_hint, near_hint
from teamplan.cli.failure import DONE, USAGE, CommandError
from teamplan.cli.language import say
from teamplan.cli.loading import read_catalog, read_phrasing, read_plan, refusing_unusable_words
from teamplan.cli.output import write_stdout
from teamplan.text.lines import COLUMNS, wrapped

if TYPE_CHECKING:
    from teamplan.rendering.explanation import Explanation
    from teamplan.rendering.phrasing import Phrasing


def run_why(plan_path: str, subject: str | None, output_format: str, catalog_folder: str | None) -> int:
    """Print the explanations of `subject`; without one, the ids that can be asked for."""
    from teamplan.rendering.why import UnknownSubjectError, Why, subjects

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
    phrasing = read_phrasing(plan, catalog, catalog_folder)
    try:
        with refusing_unusable_words():
            found = Why(plan, catalog, phrasing).explain(subject)
    except UnknownSubjectError as error:
        everything = say(f"teamplan why {plan_path} 列出全部", f"teamplan why {plan_path} lists them all")
        raise CommandError(
            say(f"方案里没有「{subject}」", f"nothing in the plan is called {subject!r}"),
            near_hint(subject, subjects(plan), everything),
            USAGE,
        ) from error
    if output_format == "json":
        write_stdout(json.dumps([asdict(item) for item in found], ensure_ascii=False, indent=2) + "\n")
    else:
        write_stdout("\n\n".join("\n".join(_page(item, phrasing)) for item in found) + "\n")
    return DONE


def _page(explanation: Explanation, phrasing: Phrasing) -> list[str]:
    from teamplan.rendering.explanation import input_text

    say = phrasing.phrase
    parts = [
        (say("why_value"), explanation.value),
        (say("why_range"), explanation.range),
        (say("why_formula"), explanation.formula),
        *((say("why_input"), input_text(item, phrasing)) for item in explanation.inputs),
        (say("why_model"), explanation.model),
        *((say("why_source"), source) for source in explanation.sources),
        *((say("why_remark"), remark) for remark in explanation.remarks),
    ]
    lines = [f"{explanation.title}  {explanation.kind} · {explanation.subject}"]
    for label, text in parts:
        if text:
            lines.extend(wrapped(f"  {label}  {text}", COLUMNS, "        "))
    return lines
