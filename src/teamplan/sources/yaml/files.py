"""Reading the bytes of a file, or saying clearly why that is impossible."""

import os
import stat
import sys
from contextlib import suppress
from pathlib import Path

from teamplan.findings.finding import Words

STDIN = "-"
"""The path that means standard input."""
STDIN_NAME = "<stdin>"
"""What standard input is called in findings."""
MAX_FILE_BYTES = 20_000_000
"""The largest file that is read, in bytes."""
MAX_NUMBER_LENGTH = 1_000
"""The longest number that is read, in characters."""

_CHECK_PATH = Words("请检查路径和文件名是否写对", "Check the path and the file name")
_SPLIT = Words("请把内容分成几个文件", "Split it into several files")


class UnreadableFileError(Exception):
    """A file cannot be read at all; `message` says why and `help` what to do."""

    def __init__(self, name: str, message: Words, help_words: Words) -> None:
        super().__init__(message.en)
        self.name, self.message, self.help = name, message, help_words


def display_name(path: str | Path) -> str:
    """Return `path` as messages show it: from the working folder where it is inside, with `/`.

    >>> display_name("-")
    '<stdin>'
    """
    if str(path) == STDIN:
        return STDIN_NAME
    absolute, here = os.path.abspath(path), os.path.join(os.getcwd(), "")
    shown = absolute[len(here) :] if absolute.startswith(here) else str(path)
    return shown.replace(os.sep, "/")


def read_file(path: str | Path) -> bytes:
    """Return the bytes of `path`; `-` is standard input. Raises UnreadableFileError.

    Only plain files (and standard input) of up to MAX_FILE_BYTES are read: a device or a pipe could
    go on for ever, and a larger file is refused without being read.
    """
    if str(path) == STDIN:
        return _read_stdin()
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0))
        try:
            state = os.fstat(descriptor)
            if not stat.S_ISREG(state.st_mode) or state.st_size > MAX_FILE_BYTES:
                raise _odd_file(display_name(path), state.st_mode, state.st_size)
            return _read_all(descriptor, state.st_size, path)
        finally:
            os.close(descriptor)
    except (OSError, ValueError) as error:
        raise _unreadable(display_name(path), Path(path), error) from error


def _read_stdin() -> bytes:
    try:
        data = sys.stdin.buffer.read(MAX_FILE_BYTES + 1)
    except (OSError, ValueError, AttributeError) as error:
        message = Words("无法从标准输入读取", "cannot read standard input")
        raise UnreadableFileError(STDIN_NAME, message, _CHECK_PATH) from error
    if len(data) > MAX_FILE_BYTES:
        raise _too_large(STDIN_NAME, None)
    return data


def _read_all(descriptor: int, size: int, path: str | Path) -> bytes:
    """Return the whole file; one that grows beyond the limit while it is read is refused, too."""
    data = os.read(descriptor, size + 1)
    if len(data) == size:
        return data
    pieces = [data]
    total = len(data)
    while pieces[-1]:
        if total > MAX_FILE_BYTES:
            raise _too_large(display_name(path), None)
        pieces.append(os.read(descriptor, 1 << 20))
        total += len(pieces[-1])
    return b"".join(pieces)


def _odd_file(name: str, mode: int, size: int) -> UnreadableFileError:
    if stat.S_ISREG(mode):
        return _too_large(name, size)
    if stat.S_ISDIR(mode):
        message = Words(f"{name} 是文件夹，不是文件", f"{name} is a folder, not a file")
        return UnreadableFileError(name, message, Words("请给出其中的文件", "Name a file within it"))
    message = Words(f"{name} 不是普通文件（设备、管道或套接字）", f"{name} is no plain file (a device, pipe or socket)")
    advice = Words("请给出普通文件；管道内容请用 - 从标准输入读", "Name a plain file; use - to read standard input")
    return UnreadableFileError(name, message, advice)


def _too_large(name: str, size: int | None) -> UnreadableFileError:
    limit = f"{MAX_FILE_BYTES // 1_000_000} MB"
    stated_zh = f"有 {size:,} 字节，" if size is not None else ""
    stated_en = f" has {size:,} bytes," if size is not None else " is"
    message = Words(f"{name} {stated_zh}超过上限 {limit}", f"{name}{stated_en} more than the limit of {limit}")
    return UnreadableFileError(name, message, _SPLIT)


def _unreadable(name: str, path: Path, error: OSError | ValueError) -> UnreadableFileError:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        message = Words(f"找不到文件 {name}", f"no such file: {name}")
        return UnreadableFileError(name, message, _similar_files(path))
    if isinstance(error, IsADirectoryError) or os.path.isdir(path):
        return _odd_file(name, stat.S_IFDIR, 0)
    if isinstance(error, PermissionError):
        message = Words(f"没有权限读取 {name}", f"no permission to read {name}")
        return UnreadableFileError(name, message, Words("请检查文件权限", "Check the permissions of the file"))
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return UnreadableFileError(name, Words(f"无法读取 {name}：{reason}", f"cannot read {name}: {reason}"), _CHECK_PATH)


def _similar_files(path: Path) -> Words:
    """Return a help that names a file of nearly the same name beside the one that is missing."""
    from teamplan.text.suggestion import nearest_word

    with suppress(OSError):
        near = nearest_word(path.name, sorted(entry.name for entry in path.parent.iterdir())[:500])
        if near:
            found = display_name(path.parent / near)
            return Words(f"是否想写 {found}？", f"Did you mean {found}?")
    return _CHECK_PATH
