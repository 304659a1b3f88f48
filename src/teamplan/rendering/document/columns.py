"""Columns of a table: where their cells come from, and what is said about them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from teamplan.model.quantity import CONFIDENTIAL, Quantity, total
from teamplan.rendering.document.blocks import Align, Cell, Column, Explanation, Row
from teamplan.rendering.document.running_text import running_text
from teamplan.rendering.phrasing import Phrasing

EMPTY = "—"
"""What stands where there is nothing to say."""


@dataclass(frozen=True, slots=True)
class ColumnSource:
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


class TableMaker:
    """Makes the columns and rows of one table."""

    def __init__(self, sources: Sequence[ColumnSource], rows: Iterable[object], phrasing: Phrasing) -> None:
        """Take the values of all rows."""
        self._sources, self._facts = list(sources), list(rows)
        self._values = [[source.value(row, phrasing) for row in self._facts] for source in self._sources]

    def hide_confidential(self) -> None:
        """Take out the columns that hold money or anybody's load."""
        shown = [not any(isinstance(value, CONFIDENTIAL) for value in values) for values in self._values]
        self._sources = [source for source, is_shown in zip(self._sources, shown, strict=True) if is_shown]
        self._values = [values for values, is_shown in zip(self._values, shown, strict=True) if is_shown]

    def columns(self) -> tuple[Column, ...]:
        """Return the headings; numbers stand right unless said otherwise."""
        return tuple(
            Column(source.title, source.align or ("right" if values and _all_numbers(values) else "left"))
            for source, values in zip(self._sources, self._values, strict=True)
        )

    def rows(self, number_of: Callable[[Explanation], int]) -> tuple[Row, ...]:
        """Return the rows; `number_of` gives the footnote of an explanation."""
        return tuple(
            tuple(
                self._cell(source, values[place], row, number_of)
                for source, values in zip(self._sources, self._values, strict=True)
            )
            for place, row in enumerate(self._facts)
        )

    def totals(self, label: str) -> Row:
        """Return the row that adds up the columns that have a total."""
        cells: list[Cell] = []
        for source, values in zip(self._sources, self._values, strict=True):
            adding = [value for value in values if not isinstance(value, str)]
            cells.append(Cell(cast("Quantity", total(adding)) if source.total and adding else ""))  # type: ignore[arg-type]
        return (Cell(label), *cells[1:])

    @staticmethod
    def _cell(
        source: ColumnSource, value: Quantity | str, row: object, number_of: Callable[[Explanation], int]
    ) -> Cell:
        why = attribute(row, source.why) if source.why else None
        return Cell(
            value,
            why=number_of(why) if isinstance(why, Explanation) else None,
            weak=bool(source.weak and attribute(row, source.weak)),
            alert=bool(source.alert and attribute(row, source.alert)),
        )


def _all_numbers(values: Iterable[Quantity | str]) -> bool:
    return all(not isinstance(value, str) for value in values)
