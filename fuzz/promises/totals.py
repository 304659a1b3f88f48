"""Totals of a document: each is the sum of its column, to the 分 and the hundredth of an FTE."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from surface import demand

from teamplan.model.quantity import Count, Fte, Money, Share, total

if TYPE_CHECKING:
    from teamplan.rendering.document.blocks import Document


def demand_tied_out(document: Document) -> None:
    """Raise FaultError where a total of a table is not the sum of its column."""
    for table in (block for block in document.blocks() if block.kind == "table"):
        for place, cell in enumerate(table.total or ()):
            if isinstance(cell.value, Count | Fte | Money | Share):
                values = [cast("Any", row[place].value) for row in table.rows if not isinstance(row[place].value, str)]
                demand(total(values) == cell.value, "a total that does not tie out", (table.caption, place, cell.value))
