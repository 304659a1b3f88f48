"""The work of a team at the pace of companies like it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from teamplan.checking.catalog import load_catalog
from teamplan.model.brief import Brief
from teamplan.model.driver import Driver
from teamplan.model.plan import DriverLine
from teamplan.model.reason import Reason
from teamplan.model.terms import BusinessModel, Function, Stage
from teamplan.planning.evidence.composition import Comparable, Composition
from teamplan.planning.figures import Figures
from teamplan.planning.work.drivers import Volumes
from teamplan.planning.work.paced import FIRST_SALES, PacedWork, UsualCompany
from teamplan.planning.workforce import build_workforce

CATALOG = load_catalog()
CHANGED = {"seat_load": 1.0, "least_pace": 0.1, "most_pace": 3.0, "trust_in_peers": 1.0, "evidence_doubt": 1.0}
FIGURES = Figures(
    CATALOG.assumption_by_key
    | {key: CATALOG.assumption_by_key[key].model_copy(update={"base": base}) for key, base in CHANGED.items()}
)


class Rules:
    """Three quarters of the work is design, a quarter customer service; an FTE for each 10,000 of sales."""

    roles = (CATALOG.role("visual_designer"), CATALOG.role("cs_agent"))

    def evaluate(self, volumes: dict[Driver, float]) -> list[float]:
        fte = volumes[Driver.MONTHLY_SALES] / 10_000
        return [0.75 * fte, 0.25 * fte]

    def total(self, volumes: dict[Driver, float]) -> float:
        return sum(self.evaluate(volumes))


class People:
    """As many as `of` says of the sales."""

    def __init__(self, of: Callable[[float], float]) -> None:
        self.people = of


def paced(of: Callable[[float], float], *peers: Comparable, barred: tuple[str, ...] = ()) -> PacedWork:
    """Work of a company with sales of 10,000 at scale 1."""
    said = Reason.of("volume_stated")
    lines = {
        driver: DriverLine(driver=driver, value=10_000 * (driver is Driver.MONTHLY_SALES), origin="brief", formula=said)
        for driver in Driver
    }
    volumes = Volumes(lines=lines, powers=dict.fromkeys(Driver, 1.0), anchored=True, smallest_scale=1.0)
    usual = UsualCompany(Rules(), volumes, People(of))
    return PacedWork(Rules(), volumes, usual, Composition(peers, FIGURES), FIGURES, barred)


def test_the_pace_is_the_people_of_the_peers_over_the_work_of_the_rules():
    work = paced(lambda sales: sales / 5_000)
    assert [work.pace(scale) for scale in (0.01, 1, 7.7, 500)] == pytest.approx([2] * 4)
    assert work.people_for(7.7) == pytest.approx(15.4)
    assert work.total(3) == pytest.approx(6)
    assert work.by_rules(3) == pytest.approx(3)


def test_the_pace_never_falls_where_sales_rise_and_stays_within_its_limits():
    falling = paced(lambda sales: 0.005 * sales**0.5)
    scales = [0.1 * 1.2**step for step in range(60)]
    paces = [falling.pace(scale) for scale in scales]
    assert paces == sorted(paces)
    assert paces[0] == pytest.approx(0.005 * FIRST_SALES**0.5 / (FIRST_SALES / 10_000))
    assert paced(lambda _: 1e9).pace(5) == 3
    assert paced(lambda _: 0).pace(5) == 0.1
    rising = paced(lambda sales: (sales / 10_000) ** 1.5)
    paces = [rising.pace(scale) for scale in scales]
    assert paces == sorted(paces)
    assert paces[0] < paces[-1]


def test_a_company_without_sales_has_the_pace_of_the_smallest():
    work = paced(lambda sales: sales / 5_000)
    assert work.pace(0) == work.pace(FIRST_SALES / 10_000) == pytest.approx(2)


def test_functions_are_drawn_to_the_peers_and_the_whole_stays():
    """One voice against a doubt of one: half way from 3 : 1 to 1 : 1."""
    half = Comparable(8.0, {Function.DESIGN: 0.5, Function.CUSTOMER_SERVICE: 0.5}, "a", 1.0)
    work = paced(lambda sales: sales / 10_000, half)
    assert work.evaluate(4, 8) == pytest.approx([2.5, 1.5])
    assert paced(lambda sales: sales / 10_000).evaluate(4, 8) == pytest.approx([3, 1])
    assert sum(work.evaluate(9, 3)) == pytest.approx(9)


def test_barred_work_is_there_but_not_for_the_team():
    work = paced(lambda sales: sales / 10_000, barred=("cs_agent",))
    assert work.evaluate(4, 8) == pytest.approx([3, 1])
    assert work.total(4) == pytest.approx(3)


@pytest.mark.parametrize("model", BusinessModel)
def test_a_typical_company_gets_the_heads_of_its_peers(catalog, model):
    """Of which nothing is known but model and stage; between the steps the pace is interpolated."""
    profile = catalog.profile(model)
    brief = Brief(stage=Stage.GROWTH, model=model, platforms=(), live=False)
    found = build_workforce(brief, catalog)
    sales = profile.stage_sales[Stage.GROWTH]
    assert found.volumes.at(1)[Driver.MONTHLY_SALES] == sales
    assert found.work.people_for(1) == pytest.approx(found.work.people.people(sales), rel=0.15)
