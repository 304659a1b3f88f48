"""Facts about management practices: what is done, by whom, how often."""

from typing import NamedTuple

from teamplan.model.practice import Practice
from teamplan.model.quantity import Count
from teamplan.model.terms import Cadence
from teamplan.rendering.view.index import PlanIndex

_ORDER = tuple(Cadence)


class PracticeFacts(NamedTuple):
    """A chosen practice and the seat that owns it."""

    practice: Practice
    """Title, what, steps, artefact and sources, as `templates/practices/` has them."""
    owner: str
    cadence: str
    minutes: Count

    @property
    def title(self) -> str:
        """Name of the practice."""
        return self.practice.title

    @property
    def artefact(self) -> str:
        """What the practice leaves behind."""
        return self.practice.artefact


class ReportFacts(NamedTuple):
    """A report that one role gives to another."""

    role: str
    worn_by: tuple[str, ...]
    """Titles of the seats that give it, where nobody has the role as main role."""
    name: str
    cadence: str
    content: str
    to: tuple[str | None, ...]
    """Titles of those who get it."""


def practices(index: PlanIndex) -> tuple[PracticeFacts, ...]:
    """Return the chosen management practices that the reader may see."""
    return tuple(
        PracticeFacts(practice, index.seat_title(line.owner), practice.cadence.value, Count(practice.minutes))
        for practice, line in index.practices
    )


def meetings(index: PlanIndex) -> tuple[PracticeFacts, ...]:
    """Return the practices that are held regularly, the most frequent first, then in the order of the plan."""
    held = (facts for facts in practices(index) if facts.minutes and facts.practice.cadence is not Cadence.PER_EVENT)
    return tuple(sorted(held, key=lambda facts: _ORDER.index(facts.practice.cadence)))


def reports(index: PlanIndex) -> tuple[ReportFacts, ...]:
    """Return the reports that one role gives to another, those of small hats left out."""
    found: list[ReportFacts] = []
    for role_id in index.roles_in_use:
        role = index.role(role_id)
        if role is None or role_id in index.small_hats:
            continue
        seats = index.holders.get(role_id) or index.wearers[role_id]
        worn_by = () if role_id in index.holders else tuple(seat.title for seat in seats)
        to = tuple(map(index.superior_title, seats))
        found += [
            ReportFacts(role.title, worn_by, record.name, record.cadence.value, record.content, to)
            for record in role.records
            if record.kind == "report"
        ]
    return tuple(found)
