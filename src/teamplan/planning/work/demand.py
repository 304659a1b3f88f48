"""Drivers → required FTE of every role, by its staffing rule.

The rules are compiled once per plan, because the planner asks for the demand at many scales.
Every rule is non-decreasing in every driver, and so is the demand of every role.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from teamplan.model.catalog import Catalog
from teamplan.model.driver import Driver
from teamplan.model.role import Role
from teamplan.model.terms import RoleKind
from teamplan.planning.figures import Bound, Figures
from teamplan.planning.work.rules.registry import kind_of
from teamplan.planning.work.rules.rule import ByVolume, Formula, FromLayer, FromPool, ServiceFte, Terms, Volume


@dataclass
class _Pool:
    """A generalist's work and the specialists who take a share of what exceeds a threshold."""

    place: int
    takers: list[tuple[int, float, float]] = field(default_factory=list)


class _Layer(NamedTuple):
    leader: int
    led: tuple[int, ...]
    span: float
    above: float


class DemandModel:
    """The compiled rules of the chosen roles."""

    def __init__(
        self, roles: Sequence[Role], catalog: Catalog, figures: Figures, service_fte: ServiceFte, bound: Bound = "base"
    ) -> None:
        """Compile the rules of `roles`. `bound` takes every figure at the end that gives least or most work."""
        self.roles = tuple(roles)
        self.place = {role.id: place for place, role in enumerate(self.roles)}
        self._catalog, self._figures, self._service_fte, self._bound = catalog, figures, service_fte, bound
        self._smallest_hat = figures.base("smallest_hat")
        terms = Terms(figures, bound, service_fte)
        work = [kind_of(role.staffing).compile(role.staffing, terms) for role in self.roles]
        self._floor = tuple(place for place, each in enumerate(work) if isinstance(each, ByVolume))
        self._by_volume: list[tuple[int, Formula]] = []
        self._by_headcount: list[tuple[int, Formula]] = []
        self._pools: dict[int, _Pool] = {}
        self._leading: dict[int, FromLayer] = {}
        for place, each in enumerate(work):
            if isinstance(each, ByVolume):
                follows = self._by_headcount if each.driver is Driver.HEADCOUNT else self._by_volume
                follows.append((place, each.formula))
            elif isinstance(each, FromLayer):
                self._leading[place] = each
            else:
                self._take_share(place, each)
        self._layers = self._compile_layers(catalog)

    def bounded(self, bound: Bound) -> DemandModel:
        """Return the same rules with every figure at the end that gives least or most work."""
        return DemandModel(self.roles, self._catalog, self._figures, self._service_fte, bound)

    def evaluate(self, volumes: Volume) -> list[float]:
        """Return the required FTE of every role, in the order of `roles`."""
        fte = [0.0] * len(self.roles)
        for place, formula in self._by_volume:
            fte[place] = formula(volumes)
        headcount = {Driver.HEADCOUNT: sum(fte)}
        for place, formula in self._by_headcount:
            fte[place] = formula(headcount)
        for place in self._floor:
            fte[place] = max(fte[place], self._smallest_hat)
        for pool in self._pools.values():
            work = fte[pool.place]
            for taker, share, above in pool.takers:
                taken = share * max(0.0, work - above)
                fte[taker] = taken
                fte[pool.place] -= taken
        for layer in self._layers:
            led = sum(fte[place] for place in layer.led)
            fte[layer.leader] = max(0.0, (led - layer.above) / layer.span)
        return fte

    def total(self, volumes: Volume) -> float:
        """Return the required FTE of all roles together."""
        return sum(self.evaluate(volumes))

    def headcount_base(self, volumes: Volume) -> float:
        """Return the FTE that headcount-driven roles follow: all work that volume alone asks for."""
        return sum(formula(volumes) for _, formula in self._by_volume)

    def _take_share(self, place: int, part: FromPool) -> None:
        if part.of in self.place:
            pool_place = self.place[part.of]
            pool = self._pools.setdefault(pool_place, _Pool(pool_place))
            pool.takers.append((place, part.share, part.above))

    def _compile_layers(self, catalog: Catalog) -> tuple[_Layer, ...]:
        layers: list[_Layer] = []
        for division in catalog.organisation.divisions:
            managers: list[int] = []
            for unit in division.functions:
                led = tuple(
                    place
                    for place, role in enumerate(self.roles)
                    if role.function is unit.function and role.kind is RoleKind.SPECIALIST
                )
                lead, manager = self.place.get(unit.lead), self.place.get(unit.manager)
                if lead is not None:
                    layers.append(self._layer(lead, led))
                if manager is not None and lead is not None:
                    layers.append(self._layer(manager, (lead,)))
                    managers.append(manager)
            director = self.place.get(division.director)
            if director is not None:
                layers.append(self._layer(director, tuple(managers)))
        return tuple(layers)

    def _layer(self, leader: int, led: tuple[int, ...]) -> _Layer:
        leading = self._leading.get(leader)
        return _Layer(leader, (), 1.0, 0.0) if leading is None else _Layer(leader, led, leading.span, leading.above)
