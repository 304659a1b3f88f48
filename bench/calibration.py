"""Fit the planner's assumptions to the published teams, and cross-validate by family.

A seeded coordinate search over the parameters below: each is tried a step up and a step down, and a
step is kept where the loss plus a penalty for every doubling away from the start falls. The starts are
the values before calibration; the bounds are those of a practitioner's belief, within the published
range where there is one. Folds never split a family.

Run: python bench/published.py --fit
"""

from __future__ import annotations

import math
import random
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cases import Case, by_family, distance, planned_shares, titled_shares

from teamplan.model.driver import Driver
from teamplan.model.profile import ProfileVariant
from teamplan.model.terms import BusinessModel
from teamplan.planning.establishment import establish
from teamplan.planning.workforce import build_workforce

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from teamplan import Catalog
    from teamplan.model.profile import Curve, Profile

FOLDS = 5
SEED = 1
STEPS = (2.0, 1.5, 1.25)
"""Factor of a step in each sweep over the parameters."""
PENALTY = 0.0004
"""Error that one doubling or halving of one parameter must at least save."""

BASES: dict[str, tuple[float, float, float]] = {
    "store_operator": (0.4, 0.3, 0.6),
    "cross_border_operator": (0.5, 0.3, 0.7),
    "campaign_planner": (0.05, 0.02, 0.1),
    "promotion_specialist": (0.1, 0.1, 0.25),
    "ppc_specialist": (0.15, 0.1, 0.4),
    "data_analyst": (0.05, 0.03, 0.25),
    "cs_agent": (0.2, 0.2, 0.6),
    "overseas_cs_agent": (0.2, 0.1, 0.5),
    "visual_designer": (0.2, 0.1, 0.4),
    "copywriter": (0.1, 0.03, 0.3),
    "stock_keeper": (0.1, 0.05, 0.2),
    "logistics_specialist": (0.05, 0.02, 0.1),
    "customs_freight_specialist": (0.15, 0.05, 0.3),
    "site_developer": (0.2, 0.1, 0.5),
    "live_operator": (0.2, 0.1, 0.5),
}
"""Role → base of its staffing rule before calibration, and what a practitioner would still believe (FTE)."""

FIGURES: dict[str, tuple[float, float, float]] = {
    "sales_per_operator": (600_000, 300_000, 900_000),
    "sales_per_cross_border_operator": (480_000, 240_000, 720_000),
    "campaigns_per_planner": (8, 6, 12),
    "ad_spend_per_specialist": (150_000, 80_000, 150_000),
    "ad_spend_per_ppc_specialist": (120_000, 60_000, 240_000),
    "contact_rate_b2c": (0.9, 0.6, 1.6),
    "contact_rate_live": (0.5, 0.3, 0.8),
    "contact_rate_cross_border": (0.1, 0.05, 0.15),
    "ad_share_dtc": (0.2, 0.1, 0.3),
    "sales_per_analyst": (2_500_000, 1_500_000, 4_000_000),
    "sales_per_site_developer": (1_500_000, 750_000, 2_500_000),
    "sales_per_freight_specialist": (1_500_000, 750_000, 3_000_000),
    "new_skus_per_designer": (25, 15, 35),
    "new_skus_per_developer": (8, 5, 12),
    "skus_per_merchandiser": (300, 150, 600),
    "suppliers_per_buyer": (15, 10, 25),
    "videos_per_editor": (35, 25, 50),
    "posts_per_copywriter": (60, 40, 80),
    "users_per_community_operator": (7000, 5000, 10_000),
    "live_hours_per_operator": (10, 6, 14),
    "live_hours_per_ads_buyer": (12, 8, 20),
}
"""Assumption → its base before calibration, and bounds within its published range."""

CURVES: dict[str, dict[str, float]] = {
    "b2c": {
        "skus": 100,
        "new_skus_per_month": 15,
        "campaigns_per_month": 4,
        "videos_per_month": 12,
        "posts_per_month": 15,
        "creators_per_month": 4,
        "private_users": 2000,
        "suppliers": 6,
    },
    "b2c live": {
        "skus": 60,
        "new_skus_per_month": 8,
        "campaigns_per_month": 1,
        "videos_per_month": 15,
        "posts_per_month": 4,
        "live_hours_per_day": 8,
        "suppliers": 4,
    },
    "cross_border": {
        "skus": 80,
        "new_skus_per_month": 6,
        "videos_per_month": 8,
        "posts_per_month": 12,
        "creators_per_month": 4,
        "markets": 1.5,
        "suppliers": 5,
    },
    "cross_border 独立站": {
        "skus": 50,
        "new_skus_per_month": 3,
        "videos_per_month": 6,
        "posts_per_month": 12,
        "suppliers": 2,
    },
    "cross_border live": {
        "skus": 60,
        "new_skus_per_month": 8,
        "videos_per_month": 15,
        "posts_per_month": 4,
        "live_hours_per_day": 8,
        "suppliers": 4,
    },
    "social 抖音": {
        "skus": 20,
        "new_skus_per_month": 5,
        "campaigns_per_month": 1,
        "videos_per_month": 60,
        "posts_per_month": 40,
    },
    "social 微信": {"private_users": 25_000, "posts_per_month": 20, "campaigns_per_month": 2},
}
"""Profile (and the first platform of a variant) → driver → its volume at the reference turnover before calibration."""
CURVE_RANGE = 2.0
"""A curve stays within this factor of its start."""

Point = dict[str, float]


@dataclass(frozen=True)
class Parameter:
    """One number that the search may move."""

    key: str
    start: float
    low: float
    high: float

    def moved(self, value: float, factor: float) -> float:
        """Return `value` a step away, within bounds, to three significant figures."""
        return float(f"{min(self.high, max(self.low, value * factor)):.3g}")

    def doublings(self, value: float) -> float:
        """Return how many doublings `value` is away from the start."""
        return math.log2(value / self.start)


def parameters() -> list[Parameter]:
    """Return all parameters in a fixed order."""
    found = [Parameter(f"base:{role}", *bounds) for role, bounds in BASES.items()]
    found += [Parameter(f"figure:{key}", *bounds) for key, bounds in FIGURES.items()]
    for profile, curves in CURVES.items():
        found += [
            Parameter(f"curve:{profile}:{driver}", start, start / CURVE_RANGE, start * CURVE_RANGE)
            for driver, start in curves.items()
        ]
    return found


def current(catalog: Catalog) -> Point:
    """Return the value of every parameter in `catalog`."""
    point: Point = {f"base:{role}": getattr(catalog.role(role).staffing, "base", 0.0) for role in BASES}
    point |= {f"figure:{key}": catalog.assumption_by_key[key].base for key in FIGURES}
    for profile in catalog.profiles:
        parts: tuple[Profile | ProfileVariant, ...] = (profile, *profile.variants)
        for part in parts:
            label = _label(profile, part)
            for driver in CURVES.get(label, {}):
                point[f"curve:{label}:{driver}"] = part.curves[Driver(driver)].at
    return point


def applied(catalog: Catalog, point: Mapping[str, float]) -> Catalog:
    """Return `catalog` with the values of `point`."""
    fields = {name: getattr(catalog, name) for name in type(catalog).model_fields}
    fields["roles"] = tuple(
        role.model_copy(update={"staffing": role.staffing.model_copy(update={"base": point[f"base:{role.id}"]})})
        if role.id in BASES
        else role
        for role in catalog.roles
    )
    fields["assumptions"] = tuple(
        item.model_copy(update={"base": point[f"figure:{item.key}"]}) if item.key in FIGURES else item
        for item in catalog.assumptions
    )
    fields["profiles"] = tuple(_fitted(profile, point) for profile in catalog.profiles)
    return type(catalog).model_construct(**fields)


def _label(profile: Profile, part: Profile | ProfileVariant) -> str:
    """Return the name that `CURVES` gives to a profile or to one of its variants."""
    if isinstance(part, ProfileVariant):
        return f"{profile.model.value} {part.platforms[0]}"
    return f"{profile.model.value}{' live' if profile.live else ''}"


def _fitted(profile: Profile, point: Mapping[str, float]) -> Profile:
    variants = tuple(
        variant.model_copy(update={"curves": _curves(_label(profile, variant), variant.curves, point)})
        for variant in profile.variants
    )
    curves = _curves(_label(profile, profile), profile.curves, point)
    return profile.model_copy(update={"curves": curves, "variants": variants})


def _curves(label: str, curves: Mapping[Driver, Curve], point: Mapping[str, float]) -> dict[Driver, Curve]:
    return {
        driver: curve.model_copy(update={"at": point.get(f"curve:{label}:{driver.value}", curve.at)})
        for driver, curve in curves.items()
    }


Errors = tuple[float, float]
"""Error with hats split by FTE share, and error by title."""


def case_errors(case: Case, catalog: Catalog) -> Errors:
    """Return the errors of one case; as `plan_team` gives it, without the parts of a plan that cost time."""
    workforce = build_workforce(case.brief, catalog)
    fte = workforce.demand.evaluate(workforce.volumes.at(workforce.scale))
    work = {role.id: int(amount * 100 + 0.5) for role, amount in zip(workforce.demand.roles, fte, strict=True)}
    established = establish(workforce, {role: amount for role, amount in work.items() if amount})
    hats, titles = planned_shares(established.positions, catalog), titled_shares(established.positions)
    return distance(hats, case.shares), distance(titles, case.shares)


def errors_over(cases: Sequence[Case], catalog: Catalog) -> Errors:
    """Return both errors over `cases`, families weighted as one."""
    found = [(case, case_errors(case, catalog)) for case in cases]
    return by_family([(case, both[0]) for case, both in found]), by_family([(case, both[1]) for case, both in found])


class Search:
    """The coordinate search; remembers the error of every case at every point it has seen."""

    def __init__(self, catalog: Catalog, cases: Sequence[Case]) -> None:
        """Fit `cases`; `catalog` gives everything that is not a parameter."""
        self.catalog, self.cases = catalog, cases
        self.parameters = parameters()
        self._curves = {case.id: self._curves_of(case) for case in cases}
        members = Counter(case.family for case in cases)
        self._weight = {case.id: 1 / math.sqrt(members[case.family]) for case in cases}
        self._known: dict[tuple[str, tuple[float, ...]], float] = {}

    def loss(self, point: Point) -> float:
        """Return the mean of both errors over all cases, a family of n cases weighted √n.

        The cases of a family are neither copies nor independent; weighted as one, the 31 of the largest
        would leave most of cross-border unfitted.
        """
        catalog: Catalog | None = None
        errors = []
        for case in self.cases:
            place = (case.id, tuple(point[key] for key in self._curves[case.id]))
            if place not in self._known:
                catalog = catalog or applied(self.catalog, point)
                self._known[place] = sum(case_errors(case, catalog)) / 2
            errors.append(self._known[place] * self._weight[case.id])
        return sum(errors) / sum(self._weight.values())

    def objective(self, point: Point) -> float:
        """Return the error plus the penalty."""
        moved = sum(parameter.doublings(point[parameter.key]) ** 2 for parameter in self.parameters)
        return self.loss(point) + PENALTY * moved

    def run(self) -> Point:
        """Return the best point found from the start."""
        point = {parameter.key: parameter.start for parameter in self.parameters}
        best, order = self.objective(point), list(self.parameters)
        shuffler = random.Random(SEED)
        for step in STEPS:
            shuffler.shuffle(order)
            for parameter in order:
                for factor in (step, 1 / step):
                    tried = point | {parameter.key: parameter.moved(point[parameter.key], factor)}
                    value = self.objective(tried)
                    if value < best - 1e-6:
                        best, point = value, tried
                        break
        return point

    def _curves_of(self, case: Case) -> tuple[str, ...]:
        """Return the parameters that can matter to a case: all but the curves of other profiles."""
        workforce = build_workforce(case.brief, self.catalog)
        brief = workforce.brief
        profile = self.catalog.profile(brief.model or BusinessModel.B2C, live=bool(brief.live))
        labels = {_label(profile, profile)} | {_label(profile, variant) for variant in profile.variants}
        return tuple(
            parameter.key
            for parameter in self.parameters
            if not parameter.key.startswith("curve:") or parameter.key.split(":")[1] in labels
        )


def folds(cases: Sequence[Case]) -> list[frozenset[str]]:
    """Return the families of each fold."""
    families = sorted({case.family for case in cases})
    random.Random(SEED).shuffle(families)
    return [frozenset(families[fold::FOLDS]) for fold in range(FOLDS)]


def cross_validated(cases: Sequence[Case], catalog: Catalog) -> Errors:
    """Return the errors on families that the search has not seen."""
    hats: list[tuple[Case, float]] = []
    titles: list[tuple[Case, float]] = []
    for number, held_out in enumerate(folds(cases), start=1):
        fitted = applied(catalog, Search(catalog, [case for case in cases if case.family not in held_out]).run())
        unseen = [case for case in cases if case.family in held_out]
        for case in unseen:
            of_hats, of_titles = case_errors(case, fitted)
            hats.append((case, of_hats))
            titles.append((case, of_titles))
        figures = _both(errors_over(unseen, fitted))
        print(f"fold {number}: {len(unseen)} cases of {len(held_out)} families held out: {figures}", flush=True)
    return by_family(hats), by_family(titles)


def refit(cases: Sequence[Case], catalog: Catalog) -> None:
    """Print the errors before and after the search, what it moved, and the cross-validated errors."""
    search, committed = Search(catalog, cases), current(catalog)
    start = {parameter.key: parameter.start for parameter in search.parameters}
    print(f"\n{len(start)} parameters")
    print(f"committed values: {_both(errors_over(cases, catalog))}")
    print(f"start of the search: {_both(errors_over(cases, applied(catalog, start)))}", flush=True)
    fitted = search.run()
    print(f"fitted, in sample: {_both(errors_over(cases, applied(catalog, fitted)))}")
    for key, before in start.items():
        if fitted[key] != before or committed[key] != before:
            print(f"  {key:45} start {before:<9g} fitted {fitted[key]:<9g} committed {committed[key]:g}")
    print(f"cross-validated by family: {_both(cross_validated(cases, catalog))}")


def _both(errors: Errors) -> str:
    return f"{errors[0]:.3f} (by title {errors[1]:.3f})"
