"""The management practices that are worth it at a company's stage and size."""

from collections.abc import Collection, Sequence

from teamplan.model.brief import Brief
from teamplan.model.catalog import Catalog
from teamplan.model.plan import ChosenPractice, Position
from teamplan.model.practice import Practice
from teamplan.model.terms import STAGE_ORDER


def choose_practices(brief: Brief, positions: Sequence[Position], catalog: Catalog) -> tuple[ChosenPractice, ...]:
    """Return the practices that fit, each with the seat that owns it, in the order in which they are read.

    The head, who has the least time, owns none for a role that is only one of the head's hats while another
    seat has a role that can own it.
    """
    owner_of: dict[str, str] = {}
    for position in positions:
        for role in position.accountable:
            owner_of.setdefault(role, position.id)
    for position in positions:
        owner_of.setdefault(next(iter(position.roles)), position.id)
    head = next(position for position in positions if position.reports_to is None)
    for hat in tuple(head.roles)[1:]:
        if owner_of.get(hat) == head.id:
            del owner_of[hat]
    fitting = [practice for practice in catalog.practices if _fits(practice, brief, len(positions), owner_of)]
    return tuple(
        ChosenPractice(
            practice=practice.id, owner=next((owner_of[role] for role in practice.owners if role in owner_of), head.id)
        )
        for practice in sorted(fitting, key=lambda practice: (practice.place, practice.id))
    )


def _fits(practice: Practice, brief: Brief, size: int, owners: Collection[str]) -> bool:
    reached = STAGE_ORDER.index(brief.stage) >= STAGE_ORDER.index(practice.from_stage)
    owned = not practice.only_owners or any(role in owners for role in practice.owners)
    return reached and owned and size >= practice.from_size and all(getattr(brief, need) for need in practice.needs)
