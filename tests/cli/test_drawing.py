"""What is drawn at a terminal: whole tables, pages and trees at a given width, plain and in colour."""

from __future__ import annotations

import io
import os
import shutil

import pytest

from teamplan.cli import drawing
from teamplan.cli.drawing import console, draw_facts, draw_lines, draw_table, draw_tree, width


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch):
    """Sets the columns of the terminal, which is not coloured unless that is wanted."""

    def set_columns(columns: int, *, colour: bool = False) -> None:
        monkeypatch.setenv("TERM", "xterm-256color")
        monkeypatch.delenv("COLORTERM", raising=False)
        monkeypatch.setenv("NO_COLOR", "" if colour else "1")
        monkeypatch.setattr(shutil, "get_terminal_size", lambda *_: os.terminal_size((columns, 24)))

    set_columns(80)
    return set_columns


@pytest.mark.parametrize(("columns", "used"), [(0, 40), (39, 40), (40, 40), (41, 41), (200, 200)])
def test_at_least_forty_columns_are_used(columns, used, at):
    at(columns)
    assert width() == used


@pytest.mark.parametrize(("colour", "system"), [(True, "256"), (False, None)])
def test_a_console_draws_for_a_terminal_of_its_width_and_takes_no_text_for_markup(colour, system, at):
    at(50, colour=colour)
    file = io.StringIO()
    drawn = console(file)
    assert (drawn.file, drawn.width, drawn.color_system) == (file, 50, system)
    assert (drawn.is_terminal, drawn.legacy_windows) == (True, False)
    drawn.print("[red]1 :smile: 'a'")
    assert file.getvalue() == "[red]1 :smile: 'a'\n"


ROWS = [["a", "1", "first"], ["bbb", "22", "second and more"]]


@pytest.mark.usefixtures("at")
def test_a_table_has_a_line_below_its_headings_and_no_blanks_at_the_ends():
    assert draw_table(("id", "n", "what"), ROWS).splitlines() == [
        "id    n    what",
        "──────────────────────────",
        "a     1    first",
        "bbb   22   second and more",
    ]


@pytest.mark.usefixtures("at")
def test_a_table_may_have_a_title_and_no_headings():
    assert draw_table(("", "", ""), ROWS, title="标题") == "标题\na     1    first\nbbb   22   second and more\n"
    assert draw_table(("x", ""), [], title="标题").splitlines()[:2] == ["标题", "x"]


def test_a_table_is_cut_on_the_right_then_loses_columns(at):
    row = ["a" * 12, "b" * 12, "c" * 12, "d" * 12]
    shown = {}
    for columns in (57, 56, 53, 52, 40):
        at(columns)
        shown[columns] = draw_table(("", "", "", ""), [row]).rstrip("\n")
    whole = "   ".join(row)
    assert shown == {
        57: whole,
        56: whole[:55] + "…",
        53: whole[:52] + "…",
        52: "   ".join(row[:3]),
        40: whole[:39] + "…",
    }


def test_the_last_column_stays_in_one_line_however_long_its_text(at):
    at(40)
    assert draw_table(("", "", ""), [["a", "b", "word " * 20]]) == f"a   b   {'word ' * 6}w…\n"


def test_two_columns_are_shown_whatever_their_width_and_wide_characters_count_twice(at):
    at(40)
    assert draw_table(("", ""), [["甲" * 15, "乙" * 15]]) == f"{'甲' * 15}   {'乙' * 3}…\n"
    assert draw_table(("", "", ""), [["甲" * 9, "乙" * 6, "c"]]) == f"{'甲' * 9}   {'乙' * 6}   c\n"
    assert draw_table(("", "", ""), [["甲" * 9, "乙" * 7, "c" * 9]]) == f"{'甲' * 9}   {'乙' * 7}\n"


@pytest.mark.parametrize(("second", "third", "shown"), [(15, 4, 3), (16, 4, 2), (11, 20, 3), (12, 20, 2)])
def test_a_column_is_left_out_where_not_even_eight_columns_of_it_have_room(second, third, shown, at):
    at(40)
    texts = ["a" * 15, "b" * second, "c" * third]
    assert drawing._columns_with_room(("", "", ""), [texts, ["", "", ""]]) == shown
    assert drawing._columns_with_room(texts, [["", "", ""]]) == shown
    assert drawing._columns_with_room(texts, []) == shown


@pytest.mark.usefixtures("at")
def test_control_characters_are_shown_and_do_nothing():
    assert draw_table(("", ""), [["a\x1b[31m", "b"]]) == "a�[31m   b\n"
    assert draw_facts([("h\x1b", [("l\x07", "v\x1b")])]) == "h�\n  l�  v�\n"
    assert draw_tree(("h\x1b", "s\x1b"), ["t\x1b"], lambda _: [], str, ["r\x1b"]) == "h�\n\ns�\n\nt�\n\nr�\n"


@pytest.mark.usefixtures("at")
def test_pages_of_facts_stand_below_one_another_with_their_labels_aligned():
    pages = [("甲  a", [("标签", "一"), ("x", "two")]), ("second", []), ("third", [("k", "v")])]
    assert draw_facts(pages) == "甲  a\n  标签  一\n  x     two\n\nsecond\n\nthird\n  k  v\n"


def test_a_long_fact_is_wrapped_beside_its_label(at):
    at(40)
    text = " ".join(["word"] * 12)
    assert draw_facts([("h", [("label", text)])]) == (
        "h\n  label  word word word word word word\n         word word word word word word\n"
    )


def test_facts_below_one_another_have_the_room_that_the_longest_label_leaves(at):
    at(40)
    facts = [("a b", "x " * 20), ("a label of 20 letters", "y " * 9)]
    assert draw_facts([("h", facts)]).splitlines() == [
        "h",
        f"  a b{' ' * 20}{'x ' * 6}x",
        f"{' ' * 25}{'x ' * 6}x",
        f"{' ' * 25}{'x ' * 5}x",
        f"  a label of 20 letters  {'y ' * 6}y",
        f"{' ' * 25}y y",
    ]


def test_a_fact_has_ten_columns_at_least(at):
    at(40)
    label = "label " * 4 + "x"
    assert draw_facts([("h", [(label, "a a a a a a")])]) == f"h\n  {label}  a a a a a\n{' ' * 29}a\n"


@pytest.mark.usefixtures("at")
def test_a_tree_stands_below_its_heading_and_summary_and_above_the_remarks():
    below = {"a": ["b", "c"], "b": ["d"]}
    drawn = draw_tree(("标题", "总结"), ["a", "e"], lambda item: below.get(item, []), str.upper, ["一", "二"])
    assert drawn.splitlines() == [
        "标题", "", "总结", "", "A", "├── B", "│   └── D", "└── C", "E", "", "一", "", "二",
    ]  # fmt: skip


def test_the_texts_about_a_tree_are_wrapped_at_the_terminal(at):
    at(40)
    text = "字" * 25
    drawn = draw_tree(("标题", text), ["a"], lambda _: [], str, [text])
    assert drawn.splitlines() == ["标题", "", "字" * 20, "字" * 5, "", "a", "", "字" * 20, "字" * 5]


def test_lines_are_drawn_as_they_are_in_the_style_of_their_role(at):
    at(40)
    long = "x " * 25
    lines = [("标题", "title"), ("k", "key"), (long, "plain"), ("n", "note")]
    assert draw_lines(lines) == f"标题\nk\n{long[:39]}\nn\n"
    at(40, colour=True)
    coloured = draw_lines([("t", "title"), ("k", "key"), ("p", "plain"), ("n", "note")])
    assert coloured == "\x1b[1;36mt\x1b[0m\n\x1b[1mk\x1b[0m\np\n\x1b[2mn\x1b[0m\n"


def test_what_stands_out_in_colour(at):
    at(40, colour=True)
    table = draw_table(("id", "n"), [["a", "b"]], title="T").splitlines()
    assert table[0] == "\x1b[1mT\x1b[0m"
    assert table[1].startswith("\x1b[1mid\x1b[0m")
    assert table[3] == "\x1b[36ma \x1b[0m\x1b[36m \x1b[0m  b"
    assert draw_facts([("h", [("l", "v")])]) == "\x1b[1mh\x1b[0m\n  \x1b[36ml\x1b[0m\x1b[36m  \x1b[0mv\n"
    tree = draw_tree(("h", "s"), ["t"], lambda item: ["b"] if item == "t" else [], str, [])
    assert tree == "\x1b[1mh\x1b[0m\n\ns\n\n\x1b[1mt\x1b[0m\n\x1b[2m└── \x1b[0mb\n"
