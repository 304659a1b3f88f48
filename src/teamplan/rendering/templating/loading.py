"""Templates from folders: plain files of a bounded size, and none that a link leads out to."""

import stat
from collections.abc import Callable, Sequence
from pathlib import Path

from jinja2 import BaseLoader, ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, TemplateNotFound

from teamplan.findings.words import Words
from teamplan.rendering.templating.problems import TemplateProblem

BUILTIN = "builtin"
"""Prefix under which a template of the user's reaches the built-in one of the same name."""
LARGEST_FILE = 1_000_000
"""Bytes of a template."""


class _FolderLoader(FileSystemLoader):
    """Loads from one folder."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        path = Path(self.searchpath[0], template)
        if not path.resolve().is_relative_to(Path(self.searchpath[0]).resolve()):
            raise TemplateNotFound(template)
        _refuse_odd(path)
        try:
            return super().get_source(environment, template)
        except TemplateNotFound:
            raise
        except UnicodeDecodeError as error:
            raise TemplateProblem(str(path), None, Words("不是 UTF-8 文字", "is not UTF-8 text")) from error
        except OSError as error:
            message = Words(f"读不了：{error.strerror}", f"cannot be read: {error.strerror}")
            raise TemplateProblem(str(path), None, message) from error


def folder_loader(folders: Sequence[Path]) -> BaseLoader:
    """Return a loader of the first of `folders` that has a template; `builtin:` always reaches the last one."""
    loaders = [_FolderLoader(folder) for folder in folders]
    return ChoiceLoader([PrefixLoader({BUILTIN: loaders[-1]}, delimiter=":"), *loaders])


def _refuse_odd(path: Path) -> None:
    """Raise TemplateProblem for a device, a pipe or a huge file; what is not there is for the loader to say."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return
    if not stat.S_ISREG(found.st_mode) and not stat.S_ISDIR(found.st_mode):
        raise TemplateProblem(str(path), None, Words("不是普通文件", "is not a plain file"))
    if found.st_size > LARGEST_FILE and stat.S_ISREG(found.st_mode):
        message = Words(f"超过 {LARGEST_FILE / 1e6:g} MB", f"is larger than {LARGEST_FILE / 1e6:g} MB")
        raise TemplateProblem(str(path), None, message)
