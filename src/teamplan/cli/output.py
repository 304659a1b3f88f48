"""Writing results: to files, all or none and never over somebody's edits, or to stdout."""

from __future__ import annotations

import os
import re
import stat
import sys
import tempfile
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from teamplan.cli.failure import CommandError, LostOutputError
from teamplan.cli.language import say
from teamplan.cli.system_errors import system_reason

if TYPE_CHECKING:
    from collections.abc import Mapping

STDOUT = "-"
_SEAL = re.compile(r"(?:# |%% |<!-- )teamplan sha256=([0-9a-f]{64})(?: -->)?\n\Z")
YAML_COMMENT = "# {}"


def sealed(content: bytes, comment: str) -> bytes:
    """Return `content` with a last line that proves it unedited; `comment` is how a remark stands in it."""
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
    """Raise CommandError where writing `path` would destroy something or cannot work."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        _refuse_missing_folder(path.parent)
        return
    except OSError as error:
        raise _cannot_write(path, error) from error
    if stat.S_ISDIR(mode):
        raise CommandError(
            say(f"输出路径是文件夹：{path}", f"the output path is a folder: {path}"),
            say("请给出文件名", "give a file name"),
        )
    if force or not stat.S_ISREG(mode):
        return
    try:
        known = is_ours(path.read_bytes())
    except OSError as error:
        raise _cannot_write(path, error) from error
    if not known:
        raise CommandError(
            say(
                f"{path} 已存在，且不是本程序写的或之后被改过",
                f"{path} exists and was not written by this program, or was edited since",
            ),
            say("换一个 -o 路径，或加 --force 覆盖", "choose another -o, or add --force to overwrite it"),
        )


def _refuse_missing_folder(folder: Path) -> None:
    if not folder.is_dir():
        raise CommandError(
            say(f"文件夹不存在：{folder}", f"no such folder: {folder}"),
            say("请先建好文件夹，或换一个路径", "make the folder first, or choose another path"),
        )


def refuse_losing_input(path: Path, source: str | None) -> None:
    """Raise CommandError where writing `path` would overwrite the input that it is made of, even with --force."""
    if source is None or source == STDOUT or not path.exists() or not Path(source).exists():
        return
    if path.samefile(source):
        raise CommandError(
            say(f"输出会覆盖输入文件 {source}", f"the output would overwrite the input {source}"),
            say("换一个输出路径", "choose another path for the output"),
        )


def write_file(path: Path, content: bytes) -> None:
    """Write `content` to `path` whole or not at all; raises CommandError."""
    write_files({path: content})


def write_files(contents: Mapping[Path, bytes]) -> None:
    """Write every content to its path, or none where one cannot be written; raises CommandError.

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
    try:
        os.unlink(temporary)
    except OSError:
        return


def write_stdout(content: str | bytes) -> None:
    """Write to stdout; text as UTF-8, whatever the locale."""
    try:
        sys.stdout.buffer.write(content if isinstance(content, bytes) else content.encode("utf-8", "replace"))
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise LostOutputError(
            say(f"无法写到标准输出：{system_reason(error)}", f"cannot write to stdout: {system_reason(error)}"),
            say("请检查重定向到的文件或磁盘", "check the file or disk that it is redirected to"),
        ) from error


def tell(message: str, *, quiet: bool = False) -> None:
    """Say something to the user on stderr."""
    if not quiet:
        sys.stderr.buffer.write((message + "\n").encode("utf-8", "replace"))
        sys.stderr.flush()


def _cannot_write(path: Path, error: OSError) -> CommandError:
    reason = system_reason(error)
    return CommandError(
        say(f"无法写入 {path}：{reason}", f"cannot write {path}: {reason}"),
        say("请检查权限与磁盘空间，或换一个路径", "check permissions and disk space, or choose another path"),
    )


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
