"""Facts about risks: duties that meet in one person, overload, departments of one."""

from typing import NamedTuple

from teamplan.model.quantity import Load
from teamplan.rendering.view.index import FULL_LOAD, PlanIndex, gathered


class SeparationFacts(NamedTuple):
    """Duties that should not meet in one person but do."""

    seat: str
    roles: tuple[str, ...]
    rule: str
    """Title of the rule that keeps them apart; empty where the catalog lacks it."""
    basis: str
    """`law`, `guideline` or `practice`."""
    text: str
    control: str
    source: str

    @property
    def unlawful(self) -> bool:
        """Whether the law forbids it."""
        return self.basis == "law"


class OverloadFacts(NamedTuple):
    """A seat with more than one person's work."""

    title: str
    load: Load


def separation(index: PlanIndex) -> tuple[SeparationFacts, ...]:
    """Return the duties that should not meet in one person but do, with the control that makes up for it."""
    rules = {rule.id: rule.title for rule in index.catalog.organisation.separation}
    return tuple(
        SeparationFacts(
            seat=index.seat_title(note.position),
            roles=tuple(map(index.role_title, note.roles)),
            rule=rules.get(note.rule, ""),
            basis=note.basis,
            text=index.said(note.reason),
            control=note.control,
            source=note.source,
        )
        for note in index.plan.separation
    )


def controls(index: PlanIndex) -> tuple[SeparationFacts, ...]:
    """Return one of the duties that meet for each rule, basis and control: what is said without names."""
    alike = gathered(((note.rule or note.roles, note.basis, note.control), note) for note in separation(index))
    return tuple(notes[0] for notes in alike.values())


def overloads(index: PlanIndex) -> tuple[OverloadFacts, ...]:
    """Return the seats with more than one person's work."""
    return tuple(
        OverloadFacts(seat.title, Load(work))
        for seat, work in zip(index.plan.positions, index.loads, strict=True)
        if work > FULL_LOAD
    )


def lone_departments(index: PlanIndex) -> tuple[str, ...]:
    """Return the departments of one seat, in a team of more."""
    if len(index.plan.positions) == 1:
        return ()
    return tuple(name for name, seats in index.departments.items() if len(seats) == 1)
