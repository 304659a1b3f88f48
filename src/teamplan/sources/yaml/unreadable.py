"""Bytes that are no YAML text at all: another encoding, a binary file, control characters."""

import codecs
import re
from itertools import islice

from teamplan.findings.located import Mark
from teamplan.sources.yaml.files import MAX_FILE_BYTES
from teamplan.sources.yaml.messages import problem
from teamplan.sources.yaml.source_map import Problem
from teamplan.text.visible import STEERING, code_point

MAX_LINE_BYTES = 1_000_000
"""The longest line that is read, in bytes."""

_REPORTED_CHARACTERS = 20
_GUESS_WINDOW = 65_536
_MOSTLY = 0.8
_ASCII_CONTROLS = bytes({*range(32), 127} - {*b"\t\n\r"})
_BYTE_ORDER_MARK = "\ufeff"
_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_BINARY_BEGINNINGS = (b"PK\x03\x04", b"%PDF-", b"\x89PNG", b"\xd0\xcf\x11\xe0")
_LINE_BREAK = re.compile(r"\r\n?|\n")
_ESCAPE = re.compile(rb"\\[0abevfrNLPxuU]")
"""What an escape of a character that nobody sees begins with."""
_CHINESE = "[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef\u2014\u2018-\u201d\u2026]"
"""Compiled where a file is not UTF-8: that takes a millisecond."""
_NOT_ASCII = re.compile("[^\x00-\x7f]")


def needs_a_closer_look(data: bytes) -> bool:
    """Tell whether the bytes may hold something that the YAML parser would not refuse by itself."""
    if len(data) > MAX_FILE_BYTES or _long_line(data) is not None or _ESCAPE.search(data):
        return True
    try:
        return re.search(STEERING, data.decode("utf-8").removeprefix(_BYTE_ORDER_MARK)) is not None
    except UnicodeDecodeError:
        return True


def find_unreadable(data: bytes) -> list[Problem]:
    """Return what keeps the bytes from being YAML text; an empty list where nothing does."""
    if len(data) > MAX_FILE_BYTES:
        return [problem("file-too-large", Mark(1, 1, 1, 1), size=len(data), limit=MAX_FILE_BYTES)]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return [_not_utf8(data, error.start)]
    if "\0" in text and (guess := _guess_binary(data)):
        return [_encoding_problem(guess, *position_at(text, text.index("\0")))]
    text = text.removeprefix(_BYTE_ORDER_MARK)
    if (start := _long_line(data)) is not None:
        line, _ = position_at(data[:start].decode("utf-8"), None)
        return [problem("line-too-long", Mark(line, 1, line, 1), limit=MAX_LINE_BYTES)]
    return _forbidden_characters(text)


def position_at(text: str, index: int | None) -> tuple[int, int]:
    """Return the line and column, both from 1, of the character at `index`; None is the end."""
    line, start = 1, 0
    for match in _LINE_BREAK.finditer(text, 0, len(text) if index is None else index):
        line, start = line + 1, match.end()
    return line, (len(text) if index is None else index) - start + 1


def _forbidden_characters(text: str) -> list[Problem]:
    found = []
    for match in islice(re.finditer(STEERING, text), _REPORTED_CHARACTERS):
        line, column = position_at(text, match.start())
        mark = Mark(line, column, line, column + 1)
        found.append(problem("control-character", mark, code=code_point(match.group())))
    return found


def _long_line(data: bytes) -> int | None:
    """Return where a line of more than MAX_LINE_BYTES begins, or None."""
    start = 0
    while len(data) - start > MAX_LINE_BYTES:
        last_break = data.rfind(b"\n", start, start + MAX_LINE_BYTES + 1)
        if last_break < 0:
            return start
        start = last_break + 1
    return None


def _not_utf8(data: bytes, offset: int) -> Problem:
    line, column = position_at(data[:offset].decode("utf-8").removeprefix(_BYTE_ORDER_MARK), None)
    guess = _guess_binary(data) or ("gbk" if _looks_like_gbk(data, offset) else "")
    return _encoding_problem(guess, line, column)


def _encoding_problem(guess: str, line: int, column: int) -> Problem:
    rule = f"not-utf8-{guess}" if guess else "not-utf8"
    return problem(rule, Mark(line, column, line, column + 1))


def _guess_binary(data: bytes) -> str:
    """Name the kind of file that bytes with no place in a text file suggest, or nothing."""
    if data.startswith(_UTF16_MARKS):
        return "utf16"
    sample = data[:_GUESS_WINDOW]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if min(even, odd) == 0 and max(even, odd) > len(sample) // 4:
        return "utf16"
    controls = len(sample) - len(sample.translate(None, _ASCII_CONTROLS))
    if 8 * (controls - 1) > len(sample) or sample.startswith(_BINARY_BEGINNINGS):
        return "binary"
    return ""


def _looks_like_gbk(data: bytes, offset: int) -> bool:
    """Tell whether the bytes from the first one that is no UTF-8 read as Chinese in GB 18030."""
    start = max(data.rfind(b"\n", 0, offset) + 1, offset - _GUESS_WINDOW)
    decoder = codecs.getincrementaldecoder("gb18030")()
    try:
        text = decoder.decode(data[start : offset + _GUESS_WINDOW])
    except UnicodeDecodeError:
        return False
    foreign = _NOT_ASCII.findall(text)
    return len(re.findall(_CHINESE, text)) > _MOSTLY * len(foreign) > 0
