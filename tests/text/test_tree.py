"""Trees drawn with lines."""

from __future__ import annotations

from teamplan.text.tree import branches

BELOW = {"总经理": ("运营", "客服"), "运营": ("店铺", "推广"), "店铺": ("助理",), "顾问": ()}


def test_a_tree_hangs_below_its_tops_and_lines_join_what_belongs_together() -> None:
    drawn = [
        line
        for item, first, further in branches(("总经理", "顾问"), lambda item: BELOW.get(item, ()))
        for line in (first + item, further + "·")
    ]
    assert drawn == [
        "总经理",
        "│  ·",
        "├─ 运营",
        "│  │  ·",
        "│  ├─ 店铺",
        "│  │  │  ·",
        "│  │  └─ 助理",
        "│  │        ·",
        "│  └─ 推广",
        "│        ·",
        "└─ 客服",
        "      ·",
        "顾问",
        "   ·",
    ]
