"""Text → Markdown, Mermaid, SVG and the terminal: a reader sees the text, and nothing of it is markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inputs import nasty
from promises.documents import MARKDOWN, UNSEEN, demand_sound
from surface import Surface, demand

from teamplan.rendering.chart.mermaid import mermaid
from teamplan.rendering.chart.nodes import ChartNode, ChartPage
from teamplan.rendering.chart.svg import org_chart_svg
from teamplan.rendering.formats.markdown_text import inline, paragraph, table_cell
from teamplan.text.display_width import display_width
from teamplan.text.lines import fitted, wrapped
from teamplan.text.visible import visible

if TYPE_CHECKING:
    from random import Random


class Texts(Surface[str]):
    """Text of any signs, as a value may hold it."""

    name = "texts"
    share = 0.238

    def make(self, dice: Random) -> str:
        """Return one text, or two joined."""
        return nasty.text(dice) if dice.random() < 0.7 else nasty.text(dice) + nasty.text(dice)

    def attempt(self, made: str) -> str:
        """Write it in every way that a document does."""
        for write, cell in ((paragraph, False), (inline, False), (table_cell, True)):
            _markdown(write(made), cell=cell)
        node = ChartNode("a", made[:80], -1, made[:80], (made[:80],))
        page = ChartPage(made[:80], (node,), made[:80])
        demand_sound("svg", org_chart_svg(page).encode())
        demand_sound("mmd", mermaid(page).encode())
        shown = visible(made, "")
        demand(not UNSEEN.search(shown) and "\n" not in shown, "a sign that nobody sees", repr(shown))
        for line in wrapped(shown, 40):
            demand(display_width(line) <= 40 or " " not in line.strip(), "a line that is too wide", repr(line))
        demand(display_width(fitted(shown, 20)) <= 20, "a cut text that is too wide", repr(shown))
        return "written"


def _markdown(written: str, *, cell: bool) -> None:
    text = f"| a |\n| --- |\n| {written} |\n" if cell else f"甲 {written}\n"
    tokens = MARKDOWN.parse(text)
    kinds = {token.type for token in tokens}
    allowed = {"paragraph_open", "inline", "paragraph_close"} if not cell else None
    demand(allowed is None or kinds <= allowed, "md: a block that nobody asked for", (kinds, written))
    rows = sum(token.type == "tr_open" for token in tokens)
    demand(not cell or rows == 2, "md: a cell that breaks its table", written)
    for token in tokens:
        for child in token.children or ():
            own = child.type == "html_inline" and child.content == "<br>"
            demand(
                own or child.type in ("text", "text_special", "softbreak"), f"md: {child.type} from a value", written
            )
    demand(not UNSEEN.search(written), "md: a sign that nobody sees", repr(written))
