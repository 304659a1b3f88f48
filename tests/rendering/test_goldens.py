"""What readers get of a small and of a large plan, whole: the editions that are no example, the chart, the summary.

`pytest --bless` writes the goldens; read the difference before committing it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from rendered import ROOT, VERSION, document_of, text_of

from teamplan import load_plan
from teamplan.rendering.audience import Audience
from teamplan.rendering.build import FIRST_LOOK
from teamplan.rendering.formats.terminal import summary_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from teamplan.model.catalog import Catalog
    from teamplan.model.plan import Plan

GOLDENS = ROOT / "tests" / "goldens" / "rendering"
EXAMPLES = ("taobao-shop-3", "social-mature")
MADE: dict[str, Callable[[Plan, Catalog], str]] = {
    "boss.md": lambda plan, catalog: text_of(plan, "md", Audience.BOSS, catalog=catalog),
    "staff.md": lambda plan, catalog: text_of(plan, "md", Audience.STAFF, catalog=catalog),
    "chart.svg": lambda plan, catalog: text_of(plan, "svg", catalog=catalog),
    "chart.mmd": lambda plan, catalog: text_of(plan, "mmd", catalog=catalog),
    "summary.txt": lambda plan, catalog: summary_text(document_of(plan, catalog=catalog, start=FIRST_LOOK), 80),
}


@pytest.mark.parametrize("name", MADE)
@pytest.mark.parametrize("example", EXAMPLES)
def test_documents_are_the_goldens(example: str, name: str, catalog: Catalog, request: pytest.FixtureRequest) -> None:
    made = MADE[name](load_plan(str(ROOT / "examples" / example / "plan.yaml")), catalog)
    golden = GOLDENS / example / name
    if request.config.getoption("--bless"):
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(made, encoding="utf-8", newline="\n")
    assert len(made) > 200
    assert VERSION in made or not name.endswith(".md")
    assert made == golden.read_text(encoding="utf-8")


def test_every_golden_is_made() -> None:
    found = {path.relative_to(GOLDENS).as_posix() for example in EXAMPLES for path in (GOLDENS / example).iterdir()}
    assert found == {Path(example, name).as_posix() for example in EXAMPLES for name in MADE}
