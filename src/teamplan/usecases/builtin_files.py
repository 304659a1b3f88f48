"""The files that ship with the program: listed by folder, found by name, copied to be changed."""

from collections import Counter
from pathlib import Path

from teamplan.sources.builtin import builtin_templates
from teamplan.sources.outputs.writing import make_folder, write_files
from teamplan.usecases.errors import AlreadyThereError, TargetNotFolderError, UnknownTemplateError

EVERYTHING = "all"
"""The name that stands for every file."""
_SUFFIXES = (".yaml", ".j2")


def builtin_files() -> dict[str, Path]:
    """Return every file by its path within the templates, in order."""
    root = builtin_templates()
    found = (path for path in root.rglob("*") if path.is_file() and path.suffix in _SUFFIXES)
    return {path.relative_to(root).as_posix(): path for path in sorted(found)}


def file_counts() -> dict[str, int]:
    """Return how many files there are in each folder; a file at the root stands for itself."""
    return dict(Counter(name.partition("/")[0] for name in builtin_files()))


def read_builtin(name: str) -> str:
    """Return the text of the file at this path within the templates; raises UnknownTemplateError."""
    path = builtin_files().get(name)
    if path is None:
        raise _unknown(name)
    return path.read_text(encoding="utf-8")


def files_named(name: str) -> dict[str, Path]:
    """Return the files that `name` stands for: a structure's id, a file, a folder, or `all`.

    Raises UnknownTemplateError.
    """
    chosen = {
        path: source
        for path, source in builtin_files().items()
        if name == EVERYTHING or path in (name, f"teams/{name}.yaml") or path.startswith(f"{name}/")
    }
    if not chosen:
        raise _unknown(name)
    return chosen


def copy_builtin(name: str, target: Path, *, force: bool = False) -> tuple[str, ...]:
    """Copy the files that `name` stands for below `target`, keeping their folders; return their paths within it.

    Raises UnknownTemplateError, TargetNotFolderError, UnwritableFileError, and AlreadyThereError where files
    would be replaced without `force`.
    """
    chosen = files_named(name)
    if target.exists() and not target.is_dir():
        raise TargetNotFolderError(str(target))
    existing = [path for path in chosen if (target / path).exists()]
    if existing and not force:
        raise AlreadyThereError(existing)
    for folder in dict.fromkeys((target / path).parent for path in chosen):
        make_folder(folder)
    write_files({target / path: source.read_bytes() for path, source in chosen.items()}, force=force)
    return tuple(chosen)


def _unknown(name: str) -> UnknownTemplateError:
    files = builtin_files()
    stems = [Path(path).stem for path in files if path.startswith("teams/")]
    return UnknownTemplateError(name, [*stems, *file_counts(), *files])
