"""Plan → documents: every format for every reader is well formed, ties out, and tells staff no pay."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from inputs.edited_plans import edited_plan, usable
from promises.documents import demand_sound
from promises.totals import demand_tied_out
from surface import Surface, demand

from teamplan import Plan, load_catalog
from teamplan.rendering.audience import Audience
from teamplan.rendering.build import FIRST_LOOK, Edition, build_document
from teamplan.rendering.formats.registry import FORMATS
from teamplan.rendering.formats.terminal import summary_text
from teamplan.rendering.templating.folders import TemplateFolders
from teamplan.sources.builtin import builtin_templates
from teamplan.sources.wording_file import load_wording
from teamplan.version import __version__

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

    from teamplan.model.catalog import Catalog

_PAY = (31_337, 31_338, 31_339)
"""An amount that stands nowhere else."""
_SECRET = re.compile("31[,，' ]?33[789]")


class Rendered(NamedTuple):
    """A plan, and whom the documents are for."""

    plan: dict[str, Any] | None
    audience: str


class Rendering(Surface[Rendered]):
    """Edited plans."""

    name = "render"
    share = 0.0015

    def __init__(self, folder: Path) -> None:
        """Read the catalog."""
        super().__init__(folder)
        self._catalog = load_catalog()

    def make(self, dice: Random) -> Rendered:
        """Return an edited plan and a reader."""
        plan = edited_plan(dice)
        for position in (plan or {}).get("positions", ()):
            if isinstance(position, dict) and isinstance(position.get("pay"), dict):
                position["pay"] |= dict(zip(("low", "base", "high"), _PAY, strict=True))
        return Rendered(plan, dice.choice(list(Audience)).value)

    def attempt(self, made: Rendered) -> str:
        """Render it in every format, and as a terminal shows it."""
        plan = usable(made.plan, self._catalog)
        if isinstance(plan, str):
            return plan
        render_soundly(plan, self._catalog, Audience(made.audience))
        return "rendered"


def render_soundly(plan: Plan, catalog: Catalog, audience: Audience) -> None:
    """Make every document of a plan; raises FaultError where one is not sound."""
    words, folders = load_wording(), TemplateFolders(builtin_templates())
    edition = Edition(audience, words, __version__, "zh", words)
    document = build_document(plan, catalog, edition, folders)
    demand_tied_out(document)
    for name, form in FORMATS.items():
        content = form.load()(document, folders)
        demand_sound(name, content)
        if not audience.sees_money:
            found = _SECRET.search(content.decode())
            demand(found is None, f"{name}: staff read pay", found)
    first = Edition(Audience.HR, words, __version__, "zh", words)
    summary_text(build_document(plan, catalog, first, folders, FIRST_LOOK), 80)
