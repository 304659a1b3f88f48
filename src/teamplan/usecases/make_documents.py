"""Plan → documents, one for each format."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from teamplan.checks.of_plans.plan_structure import check_plan_structure
from teamplan.findings.suggestion import did_you_mean_in_brackets
from teamplan.findings.words import Words
from teamplan.model.catalog import Catalog
from teamplan.model.plan import Plan
from teamplan.rendering.audience import Audience
from teamplan.rendering.formats.environment import TemplateProblem, overridden
from teamplan.rendering.formats.registry import FORMATS, find_format
from teamplan.rendering.formats.template_folders import TemplateFolders
from teamplan.rendering.proposal import build_proposal
from teamplan.sources.builtin import builtin_templates
from teamplan.sources.catalog.cache_folder import cache_folder
from teamplan.sources.wording_file import load_wording
from teamplan.text.suggestion import nearest_word
from teamplan.usecases.errors import (
    BrokenPlanError,
    DocumentTemplateError,
    NoSuchDocumentTemplatesError,
    UnknownChoiceError,
)
from teamplan.version import __version__


@dataclass(frozen=True)
class Documents:
    """Format → document, in the order asked for, and notes for whoever asked."""

    contents: dict[str, str]
    notes: tuple[Words, ...] = ()


def make_documents(
    plan: Plan,
    catalog: Catalog,
    formats: Sequence[str] = ("md",),
    audience: str = Audience.HR,
    *,
    overrides: str | None = None,
    watch: Callable[[int, int], None] | None = None,
) -> Documents:
    """Return the proposal for `plan` in each of `formats`, for one audience.

    `overrides` is a folder of document templates that take the place of built-in ones, or one that holds
    such a folder as `documents`. `watch` is told how many documents of how many are made.

    Raises:
        UnknownChoiceError: there is no such format or audience.
        NoSuchDocumentTemplatesError: `overrides` is no folder.
        DocumentTemplateError: a template cannot be used.
    """
    for name in formats:
        known_format(name)
    reader = _audience(audience)
    folder = _override_folder(overrides)
    contents: dict[str, str] = {}
    try:
        for made, name in enumerate(formats, start=1):
            contents[name] = render_document(
                plan, catalog, format=name, overrides=folder, compiled=_compiled_folder(), audience=reader
            )
            if watch:
                watch(made, len(formats))
    except TemplateProblem as error:
        raise DocumentTemplateError(error.file, error.line, error.message, str(error)) from error
    return Documents(contents, _unmatched(folder) if folder else ())


def refuse_broken(plan: Plan, catalog: Catalog, file: str = "") -> None:
    """Raise BrokenPlanError where a plan edited by hand no longer holds together; `file` is what findings call it."""
    found = check_plan_structure(plan, file, catalog)
    if found:
        raise BrokenPlanError(found)


def known_format(name: str) -> str:
    """Return `name`, the name of a format; raises UnknownChoiceError."""
    if name not in FORMATS:
        raise UnknownChoiceError(name, Words(f"没有格式「{name}」", f"no format {name!r}"), FORMATS)
    return name


def _audience(name: str) -> Audience:
    if name not in tuple(Audience):
        message = Words(f"没有读者「{name}」", f"no audience {name!r}")
        raise UnknownChoiceError(name, message, [str(one) for one in Audience])
    return Audience(name)


def _override_folder(overrides: str | None) -> Path | None:
    """Return the folder of the user's document templates; a copy of `documents` may stand one level down."""
    if overrides is None:
        return None
    if not Path(overrides).is_dir():
        raise NoSuchDocumentTemplatesError(overrides)
    inner = Path(overrides) / "documents"
    return inner if inner.is_dir() else Path(overrides)


def _unmatched(folder: Path) -> tuple[Words, ...]:
    """Return a note where a folder of templates takes the place of nothing."""
    builtin = builtin_templates() / "documents"
    if overridden(builtin, folder):
        return ()
    known = [path.relative_to(builtin).as_posix() for path in sorted(builtin.rglob("*.j2"))]
    mine = [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*.j2"))]
    meant = {name: did_you_mean_in_brackets(nearest_word(name, known)) for name in mine[:3]}
    named = "、".join(f"{name}{words.zh}" for name, words in meant.items()) or "没有 .j2 文件"
    return (
        Words(
            f"提醒：{folder} 没有替换任何内置模板：{named}",
            f"note: {folder} takes the place of no built-in template; those are {', '.join(known)}",
        ),
    )


def _compiled_folder() -> Path | None:
    """Return where compiled templates are kept, or None where caching is off."""
    folder = cache_folder()
    return Path(folder) / f"templates-{__version__}" if folder else None


def render_document(  # noqa: PLR0913 - every part of a document is named by the caller
    plan: Plan,
    catalog: Catalog,
    *,
    format: str,  # noqa: A002 - the name of the command's option
    templates: Path | None = None,
    overrides: Path | None = None,
    compiled: Path | None = None,
    audience: Audience = Audience.HR,
    version: str = __version__,
) -> str:
    """Return the proposal for `plan` in one format and for one audience.

    `templates` are the built-in document templates unless said otherwise, `overrides` take their place,
    `compiled` is a folder where compiled templates may be kept from one run to the next.
    The same arguments give the same text everywhere: nothing depends on clock, locale or hash order.
    ValueError names the formats where `format` is unknown; TemplateProblem says what is wrong with a template.
    """
    writer = find_format(format).load()
    folders = TemplateFolders(templates or builtin_templates() / "documents", overrides, compiled)
    return writer(build_proposal(plan, catalog, audience, version, load_wording()), folders)
