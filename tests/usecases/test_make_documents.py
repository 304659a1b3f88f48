"""Plan → documents and notes; every refusal as data."""

from __future__ import annotations

import pytest

from teamplan.usecases.errors import (
    BrokenPlanError,
    DocumentTemplateError,
    NoSuchDocumentTemplatesError,
    UnknownChoiceError,
)
from teamplan.usecases.make_documents import make_documents, refuse_broken


def test_one_document_a_format_in_the_order_asked_for(catalog, plan):
    told: list[tuple[int, int]] = []
    made = make_documents(plan, catalog, ["mmd", "md"], watch=lambda done, total: told.append((done, total)))
    assert list(made.contents) == ["mmd", "md"]
    assert plan.positions[0].title in made.contents["md"]
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


def test_templates_that_replace_nothing_are_noted(catalog, plan, tmp_path):
    (tmp_path / "proposl.md.j2").write_text("x", encoding="utf-8")
    made = make_documents(plan, catalog, ["md"], overrides=str(tmp_path))
    assert made.contents == make_documents(plan, catalog, ["md"]).contents
    (note,) = made.notes
    assert "proposl.md.j2" in note.zh
    assert "proposal.md.j2" in note.zh
    assert str(tmp_path) in note.en


@pytest.mark.parametrize("below", ["", "documents"])
def test_templates_of_one_s_own_take_the_place_of_built_in_ones(catalog, plan, tmp_path, below):
    (tmp_path / below).mkdir(exist_ok=True)
    (tmp_path / below / "proposal.md.j2").write_text("mine: {{ proposal.title }}", encoding="utf-8")
    made = make_documents(plan, catalog, ["md"], overrides=str(tmp_path))
    assert made.contents == {"md": f"mine: {plan.title}\n"}
    assert made.notes == ()


def test_a_template_that_cannot_be_used_names_file_and_line(catalog, plan, tmp_path):
    (tmp_path / "proposal.md.j2").write_text("\n{{ nothing_of_this_name }}", encoding="utf-8")
    with pytest.raises(DocumentTemplateError) as caught:
        make_documents(plan, catalog, ["md"], overrides=str(tmp_path))
    assert caught.value.file.endswith("proposal.md.j2")
    assert caught.value.line == 2
    assert "nothing_of_this_name" in caught.value.problem


def test_a_folder_that_is_not_there_is_refused_by_name(catalog, plan):
    with pytest.raises(NoSuchDocumentTemplatesError) as caught:
        make_documents(plan, catalog, ["md"], overrides="nowhere")
    assert caught.value.folder == "nowhere"


def test_a_plan_that_does_not_hold_carries_the_findings(catalog, plan):
    refuse_broken(plan, catalog)
    first, *others = plan.positions
    lost = tuple(seat.model_copy(update={"reports_to": "nobody"}) for seat in others)
    broken = plan.model_copy(update={"positions": (first, *lost)})
    with pytest.raises(BrokenPlanError) as caught:
        refuse_broken(broken, catalog, "mine.yaml")
    assert caught.value.findings
    assert {finding.file for finding in caught.value.findings} == {"mine.yaml"}
