"""Why a file cannot or must not be written, and what to do."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from teamplan.findings.words import Words
from teamplan.sources.system_errors import system_reason

_ADVICE = Words("请检查权限与磁盘空间，或换一个路径", "check permissions and disk space, or choose another path")
_NO_READER = Words(
    "请先启动读取这个管道的程序，或换一个路径", "start what reads the pipe first, or choose another path"
)


class UnwritableFileError(Exception):
    """A file cannot or must not be written; `message` says why and `help` what to do."""

    def __init__(self, path: Path, message: Words, help_words: Words) -> None:
        super().__init__(message.en)
        self.path, self.message, self.help = path, message, help_words


class EditedFileError(UnwritableFileError):
    """The file was not written by this program, or was edited since."""

    def __init__(self, path: Path) -> None:
        message = Words(
            f"{path} 已存在，且不是本程序写的或之后被改过",
            f"{path} exists and was not written by this program, or was edited since",
        )
        super().__init__(path, message, Words("换一个路径", "choose another path"))


@contextmanager
def writing_to(path: Path) -> Iterator[None]:
    """Turn every OSError within into an UnwritableFileError of `path`."""
    try:
        yield
    except OSError as error:
        reason = system_reason(error)
        message = Words(f"无法写入 {path}：{reason.zh}", f"cannot write {path}: {reason.en}")
        advice = _NO_READER if error.errno == errno.ENXIO else _ADVICE
        raise UnwritableFileError(path, message, advice) from error
