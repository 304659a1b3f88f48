"""The work of every role as a plan states it: FTE with its range, formula and inputs."""

from collections.abc import Mapping, Sequence

from teamplan.model.catalog import Catalog
from teamplan.model.driver import Driver
from teamplan.model.plan import DemandLine, DriverLine, Input
from teamplan.model.reason import Reason
from teamplan.model.role import Role
from teamplan.planning.figures import Figures
from teamplan.planning.work.rules.registry import kind_of


class DemandLines:
    """Explains the demand of one plan; `known` to the rules are its drivers, figures and work."""

    def __init__(
        self,
        catalog: Catalog,
        figures: Figures,
        drivers: Sequence[DriverLine],
        headcount: float,
        queue_model: Reason,
        fte: Mapping[str, float],
    ) -> None:
        """Explain with the drivers of the plan.

        `headcount` is the FTE that support roles follow; `fte` the work of every role.
        """
        self.queue_model = queue_model
        self._figures, self._fte = figures, fte
        self._takers: dict[str, list[str]] = {}
        for role in catalog.roles:
            pool = kind_of(role.staffing).pool(role.staffing)
            if pool is not None and fte.get(role.id):
                self._takers.setdefault(pool[0], []).append(role.id)
        self._drivers = {
            line.driver: Input(driver=line.driver, value=line.value, origin=line.origin) for line in drivers
        }
        self._drivers[Driver.HEADCOUNT] = Input(driver=Driver.HEADCOUNT, value=round(headcount, 1), origin="derived")

    def line(self, role: Role, low: float, high: float) -> DemandLine:
        """Return the demand line of `role`; `low` and `high` as the ends of the figures give them (FTE)."""
        explained = kind_of(role.staffing).explain(role.staffing, self)
        fte, takers = self._fte[role.id], self._takers.get(role.id, ())
        split = {taker: self._fte[taker] for taker in takers}
        return DemandLine(
            role=role.id,
            fte=fte,
            low=min(low, fte),
            high=max(high, fte),
            formula=explained.formula,
            adjusted=Reason.of("work_split_off", total=self._gross(role.id), taken=split) if split else None,
            inputs=explained.inputs,
            model=explained.model,
        )

    def driver(self, driver: Driver) -> Input:
        """Return the value of a driver; 0 where the plan has none of it."""
        return self._drivers.get(driver) or Input(driver=driver, value=0.0, origin="derived")

    def figure(self, key: str) -> Input:
        """Return an assumption."""
        return self._figures.as_input(key)

    def work(self, role: str) -> Input:
        """Return the work of a role before specialists take their share (FTE)."""
        return Input(role=role, value=self._gross(role), origin="derived")

    def _gross(self, role: str) -> float:
        return round(self._fte.get(role, 0.0) + sum(self._fte[taker] for taker in self._takers.get(role, ())), 2)
