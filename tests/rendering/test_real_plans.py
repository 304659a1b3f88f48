"""The built-in catalog and the planner's own plans: every edition ties out, and staff see no pay."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, cast

import pytest
from rendered import document_of, table_of, tables, text_of

from teamplan import Brief, Catalog, Plan, load_catalog
from teamplan.model.quantity import Count, Fte, Money, Share, total
from teamplan.planning.planner import plan_team
from teamplan.rendering.audience import Audience
from teamplan.rendering.build import FIRST_LOOK
from teamplan.rendering.formats.terminal import summary_text

pytestmark = pytest.mark.slow

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
    "short": {"stage": "startup", "size": 3, "monthly_sales": 800_000},
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
    for table in tables(document_of(plan(name), audience, catalog=catalog())):
        for place, cell in enumerate(table.total or ()):
            if isinstance(cell.value, Count | Fte | Money | Share):
                values = [cast("Any", row[place].value) for row in table.rows if not isinstance(row[place].value, str)]
                assert total(values) == cell.value, table.caption
                checked += 1
    assert checked


def test_the_note_on_missing_work_says_the_total_of_the_gaps() -> None:
    [note] = [note for note in plan("short").notes if note.key == "work_exceeds_size"]
    table = table_of(document_of(plan("short"), catalog=catalog()), "工作量缺口")
    assert table.total is not None
    missing = table.total[1].value
    assert isinstance(missing, Fte)
    assert Fte.of(cast("float", note.values["missing"])) == missing
    text = text_of(plan("short"), catalog=catalog())
    assert text.count(f"有 {missing.hundredths / 100:.2f} FTE 没有编制承担") == 1
    assert (
        summary_text(document_of(plan("short"), catalog=catalog(), start=FIRST_LOOK), 200).count(
            f"有 {missing.hundredths / 100:.2f} FTE"
        )
        == 2
    )


@pytest.mark.parametrize("name", ["shop", "company"])
@pytest.mark.parametrize("kind", ["md", "html"])
def test_staff_see_no_pay(name: str, kind: str) -> None:
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
    complete = text_of(made, kind, catalog=catalog())
    staff = text_of(made, kind, Audience.STAFF, catalog=catalog())
    assert figures(complete) & secrets
    assert not figures(staff) & secrets
