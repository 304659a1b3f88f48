"""Bytes that are no YAML text: what they are taken for, and where that shows."""

from __future__ import annotations

import pytest

from teamplan.findings.located import Mark
from teamplan.sources.yaml import unreadable
from teamplan.sources.yaml.source_map import Problem
from teamplan.sources.yaml.unreadable import find_unreadable, needs_a_closer_look, position_at


def only(data: bytes) -> Problem:
    (problem,) = find_unreadable(data)
    return problem


@pytest.mark.parametrize(
    ("data", "looked_at"),
    [
        (b"a: 1\n", False),
        (b"\xef\xbb\xbfa: 1\n", False),
        (b"a: \xef\xbb\xbf\n", True),
        (b"\xff\xfea\0", True),
        (b"\xfe\xff\0a", True),
        ("a: b\x85c".encode(), True),
        ("a: b\u2028c".encode(), True),
        ("a: b\u2029c".encode(), True),
    ],
)
def test_only_what_the_parser_would_let_pass_is_looked_at_closely(data: bytes, *, looked_at: bool) -> None:
    assert needs_a_closer_look(data) is looked_at


def test_a_file_and_a_line_may_have_just_their_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unreadable, "MAX_FILE_BYTES", 12)
    monkeypatch.setattr(unreadable, "MAX_LINE_BYTES", 6)
    for fine in (b"", b"123456", b"123456\n12345", b"123456\n1234\n"):
        assert not needs_a_closer_look(fine)
        assert find_unreadable(fine) == []
    for long, line in ((b"1234567", 1), (b"1\n1234567", 2), (b"123456\n\n\n\n", 0), (b"1\n2\n1234567\n", 3)):
        assert needs_a_closer_look(long) is (line > 0)
        assert [problem.mark for problem in find_unreadable(long)] == ([Mark(line, 1, line, 1)] if line else [])
    problem = only(b"1\n2\n3\n4\n5\n6\n7\n")
    assert (problem.rule, problem.mark) == ("file-too-large", Mark(1, 1, 1, 1))
    assert problem.message.en == "the file has 14 bytes; the limit is 12."
    assert needs_a_closer_look(b"1\n2\n3\n4\n5\n6\n7\n")


@pytest.mark.parametrize(
    ("data", "guess", "mark"),
    [
        (b"a: \xff\n", "not UTF-8.", Mark(1, 4, 1, 5)),
        (b"ab\r\na: \xff\n", "not UTF-8.", Mark(2, 4, 2, 5)),
        ("a: 店长\n".encode("gbk"), "not UTF-8; looks like GBK.", Mark(1, 4, 1, 5)),
        (b"PK\x03\x04\xff", "not UTF-8 text; looks like a binary file.", Mark(1, 5, 1, 6)),
        (b"%PDF-\xff", "not UTF-8 text; looks like a binary file.", Mark(1, 6, 1, 7)),
        (b"\x89PNG", "not UTF-8 text; looks like a binary file.", Mark(1, 1, 1, 2)),
        (b"\xd0\xcf\x11\xe0", "not UTF-8 text; looks like a binary file.", Mark(1, 1, 1, 2)),
        (b"\xff\xfea\0", "not UTF-8; looks like UTF-16.", Mark(1, 1, 1, 2)),
        (b"a\0b\0", "not UTF-8; looks like UTF-16.", Mark(1, 2, 1, 3)),
        (b"\0a\0b", "not UTF-8; looks like UTF-16.", Mark(1, 1, 1, 2)),
        (b"ab\n\0\1\2", "not UTF-8 text; looks like a binary file.", Mark(2, 1, 2, 2)),
        (b"\1\2aaaa\xff", "not UTF-8 text; looks like a binary file.", Mark(1, 7, 1, 8)),
        (b"\1\2aaaaa\xff", "not UTF-8.", Mark(1, 8, 1, 9)),
    ],
)
def test_what_a_file_looks_like_is_guessed(data: bytes, guess: str, mark: Mark) -> None:
    problem = only(data)
    assert problem.rule == "not-utf8"
    assert (problem.message.en, problem.mark) == (guess, mark)


@pytest.mark.parametrize(
    ("foreign", "looks_like_it"),
    [("店长", True), ("店长，客服", True), ("客服" * 4 + "é", True), ("客服é客", False), ("é", False)],
)
def test_a_text_is_gbk_where_most_of_it_reads_as_chinese(foreign: str, *, looks_like_it: bool) -> None:
    said = only(b"a: 1\nb: " + foreign.encode("gb18030") + b"\n").message.en
    assert said == ("not UTF-8; looks like GBK." if looks_like_it else "not UTF-8.")


def test_only_the_line_of_the_first_odd_byte_decides_and_what_follows_it() -> None:
    assert only("标题: é\n".encode() + "店长\n".encode("gbk")).message.en == "not UTF-8; looks like GBK."
    assert only("店长: ".encode() + b"\xff\n").message.en == "not UTF-8."


def test_a_lone_nul_is_a_control_character() -> None:
    problem = only(b"abcdefghijklmnop: \0\n")
    assert (problem.rule, problem.mark) == ("control-character", Mark(1, 19, 1, 20))
    assert "U+0000" in problem.message.en


def test_no_more_than_twenty_characters_are_listed() -> None:
    assert len(find_unreadable(b"aaaaaaaaaaaaaaaaaaaaaaaaaa\x07 " * 20)) == 20
    assert len(find_unreadable(b"aaaaaaaaaaaaaaaaaaaaaaaaaa\x07 " * 21)) == 20


@pytest.mark.parametrize(
    ("text", "index", "place"),
    [
        ("", None, (1, 1)),
        ("ab", None, (1, 3)),
        ("ab\ncd", 1, (1, 2)),
        ("ab\ncd", 3, (2, 1)),
        ("ab\r\ncd\re", None, (3, 2)),
        ("ab\n", None, (2, 1)),
    ],
)
def test_lines_and_columns_count_from_one(text: str, index: int | None, place: tuple[int, int]) -> None:
    assert position_at(text, index) == place
