"""Duties that must not meet in one person: where they do, the control that makes up for it."""

from __future__ import annotations

from collections.abc import Iterable

from teamplan.model.catalog import Catalog
from teamplan.model.plan import Position, SeparationNote


def separation_notes(positions: Iterable[Position], catalog: Catalog) -> tuple[SeparationNote, ...]:
    """Return a note for every position that holds both sides of a separation rule."""
    notes = []
    for position in positions:
        for rule in catalog.organisation.separation:
            roles = rule.met_by(position.roles)
            if not roles:
                continue
            names = "、".join(catalog.role(role).title for role in roles)
            notes.append(
                SeparationNote(
                    rule=rule.id,
                    position=position.id,
                    roles=roles,
                    basis=rule.basis,
                    text=f"{position.title}同时承担{names}：{rule.title}",
                    control=rule.control,
                    source=rule.source,
                )
            )
    return tuple(notes)
