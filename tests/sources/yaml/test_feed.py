"""How bytes are handed to the parser: piece by piece, and no further than it makes something of them."""

from __future__ import annotations

import pytest

from teamplan.sources.yaml import parser
from teamplan.sources.yaml.parser import StretchError, _Feed


def test_the_pieces_are_the_file() -> None:
    feed = _Feed(b"abcdefg", lambda: 0)
    assert [feed.read(3), feed.read(3), feed.read(3), feed.read(3)] == [b"abc", b"def", b"g", b""]
    assert _Feed(b"abcdefg", lambda: 0).read() == b"abcdefg"
    assert _Feed(b"abc", lambda: 0).read(0) == b""


def test_a_stretch_without_a_value_ends_just_beyond_its_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parser, "MAX_STRETCH", 4)
    feed = _Feed(b"x" * 20, lambda: 0)
    assert [feed.read(2), feed.read(2), feed.read(2)] == [b"xx"] * 3
    with pytest.raises(StretchError):
        feed.read(2)


def test_with_every_value_the_stretch_begins_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parser, "MAX_STRETCH", 4)
    values = [0]
    feed = _Feed(b"x" * 40, lambda: values[0])
    for _ in range(6):
        values[0] += 1
        assert [feed.read(2), feed.read(2), feed.read(2)] == [b"xx"] * 3
    with pytest.raises(StretchError):
        feed.read(2)
