"""Plan → documents and notes; every refusal as data."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from teamplan.usecases.errors import (
    BrokenPlanError,
    DocumentTemplateError,
    IncompleteCatalogError,
    NoSuchDocumentTemplatesError,
    UnknownChoiceError,
)
from teamplan.usecases.make_documents import make_documents, refuse_broken

if TYPE_CHECKING:
    from pathlib import Path


def test_one_document_a_format_in_the_order_asked_for(catalog, plan):
    told: list[tuple[int, int]] = []
    made = make_documents(plan, catalog, ["mmd", "md"], watch=lambda done, total: told.append((done, total)))
    assert list(made.contents) == ["mmd", "md"]
    assert plan.positions[0].title in made.contents["md"].decode()
    assert made.notes == ()
    assert told == [(1, 2), (2, 2)]


def test_the_audience_decides_what_is_shown(catalog, plan):
    hr, staff = (make_documents(plan, catalog, ["md"], audience).contents["md"] for audience in ("hr", "staff"))
    assert hr != staff


def test_unknown_formats_and_audiences_name_the_choices(catalog, plan):
    with pytest.raises(UnknownChoiceError) as caught:
        make_documents(plan, catalog, ["md", "htm"])
    assert (caught.value.word, caught.value.near) == ("htm", ("html",))
    assert "svg" in caught.value.choices
    with pytest.raises(UnknownChoiceError) as caught:
        make_documents(plan, catalog, ["md"], "bos")
    assert (caught.value.near, caught.value.choices) == (("boss",), ("boss", "hr", "staff"))


def own(folder: Path, name: str, text: str) -> str:
    """Return a folder of the user's own with one file in it."""
    path = folder / name
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return str(folder)


def test_templates_that_replace_nothing_are_noted(catalog, plan, tmp_path):
    made = make_documents(plan, catalog, ["md"], own=own(tmp_path, "documents/zh/gaols.j2", "x"))
    assert made.contents == make_documents(plan, catalog, ["md"]).contents
    (note,) = made.notes
    assert "documents/zh/gaols.j2" in note.zh
    assert "documents/zh/goals.j2" in note.zh
    assert str(tmp_path) in note.en


OWN = {
    "documents/zh/goals.j2": (
        "{% call chapter('goals', '我的目标') %}{{ paragraph('只此一句。') }}{% endcall %}",
        "只此一句。",
    ),
    "looks/md/document.j2": ("mine: {{ document.title }}", "mine: "),
    "wording/zh.yaml": ("phrases: {full_stop: ！！}\n", "！！"),
}


@pytest.mark.parametrize("name", OWN)
def test_files_of_one_s_own_take_the_place_of_built_in_ones(catalog, plan, tmp_path, name):
    text, shown = OWN[name]
    made = make_documents(plan, catalog, ["md"], own=own(tmp_path, name, text))
    assert shown in made.contents["md"].decode()
    assert shown not in make_documents(plan, catalog, ["md"]).contents["md"].decode()
    assert made.notes == ()


@pytest.mark.parametrize("name", ["documents/zh/goals.j2", "looks/md/document.j2"])
def test_a_template_that_cannot_be_used_names_file_and_line(catalog, plan, tmp_path, name):
    with pytest.raises(DocumentTemplateError) as caught:
        make_documents(plan, catalog, ["md"], own=own(tmp_path, name, "\n{{ nothing_of_this_name }}"))
    assert caught.value.file.endswith(name)
    assert caught.value.line == 2
    assert "nothing_of_this_name" in caught.value.problem.en


def test_a_folder_that_is_not_there_is_refused_by_name(catalog, plan):
    with pytest.raises(NoSuchDocumentTemplatesError) as caught:
        make_documents(plan, catalog, ["md"], own="nowhere")
    assert caught.value.name == "nowhere"


def test_a_catalog_without_a_figure_that_documents_need_is_refused_by_key(catalog, plan):
    others = tuple(item for item in catalog.assumptions if item.key != "small_hat")
    with pytest.raises(IncompleteCatalogError) as caught:
        make_documents(plan, catalog.model_copy(update={"assumptions": others}), ["md"])
    assert caught.value.name == "small_hat"


def test_a_plan_that_does_not_hold_carries_the_findings(catalog, plan):
    refuse_broken(plan, catalog)
    first, *others = plan.positions
    lost = tuple(seat.model_copy(update={"reports_to": "nobody"}) for seat in others)
    broken = plan.model_copy(update={"positions": (first, *lost)})
    with pytest.raises(BrokenPlanError) as caught:
        refuse_broken(broken, catalog, "mine.yaml")
    assert caught.value.findings
    assert {finding.file for finding in caught.value.findings} == {"mine.yaml"}
