"""Putting files in their places: all or none, each whole or not at all, whatever ends the process.

Each file is written beside its place, made safe on disk and then renamed. What a killed process leaves
behind has a name of its own, and the next one that writes to the folder removes it.
"""

import errno
import os
import re
import stat
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path

from teamplan.findings.words import Words
from teamplan.sources.outputs.taking_turns import LOCK, alone_in, remove
from teamplan.sources.outputs.unwritable import UnwritableFileError, writing_to

STALE_AFTER = 600.0
"""Seconds after which a temporary file belongs to nobody: no run takes that long to write."""

_UNFINISHED = ".teamplan-part"
_OURS = re.compile(rf"\..*\.[0-9a-f]{{8}}{_UNFINISHED}|{LOCK}", re.DOTALL)
_MOST_LOOKED_AT = 10_000
_CANNOT_SYNC = (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP)


@contextmanager
def staged(contents: Mapping[Path, bytes]) -> Iterator[Callable[[Callable[[Path], None]], None]]:
    """Write every content beside its path and give what then puts all of them in place, or none.

    That is told how to look at a path for the last time: this raises where the path must not be written. A
    symbolic link stays and its target is replaced. Raises UnwritableFileError; what was not put in place is
    removed at the end.
    """
    places = {path: Path(os.path.realpath(path)) for path in contents}
    _refuse_two_in_one(places)
    folders = {place.parent for place in places.values()}
    temporary = {path: _beside(place) for path, place in places.items()}
    kept = {path: _beside(place) for path, place in places.items()} if len(places) > 1 else {}

    def put_in_place(look: Callable[[Path], None]) -> None:
        with alone_in(folders if kept else set()):
            for path in contents:
                look(path)
            _swap(places, temporary, kept)
        for folder in folders:
            _settle(folder)

    try:
        for path, content in contents.items():
            with writing_to(path):
                _stage(places[path], temporary[path], content)
        yield put_in_place
    finally:
        for name in (*temporary.values(), *kept.values()):
            remove(name)


def _refuse_two_in_one(places: Mapping[Path, Path]) -> None:
    """Raise UnwritableFileError where two of the paths lead to one file."""
    first: dict[Path, Path] = {}
    for path, place in places.items():
        other = first.setdefault(place, path)
        if other is not path:
            message = Words(f"{other} 与 {path} 是同一个文件", f"{other} and {path} are the same file")
            raise UnwritableFileError(path, message, Words("换一个输出路径", "choose another path for the output"))


def _beside(place: Path) -> str:
    return os.path.join(place.parent, f".{place.name[:40]}.{os.urandom(4).hex()}{_UNFINISHED}")


def _stage(place: Path, temporary: str, content: bytes) -> None:
    """Write `content` to the file `temporary`, safe on disk, with the mode that `place` is to have."""
    mode = stat.S_IMODE(place.stat().st_mode) & 0o777 if place.exists() else None
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(temporary, flags, 0o666 if mode is None else 0o600), "wb") as file:
        file.write(content)
        file.flush()
        if mode is not None:
            os.chmod(temporary, mode)
        _sync(file.fileno())


def _sync(descriptor: int) -> None:
    """Make what was written safe on disk, where the file system can."""
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _CANNOT_SYNC:
            raise


def _swap(places: Mapping[Path, Path], temporary: Mapping[Path, str], kept: Mapping[Path, str]) -> None:
    """Rename every temporary file to its place; where one cannot be, put back what was there before."""
    try:
        for path, place in places.items():
            with writing_to(path):
                if kept and place.exists():
                    _keep(place, kept[path])
        for path, place in places.items():
            with writing_to(path):
                os.replace(temporary[path], place)
    except BaseException:
        for path, place in places.items():
            if not os.path.lexists(temporary[path]):
                with suppress(OSError):
                    _put_back(place, kept.get(path))
        raise


def _keep(place: Path, kept: str) -> None:
    """Keep what is at `place` under another name as well, as a copy where the file system has no links."""
    try:
        os.link(place, kept)
    except OSError:
        _stage(place, kept, place.read_bytes())


def _put_back(place: Path, kept: str | None) -> None:
    if kept is not None and os.path.lexists(kept):
        os.replace(kept, place)
    elif kept is not None:
        os.unlink(place)


def _settle(folder: Path) -> None:
    """Make the new names safe on disk, and remove what killed runs left behind."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
            now = os.fstat(descriptor).st_mtime
        finally:
            os.close(descriptor)
        with os.scandir(folder) as entries:
            for entry in islice(entries, _MOST_LOOKED_AT):
                if _OURS.fullmatch(entry.name) and _abandoned(entry.stat(follow_symlinks=False), now):
                    remove(entry.path)


def _abandoned(state: os.stat_result, now: float) -> bool:
    """Whether a temporary file was left by a killed run; `now` is by the clock of its file system."""
    own = not hasattr(os, "geteuid") or state.st_uid == os.geteuid()
    return own and stat.S_ISREG(state.st_mode) and now - state.st_ctime > STALE_AFTER
