"""Columns of a table: where their cells come from, and what is said about them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple, cast

from teamplan.model.quantity import CONFIDENTIAL, Quantity, total
from teamplan.rendering.document.blocks import Align, Cell, Column, Explanation, Row
from teamplan.rendering.document.running_text import running_text
from teamplan.rendering.phrasing import Phrasing

EMPTY = "—"
"""What stands where there is nothing to say."""


class ColumnSource(NamedTuple):
    """A column as a template declares it.

    `field` names an attribute of the row, or is a macro that words it. `alert`, `weak` and `why` name
    attributes that say whether the value needs attention, rests on a weak source, and what explains it.
    """

    title: str
    field: str | Callable[[object], str]
    align: Align | None = None
    term: str | None = None
    total: bool = False
    empty: str = EMPTY
    alert: str | None = None
    weak: str | None = None
    why: str | None = None

    def value(self, row: object, phrasing: Phrasing) -> Quantity | str:
        """Return the quantity or the words of this column in `row`."""
        found = running_text(self.field(row)) if callable(self.field) else attribute(row, self.field)
        if self.term is not None and found is not None:
            return phrasing.term(self.term, found)
        if found is None or found == "":
            return self.empty
        return cast("Quantity | str", found)


def attribute(row: object, name: str) -> object:
    """Return the item or attribute `name` of a row of facts."""
    return row[name] if isinstance(row, Mapping) else getattr(row, name)


Filled = tuple[ColumnSource, list[Quantity | str]]
"""A column and its value in each row."""


def filled(sources: Iterable[ColumnSource], rows: list[object], phrasing: Phrasing, *, secret: bool) -> list[Filled]:
    """Return the columns with their values; without `secret` those that hold money or anybody's load are left out."""
    found = [(source, [source.value(row, phrasing) for row in rows]) for source in sources]
    return [pair for pair in found if secret or not any(isinstance(value, CONFIDENTIAL) for value in pair[1])]


def heading(source: ColumnSource, values: Sequence[Quantity | str]) -> Column:
    """Return the heading; numbers stand right unless said otherwise."""
    numbers = values and not any(isinstance(value, str) for value in values)
    return Column(source.title, source.align or ("right" if numbers else "left"))


def cell(source: ColumnSource, value: Quantity | str, row: object, number_of: Callable[[Explanation], int]) -> Cell:
    """Return the cell of a row; `number_of` gives the footnote of an explanation."""
    why = attribute(row, source.why) if source.why else None
    return Cell(
        value,
        why=number_of(why) if isinstance(why, Explanation) else None,
        weak=bool(source.weak and attribute(row, source.weak)),
        alert=bool(source.alert and attribute(row, source.alert)),
    )


def totals(label: str, columns: Iterable[Filled]) -> Row:
    """Return the row that adds up the columns that have a total."""
    cells: list[Cell] = []
    for source, values in columns:
        adding = [value for value in values if not isinstance(value, str)]
        cells.append(Cell(cast("Quantity", total(adding)) if source.total and adding else ""))  # type: ignore[arg-type]
    return (Cell(label), *cells[1:])
