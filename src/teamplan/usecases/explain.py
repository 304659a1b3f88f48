"""Why: the reasons of one number or choice of a plan."""

from __future__ import annotations

from teamplan.model.catalog import Catalog
from teamplan.model.plan import Plan
from teamplan.rendering import why
from teamplan.rendering.explanation import Explanation
from teamplan.rendering.phrasing import Phrasing
from teamplan.usecases.errors import UnknownSubjectError
from teamplan.usecases.wording import phrasing_of, refusing_unusable_words


def explain(plan: Plan, catalog: Catalog, subject: str, phrasing: Phrasing | None = None) -> tuple[Explanation, ...]:
    """Return every explanation of `subject`: one of `subjects`, or a title or alias that the plan bears.

    `phrasing` are the built-in words unless said otherwise.

    Raises UnknownSubjectError with the ids that are near, and UnusableWordingError.
    """
    try:
        with refusing_unusable_words():
            return why.Why(plan, catalog, phrasing or phrasing_of(plan, catalog)).explain(subject)
    except why.UnknownSubjectError as error:
        raise UnknownSubjectError(subject, subjects(plan)) from error


def subjects(plan: Plan) -> tuple[str, ...]:
    """Return every id of this plan that has an explanation."""
    return why.subjects(plan)
