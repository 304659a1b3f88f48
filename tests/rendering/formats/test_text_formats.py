"""Markdown and HTML as whole files: text stays text, references lead somewhere, nothing comes from outside."""

from __future__ import annotations

import re
from typing import Any

import pytest
from rendered import document_of, text_of
from rendering_samples import full_plan, large_positions, seat

from teamplan.model.reason import Reason
from teamplan.rendering.formats.markdown_text import anchor
from teamplan.rendering.formats.registry import FORMATS
from teamplan.text.visible import unseen

pytestmark = pytest.mark.slow

UNSEEN = (
    "".join(
        chr(code) for code in (*range(32), *range(127, 160), 0x2028, 0x2029, 0x202E, 0x2066, 0xD800, 0xDFFF, 0xFEFF)
    )
    + "\ufdd0\ufffe\uffff"
)
NASTY = "<script>alert(1)</script> C#|<1%*_"


def test_text_of_users_stays_text() -> None:
    seats = (seat(1, "general_manager", None, title=NASTY, department=NASTY, incumbent=NASTY, because=NASTY),)
    changes: dict[str, Any] = {"positions": seats, "title": NASTY, "notes": (NASTY,)}
    html = text_of(full_plan(**changes), "html")
    assert "<script" not in html
    assert html.count("&lt;script&gt;alert(1)&lt;/script&gt; C#|&lt;1%*_") > 5
    markdown = text_of(full_plan(**changes), "md")
    assert not re.search(r"(?<!\\)<script", markdown)
    assert markdown.count("\\<script\\>alert(1)\\</script\\> C\\#\\|\\<1%\\*\\_") > 5


def test_html_stands_alone() -> None:
    text = text_of(full_plan(), "html")
    assert '<html lang="zh-CN">' in text
    assert "<title>杭州某服饰店电商团队组建方案（完整版）</title>" in text
    for outside in ("http://", "https://", "//cdn", "<script", "@import", "url("):
        assert outside not in text.replace("http://www.w3.org/2000/svg", ""), outside
    assert "italic" not in text


def test_references_and_footnotes_belong_together() -> None:
    html, markdown = text_of(full_plan(), "html"), text_of(full_plan())
    footnotes = document_of(full_plan()).footnotes
    assert len(footnotes) >= 5
    for number in range(1, len(footnotes) + 1):
        assert html.count(f'id="why-{number}"') == html.count(f'href="#why-{number}"') == 1
        assert html.count(f'id="ref-{number}"') == html.count(f'href="#ref-{number}"') == 1
        assert markdown.count(f"[^why-{number}]:") == 1
        assert markdown.count(f"[^why-{number}]") == 2


def test_the_contents_lead_to_the_chapters() -> None:
    html, markdown = text_of(full_plan(), "html"), text_of(full_plan())
    headings = {anchor(title) for title in re.findall(r"^## (.+)$", markdown, re.MULTILINE)}
    links = re.findall(r"^- \[.*\]\(#(.+)\)$", markdown, re.MULTILINE)
    assert len(links) == 14
    assert set(links) == headings
    keys = re.findall(r'<li><a href="#(\w+)">', html)
    assert len(keys) == 14
    assert keys == re.findall(r'<section class="chapter" id="(\w+)">', html)


@pytest.mark.parametrize("kind", ["md", "html"])
def test_a_chart_of_several_sheets_is_drawn_sheet_by_sheet(kind: str) -> None:
    plan = full_plan(large_positions(120))
    pages = document_of(plan).chart().pages
    assert len(pages) > 2
    text = text_of(plan, kind)
    assert text.count("```mermaid" if kind == "md" else "<figcaption>") == len(pages)
    places = [text.index(page.title) for page in pages]
    assert places == sorted(places)


@pytest.mark.parametrize(("kind", "first"), [("svg", "<svg"), ("mmd", "flowchart TD")])
def test_the_chart_alone_is_one_sheet_with_every_seat(kind: str, first: str) -> None:
    plan = full_plan(large_positions(120))
    text = text_of(plan, kind)
    assert text.startswith(first)
    assert text.endswith("\n")
    shown = re.sub(r"</text><text[^>]*>|\s", "", text)
    nodes = document_of(plan).chart().nodes
    assert len(nodes) > 30
    for node in nodes:
        assert re.sub(r"\s", "", node.title) in shown


def test_every_format_has_a_writer() -> None:
    assert len(FORMATS) >= 4
    assert all(callable(FORMATS[name].load()) for name in FORMATS)


def test_the_names_suffixes_and_remarks_of_the_formats_are_kept() -> None:
    assert {name: (one.suffix, one.title, one.comment) for name, one in FORMATS.items()} == {
        "md": (".md", "Markdown", "<!-- {} -->"),
        "html": (".html", "HTML", "<!-- {} -->"),
        "svg": (".svg", "SVG", "<!-- {} -->"),
        "mmd": (".mmd", "Mermaid", "%% {}"),
    }


@pytest.mark.parametrize("kind", FORMATS)
def test_a_plan_made_in_memory_puts_nothing_unseen_into_a_document(kind: str) -> None:
    value = f"甲{UNSEEN}乙"
    plan = full_plan()
    first = plan.positions[0].model_copy(update={"title": value, "department": value, "incumbent": value})
    used = plan.assumptions[0].model_copy(update={"title": value, "unit": value, "source": value, "note": value})
    changes = {"title": value, "positions": (first, *plan.positions[1:]), "assumptions": (used, *plan.assumptions[1:])}
    text = text_of(plan.model_copy(update=changes), kind)
    assert "甲" in text
    assert unseen(text, kept="\t\n") == ""


def test_no_two_places_of_a_page_have_the_same_id() -> None:
    plan = full_plan()
    assert plan.demand
    other = plan.demand[0].model_copy(update={"formula": Reason.of("own_words", words="改过的算法")})
    for demand in ((*plan.demand, plan.demand[0]), (*plan.demand, other)):
        html = text_of(plan.model_copy(update={"demand": demand}), "html")
        ids = re.findall(r' id="([^"]+)"', html)
        assert len(ids) > 20
        assert sorted(ids) == sorted(set(ids))
        assert set(re.findall(r' href="#([^"]+)"', html)) <= {*ids}
    assert len(re.findall(r'<li id="why-\d+">.*改过的算法', html)) == 1
