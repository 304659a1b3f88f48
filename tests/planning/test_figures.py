"""No silent figures: a number in the planner's code is a law, a unit, or numerics; all else is an assumption."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import teamplan.planning

ROOT = Path(teamplan.planning.__file__).parent

PLAIN: dict[float, str] = {
    0: "nothing",
    1: "one, or the whole",
    2: "a pair, a square, a half",
    0.5: "rounding half up; Webster's divisor",
    100: "hundredths of an FTE",
    24: "hours of a day",
    60: "minutes of an hour, seconds of a minute",
    3600: "seconds of an hour",
}
"""Numbers that decide nothing, wherever they stand."""

CLIQUE = "effort of an exact search: beyond it, the largest set found so far is taken"
LAYERS = "a layer of leaders, counted from those who do the work"
PROPORTIONAL = "effort of an exact calculation: beyond it, work is proportional"
FLOATS = "rounding of floats, or where they end"
LIMITS = "largest input that is computed; beyond it, the input is refused"
READING = "how a published range that is open at one end is read"
SHOWN = "how many are named, or digits that are shown"
BISECTION = "halvings, or a scale that no company reaches: ends a search"

REASONED: dict[str, dict[float, str]] = {
    "evidence/composition.py": {20: BISECTION},
    "evidence/headcount.py": {
        5: "the team for which the catalog gives sales a head",
        1.2816: "quantile of the normal distribution",
    },
    "evidence/likeness.py": {1.3: READING, 1.6: READING},
    "evidence/peer_heads.py": {0.25: "a quartile", 0.75: "a quartile"},
    "hats/clique.py": {2000: CLIQUE, 250: CLIQUE},
    "judgement.py": {4: SHOWN},
    "outlook.py": {30: BISECTION},
    "planner.py": {0.9: "from which on a note says what the figures of the plan show anyway"},
    "published_team.py": {1000: "largest count of a post", 3: "example in a message"},
    "seats/hierarchy.py": {3: LAYERS},
    "seats/sequence.py": {9: LAYERS, 3: LAYERS, 1e9: BISECTION},
    "service_desk/abandonment.py": {
        5_000_000: LIMITS,
        1e-18: FLOATS,
        1e250: FLOATS,
        1e300: FLOATS,
    },
    "service_desk/chat.py": {20_000_000: LIMITS},
    "service_desk/desk.py": {1000: FLOATS, 5000: PROPORTIONAL},
    "service_desk/peaks.py": {3: "《劳动法》第41条", 36: "《劳动法》第41条"},
    "service_desk/queueing.py": {1e9: LIMITS, 1e300: FLOATS, 10: FLOATS, 12: LIMITS},
    "service_desk/rostering.py": {
        8: "《劳动法》第36条",
        1440: "minutes of a day",
        1e-9: FLOATS,
        3: "a day of three shifts",
    },
    "standing_in.py": {40: "《国务院关于职工工作时间的规定》第三条", 3: SHOWN},
    "target.py": {12: "months of a year"},
    "work/drivers.py": {
        1000: "three significant figures",
        3: "three significant figures",
        10: "the same",
        0.01: "stated sales and orders that contradict each other say no more than this",
    },
    "work/paced.py": {1000: "where a table begins", 1.5: "step of a table that is interpolated"},
    "workforce.py": {30: BISECTION, 1e9: BISECTION},
}
"""File → numbers that stand only there, and why they may."""


def numbers(source: str) -> Iterator[tuple[int, float]]:
    """Yield line and value of every number in `source`; the size of a cache decides nothing."""
    tree = ast.parse(source)
    caches = {
        id(keyword.value)
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "lru_cache"
        for keyword in call.keywords
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and type(node.value) in (int, float) and id(node) not in caches:
            yield node.lineno, node.value  # type: ignore[misc]


def silent(name: str, source: str) -> list[str]:
    """Return the numbers of a file that nobody has given a reason for."""
    known = PLAIN.keys() | REASONED.get(name, {}).keys()
    return [f"{name}:{line}: {value}" for line, value in numbers(source) if value not in known]


def files() -> dict[str, str]:
    return {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in ROOT.rglob("*.py")}


def test_every_number_is_a_law_a_unit_or_numerics():
    """Whatever else decides belongs into templates/assumptions, with source and grade."""
    sources = files()
    assert sum(1 for source in sources.values() for _ in numbers(source)) > 100
    assert [line for name, source in sorted(sources.items()) for line in silent(name, source)] == []


def test_a_planted_figure_is_found():
    planted = files()["planner.py"] + "\nTOO_MUCH = 1.05\n"
    assert [line.rpartition(" ")[2] for line in silent("planner.py", planted)] == ["1.05"]


def test_every_reason_is_still_needed():
    sources = files()
    stale = [
        f"{name}: {value}"
        for name, reasons in REASONED.items()
        for value in reasons
        if name not in sources or value not in {number for _, number in numbers(sources[name])}
    ]
    assert stale == []


def test_decisions_of_the_planner_are_marked_and_used(catalog):
    """Each figure of scope `planner` is read somewhere; the rest of the code reads no figure by another name."""
    decisions = [figure for figure in catalog.assumptions if figure.scope == "planner"]
    assert len(decisions) > 20
    shown = (ROOT.parent / "rendering/view").glob("*.py")
    code = "\n".join([*files().values(), *(path.read_text(encoding="utf-8") for path in shown)])
    composed = {f"conflict_cost_{basis}" for basis in ("law", "guideline", "practice")}
    composed |= {f"sales_per_head_{stage}" for stage in ("startup", "growth", "mature")}
    assert [figure.key for figure in decisions if figure.key not in composed and f'"{figure.key}"' not in code] == []
    assert all(figure.source and figure.grade for figure in decisions)
