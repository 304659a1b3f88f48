"""Documents of the samples, built and drawn: what the tests of every room of rendering look at."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rendering_samples import sample_catalog

from teamplan.rendering.audience import Audience
from teamplan.rendering.build import DOCUMENT, Edition, build_document
from teamplan.rendering.phrasing import Phrasing
from teamplan.rendering.templating.folders import TemplateFolders
from teamplan.sources.wording_file import load_wording
from teamplan.usecases.make_documents import make_documents

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teamplan.model.catalog import Catalog
    from teamplan.model.plan import Plan
    from teamplan.rendering.document.blocks import Chapter, Document, Section, Table

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "templates"
CATALOG = sample_catalog()
VERSION = "0.1.0"
PHRASE = Phrasing(load_wording(), CATALOG).phrase


def document_of(
    plan: Plan,
    audience: Audience = Audience.HR,
    *,
    catalog: Catalog = CATALOG,
    own: Path | None = None,
    language: str = "zh",
    start: str = DOCUMENT,
) -> Document:
    """Return the document of `plan`."""
    edition = Edition(audience, load_wording(language, own), VERSION, language, load_wording())
    return build_document(plan, catalog, edition, TemplateFolders(TEMPLATES, own), start)


def text_of(
    plan: Plan,
    kind: str = "md",
    audience: Audience = Audience.HR,
    *,
    catalog: Catalog = CATALOG,
    own: Path | None = None,
    language: str = "zh",
) -> str:
    """Return the document of `plan` in a format."""
    made = make_documents(plan, catalog, [kind], audience, own=None if own is None else str(own), language=language)
    return made.contents[kind].decode()


def tables(document: Document) -> Iterator[Table]:
    """Yield every table of the chapters, in reading order."""
    return (block for block in document.blocks() if block.kind == "table")


def table_of(document: Document, caption: str) -> Table:
    """Return the table with a caption."""
    return next(table for table in tables(document) if table.caption == caption)


def chapter_of(document: Document, key: str) -> Chapter:
    """Return the chapter with a key."""
    return next(chapter for chapter in document.chapters if chapter.key == key)


def column_of(table: Table, title: str) -> int:
    """Return the place of the column with a title."""
    return [column.title for column in table.columns].index(title)


def sections_of(chapter: Chapter) -> list[Section]:
    """Return the sections and sub-sections of a chapter."""
    return [part for section in chapter.sections for part in (section, *section.sections)]


def own_file(folder: Path, name: str, text: str) -> Path:
    """Write a template of the user's into `folder`, laid out like `templates/`; return the folder."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return folder
