"""Text from files steers no terminal and hides nothing."""

from __future__ import annotations

import pytest

from teamplan.text.visible import visible

UNSEEN = ["\x00", "\x1b", "\r", "\x7f", "\x85", "\u2028", "\u202e", "\u2066", "\ud800", "\ufeff"]


@pytest.mark.parametrize("character", UNSEEN, ids=ascii)
def test_what_steers_or_hides_becomes_a_visible_character(character: str):
    assert visible(f"岗{character}位") == "岗\ufffd位"


def test_only_what_is_kept_stays():
    assert visible("a\tb\nc", kept="\n") == "a\ufffdb\nc"
    assert visible("a\tb\nc", kept="\t") == "a\tb\ufffdc"
    assert visible("a\tb\nc") == "a\ufffdb\ufffdc"
    assert visible("负责人 🙂") == "负责人 🙂"
