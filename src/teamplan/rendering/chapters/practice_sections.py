"""How a chapter shows the management practices that belong to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teamplan.model.terms import chinese
from teamplan.rendering.document.blocks import Block, Bullets, Column, Facts, Paragraph, Section, Table
from teamplan.rendering.numbers import sentence
from teamplan.rendering.view import PlanView

if TYPE_CHECKING:
    from teamplan.model.plan import ChosenPractice
    from teamplan.model.practice import Chapter, Practice


def practice_section(view: PlanView, chapter: Chapter, title: str) -> Section | None:
    """Return a section with the chosen practices of `chapter`; None where there are none.

    The boss gets one table; everybody else each practice with its steps.
    """
    chosen = [(practice, line) for practice, line in view.practices if practice.chapter == chapter]
    if not chosen:
        return None
    if not view.audience.wants_detail:
        return Section(title, (_overview(view, chosen),))
    return Section(title, sections=tuple(_practice(view, practice, line) for practice, line in chosen))


def _overview(view: PlanView, chosen: list[tuple[Practice, ChosenPractice]]) -> Table:
    rows = tuple(
        (practice.title, view.seat_title(line.owner), chinese(practice.cadence), practice.artefact)
        for practice, line in chosen
    )
    columns = (Column("做法"), Column("责任岗位"), Column("频率", "center"), Column("产出"))
    return Table("管理做法", columns, rows)


def _practice(view: PlanView, practice: Practice, line: ChosenPractice) -> Section:
    facts = Facts(
        (
            ("责任岗位", view.seat_title(line.owner)),
            ("频率", chinese(practice.cadence)),
            ("产出", practice.artefact),
        )
    )
    blocks: list[Block] = [Paragraph(sentence(text)) for text in view.shown((practice.what,))]
    return Section(practice.title, (*blocks, Bullets(view.shown(practice.steps), ordered=True), facts))
