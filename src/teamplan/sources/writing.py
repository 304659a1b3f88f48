"""Writing files: sealed, all or none, and never over somebody's edits."""

import os
import re
import stat
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from teamplan.findings.words import Words
from teamplan.sources.system_errors import system_reason

_SEAL = re.compile(r"(?:# |%% |<!-- )teamplan sha256=([0-9a-f]{64})(?: -->)?\n\Z")
YAML_COMMENT = "# {}"


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


def sealed(content: bytes, comment: str) -> bytes:
    """Return `content` with a last line that proves it unedited; `comment` is how a remark stands in such a file."""
    seal = comment.format(f"teamplan sha256={sha256(content).hexdigest()}")
    return content + f"{seal}\n".encode()


def is_ours(content: bytes) -> bool:
    """Whether `content` was written by this program and not edited since."""
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return False
    seal = _SEAL.search(text)
    return seal is not None and sha256(text[: seal.start()].encode()).hexdigest() == seal[1]


def refuse_overwriting(path: Path, *, force: bool) -> None:
    """Raise UnwritableFileError where writing `path` cannot work, and EditedFileError where it would destroy something.

    `force` allows the latter.
    """
    try:
        mode = path.stat().st_mode
        lost = not force and stat.S_ISREG(mode) and not is_ours(path.read_bytes())
    except FileNotFoundError as error:
        folder = path.parent
        if folder.is_dir():
            return
        message = Words(f"文件夹不存在：{folder}", f"no such folder: {folder}")
        advice = Words("请先建好文件夹，或换一个路径", "make the folder first, or choose another path")
        raise UnwritableFileError(folder, message, advice) from error
    except OSError as error:
        raise _cannot_write(path, error) from error
    if stat.S_ISDIR(mode):
        message = Words(f"输出路径是文件夹：{path}", f"the output path is a folder: {path}")
        raise UnwritableFileError(path, message, Words("请给出文件名", "give a file name"))
    if lost:
        raise EditedFileError(path)


def refuse_losing_input(path: Path, source: Path) -> None:
    """Raise UnwritableFileError where writing `path` would overwrite the input that it is made of."""
    if path.exists() and source.exists() and path.samefile(source):
        raise UnwritableFileError(
            path,
            Words(f"输出会覆盖输入文件 {source}", f"the output would overwrite the input {source}"),
            Words("换一个输出路径", "choose another path for the output"),
        )


def make_folder(folder: Path) -> None:
    """Make a folder and those above it; raises UnwritableFileError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = system_reason(error)
        raise UnwritableFileError(
            folder,
            Words(f"无法建立文件夹 {folder}：{reason.zh}", f"cannot make the folder {folder}: {reason.en}"),
            Words("请换一个目标文件夹", "choose another target"),
        ) from error


def write_files(contents: Mapping[Path, bytes]) -> None:
    """Write every content to its path, or none where one cannot be written; raises UnwritableFileError.

    A symbolic link stays and its target is written; a device or pipe is written to, not replaced.
    """
    staged: dict[Path, str] = {}
    path = Path()
    try:
        for path, content in contents.items():
            if path.exists() and not path.is_file():
                path.write_bytes(content)
            else:
                staged[path] = _staged(Path(os.path.realpath(path)), content)
        for path, temporary in staged.items():
            os.replace(temporary, os.path.realpath(path))
    except OSError as error:
        raise _cannot_write(path, error) from error
    finally:
        for temporary in staged.values():
            _remove(temporary)


def _staged(path: Path, content: bytes) -> str:
    """Write `content` to a new file beside `path`, with the mode that `path` is to have; return its name."""
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        os.chmod(temporary, path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
    except BaseException:
        _remove(temporary)
        raise
    return temporary


def _remove(temporary: str) -> None:
    with suppress(OSError):
        os.unlink(temporary)


def _cannot_write(path: Path, error: OSError) -> UnwritableFileError:
    reason = system_reason(error)
    return UnwritableFileError(
        path,
        Words(f"无法写入 {path}：{reason.zh}", f"cannot write {path}: {reason.en}"),
        Words("请检查权限与磁盘空间，或换一个路径", "check permissions and disk space, or choose another path"),
    )


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
