"""How fast documents are made, as ratios taken in one run: goals P11 and P12 of docs/performance.md.

    python bench/render_speed.py

P11: Markdown and HTML of 10,000 positions against a join written by hand that gives the same table.
P12: organisation chart of 10,000 boxes, data to SVG, in a process of its own, against `python -c pass`.
"""

from __future__ import annotations

import gc
import subprocess
import sys
import tempfile
import time
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "rendering"))

from rendering_samples import full_plan, large_positions, sample_catalog  # noqa: E402

from teamplan.rendering.audience import Audience  # noqa: E402
from teamplan.rendering.document.blocks import Cell, Chapter, Column, Document, Table  # noqa: E402
from teamplan.rendering.formats.html import html  # noqa: E402
from teamplan.rendering.formats.markdown import markdown  # noqa: E402
from teamplan.rendering.templating.folders import TemplateFolders  # noqa: E402
from teamplan.usecases.make_documents import make_documents  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable

TEMPLATES = ROOT / "templates"
SIZE = 10_000

CHART = """
import sys
sys.path[:0] = [{src!r}]
from teamplan.rendering.chart.nodes import ChartNode, ChartPage
from teamplan.rendering.chart.svg import org_chart_svg
nodes = tuple(ChartNode(f"n{{n}}", f"岗位 {{n}}", (n - 1) // 5 if n else -1) for n in range({size}))
open({target!r}, "w", encoding="utf-8").write(org_chart_svg(ChartPage("图", nodes)))
"""


def best(work: Callable[[], object], times: int = 5) -> float:
    """Return the best time of several runs (seconds)."""
    found = []
    for _ in range(times):
        gc.collect()
        start = time.perf_counter()
        work()
        found.append(time.perf_counter() - start)
    return min(found)


def roster() -> tuple[tuple[str, ...], ...]:
    """Return 10,000 rows that differ."""
    return tuple(
        (f"部门{n % 40}", f"岗位 {n}", "专业岗", "1", "0", "1", f"主管 {n // 8}", "—", f"{n % 100 / 100:.2f}")
        for n in range(SIZE)
    )


def by_hand_markdown(rows: tuple[tuple[str, ...], ...]) -> str:
    """Return the table as a program without templates would write it, escaping what it must."""
    special = str.maketrans({sign: "\\" + sign for sign in "\\`*_[]<>#|~&$"})
    return "\n".join(["| " + " | ".join([cell.translate(special) for cell in row]) + " |" for row in rows])


def by_hand_html(rows: tuple[tuple[str, ...], ...]) -> str:
    """Return the rows as a program without templates would write them."""
    return "\n".join(["<tr><td>" + "</td><td>".join([escape(cell) for cell in row]) + "</td></tr>" for row in rows])


def tables() -> None:
    """Measure one table of 10,000 positions through the templates and by hand."""
    rows = roster()
    columns = tuple(Column(title) for title in ("部门", "岗位", "职级", "编制", "在岗", "缺编", "上级", "兼任", "负荷"))
    cells = tuple(tuple(map(Cell, row)) for row in rows)
    chapter = Chapter("goals", "名册", (Table("名册", columns, cells),), number="一、")
    document = Document("名册", "zh", Audience.HR, "1", (), (chapter,))
    folders = TemplateFolders(TEMPLATES)
    for name, write, by_hand in (("Markdown", markdown, by_hand_markdown), ("HTML", html, by_hand_html)):
        ours = best(lambda write=write: write(document, folders))  # type: ignore[misc]
        theirs = best(lambda by_hand=by_hand: by_hand(rows))  # type: ignore[misc]
        print(
            f"{name:8} table of {SIZE:,}: {ours * 1e3:7.1f} ms = {ours / theirs:.2f} × by hand ({theirs * 1e3:.1f} ms)"
        )


def documents() -> None:
    """Measure the whole document of a start-up and of 10,000 positions, all different."""
    catalog = sample_catalog()
    bare = best(lambda: subprocess.run([sys.executable, "-c", "pass"], check=True))
    for size in (12, SIZE):
        plan = full_plan() if size == 12 else full_plan(large_positions(size))
        for name in ("md", "html"):
            spent = best(
                lambda plan=plan, name=name: make_documents(plan, catalog, [name]),  # type: ignore[misc]
                3,
            )
            print(f"{name:8} document of {size:,}: {spent * 1e3:7.1f} ms = {spent / bare:.2f} × bare Python")


def chart() -> None:
    """Measure data → SVG in a process of its own."""
    bare = best(lambda: subprocess.run([sys.executable, "-c", "pass"], check=True))
    with tempfile.TemporaryDirectory() as folder:
        program = CHART.format(src=str(ROOT / "src"), size=SIZE, target=str(Path(folder) / "chart.svg"))
        spent = best(lambda: subprocess.run([sys.executable, "-c", program], check=True))
    print(f"SVG      chart of {SIZE:,}, whole process: {spent * 1e3:7.1f} ms = {spent / bare:.2f} × bare Python")


if __name__ == "__main__":
    tables()
    documents()
    chart()
