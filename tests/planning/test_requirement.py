"""The work that a plan covers: stretching within the scatter, and the least of leads, pins and hats."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from teamplan.checking.catalog import load_catalog
from teamplan.planning.figures import Figures
from teamplan.planning.requirement import required_work

CATALOG = load_catalog()
CHANGED = {"seat_load": 1.0, "staff_scatter": 2.0, "least_leading": 0.2, "least_managing": 0.7, "least_pinned": 0.02}
FIGURES = Figures(
    CATALOG.assumption_by_key
    | {
        key: CATALOG.assumption_by_key[key].model_copy(update={"base": base})
        for key, base in (CHANGED | {"smallest_hat": 0.01}).items()
    }
)


def required(
    size: int, work: dict[str, float], seats: tuple[str, ...] = (), require: tuple[str, ...] = (), **by_rules: float
) -> tuple[dict[str, int], float]:
    """The work of a team of `size` with these seats, where the rules and the pace give `work`."""
    roles = [CATALOG.role(role) for role in work]
    seated = [SimpleNamespace(role=CATALOG.role(role)) for role in seats]
    found = required_work(
        SimpleNamespace(  # type: ignore[arg-type]
            figures=FIGURES,
            size=size,
            scale=1.0,
            catalog=CATALOG,
            brief=SimpleNamespace(require=require),
            work=SimpleNamespace(roles=roles, evaluate=lambda _scale, _size: list(work.values())),
            demand=SimpleNamespace(roles=roles, evaluate=lambda _volumes: list((work | by_rules).values())),
            volumes=SimpleNamespace(at=lambda scale: scale),
            sequence=SimpleNamespace(grow=lambda size: seated[:size]),
        )
    )
    return dict(found.work), found.factor


@pytest.mark.parametrize(
    ("work", "factor"), [(8.0, 1), (10.0, 1), (12.5, 0.8), (20.0, 0.5), (40.0, 0.5)],
    ids=["little", "full", "stretched", "to the end", "beyond"],
)  # fmt: skip
def test_a_team_stretches_to_its_work_within_the_scatter_and_no_further(work, factor):
    found, by = required(10, {"cs_agent": 0.75 * work, "buyer": 0.25 * work})
    assert by == pytest.approx(factor)
    assert found == {"cs_agent": round(75 * work * factor), "buyer": round(25 * work * factor)}


def test_leads_lead_at_least_so_much_by_their_seats_and_what_they_lead_has_the_rest():
    unit = CATALOG.unit_of[CATALOG.role("cs_agent").function]
    seats = ("cs_agent", unit.lead, unit.lead, unit.manager)
    found, factor = required(10, {"cs_agent": 11.125, unit.lead: 0.01, unit.manager: 0.9}, seats)
    assert (found[unit.lead], found[unit.manager]) == (40, 72)
    assert factor == pytest.approx((10 - 0.4 - 0.7) / 11.125)
    assert found["cs_agent"] == 890
    assert required(10, {"cs_agent": 5, unit.lead: 0.5, unit.manager: 0.9}, seats)[0] == {
        "cs_agent": 500,
        unit.lead: 50,
        unit.manager: 90,
    }


def test_who_leads_from_no_seat_has_the_work_of_the_rules():
    lead = CATALOG.unit_of[CATALOG.role("cs_agent").function].lead
    assert required(10, {"cs_agent": 5, lead: 0.05}, ("cs_agent",))[0] == {"cs_agent": 500, lead: 5}


def test_pinned_roles_have_a_little_work_and_roles_without_any_are_left_out():
    found, _ = required(10, {"cs_agent": 5, "buyer": 0.004, "legal_counsel": 0.0}, require=("legal_counsel",))
    assert found == {"cs_agent": 500, "legal_counsel": 2}


def test_no_pace_takes_the_smallest_hat_away():
    assert required(10, {"cs_agent": 5, "buyer": 0.003}, buyer=0.01)[0] == {"cs_agent": 500, "buyer": 1}
    assert required(10, {"cs_agent": 5, "buyer": 0.003}, buyer=0.009)[0] == {"cs_agent": 500}
