"""How the blocks of a document look in a text format: the templates of `templates/looks/<format>/`."""

from collections.abc import Callable, Mapping

from teamplan.rendering.document.blocks import Document
from teamplan.rendering.templating.folders import TemplateFolders
from teamplan.rendering.templating.loading import folder_loader
from teamplan.rendering.templating.sandbox import run_template, sandbox
from teamplan.text.visible import visible

START = "document.j2"


def drawn(
    folders: TemplateFolders,
    format_name: str,
    document: Document,
    filters: Mapping[str, Callable[..., object]],
    *,
    escape: bool = False,
    **names: object,
) -> str:
    """Return the document as the templates of a format draw it, with nothing unseen; raises TemplateProblem.

    `looks/<format>/` of the user's takes the place of the built-in one. With `escape`, whatever a template shows is
    escaped for HTML, whatever the template is called.
    """
    loader = folder_loader(folders.within("looks", format_name))
    environment = sandbox(loader, limited=folders.own is not None, filters=filters, autoescape=escape)
    environment.globals.update(names)
    return visible(run_template(environment, START, document=document), kept="\t\n")
