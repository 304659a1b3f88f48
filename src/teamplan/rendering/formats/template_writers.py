"""The formats that come from templates: Markdown and HTML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teamplan.rendering.formats.environment import render_template

if TYPE_CHECKING:
    from teamplan.rendering.document.blocks import Proposal
    from teamplan.rendering.formats.template_folders import TemplateFolders

_BLANK_LINES = re.compile(r"\n{3,}")


def markdown(proposal: Proposal, folders: TemplateFolders) -> str:
    """Return the proposal in GitHub-flavoured Markdown."""
    text = render_template("proposal.md.j2", proposal, folders)
    return _BLANK_LINES.sub("\n\n", text).strip() + "\n"


def html(proposal: Proposal, folders: TemplateFolders) -> str:
    """Return the proposal as one self-contained HTML file."""
    return render_template("proposal.html.j2", proposal, folders).strip() + "\n"
