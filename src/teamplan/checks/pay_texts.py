"""Texts of a plan that say what somebody is paid; what the catalog says in the same words is nobody's pay."""

from collections.abc import Callable
from functools import cache

from teamplan.checks.texts import texts_of
from teamplan.model.catalog import Catalog
from teamplan.text.pay import pay_in


def pay_finder(catalog: Catalog) -> Callable[[str], str | None]:
    """Return what finds the pay in a text of a plan, or None; it remembers, for seats of one kind say the same."""
    published: set[str] = set()

    @cache
    def found(text: str) -> str | None:
        amount = pay_in(text)
        if amount is not None and not published:
            parts = (catalog.assumptions, catalog.teams, catalog.organisation)
            published.update(said for part in parts for _, said in texts_of(part))
        return None if text in published else amount

    return found
