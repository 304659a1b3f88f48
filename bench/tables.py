"""Tables of docs/ that a script prints: what they say besides the figures stands here once, in the script's `TABLE`.

A printed table can be pasted over the part of the page between the same markers. The tests compare
the committed page with `TABLE`: every line, label, aim and unit, and that no figure is missing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

END = "<!-- /bench -->"


@dataclass(frozen=True)
class Table:
    """A table of a page.

    `script` is the name of the script that prints it. A cell of `lines` is what the page says there,
    None where a figure is measured; the first cell of a line is its label.
    """

    script: str
    columns: tuple[str, ...]
    lines: tuple[tuple[str | None, ...], ...]

    @property
    def begin(self) -> str:
        """The marker before the table in its page."""
        return f"<!-- bench: {self.script} -->"

    def part(self, figures: Mapping[str, Sequence[str]]) -> str:
        """Return the part of the page: `figures` gives the measured cells of each label, in order."""
        rows = [self.columns, tuple("---:" if cell is None else "---" for cell in self.lines[-1])]
        for line in self.lines:
            measured = iter(figures[str(line[0])])
            rows.append(tuple(next(measured) if cell is None else cell for cell in line))
        return "\n".join([self.begin, *("| " + " | ".join(row) + " |" for row in rows), END])
