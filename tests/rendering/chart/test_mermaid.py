"""Mermaid: labels stay labels, whatever they say."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rendered import PHRASE
from rendering_samples import TITLE_OF, full_plan

from teamplan.rendering.chart.mermaid import mermaid, mermaid_label
from teamplan.rendering.chart.nodes import ChartNode, ChartPage, chart_nodes
from teamplan.text.visible import visible

NODE = re.compile(r'  n\d+\["[^"\[\]{}<>|`\\]*(?:<br/>[^"\[\]{}<>|`\\]*)*"\]')


def test_a_plan_becomes_one_node_a_box_and_one_edge_a_line() -> None:
    nodes = chart_nodes(full_plan().positions, TITLE_OF.__getitem__, PHRASE)
    lines = mermaid(ChartPage("图", nodes)).splitlines()
    assert lines[0] == "flowchart TD"
    assert sum("[" in line for line in lines) == len(nodes)
    assert sum("-->" in line for line in lines) == len(nodes) - 1
    assert any(line.startswith("  class n") and line.endswith(" vacant") for line in lines)


@given(st.text(max_size=40))
def test_labels_hold_no_sign_that_mermaid_reads(text: str) -> None:
    lines = mermaid(ChartPage("图", (ChartNode("a", "x" + text, -1),))).split("\n")
    assert len(lines) == 2
    assert NODE.fullmatch(lines[1])
    decoded = re.sub(r"#(\d+);", lambda found: chr(int(found.group(1))), mermaid_label(text))
    assert decoded.split() == visible(text, kept="\t\n").split()


def test_signs_of_lists_at_the_beginning_are_encoded() -> None:
    assert mermaid_label("- a").startswith("#45;")
    assert mermaid_label("1. a") == "1#46; a"
    assert mermaid_label("`a`") == "#96;a#96;"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("!~", "#33;#126;"),
        ("a\x7fb\x00c", "a\ufffdb\ufffdc"),
        (" /-+,:", "/-+,:"),
        ("甲-乙", "甲-乙"),
        ("+1", "#43;1"),
        ("", ""),
        ("azAZ09", "azAZ09"),
    ],
)
def test_only_signs_that_mean_something_are_encoded(text: str, label: str) -> None:
    assert mermaid_label(text) == label
