"""Near misses of known words."""

from __future__ import annotations

from teamplan.text.suggestion import nearest_word, nearest_words

ROLES = ("packer", "picker", "Packing", "packed", "cs_agent")


def test_the_best_come_first_and_no_more_than_wanted() -> None:
    assert nearest_words("packer", ROLES) == ("packer", "picker", "packed")
    assert nearest_words("packer", ROLES, 1) == ("packer",)
    assert nearest_word("packer", ROLES) == "packer"


def test_capitals_make_no_difference_and_the_word_comes_as_it_is_known() -> None:
    assert nearest_word("PACKING", ROLES) == "Packing"
    assert nearest_word("packing", ROLES) == "Packing"


def test_half_of_a_word_is_near_enough_and_less_is_not() -> None:
    assert nearest_word("abxx", ["abcd"]) == "abcd"
    assert nearest_word("abxxx", ["abcd"]) == ""
    assert nearest_words("财务", ROLES) == ()
