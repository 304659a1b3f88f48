"""Plan → the same plan with its sentences written down; and the phrasing that reads them again."""

from pathlib import Path

from teamplan.findings.words import Words
from teamplan.model.catalog import Catalog
from teamplan.model.plan import Plan
from teamplan.model.reason import Reason
from teamplan.model.reason_tree import with_reasons
from teamplan.planning.intake.infeasible import InfeasibleError
from teamplan.rendering.phrasing import Phrasing
from teamplan.sources.wording_file import load_wording
from teamplan.usecases.errors import InfeasibleBriefError, OfferedChange

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
        return reason.written(phrasing.reason(reason))

    written = with_reasons(plan, write)
    return written.model_copy(update={"title": phrasing.title(plan)})


def infeasible(error: InfeasibleError, catalog: Catalog) -> InfeasibleBriefError:
    """Return the refusal of a brief in the words of both languages."""
    zh, en = (Phrasing(load_wording(language), catalog) for language in ("zh", "en"))

    def said(reason: Reason) -> Words:
        return Words(zh.reason(reason), en.reason(reason))

    changes = [OfferedChange(said(change.reason), change.settings) for change in error.changes]
    return InfeasibleBriefError(said(error.reason), changes)


def phrasing_of(plan: Plan, catalog: Catalog, language: str = WRITTEN, own: Path | None = None) -> Phrasing:
    """Return what words `plan`: in `language`, with the user's `wording/` in the folder `own` laid over it.

    Raises what `load_wording` raises.
    """
    builtin = load_wording(WRITTEN)
    wording = builtin if own is None and language == WRITTEN else load_wording(language, own)
    return Phrasing(wording, catalog, plan, builtin)
