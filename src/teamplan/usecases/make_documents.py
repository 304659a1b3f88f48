"""Plan → documents: each format as bytes, and what a person at a terminal sees first."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from teamplan.findings.suggestion import did_you_mean_in_brackets
from teamplan.findings.words import Words
from teamplan.model.catalog import Catalog
from teamplan.model.plan import Plan
from teamplan.model.wording import Wording
from teamplan.planning.figures import UnknownAssumptionError
from teamplan.rendering.audience import Audience
from teamplan.rendering.build import DOCUMENT, FIRST_LOOK, Edition, build_document, left_out
from teamplan.rendering.document.blocks import Document
from teamplan.rendering.formats.registry import FORMATS
from teamplan.rendering.phrasing import WordingError
from teamplan.rendering.templating.folders import TemplateFolders
from teamplan.rendering.templating.problems import TemplateProblem
from teamplan.sources.builtin import builtin_templates
from teamplan.sources.wording_file import load_wording
from teamplan.text.suggestion import nearest_word
from teamplan.usecases.errors import (
    DocumentTemplateError,
    IncompleteCatalogError,
    NoSuchDocumentTemplatesError,
    RefusedError,
    known_choice,
)
from teamplan.usecases.wording import WRITTEN
from teamplan.version import __version__


class Documents(NamedTuple):
    """Format → document, in the order asked for, and notes for whoever asked."""

    contents: dict[str, bytes]
    notes: tuple[Words, ...]


def make_documents(  # noqa: PLR0913 - each is a choice of the reader
    plan: Plan,
    catalog: Catalog,
    formats: Sequence[str] = ("md",),
    audience: str = Audience.HR,
    *,
    own: str | None = None,
    words: str | None = None,
    language: str = WRITTEN,
    watch: Callable[[int, int], None] | None = None,
) -> Documents:
    """Return the document of `plan` in each of `formats`, for one audience.

    `own` is a folder laid out like the built-in templates (`documents/`, `looks/`, `wording/`), whose files
    take the place of the built-in ones; `words` is one whose `wording/` is used where `own` has none. `language`
    (`zh`, `en`) is that of the templates and the wording. `watch` is told how many documents of how many are made.
    The same arguments give the same bytes everywhere: nothing depends on clock, locale or hash order.

    Raises:
        UnknownChoiceError: there is no such format or audience.
        NoSuchDocumentTemplatesError: `own` is no folder.
        DocumentTemplateError: a template or a sentence of the wording cannot be used.
        IncompleteCatalogError: the catalog lacks a figure that documents need.
        UnreadableFileError: there are no words in `language`.
    """
    writers = {known_format(name): FORMATS[name].load() for name in formats}
    reader = Audience(known_choice(audience, Audience, Words("没有读者「{}」", "no audience {!r}")))
    folders = _folders(own)
    contents: dict[str, bytes] = {}
    try:
        edition = Edition(reader, _wording(folders, words, language), __version__, language)
        document = _built(plan, catalog, edition, folders)
        for made, (name, writer) in enumerate(writers.items(), start=1):
            contents[name] = writer(document, folders)
            if watch:
                watch(made, len(writers))
    except (TemplateProblem, WordingError) as error:
        raise _unusable(error, folders, language) from error
    return Documents(contents, (*_unmatched(folders), *_left_out(left_out(plan, catalog, edition))))


def first_look(plan: Plan, catalog: Catalog, *, own: str | None = None, words: str | None = None) -> Document:
    """Return what a person at a terminal sees first of a plan; `rendering.formats.terminal` draws it.

    `own` and `words` are as for `make_documents`, and so is what is raised.
    """
    folders = _folders(own)
    try:
        edition = Edition(Audience.HR, _wording(folders, words), __version__, WRITTEN)
        return _built(plan, catalog, edition, folders, FIRST_LOOK)
    except (TemplateProblem, WordingError) as error:
        raise _unusable(error, folders, WRITTEN) from error


def known_format(name: str) -> str:
    """Return `name`, the name of a format; raises UnknownChoiceError."""
    return known_choice(name, FORMATS, Words("没有格式「{}」", "no format {!r}"))


def _wording(folders: TemplateFolders, words: str | None, language: str = WRITTEN) -> Wording:
    """Return the words of `language`, those in the user's folders laid over the built-in ones."""
    own = [folder for folder in (folders.own, words and Path(words)) if folder]
    return load_wording(language, next((folder for folder in own if (folder / "wording").is_dir()), None))


def _built(plan: Plan, catalog: Catalog, edition: Edition, folders: TemplateFolders, start: str = DOCUMENT) -> Document:
    try:
        return build_document(plan, catalog, edition._replace(written=load_wording(WRITTEN)), folders, start)
    except TemplateProblem as error:
        if isinstance(error.__cause__, UnknownAssumptionError):
            raise IncompleteCatalogError(error.__cause__.key) from error
        raise


def _unusable(error: TemplateProblem | WordingError, folders: TemplateFolders, language: str) -> RefusedError:
    """Return the error as data; a template that is missing is looked for in both folders."""
    if isinstance(error, WordingError):
        return DocumentTemplateError(f"wording/{language}.yaml", None, error.message)
    tried = () if error.missing is None else [root for root in (folders.own, folders.builtin) if root]
    return DocumentTemplateError(error.file, error.line, error.message, tried)


def _folders(own: str | None) -> TemplateFolders:
    if own is not None and not Path(own).is_dir():
        raise NoSuchDocumentTemplatesError(own)
    return TemplateFolders(builtin_templates(), None if own is None else Path(own))


def _unmatched(folders: TemplateFolders) -> tuple[Words, ...]:
    """Return a note where a folder of the user's takes the place of nothing."""
    if folders.own is None or folders.replaced():
        return ()
    known = folders.templates()
    meant = {name: did_you_mean_in_brackets(nearest_word(name, known)) for name in folders.strays()}
    zh = "、".join(f"{name}{words.zh}" for name, words in meant.items()) or "没有 .j2 文件"
    en = ", ".join(f"{name}{words.en}" for name, words in meant.items()) or "no .j2 file"
    return (
        Words(
            f"提醒：{folders.own} 没有替换任何内置模板：{zh}",
            f"note: {folders.own} takes the place of no built-in template: {en}; those are {', '.join(known)}",
        ),
    )


def _left_out(count: int) -> tuple[Words, ...]:
    """Return a note where texts were left out of an edition for staff."""
    if not count:
        return ()
    zh = f"提醒：{count} 处文字像是薪酬，员工版已略去"
    return (Words(zh, f"note: {count} texts look like pay and are left out of the edition for staff"),)
