"""What there is to check: arguments → files, grouped by the catalog that they belong to."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from teamplan.findings.finding import Finding, Severity, Words
from teamplan.findings.located import UNREADABLE, LocatedFinding, Mark
from teamplan.model.files.kinds import FileKind
from teamplan.sources.catalog.layout import FOLDERS, SINGLE_FILES, SUFFIXES, catalog_files, expected_kind
from teamplan.sources.yaml.files import STDIN, UnreadableFileError, display_name, read_file

Watch = Callable[[int, int], None]


class Target(NamedTuple):
    """One file: its path, what findings call it, and the kind that it must be of, if that is fixed.

    `content` is set for what can be read only once.
    """

    path: str
    name: str
    kind: FileKind | None = None
    content: bytes | None = None


@dataclass(slots=True)
class TargetGroup:
    """Files that form one catalog (`folder` is laid over the built-in one), or loose files."""

    targets: list[Target] = field(default_factory=list)
    folder: str | None = None
    whole: bool = False
    """Whether the targets are a whole catalog, the built-in files beneath it included."""


@dataclass(slots=True)
class Selection:
    """Everything to check; `unreadable` are arguments that lead to nothing."""

    groups: list[TargetGroup]
    unreadable: list[LocatedFinding]
    files: list[str]
    """Display names of the files that were asked for."""


def select(arguments: Sequence[str]) -> Selection:
    """Return the files that `arguments` name; without any, the built-in templates.

    A folder that has the layout of the templates is one catalog; any other folder stands for all
    the YAML files below it, in order, each file once and no link followed in circles.
    """
    if not arguments:
        targets = targets_of(catalog_files())
        return Selection([TargetGroup(targets, whole=True)], [], [target.name for target in targets])
    selection = Selection([], [], [])
    loose = TargetGroup()
    seen: set[str] = set()
    for argument in arguments:
        if argument != STDIN and os.path.isdir(argument):
            _select_folder(argument, selection, loose, seen)
        elif argument == STDIN or os.path.lexists(argument):
            _add_loose([argument], selection, loose, seen)
        else:
            selection.unreadable.append(_missing(argument))
    if loose.targets:
        selection.groups.append(loose)
    return selection


def located_unreadable(error: UnreadableFileError) -> LocatedFinding:
    """Return the finding for a file that cannot be read."""
    finding = Finding(UNREADABLE, Severity.ERROR, error.name, (), error.message, error.help)
    return LocatedFinding(finding, Mark(1, 1, 1, 1), "", "")


def looks_like_catalog(folder: str) -> bool:
    """Whether a folder has the layout of `templates/`."""
    folders = (os.path.join(folder, name) for name in FOLDERS if name != "teams")
    files = (os.path.join(folder, name) for name in SINGLE_FILES)
    return any(map(os.path.isdir, folders)) or any(map(os.path.isfile, files))


def _select_folder(folder: str, selection: Selection, loose: TargetGroup, seen: set[str]) -> None:
    found = list(_yaml_below(folder))
    if not found:
        selection.unreadable.append(_empty(folder))
        return
    if not looks_like_catalog(folder):
        _add_loose(found, selection, loose, seen)
        return
    targets = targets_of(catalog_files(Path(folder)))
    prefix = os.path.join(os.path.abspath(folder), "")
    own = {os.path.abspath(target.path) for target in targets}
    selection.groups.append(TargetGroup(targets, folder=folder, whole=True))
    selection.files += [target.name for target in targets if os.path.abspath(target.path).startswith(prefix)]
    beside = TargetGroup(folder=folder)
    _add_loose([path for path in found if os.path.abspath(path) not in own], selection, beside, seen)
    if beside.targets:
        selection.groups.append(beside)


def targets_of(files: Mapping[str, str]) -> list[Target]:
    """Return the files of a catalog (relative path → path), each of the kind that its place demands.

    The built-in ones come first: of two entries at odds, the user's is blamed.
    """
    builtin = set(catalog_files(None).values())
    ordered = sorted(files.items(), key=lambda file: file[1] not in builtin)
    return [Target(path, display_name(path), expected_kind(relative)) for relative, path in ordered]


def _add_loose(paths: Iterable[str], selection: Selection, group: TargetGroup, seen: set[str]) -> None:
    for path in paths:
        key = path if path == STDIN else os.path.abspath(path)
        if key in seen:
            continue
        seen.add(key)
        name = display_name(path)
        selection.files.append(name)
        try:
            content = read_file(path) if path == STDIN else None
        except UnreadableFileError as error:
            selection.unreadable.append(located_unreadable(error))
        else:
            group.targets.append(Target(path, name, content=content))


def _yaml_below(folder: str) -> Iterator[str]:
    """Return every YAML file below `folder`; a folder that was seen already is not entered again."""
    entered: set[tuple[int, int]] = set()
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            state = os.stat(here)
            if (state.st_dev, state.st_ino) in entered:
                continue
            entered.add((state.st_dev, state.st_ino))
            with os.scandir(here) as entries:
                ordered = sorted(entries, key=lambda entry: entry.name)
        except OSError:
            continue
        below = []
        for entry in ordered:
            if entry.name.startswith("."):
                continue
            if entry.is_dir():
                below.append(entry.path)
            elif entry.name.endswith(SUFFIXES):
                yield entry.path
        waiting.extend(reversed(below))


def _missing(argument: str) -> LocatedFinding:
    try:
        read_file(argument)
    except UnreadableFileError as error:
        return located_unreadable(error)
    return located_unreadable(
        UnreadableFileError(argument, Words("文件刚刚出现", "it has just appeared"), Words("", ""))
    )


def _empty(folder: str) -> LocatedFinding:
    name = display_name(folder)
    message = Words(f"{name} 下面没有 .yaml 或 .yml 文件", f"there is no .yaml or .yml file below {name}")
    advice = Words("请换一个文件夹，或直接给出文件", "Name another folder, or a file")
    return located_unreadable(UnreadableFileError(name, message, advice))
