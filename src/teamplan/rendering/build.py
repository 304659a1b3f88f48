"""Plan and catalog → Document: the templates of one language, run once against the view of one audience."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from teamplan.model.catalog import Catalog
from teamplan.model.plan import Plan
from teamplan.model.quantity import total
from teamplan.model.wording import Wording
from teamplan.rendering import numbers
from teamplan.rendering.audience import Audience
from teamplan.rendering.document.blocks import Chapter, Document
from teamplan.rendering.document.builder import Builder, outside_of_a_block
from teamplan.rendering.document.numbering import numbered
from teamplan.rendering.document.published_order import in_published_order
from teamplan.rendering.phrasing import Phrasing
from teamplan.rendering.templating.folders import TemplateFolders
from teamplan.rendering.templating.loading import folder_loader
from teamplan.rendering.templating.problems import TemplateProblem
from teamplan.rendering.templating.sandbox import run_template, sandbox
from teamplan.rendering.view.index import PlanIndex
from teamplan.rendering.view.view import View

if TYPE_CHECKING:
    from teamplan.rendering.free_text import Told

DOCUMENT, FIRST_LOOK = "document.j2", "first_look.j2"
"""The templates that set the order: of all chapters, and of what a person at a terminal sees first."""


class Edition(NamedTuple):
    """For whom a document is, in which language and words, and by which version of the program."""

    audience: Audience
    wording: Wording
    version: str
    language: str = "zh"
    written: Wording | None = None
    """The words that the texts in the plan were written with, where they are others."""


def build_document(
    plan: Plan, catalog: Catalog, edition: Edition, folders: TemplateFolders, start: str = DOCUMENT
) -> Document:
    """Return the document that the template `start` builds. It depends on its arguments alone: no clock, no locale.

    Raises TemplateProblem with the file and line of a template that cannot be used, and WordingError.
    """
    audience = edition.audience
    plan = _told(plan, catalog, edition)
    phrasing = Phrasing(edition.wording, catalog, plan, edition.written)
    builder = Builder(audience, phrasing)
    environment = sandbox(
        folder_loader(folders.within("documents", edition.language)),
        limited=folders.own is not None,
        filters={**_filters(phrasing), "written": builder.written},
        finalize=builder.written,
    )
    environment.globals.update(builder.calls)
    index = PlanIndex(plan, catalog, audience, phrasing)
    stray = run_template(environment, start, view=View(index), reader=audience, version=edition.version).strip()
    if stray:
        raise TemplateProblem(start, None, outside_of_a_block(stray))
    return Document(
        title=phrasing.title(plan),
        language=edition.language,
        audience=audience,
        version=edition.version,
        cover=builder.cover_facts,
        chapters=numbered(_ordered(builder.chapters, index), builder.frame_words),
        footnotes=tuple(builder.footnotes),
        frame=builder.frame_words,
        summary=builder.summary_sections,
        written=phrasing.written,
    )


def _ordered(chapters: Sequence[Chapter], index: PlanIndex) -> Sequence[Chapter]:
    """Return the chapters in the order that the published structure brings along, if it does."""
    order = () if index.structure is None else index.structure.chapters
    return in_published_order(chapters, order, index.phrasing.phrase("appendix")) if order else chapters


def left_out(plan: Plan, catalog: Catalog, edition: Edition) -> int:
    """Return how many texts of `plan` the reader does not get because they say what somebody is paid."""
    return 0 if edition.audience.sees_people else _told_to_staff(plan, catalog, edition).left_out


def _told(plan: Plan, catalog: Catalog, edition: Edition) -> Plan:
    return plan if edition.audience.sees_people else _told_to_staff(plan, catalog, edition).plan


def _told_to_staff(plan: Plan, catalog: Catalog, edition: Edition) -> "Told":
    from teamplan.rendering.free_text import told_to_staff

    return told_to_staff(plan, catalog, Phrasing(edition.wording, catalog, plan, edition.written).phrase("left_out"))


def _filters(phrasing: Phrasing) -> dict[str, Callable[..., object]]:
    return {
        **numbers.FILTERS,
        "term": lambda value, kind: phrasing.term(kind, value),
        "listed": phrasing.listed,
        "distinct": phrasing.distinct,
        "sentence": phrasing.sentence,
        "clause": phrasing.clause,
        "total": total,
    }
