"""Plan → documents: each format as bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teamplan.rendering.audience import Audience
from teamplan.rendering.build import FIRST_LOOK, Edition, build_document
from teamplan.rendering.formats.looks import Looks
from teamplan.rendering.formats.registry import find_format
from teamplan.rendering.templating.folders import TemplateFolders
from teamplan.sources.builtin import builtin_templates
from teamplan.sources.wording_file import load_wording
from teamplan.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from teamplan.model.catalog import Catalog
    from teamplan.model.plan import Plan
    from teamplan.rendering.document.blocks import Document


def make_documents(  # noqa: PLR0913 - every part of a document is named by the caller
    plan: Plan,
    catalog: Catalog,
    formats: Iterable[str],
    *,
    audience: Audience = Audience.HR,
    own: Path | None = None,
    compiled: Path | None = None,
    language: str = "zh",
    version: str = __version__,
) -> dict[str, bytes]:
    """Return format → the document for one audience.

    `own` is a folder laid out like the built-in templates (`documents/`, `looks/`, `wording/`) whose files take
    the place of the built-in ones; `compiled` is a folder where compiled templates may be kept.
    The same arguments give the same bytes everywhere: nothing depends on clock, locale or hash order.
    KeyError names a format that does not exist; TemplateProblem and WordingProblem say what is wrong with a template.
    """
    writers = {name: find_format(name).load() for name in formats}
    folders = TemplateFolders(builtin_templates(), own, compiled)
    edition = Edition(audience, load_wording(language, own), version, language)
    document = build_document(plan, catalog, edition, folders)
    looks = Looks(folders)
    return {name: writer(document, looks) for name, writer in writers.items()}


def first_look(plan: Plan, catalog: Catalog, *, own: Path | None = None, compiled: Path | None = None) -> Document:
    """Return what a person at a terminal sees first of a plan; `rendering.formats.terminal` draws it.

    Raises TemplateProblem and WordingProblem as `make_documents` does.
    """
    folders = TemplateFolders(builtin_templates(), own, compiled)
    edition = Edition(Audience.HR, load_wording("zh", own), __version__)
    return build_document(plan, catalog, edition, folders, FIRST_LOOK)
