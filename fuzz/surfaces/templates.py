"""Templates of somebody's own → documents: made, or refused with file and reason; nothing gets out or runs away."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from inputs.edited_plans import base_plans
from inputs.own_templates import OwnTemplate, own_template
from surface import Surface, demand

from teamplan import load_catalog, make_documents
from teamplan.sources.records.located_findings import InvalidFilesError
from teamplan.sources.yaml.files import UnreadableFileError
from teamplan.usecases.errors import RefusedError

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

_SECRET = "the-secret-of-another-file"  # noqa: S105 - to be looked for
_TELLTALES = (_SECRET, "<class '", "<module '", "<function ", "built-in method", "root:x:0")


class Templates(Surface[OwnTemplate]):
    """Chapters, looks and words."""

    name = "templates"
    share = 0.003

    def __init__(self, folder: Path) -> None:
        """Put a secret beside the folder of templates."""
        super().__init__(folder)
        self._catalog, self._own = load_catalog(), folder / "own"
        (folder / "secret.txt").write_text(_SECRET, encoding="utf-8")

    def make(self, dice: Random) -> OwnTemplate:
        """Return a template."""
        return own_template(dice)

    def attempt(self, made: OwnTemplate) -> str:
        """Render a small plan with it."""
        shutil.rmtree(self._own, ignore_errors=True)
        path = self._own / made.path
        path.parent.mkdir(parents=True)
        path.write_bytes(made.content)
        (path.parent / "link.j2").symlink_to(self.folder / "secret.txt")
        try:
            documents = make_documents(base_plans()[0], self._catalog, ["md", "html"], own=str(self._own))
        except (RefusedError, InvalidFilesError, UnreadableFileError) as error:
            demand(str(error), "a refusal without words")
            demand(_SECRET not in str(error), "the secret of another file")
            return "refused"
        for content in documents.contents.values():
            text = content.decode()
            for telltale in _TELLTALES:
                demand(telltale not in text or telltale in made.content.decode(errors="replace"), f"{telltale} got out")
        return "rendered"
