"""Another language: with every word of templates and wording in marks, nothing Chinese stands outside of them.

Outside stands only what the catalog and the brief say, and the names of people.
"""

from __future__ import annotations

import html
import re
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from pseudo_language import CHINESE, CLOSE, OPEN, marked, write_pseudo_language
from rendered import document_of, text_of
from rendering_samples import full_plan

from teamplan import Brief, load_catalog, make_plan
from teamplan.model.role import SUPERIOR
from teamplan.rendering.audience import Audience
from teamplan.rendering.build import FIRST_LOOK
from teamplan.rendering.formats import html_table, markdown_table
from teamplan.rendering.formats.terminal import summary_text
from teamplan.rendering.phrasing import Phrasing
from teamplan.rendering.view.view import View

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from teamplan.model.plan import Plan

pytestmark = pytest.mark.slow

MARKED = re.compile(f"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}")
ENDS = "。；;.，,"


@cache
def plan() -> Plan:
    brief = {"stage": "growth", "size": 12, "platforms": ["天猫", "抖音"], "live": True, "monthly_sales": 800_000}
    return make_plan(load_catalog(), Brief.model_validate(brief | {"company": "杭州小店", "city": "杭州"}))


@pytest.fixture(scope="module")
def pseudo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_pseudo_language(tmp_path_factory.mktemp("pseudo"))


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from strings(key)
            yield from strings(inner)
    elif isinstance(value, list | tuple | set | frozenset):
        for inner in value:
            yield from strings(inner)


@cache
def data() -> list[str]:
    """Return what need not be in the language of the document, the longest first."""
    said = {
        *strings(load_catalog().model_dump(mode="json")),
        *strings(plan().brief.model_dump(mode="json")),
        *(seat.incumbent for seat in plan().positions if seat.incumbent),
    }
    said |= {part for whole in said if SUPERIOR in whole for part in whole.split(SUPERIOR)}
    found = {text for whole in said for text in (whole, whole.rstrip(ENDS))}
    return sorted((text for text in found if len(text) > 1 and CHINESE.search(text)), key=len, reverse=True)


@cache
def units() -> frozenset[str]:
    """Return what is one character long: a unit or a name that stands alone."""
    return frozenset(text for text in strings(load_catalog().model_dump(mode="json")) if len(text) == 1)


def in_plain_text(text: str, kind: str) -> str:
    """Return what a reader sees of a document, without its marked words."""
    if kind == "html":
        text = re.sub(r"<svg.*?</svg>|<style>.*?</style>", "", text, flags=re.DOTALL)  # Mermaid has the chart too
        attributes = re.findall(r' (?:title|data-label|aria-label)="([^"]*)"', text)
        assert len(attributes) > 100
        text = html.unescape("\n".join([re.sub(r"<[^>]*>", "\n", text), *attributes]))
    elif kind == "md":
        text = re.sub(r"\]\(#[^)]*\)", "]", text)
        text = re.sub(r"#(\d+);", lambda found: chr(int(found[1])), text)
        text = re.sub(r"\\(.)", r"\1", text.replace("<br>", "\n").replace("<br/>", "\n"))
    while MARKED.search(text):  # a word can stand within another: the brackets around a name
        text = MARKED.sub("\n", text)
    return text


def leftovers(text: str, kind: str) -> list[str]:
    """Return the Chinese that is neither marked nor data."""
    shown = in_plain_text(text, kind)
    for known in data():
        shown = shown.replace(known, "\n")
    pieces = re.split(r"[\s|*>\-\[\]\"()、^×–]+", shown)
    return [piece for piece in pieces if CHINESE.search(piece) and piece.strip("0123456789.,") not in units()]


def made(kind: str, folder: Path, audience: Audience = Audience.HR) -> str:
    if kind == "summary":
        return summary_text(
            document_of(plan(), audience, catalog=load_catalog(), own=folder, language="en", start=FIRST_LOOK), 100_000
        )
    return text_of(plan(), kind, audience, catalog=load_catalog(), own=folder, language="en")


@pytest.mark.parametrize(
    ("kind", "audience"),
    [*((kind, audience) for kind in ("md", "html") for audience in Audience), ("summary", Audience.HR)],
)
def test_every_word_is_marked_or_data(kind: str, audience: Audience, pseudo: Path) -> None:
    text = made(kind, pseudo, audience)
    assert text.count(CLOSE) > (10 if kind == "summary" else 300)
    assert leftovers(text, kind) == []


def test_the_language_of_a_file_is_said(pseudo: Path) -> None:
    assert '<html lang="en">' in made("html", pseudo)


def test_words_and_marks_come_from_the_language(pseudo: Path) -> None:
    document = document_of(plan(), catalog=load_catalog(), own=pseudo, language="en")
    assert document.chapters[1].number == f"{OPEN}二、{CLOSE}"
    assert document.chapters[0].title == f"{OPEN}目标{CLOSE}"
    assert dict(document.cover)[f"{OPEN}发展阶段{CLOSE}"] == f"{OPEN}成长期{CLOSE}"


def planted_in_a_view(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(View, "title", property(lambda self: f"种下的{self._index.plan.title}"))


def planted_in_the_wording(patch: pytest.MonkeyPatch) -> None:
    listed = Phrasing.listed
    patch.setattr(Phrasing, "listed", lambda self, items: f"{listed(self, items)}等")


def planted_in_the_reasons(patch: pytest.MonkeyPatch) -> None:
    reason = Phrasing.reason
    patch.setattr(Phrasing, "reason", lambda self, said: f"{reason(self, said)}，如上")


def planted_in_markdown(patch: pytest.MonkeyPatch) -> None:
    cell = markdown_table.table_cell
    patch.setattr(markdown_table, "table_cell", lambda text: f"{cell(text)}元")


def planted_in_html(patch: pytest.MonkeyPatch) -> None:
    escape = html_table.escape
    patch.setattr(html_table, "escape", lambda text: f"{escape(text)}（小计）")


@pytest.mark.parametrize(
    ("plant", "kind"),
    [
        (planted_in_a_view, "summary"),
        (planted_in_the_wording, "md"),
        (planted_in_the_wording, "html"),
        (planted_in_the_wording, "summary"),
        (planted_in_the_reasons, "md"),
        (planted_in_the_reasons, "html"),
        (planted_in_the_reasons, "summary"),
        (planted_in_markdown, "md"),
        (planted_in_html, "html"),
    ],
)
def test_a_word_planted_in_the_code_is_found(
    plant: Any, kind: str, pseudo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plant(monkeypatch)
    assert len(leftovers(made(kind, pseudo), kind)) >= 1


def test_the_marks_stand_around_words_only() -> None:
    source = '{# 说明 #}编制 {{ n }} 人{% if a == "b" %}{{ "、" ~ c }}{{ column("项目", "item") }}{% endif %}\n  合计\n'
    assert marked(source) == (
        '⟦编制⟧ {{ n }} ⟦人⟧{% if a == "b" %}{{ "⟦、⟧" ~ c }}{{ column("⟦项目⟧", "item") }}{% endif %}\n  ⟦合计⟧\n'
    )


def test_the_samples_are_planned_in_the_language_too(pseudo: Path) -> None:
    assert f"{OPEN}目标{CLOSE}" in text_of(full_plan(), own=pseudo, language="en")
