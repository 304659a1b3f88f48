"""Plan → document text: the door that commands knock at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teamplan.rendering.audience import Audience
from teamplan.rendering.formats.registry import find_format
from teamplan.rendering.formats.template_folders import TemplateFolders
from teamplan.rendering.proposal import build_proposal
from teamplan.sources.builtin import builtin_templates
from teamplan.usecases.wording import phrasing_of
from teamplan.version import __version__

if TYPE_CHECKING:
    from pathlib import Path

    from teamplan.model.catalog import Catalog
    from teamplan.model.plan import Plan
    from teamplan.rendering.phrasing import Phrasing


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
    phrasing: Phrasing | None = None,
) -> str:
    """Return the proposal for `plan` in one format and for one audience.

    `templates` are the built-in document templates unless said otherwise, `overrides` take their place,
    `phrasing` the built-in words; `compiled` is a folder where compiled templates may be kept from one run to the next.
    The same arguments give the same text everywhere: nothing depends on clock, locale or hash order.
    ValueError names the formats where `format` is unknown; TemplateProblem says what is wrong with a template.
    """
    writer = find_format(format).load()
    folders = TemplateFolders(templates or builtin_templates() / "documents", overrides, compiled)
    return writer(build_proposal(plan, catalog, audience, version, phrasing or phrasing_of(plan, catalog)), folders)
