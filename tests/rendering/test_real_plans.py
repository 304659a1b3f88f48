"""The built-in catalog and the planner's own plans: every edition ties out, and staff see no pay."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from proposal_tables import tables_of

from teamplan import Brief, Catalog, Plan, load_catalog
from teamplan.planning.planner import plan_team
from teamplan.rendering.audience import Audience
from teamplan.rendering.document.blocks import Cell
from teamplan.rendering.proposal import build_proposal
from teamplan.sources.wording_file import load_wording
from teamplan.usecases.make_documents import render_document

if TYPE_CHECKING:
    from pathlib import Path

BRIEFS: dict[str, dict[str, Any]] = {
    "one": {"stage": "startup", "size": 1},
    "shop": {
        "stage": "growth",
        "size": 12,
        "platforms": ["天猫", "抖音"],
        "live": True,
        "monthly_sales": 800_000,
        "people_cost_cap": 123_457,
    },
    "company": {"stage": "mature", "size": 120, "monthly_sales": 30_000_000},
}


@cache
def catalog() -> Catalog:
    return load_catalog()


@cache
def plan(name: str) -> Plan:
    return plan_team(catalog(), Brief.model_validate(BRIEFS[name]))


def figures(text: str) -> set[int]:
    found = (figure.replace(",", "") for figure in re.findall(r"(?<![\w.,])\d[\d,]*(?![\w.])", text))
    return {int(figure) for figure in found if figure}


@pytest.mark.parametrize("name", BRIEFS)
@pytest.mark.parametrize("audience", list(Audience))
def test_every_total_ties_out(name: str, audience: Audience) -> None:
    checked = 0
    for table in tables_of(build_proposal(plan(name), catalog(), audience, "1", load_wording())):
        for place, total in enumerate(table.total or ()):
            text = total if isinstance(total, str) else total.text
            if place and re.fullmatch(r"[\d,]+(\.\d+)?%?", text):
                cells = [row[place] for row in table.rows]
                shown = [cell.text if isinstance(cell, Cell) else cell for cell in cells]
                hundredths = [round(float(figure.rstrip("%").replace(",", "")) * 100) for figure in shown]
                assert sum(hundredths) == round(float(text.rstrip("%").replace(",", "")) * 100), table.caption
                checked += 1
    assert checked


@pytest.mark.parametrize("name", ["shop", "company"])
@pytest.mark.parametrize("kind", ["md", "html"])
def test_staff_see_no_pay(name: str, kind: str, templates: Path) -> None:
    made = plan(name)
    paid = [position.pay for position in made.positions if position.pay]
    secrets = {value for pay in paid for value in (pay.low, pay.base, pay.high)}
    if made.budget is not None:
        ranges = (made.budget.monthly, made.budget.one_off, *(line.amount for line in made.budget.lines))
        secrets |= {value for money in ranges for value in (money.low, money.base, money.high)}
    if made.brief.people_cost_cap:
        secrets.add(made.brief.people_cost_cap)
    drivers = {round(line.value) for line in made.drivers} | {round(i.value) for d in made.demand for i in d.inputs}
    secrets = {value for value in secrets - drivers if value >= 2000 and value % 1000}
    assert secrets
    complete = render_document(made, catalog(), format=kind, templates=templates, version="1")
    staff = render_document(made, catalog(), format=kind, templates=templates, audience=Audience.STAFF, version="1")
    assert figures(complete) & secrets
    assert not figures(staff) & secrets
