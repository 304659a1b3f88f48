"""Duties that must not meet in one person: where they do, the control that makes up for it."""

from collections.abc import Iterable

from teamplan.model.catalog import Catalog
from teamplan.model.plan import Position, SeparationNote
from teamplan.model.reason import Reason


def separation_notes(positions: Iterable[Position], catalog: Catalog) -> tuple[SeparationNote, ...]:
    """Return a note for every position that holds both sides of a separation rule."""
    return tuple(
        SeparationNote(
            rule=rule.id,
            position=position.id,
            roles=roles,
            basis=rule.basis,
            reason=Reason.of("duties_meet", position=position.id, roles=roles, rule=rule.title),
            control=rule.control,
            source=rule.source,
        )
        for position in positions
        for rule in catalog.organisation.separation
        if (roles := rule.met_by(position.roles))
    )
