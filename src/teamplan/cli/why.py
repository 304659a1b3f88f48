"""`teamplan why`: the reason of one number or choice."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from teamplan.cli.advice import near_or
from teamplan.cli.catalog import open_catalog
from teamplan.cli.failure import DONE, CommandError
from teamplan.cli.streams import at_terminal, hand_over, show, show_drawn
from teamplan.findings.words import Words
from teamplan.text.json_text import json_text
from teamplan.text.lines import COLUMNS, wrapped
from teamplan.usecases.errors import UnknownSubjectError, UnusableWordingError, known_choice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teamplan.cli.speaker import Speaker
    from teamplan.rendering.explanation import Explanation
    from teamplan.rendering.phrasing import Phrasing


def run_why(file: str, subject: str | None, form: str, folder: str | None, speaker: Speaker) -> int:
    """Print the explanations of a subject; without one, the ids that can be asked for."""
    from teamplan.rendering.phrasing import WordingError
    from teamplan.rendering.why import subjects
    from teamplan.sources.records.plan_file import load_plan
    from teamplan.usecases.explain import explain
    from teamplan.usecases.wording import phrasing_of

    known_choice(form, ("text", "json"), Words("没有格式「{}」", "no format {!r}"))
    catalog = open_catalog(folder, speaker)
    plan = load_plan(file)
    if subject is None:
        show("\n".join(subjects(plan)) + "\n")
        return DONE
    words = phrasing_of(plan, catalog, own=Path(folder) if folder else None)
    try:
        _show(explain(plan, catalog, subject, words), words, form)
    except UnknownSubjectError as error:
        everything = Words(f"teamplan why {file} 列出全部", f"teamplan why {file} lists them all")
        raise CommandError(error.message, near_or(error.near, everything)) from error
    except WordingError as error:
        raise UnusableWordingError(error.key, error.message) from error
    return DONE


def _plain(item: Explanation) -> dict[str, object]:
    return item._asdict() | {"inputs": [shown._asdict() for shown in item.inputs]}


def _show(found: tuple[Explanation, ...], words: Phrasing, form: str) -> None:
    """Print the explanations, or nothing where a word of one cannot be filled."""
    if form == "json":
        hand_over(json_text([_plain(item) for item in found]).encode())
    elif at_terminal():
        from teamplan.cli.drawing import draw_facts

        show_drawn(draw_facts([(_heading(item), list(_facts(item, words))) for item in found]))
    else:
        show("\n\n".join("\n".join(_page(item, words)) for item in found) + "\n")


def _page(explanation: Explanation, words: Phrasing) -> list[str]:
    lines = [_heading(explanation)]
    for label, value in _facts(explanation, words):
        lines.extend(wrapped(f"  {label}  {value}", COLUMNS, "        "))
    return lines


def _heading(explanation: Explanation) -> str:
    return f"{explanation.title}  {explanation.kind} · {explanation.subject}"


def _facts(explanation: Explanation, words: Phrasing) -> Iterator[tuple[str, str]]:
    """Yield what is known of a subject, each part with its label."""
    from teamplan.rendering.explanation import input_text

    known = (
        ("why_value", (explanation.value,)),
        ("why_range", (explanation.range,)),
        ("why_formula", (explanation.formula,)),
        ("why_input", tuple(input_text(item, words) for item in explanation.inputs)),
        ("why_model", (explanation.model,)),
        ("why_source", explanation.sources),
        ("why_remark", explanation.remarks),
    )
    for label, texts in known:
        yield from ((words.phrase(label), text) for text in texts if text)
