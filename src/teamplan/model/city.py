"""A city with figures of its own for what an employer pays."""

from teamplan.model.base import Identifier, Name, Record, Text


class City(Record):
    """One city; its name in a brief may end in 市."""

    name: Name
    aliases: tuple[Text, ...] = ()
    employer_rate: Identifier
    """Assumption: employer contributions as a share of pay."""
    contribution_floor: Identifier
    """Assumption: least base of contributions (元/月)."""
    contribution_ceiling: Identifier
    """Assumption: greatest base of contributions (元/月)."""
