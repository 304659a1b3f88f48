"""Plan → the same plan with its sentences written down; and the phrasing that reads them again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teamplan.model.reason_tree import with_reasons
from teamplan.rendering.phrasing import Phrasing
from teamplan.sources.wording_file import load_wording

if TYPE_CHECKING:
    from pathlib import Path

    from teamplan.model.catalog import Catalog
    from teamplan.model.plan import Plan
    from teamplan.model.reason import Reason

WRITTEN = "zh"
"""The language of the texts in a plan file."""


def worded(plan: Plan, catalog: Catalog) -> Plan:
    """Return `plan` with its title and the text of every reason, as a plan file has them.

    What somebody wrote in words of their own stands as it is.
    """
    phrasing = Phrasing(load_wording(WRITTEN), catalog, plan)

    def write(reason: Reason) -> Reason:
        if reason.key == "own_words" or reason.text is not None:
            return reason
        return reason.model_copy(update={"text": phrasing.reason(reason)})

    written = with_reasons(plan, write)
    return written.model_copy(update={"title": phrasing.title(plan)})


def phrasing_of(plan: Plan, catalog: Catalog, language: str = WRITTEN, own: Path | None = None) -> Phrasing:
    """Return what words `plan`: in `language`, with the user's `wording/` in the folder `own` laid over it.

    Raises what `load_wording` raises.
    """
    builtin = load_wording(WRITTEN)
    wording = builtin if own is None and language == WRITTEN else load_wording(language, own)
    return Phrasing(wording, catalog, plan, builtin)
