"""Why: the reasons of one number or choice of a plan."""

from __future__ import annotations

from teamplan.model.catalog import Catalog
from teamplan.model.plan import Plan
from teamplan.planning import explanation
from teamplan.planning.explanation import Explanation
from teamplan.usecases.errors import UnknownSubjectError


def explain(plan: Plan, catalog: Catalog, subject: str) -> tuple[Explanation, ...]:
    """Return every explanation of `subject`: one of `subjects`, or a title or alias that the plan bears.

    Raises UnknownSubjectError with the ids that are near.
    """
    try:
        return explanation.explain(plan, catalog, subject)
    except explanation.UnknownSubjectError as error:
        raise UnknownSubjectError(subject, subjects(plan)) from error


def subjects(plan: Plan) -> tuple[str, ...]:
    """Return every id of this plan that has an explanation."""
    return explanation.subjects(plan)
