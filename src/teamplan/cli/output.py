"""Writing results: to a file atomically and never over somebody's edits, or to stdout."""

from __future__ import annotations

import os
import re
import sys
import tempfile
from hashlib import sha256
from pathlib import Path

from teamplan.cli.failure import CommandError
from teamplan.cli.language import say

STDOUT = "-"
_SEAL = re.compile(r"(?:# |<!-- )teamplan sha256=([0-9a-f]{64})(?: -->)?\n\Z")


def sealed(text: str, suffix: str) -> str:
    """Return `text` with a last line that proves it unedited."""
    digest = sha256(text.encode()).hexdigest()
    seal = f"# teamplan sha256={digest}\n" if suffix == ".yaml" else f"<!-- teamplan sha256={digest} -->\n"
    return text + seal


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
    if path.is_dir():
        raise CommandError(
            say(f"输出路径是文件夹：{path}", f"the output path is a folder: {path}"),
            say("请给出文件名", "give a file name"),
        )
    if not path.parent.is_dir():
        raise CommandError(
            say(f"文件夹不存在：{path.parent}", f"no such folder: {path.parent}"),
            say("请先建好文件夹，或换一个路径", "make the folder first, or choose another path"),
        )
    if force or not path.exists():
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


def write_file(path: Path, text: str) -> None:
    """Write `text` to `path` whole or not at all; raises CommandError."""
    temporary = ""
    try:
        descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
        os.chmod(temporary, mode)
        os.replace(temporary, path)
    except OSError as error:
        if temporary and os.path.exists(temporary):
            os.unlink(temporary)
        raise _cannot_write(path, error) from error


def write_stdout(text: str) -> None:
    """Write `text` to stdout as UTF-8, whatever the locale."""
    sys.stdout.buffer.write(text.encode())
    sys.stdout.flush()


def tell(message: str, *, quiet: bool = False) -> None:
    """Say something to the user on stderr."""
    if not quiet:
        sys.stderr.buffer.write((message + "\n").encode())
        sys.stderr.flush()


def _cannot_write(path: Path, error: OSError) -> CommandError:
    return CommandError(
        say(f"无法写入 {path}：{error.strerror}", f"cannot write {path}: {error.strerror}"),
        say("请检查权限与磁盘空间，或换一个 -o 路径", "check permissions and disk space, or choose another -o"),
    )


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
