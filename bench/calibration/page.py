"""The tables of docs/calibration.md: what stands between the markers is printed, the rest is written by hand."""

from __future__ import annotations

import statistics
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from calibration.cases import Case, families_of
from calibration.measures import distance
from calibration.publishers import mean_of_others, one_of_the_others
from calibration.resampling import Estimate, over_families
from calibration.sizes import Agreement, Sized, agreement

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from calibration.ablations import Ablation
    from calibration.left_out import Outcome
    from teamplan import Catalog

PAGE = Path(__file__).resolve().parents[2] / "docs" / "calibration.md"
END = "<!-- /bench -->"


def begin(part: str) -> str:
    """Return the marker before a part of the page."""
    return f"<!-- bench: published {part} -->"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table; its first column holds words, the others figures."""
    lines = [head, ["---", *["--:"] * (len(head) - 1)], *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def cases_part(cases: Sequence[Case]) -> str:
    """Return how many cases and families there are, by model and by kind of source."""
    rows = [_counted(f"model {model}", [c for c in cases if c.team.model.value == model]) for model in _models(cases)]
    kinds = Counter(case.team.source.kind.value for case in cases)
    rows += [
        _counted(f"source {kind}", [case for case in cases if case.team.source.kind.value == kind])
        for kind, _ in sorted(kinds.items(), key=lambda entry: (-entry[1], entry[0]))
    ]
    rows.append(_counted("source says that it sells live", [case for case in cases if case.team.live]))
    rows.append(_counted("source says who ships", [case for case in cases if case.team.self_fulfilment is not None]))
    largest = Counter(case.family for case in cases).most_common(1)[0][0]
    rows.append(_counted(f"largest family ({largest})", [case for case in cases if case.family == largest]))
    rows.append(_counted("**all**", cases))
    return table(["", "cases", "families", "with turnover or orders", "their families"], rows)


def _counted(label: str, cases: Sequence[Case]) -> list[str]:
    stated = [case for case in cases if case.has_volume]
    return [label, *(str(len(each)) for each in (cases, families_of(cases), stated, families_of(stated)))]


MEASURES: dict[str, Callable[[Outcome], float]] = {
    "**misplaced heads, by title**": lambda each: each.title,
    "misplaced heads, by hat": lambda each: each.hat,
    "functions seated, F1": lambda each: each.seated.f1,
    "functions seated, precision": lambda each: each.seated.precision,
    "functions seated, recall": lambda each: each.seated.recall,
    "first k functions hired, recall": lambda each: each.first_hired,
    "functions with the same heads": lambda each: each.same,
    "functions within ±1 head": lambda each: each.within_one,
    "whole teams within ±1 head": lambda each: float(each.within_one == 1),
    "published heads within low–high": lambda each: each.covered.part,
    "width of low–high (FTE)": lambda each: each.covered.width,
}
"""Name of a measure in the page → what it is of one case."""


def results_part(found: Sequence[Outcome]) -> str:
    """Return every measure over all cases, as a mean over families and over cases."""
    rows = []
    for name, measure in MEASURES.items():
        estimate = over_families((each.family, measure(each)) for each in found)
        rows.append([name, *_estimate(estimate), f"{statistics.fmean(map(measure, found)):.3f}"])
    return table(["", "mean over families", "95 %", "mean over cases"], rows)


def models_part(found: Sequence[Outcome]) -> str:
    """Return the main measures of each model and stage."""
    groups = sorted({(each.case.team.model.value, each.case.team.stage.value) for each in found})
    rows = [_main_row(" ".join(group), [each for each in found if _group(each) == group]) for group in groups]
    rows.append(_main_row("says that it sells live", [each for each in found if each.case.team.live]))
    return table(["", "cases", "families", "by title", "95 %", "by hat", "95 %", "F1"], rows)


def _group(outcome: Outcome) -> tuple[str, str]:
    return outcome.case.team.model.value, outcome.case.team.stage.value


def _main_row(label: str, found: Sequence[Outcome]) -> list[str]:
    title = over_families((each.family, each.title) for each in found)
    hat = over_families((each.family, each.hat) for each in found)
    f1 = over_families((each.family, each.seated.f1) for each in found)
    figures = [str(title.cases), str(title.families), *_estimate(title), *_estimate(hat), f"{f1.mean:.3f}"]
    return [label, *figures]


def functions_part(found: Sequence[Outcome]) -> str:
    """Return where the plans have too many and too few: mean shares of each function by title."""
    functions = {function for each in found for function in (*each.planned, *each.case.shares)}
    means = {
        function: [
            over_families((each.family, shares.get(function, 0.0)) for each, shares in sides)
            for sides in ([(e, e.case.shares) for e in found], [(e, e.planned) for e in found])
        ]
        for function in functions
    }
    ordered = sorted(means.items(), key=lambda entry: (entry[1][0].mean - entry[1][1].mean, entry[0]))
    rows = [
        [function, f"{published.mean:.3f}", f"{planned.mean:.3f}", f"{planned.mean - published.mean:+.3f}"]
        for function, (published, planned) in ordered
    ]
    return table(["", "published", "planned, by title", "planned − published"], rows)


def rivals_part(cases: Sequence[Case], found: Sequence[Outcome]) -> str:
    """Return how much nearer the planner is than what can be said without planning, on the cases that both cover."""
    rows = []
    for name, errors in _rivals(cases, found).items():
        both = [(each, errors[each.case.id]) for each in found if each.case.id in errors]
        error = over_families((each.family, rival) for each, rival in both)
        title = over_families((each.family, rival - each.title) for each, rival in both)
        hat = over_families((each.family, rival - each.hat) for each, rival in both)
        signed = [cell for gain in (title, hat) for cell in _estimate(gain, "+.3f")]
        rows.append([name, str(error.cases), str(error.families), f"{error.mean:.3f}", *signed])
    head = ["", "cases", "families", "its error", "planner nearer by title", "95 %", "by hat", "95 %"]
    return table(head, rows)


def _rivals(cases: Sequence[Case], found: Sequence[Outcome]) -> Mapping[str, Mapping[str, float]]:
    """Return the error of every rival by case."""
    rivals: dict[str, dict[str, float]] = {}
    for name, same_live in (("mean of others, same model and stage", False), ("the same, and same live", True)):
        means = {case.id: (case, mean_of_others(case, cases, same_live=same_live)) for case in cases}
        rivals[name] = {key: distance(mean, case.shares) for key, (case, mean) in means.items() if mean is not None}
    one = {case.id: one_of_the_others(case, cases) for case in cases}
    rivals["one team of others, nearly the same brief"] = {
        key: error for key, error in one.items() if error is not None
    }
    rivals["prior alone: comparable teams without the work"] = {
        each.case.id: each.prior for each in found if each.prior is not None
    }
    return rivals


def sizes_part(sizes: Sequence[Sized], scatter: float) -> str:
    """Return how sizes found from turnover or orders agree with published ones, by model."""
    models = _models([each.case for each in sizes])
    rows = [
        [model, *_agreement(agreement([s for s in sizes if s.case.team.model.value == model], scatter))]
        for model in models
    ]
    rows.append(["**all**", *_agreement(agreement(sizes, scatter))])
    return table(["", "cases", "families", *_SIZE_HEAD, f"within ×/÷ {scatter:g}"], rows)


_SIZE_HEAD = ("planned ÷ published, by family", "by case", "median of abs log2, by family", "by case")


def _agreement(each: Agreement) -> list[str]:
    ratios = (each.ratio_by_family, each.ratio_by_case, each.off_by_family, each.off_by_case)
    return [str(each.cases), str(each.families), *(f"{ratio:.2f}" for ratio in ratios), f"{each.within:.0%}"]


def ablations_part(tried: Iterable[Ablation]) -> str:
    """Return what other values of the figures would give; the line of a value that is kept says so."""
    head = ["", "by title", "by hat", "worse by title than as kept", "95 %", "sizes ÷ published", "median of abs log2"]
    rows = []
    for each in tried:
        gain = ["kept", ""] if each.gain is None else _estimate(each.gain, "+.3f")
        sizes = [f"{each.sizes.ratio_by_family:.2f}", f"{each.sizes.off_by_family:.2f}"]
        label = f"`{each.figure}` {each.value:g}"
        rows.append([label, f"{each.title.mean:.3f}", f"{each.hat.mean:.3f}", *gain, *sizes])
    return table(head, rows)


def _estimate(estimate: Estimate, form: str = ".3f") -> list[str]:
    interval = f"{estimate.low:{form}} – {estimate.high:{form}}" if estimate.families > 1 else "one family"
    return [f"{estimate.mean:{form}}", interval]


def _models(cases: Sequence[Case]) -> list[str]:
    """Return the models of `cases`, those with most families first."""
    families = {model: {c.family for c in cases if c.team.model is model} for model in {c.team.model for c in cases}}
    return [model.value for model in sorted(families, key=lambda each: (-len(families[each]), each.value))]


def parts(cases: Sequence[Case], found: Sequence[Outcome], sizes: Sequence[Sized], catalog: Catalog) -> dict[str, str]:
    """Return the parts of the page that take seconds, by name."""
    return {
        "cases": cases_part(cases),
        "results": results_part(found),
        "models": models_part(found),
        "functions": functions_part(found),
        "rivals": rivals_part(cases, found),
        "sizes": sizes_part(sizes, catalog.assumption_by_key["staff_scatter"].base),
    }


def write(printed: Mapping[str, str], page: Path = PAGE) -> None:
    """Put parts into the page, each between its markers."""
    text = page.read_text(encoding="utf-8")
    for name, part in printed.items():
        start = text.index(begin(name)) + len(begin(name))
        text = text[:start] + f"\n{part}\n" + text[text.index(END, start) :]
    page.write_text(text, encoding="utf-8")
