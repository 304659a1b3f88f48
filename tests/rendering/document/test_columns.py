"""Columns of tables: where values come from, totals by the type of the quantity, marks, and what staff never see."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rendered import CATALOG

from teamplan.model.quantity import Count, Fte, Load, Money, MoneySpan, Share
from teamplan.rendering.audience import Audience
from teamplan.rendering.document.blocks import Explanation
from teamplan.rendering.document.builder import Builder
from teamplan.rendering.phrasing import Phrasing
from teamplan.sources.wording_file import load_wording

if TYPE_CHECKING:
    from teamplan.model.quantity import Quantity
    from teamplan.rendering.document.blocks import Table


def table(rows: list[dict[str, Any]], *columns: tuple[str, Any, dict[str, Any]], audience: str = "hr") -> Table:
    """Return the table of `rows` with columns of (title, field, options), and its footnotes beside it."""
    made, _ = table_and_builder(rows, *columns, audience=audience)
    return made


def table_and_builder(
    rows: list[dict[str, Any]], *columns: tuple[str, Any, dict[str, Any]], audience: str = "hr"
) -> tuple[Table, Builder]:
    builder = Builder(Audience(audience), Phrasing(load_wording(), CATALOG))
    sources = [builder.column(title, field, **options) for title, field, options in columns]
    builder.chapter("k", "章", lambda: builder.table(rows, sources, caption="表", total="合计"))
    [chapter] = builder.chapters
    [made] = chapter.blocks
    return made, builder


@pytest.mark.parametrize(
    ("values", "total"),
    [
        ([Count(3), Count(4)], Count(7)),
        ([Fte(30), Fte(45)], Fte(75)),
        ([Load(90), Load(115)], Load(205)),
        ([Money(7313), Money(9241)], Money(16554)),
        ([Share(0.125), Share(0.5, 0)], Share(0.625, 1)),
        ([Money(7313), "—"], Money(7313)),
    ],
    ids=lambda value: type(value).__name__ if not isinstance(value, list) else "of",
)
def test_a_total_is_the_sum_in_the_type_of_its_column(values: list[Quantity], total: Quantity) -> None:
    made = table([{"name": "甲", "v": value} for value in values], ("名", "name", {}), ("值", "v", {"total": True}))
    assert made.total is not None
    assert [cell.value for cell in made.total] == ["合计", total]
    assert type(made.total[1].value) is type(total)


def test_columns_without_a_total_stay_empty_in_the_row_that_adds_up() -> None:
    made = table([{"a": Count(1), "b": "x"}], ("名", "b", {}), ("数", "a", {}), ("字", "b", {"total": True}))
    assert made.total is not None
    assert [cell.value for cell in made.total] == ["合计", "", ""]


def test_numbers_stand_right_unless_the_column_says_otherwise() -> None:
    rows = [{"n": Count(1), "t": "x", "mixed": Count(1)}, {"n": Count(2), "t": "y", "mixed": None}]
    columns = (("数", "n", {}), ("字", "t", {}), ("杂", "mixed", {}), ("中", "n", {"align": "center"}))
    assert [column.align for column in table(rows, *columns).columns] == ["right", "left", "left", "center"]


def test_a_macro_words_a_column() -> None:
    made = table([{"a": "甲"}], ("名", lambda row: f"\n 岗位\n {row['a']} ", {}), ("空", lambda _: " ", {}))
    assert [cell.value for cell in made.rows[0]] == ["岗位甲", "—"]


def test_terms_and_empty_values() -> None:
    rows = [{"kind": "lead", "x": None}, {"kind": None, "x": ""}]
    columns = (("级", "kind", {"term": "kind"}), ("值", "x", {"empty": "暂无"}))
    assert [[cell.value for cell in row] for row in table(rows, *columns).rows] == [["主管岗", "暂无"], ["—", "暂无"]]


def test_cells_say_what_needs_attention_what_is_weak_and_why() -> None:
    why = Explanation("k", "工作量", "公式。")
    other = Explanation("l", "另一项", "另一公式。")
    rows: list[dict[str, Any]] = [
        {"v": Count(1), "bad": True, "weak": False, "why": why},
        {"v": Count(2), "bad": False, "weak": True, "why": other},
        {"v": Count(3), "bad": False, "weak": False, "why": why},
        {"v": Count(4), "bad": False, "weak": False, "why": None},
    ]
    made, builder = table_and_builder(rows, ("值", "v", {"alert": "bad", "weak": "weak", "why": "why"}))
    cells = [row[0] for row in made.rows]
    assert [cell.alert for cell in cells] == [True, False, False, False]
    assert [cell.weak for cell in cells] == [False, True, False, False]
    assert [cell.why for cell in cells] == [1, 2, 1, None]
    assert [(note.number, note.title, note.text, note.key) for note in builder.footnotes] == [
        (1, "工作量", "公式。", "why-1"),
        (2, "另一项", "另一公式。", "why-2"),
    ]


@pytest.mark.parametrize("value", [Money(7313), MoneySpan(Money(1), Money(2)), Load(90)])
def test_a_staff_edition_drops_columns_of_money_and_loads_whatever_they_are_called(value: Quantity) -> None:
    rows = [{"name": "甲", "v": "—", "w": Fte(10)}, {"name": "乙", "v": value, "w": Fte(20)}]
    columns = (("名", "name", {}), ("随便", "v", {"total": True}), ("工", "w", {"total": True}))
    assert [column.title for column in table(rows, *columns).columns] == ["名", "随便", "工"]
    staff = table(rows, *columns, audience="staff")
    assert [column.title for column in staff.columns] == ["名", "工"]
    assert [[cell.value for cell in row] for row in staff.rows] == [["甲", Fte(10)], ["乙", Fte(20)]]
    assert staff.total is not None
    assert [cell.value for cell in staff.total] == ["合计", Fte(30)]


def test_a_column_of_something_that_rows_lack_is_an_error() -> None:
    with pytest.raises(KeyError, match="absent"):
        table([{"v": Count(1)}], ("值", "absent", {}))
    with pytest.raises(TypeError):
        table([{"v": Count(1)}], ("值", "v", {"no_such_option": True}))
