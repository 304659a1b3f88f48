"""Each staffing rule: the work that it gives, worked out by hand, and how it explains it."""

from __future__ import annotations

import pytest

from teamplan.model.assumption import Assumption
from teamplan.model.driver import Driver
from teamplan.model.plan import Input
from teamplan.model.reason import Reason
from teamplan.model.staffing import CoverageRule, FixedRule, QueueRule, RatioRule, SpanRule, SplitRule, TieredRule
from teamplan.planning.figures import Bound, Figures
from teamplan.planning.work.rules.registry import KINDS, kind_named, kind_of
from teamplan.planning.work.rules.rule import ByVolume, Explained, FromLayer, FromPool, Steps, Terms

FIGURES = {"per_person": (40, 50, 80), "cover": (1.2, 1.5, 1.75), "minutes": (4, 5, 6), "nothing": (0, 0, 0)} | {
    "returns_to_scale": (0.5, 0.5, 1),
    "presence_per_work": (2, 2, 2),
}


def figures() -> Figures:
    said = {"title": "甲", "unit": "件", "source": "乙", "grade": "B", "valid_from": "2025"}
    return Figures(
        {
            key: Assumption.model_construct(key=key, low=low, base=base, high=high, **said)
            for key, (low, base, high) in FIGURES.items()
        }
    )


def terms(bound: Bound = "base") -> Terms:
    """The service desk of these terms charges a hundredth of an FTE for each contact, and one for each minute."""
    return Terms(figures(), bound, lambda contacts, minutes: contacts / 100 + minutes)


class Known:
    """What a plan knows: every driver at 200, every role with 3 FTE."""

    queue_model = Reason.of("queue_chat")

    def driver(self, driver: Driver) -> Input:
        return Input(driver=driver, value=200, origin="brief")

    def figure(self, key: str) -> Input:
        return figures().as_input(key)

    def work(self, role: str) -> Input:
        return Input(role=role, value=3, origin="derived")


SKUS = Input(driver=Driver.SKUS, value=200, origin="brief")
HOURS = Input(driver=Driver.LIVE_HOURS_PER_DAY, value=200, origin="brief")
PER = Input(assumption="per_person", value=50, origin="assumption")
COVER = Input(assumption="cover", value=1.5, origin="assumption")
MINUTES = Input(assumption="minutes", value=5, origin="assumption")

FIXED = FixedRule(rule="fixed", fte=0.25)
RATIO = RatioRule(rule="ratio", driver="skus", per="per_person")
MANNED = RatioRule(rule="ratio", driver="skus", per="per_person", cover="cover", base=0.5)
TIERED = TieredRule(
    rule="tiered",
    driver="skus",
    tiers=[{"at": 100, "fte": 0.5}, {"at": 300, "fte": 1.5}, {"at": 300, "fte": 2}, {"at": 400, "fte": 3}],
)
COVERAGE = CoverageRule(rule="coverage", hours="live_hours_per_day", per_person="per_person", cover="cover")
POSTS = CoverageRule(rule="coverage", hours="live_hours_per_day", per_person="per_person", cover="cover", posts=2)
QUEUE = QueueRule(rule="queue", driver="skus", handle_minutes="minutes")
PART = QueueRule(rule="queue", driver="skus", handle_minutes="minutes", share=0.25, base=0.5)
SPAN = SpanRule(rule="span", span="per_person")
ABOVE = SpanRule(rule="span", span="per_person", above=2)
SPLIT = SplitRule(rule="split", of="store_operator", share=0.3, above=2)


@pytest.mark.parametrize(
    ("rule", "bound", "volume", "fte"),
    [
        (FIXED, "base", 200, 0.25),
        (RATIO, "base", 50, 1),
        (RATIO, "base", 25, 0.5),
        (RATIO, "base", 200, 2),
        (RATIO, "low", 200, 2.5**0.5),
        (RATIO, "high", 200, 5),
        (MANNED, "base", 200, 6**0.5 + 0.5),
        (MANNED, "base", 2, 0.06 + 2 * 0.06),
        (MANNED, "base", 0, 0),
        (MANNED, "low", 200, 3**0.5 + 0.5),
        (MANNED, "high", 200, 9.25),
        (COVERAGE, "base", 200, 6),
        (POSTS, "base", 200, 12),
        (POSTS, "low", 200, 6),
        (QUEUE, "base", 200, 7),
        (QUEUE, "high", 200, 8),
        (PART, "base", 200, 6),
        (TIERED, "base", 0, 0.5),
        (TIERED, "base", 100, 0.5),
        (TIERED, "base", 150, 0.75),
        (TIERED, "base", 300, 1.5),
        (TIERED, "base", 350, 2.5),
        (TIERED, "base", 400, 3),
        (TIERED, "base", 900, 3),
    ],
)
def test_work_by_volume(rule, bound, volume, fte):
    work = kind_of(rule).compile(rule, terms(bound))
    assert isinstance(work, ByVolume)
    assert work.formula({Driver.SKUS: volume, Driver.LIVE_HOURS_PER_DAY: volume}) == pytest.approx(fte, rel=1e-12)
    assert work.driver == kind_of(rule).driver(rule)


@pytest.mark.parametrize("rule", [RATIO, COVERAGE])
def test_a_figure_of_nothing_divides_nothing(rule):
    empty = rule.model_copy(update={"per": "nothing"} if rule is RATIO else {"per_person": "nothing"})
    work = kind_of(rule).compile(empty, terms())
    assert work.formula({Driver.SKUS: 200, Driver.LIVE_HOURS_PER_DAY: 200}) == 0


def test_a_tier_reached_in_one_step_gives_its_work_at_once():
    steep = TieredRule(rule="tiered", driver="skus", tiers=[{"at": 100, "fte": 1}, {"at": 100, "fte": 2}])
    formula = kind_of(steep).compile(steep, terms()).formula
    assert [formula({Driver.SKUS: volume}) for volume in (99, 100, 101)] == [1, 1, 2]


@pytest.mark.parametrize(("bound", "span"), [("base", 50), ("low", 80), ("high", 40)])
def test_leadership_is_divided_by_its_span(bound, span):
    assert kind_of(SPAN).compile(SPAN, terms(bound)) == FromLayer(span, 0)
    assert kind_of(ABOVE).compile(ABOVE, terms(bound)) == FromLayer(span, 2)


def test_a_specialist_takes_a_share_of_a_generalist():
    assert kind_of(SPLIT).compile(SPLIT, terms()) == FromPool("store_operator", 0.3, 2)
    assert kind_of(SPLIT).pool(SPLIT) == ("store_operator", 0.3)


@pytest.mark.parametrize(
    ("rule", "explained"),
    [
        (FIXED, Explained(Reason.of("work_fixed", fte=0.25))),
        (RATIO, Explained(Reason.of("work_ratio", driver="skus", per="per_person"), (SKUS, PER))),
        (
            MANNED,
            Explained(
                Reason.of("work_ratio", driver="skus", per="per_person", cover="cover", base=0.5), (SKUS, PER, COVER)
            ),
        ),
        (
            TIERED,
            Explained(
                Reason.of("work_tiered", driver="skus", tiers=((100, 0.5), (300, 1.5), (300, 2), (400, 3))), (SKUS,)
            ),
        ),
        (
            COVERAGE,
            Explained(
                Reason.of("work_coverage", hours="live_hours_per_day", per_person="per_person", cover="cover"),
                (HOURS, PER, COVER),
            ),
        ),
        (
            POSTS,
            Explained(
                Reason.of("work_coverage", hours="live_hours_per_day", per_person="per_person", cover="cover", posts=2),
                (HOURS, PER, COVER),
            ),
        ),
        (
            QUEUE,
            Explained(
                Reason.of("work_queue", driver="skus", handle_minutes="minutes"),
                (SKUS, MINUTES),
                Reason.of("queue_chat"),
            ),
        ),
        (
            PART,
            Explained(
                Reason.of("work_queue", driver="skus", handle_minutes="minutes", base=0.5),
                (SKUS, MINUTES),
                Reason.of("queue_chat"),
            ),
        ),
        (SPAN, Explained(Reason.of("work_span", span="per_person"), (PER,))),
        (ABOVE, Explained(Reason.of("work_span", span="per_person", above=2), (PER,))),
        (
            SPLIT,
            Explained(
                Reason.of("work_split", role="store_operator", above=2, share=0.3),
                (Input(role="store_operator", value=3, origin="derived"),),
            ),
        ),
    ],
)
def test_work_is_explained_with_its_inputs(rule, explained):
    assert kind_of(rule).explain(rule, Known()) == explained


def test_a_rule_is_found_by_its_model_and_by_its_name():
    rules = {"fixed": FIXED, "ratio": RATIO, "tiered": TIERED, "coverage": COVERAGE, "queue": QUEUE} | {
        "span": SPAN,
        "split": SPLIT,
    }
    assert {name: kind_of(rule) for name, rule in rules.items()} == {name: kind_named(name) for name in rules}
    assert [kind_named(name) for name in rules].count(kind_named("span")) == 1
    assert len(KINDS) == len(rules)
    with pytest.raises(KeyError):
        kind_named("guess")


def test_what_checks_of_a_catalog_ask_of_a_rule():
    rows = {
        name: (kind.follows, kind.figures, kind.leads, kind.shareable)
        for name in ("fixed", "ratio", "tiered", "coverage", "queue", "span", "split")
        if (kind := kind_named(name))
    }
    assert rows == {
        "fixed": (None, (), False, True),
        "ratio": ("driver", ("per", "cover"), False, True),
        "tiered": ("driver", (), False, True),
        "coverage": ("hours", ("per_person", "cover"), False, True),
        "queue": ("driver", ("handle_minutes",), False, True),
        "span": (None, ("span",), True, False),
        "split": (None, (), False, False),
    }


def test_only_tiers_are_steps_and_only_a_split_has_a_pool():
    rules = (FIXED, RATIO, COVERAGE, QUEUE, SPAN, SPLIT)
    assert [kind_of(rule).steps(rule) for rule in rules] == [None] * 6
    assert kind_of(TIERED).steps(TIERED) == Steps("tiers", ((100, 0.5), (300, 1.5), (300, 2), (400, 3)))
    assert [kind_of(rule).pool(rule) for rule in (FIXED, RATIO, TIERED, COVERAGE, QUEUE, SPAN)] == [None] * 6
    assert [kind_of(rule).driver(rule) for rule in (FIXED, SPAN, SPLIT)] == [None] * 3
