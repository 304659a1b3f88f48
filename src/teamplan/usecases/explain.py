"""Why: the reasons of one number or choice of a plan."""

from teamplan.model.catalog import Catalog
from teamplan.model.plan import Plan
from teamplan.rendering import why
from teamplan.rendering.explanation import Explanation
from teamplan.rendering.phrasing import Phrasing, WordingError
from teamplan.usecases.errors import UnknownSubjectError, UnusableWordingError
from teamplan.usecases.wording import phrasing_of


def explain(plan: Plan, catalog: Catalog, subject: str, phrasing: Phrasing | None = None) -> tuple[Explanation, ...]:
    """Return every explanation of `subject`: one of `rendering.why.subjects`, or a title or alias that the plan bears.

    `phrasing` are the built-in words unless said otherwise.

    Raises UnknownSubjectError with the ids that are near, and UnusableWordingError.
    """
    try:
        return why.Why(plan, catalog, phrasing or phrasing_of(plan, catalog)).explain(subject)
    except why.UnknownSubjectError as error:
        raise UnknownSubjectError(subject, why.subjects(plan)) from error
    except WordingError as error:
        raise UnusableWordingError(error.key, error.message) from error
