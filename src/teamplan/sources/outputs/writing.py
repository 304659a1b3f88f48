"""Writing files: sealed, all or none, and never over somebody's edits."""

import re
import stat
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from teamplan.findings.words import Words
from teamplan.sources.outputs.replacing import staged
from teamplan.sources.outputs.streaming import is_stream, write_stream
from teamplan.sources.outputs.unwritable import EditedFileError, UnwritableFileError, writing_to
from teamplan.sources.system_errors import system_reason

OUTPUT, REPORT = "teamplan", "teamplan report"
"""What seals name: plans and documents, which somebody may want back, and reports, which any check makes again."""
YAML_COMMENT = "# {}"
_IN_COMMENT = re.compile(rb"(?:# |%% |<!-- )([a-z ]+) sha256=([0-9a-f]{64})(?: -->)?\n")
_IN_JSON = re.compile(rb',\n  "seal": "([a-z ]+) sha256=([0-9a-f]{64})"\n}\n')
_JSON_END = b"\n}\n"
_LONGEST_SEAL = 120
_LARGEST_OUTPUT = 500_000_000
"""Bytes; a larger file is not looked at but taken to be somebody else's."""


def sealed(content: bytes, comment: str, seal: str = OUTPUT) -> bytes:
    """Return `content` with a last line that proves it unedited; `comment` is how a remark stands in such a file."""
    return content + f"{comment.format(_seal(content, seal))}\n".encode()


def sealed_json(content: bytes, seal: str) -> bytes:
    """Return an indented JSON mapping with a last key that proves it unedited."""
    body = content.removesuffix(_JSON_END)
    return body + f',\n  "seal": "{_seal(body, seal)}"'.encode() + _JSON_END


def _seal(content: bytes, seal: str) -> str:
    return f"{seal} sha256={sha256(content).hexdigest()}"


def is_ours(content: bytes, seal: str = OUTPUT) -> bool:
    """Whether `content` was written by this program, under such a seal, and not edited since."""
    start = max(0, len(content) - _LONGEST_SEAL)
    end = content[start:]
    for form in (_IN_COMMENT, _IN_JSON):
        for found in form.finditer(end):
            if found.end() == len(end) and found[1].decode() == seal:
                return sha256(content[: start + found.start()]).hexdigest() == found[2].decode()
    return False


def refuse_overwriting(path: Path, *, force: bool, seal: str = OUTPUT) -> None:
    """Raise UnwritableFileError where writing `path` cannot work, and EditedFileError where it would destroy something.

    `force` allows the latter. Without it, only a file under the same seal as the new one may be replaced.
    """
    if is_stream(path):
        return
    with writing_to(path):
        try:
            state = path.stat()
        except FileNotFoundError:
            if path.parent.is_dir():
                return
            raise _no_folder(path.parent) from None
        lost = not force and stat.S_ISREG(state.st_mode) and not _has_seal(path, state.st_size, seal)
    if stat.S_ISDIR(state.st_mode):
        message = Words(f"输出路径是文件夹：{path}", f"the output path is a folder: {path}")
        raise UnwritableFileError(path, message, Words("请给出文件名", "give a file name"))
    if lost:
        raise EditedFileError(path)


def _has_seal(path: Path, size: int, seal: str) -> bool:
    return size <= _LARGEST_OUTPUT and is_ours(path.read_bytes(), seal)


def _no_folder(folder: Path) -> UnwritableFileError:
    message = Words(f"文件夹不存在：{folder}", f"no such folder: {folder}")
    advice = Words("请先建好文件夹，或换一个路径", "make the folder first, or choose another path")
    return UnwritableFileError(folder, message, advice)


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


def write_files(contents: Mapping[Path, bytes], *, force: bool, seal: str = OUTPUT) -> None:
    """Write every content to its path, or none where one cannot be written; raises UnwritableFileError.

    Nothing is written that `refuse_overwriting` refuses. A symbolic link stays and its target is written; a
    device, a pipe or an open file is written to, not replaced.
    """
    streams = {path: content for path, content in contents.items() if is_stream(path)}
    files = {path: content for path, content in contents.items() if path not in streams}
    with staged(files) as put_in_place:
        for path, content in streams.items():
            with writing_to(path):
                write_stream(path, content)
        put_in_place(lambda path: refuse_overwriting(path, force=force, seal=seal))
