"""Plan → documents and notes; every refusal as data."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from teamplan.findings.words import Words
from teamplan.sources.builtin import builtin_templates
from teamplan.usecases.broken_plan import refuse_broken
from teamplan.usecases.errors import (
    BrokenPlanError,
    DocumentTemplateError,
    IncompleteCatalogError,
    NoSuchDocumentTemplatesError,
    UnknownChoiceError,
)
from teamplan.usecases.make_documents import first_look, known_format, make_documents
from teamplan.version import __version__

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow


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
    path.parent.mkdir(parents=True, exist_ok=True)
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


UNKNOWN = Words(
    "没有这个名称：'nothing_of_this_name' is undefined",
    "'nothing_of_this_name' is undefined",
)


@pytest.mark.parametrize("name", ["documents/zh/goals.j2", "looks/md/document.j2"])
def test_a_template_that_cannot_be_used_names_file_and_line(catalog, plan, tmp_path, name):
    with pytest.raises(DocumentTemplateError) as caught:
        make_documents(plan, catalog, ["md"], own=own(tmp_path, name, "\n{{ nothing_of_this_name }}"))
    assert caught.value.file.endswith(name)
    assert caught.value.line == 2
    assert caught.value.problem == UNKNOWN


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
    with pytest.raises(BrokenPlanError) as caught:
        refuse_broken(broken, catalog)
    assert {finding.file for finding in caught.value.findings} == {""}


def test_a_format_is_known_by_its_name_or_refused(catalog, plan):
    assert known_format("md") == "md"
    with pytest.raises(UnknownChoiceError) as caught:
        known_format("htm")
    assert caught.value.message == Words("没有格式「htm」", "no format 'htm'")
    with pytest.raises(UnknownChoiceError) as caught:
        make_documents(plan, catalog, ["md"], "bos")
    assert caught.value.message == Words("没有读者「bos」", "no audience 'bos'")


def test_nothing_stated_means_markdown_for_hr(catalog, plan):
    assert make_documents(plan, catalog).contents == make_documents(plan, catalog, ["md"], "hr").contents


def test_the_first_look_is_for_hr_and_of_the_conclusions_alone(catalog, plan):
    seen = first_look(plan, catalog)
    assert (seen.title, seen.language, seen.audience, seen.version) == (plan.title, "zh", "hr", __version__)
    assert [chapter.key for chapter in seen.chapters] == ["goals"]


def test_words_of_one_s_own_are_taken_from_the_templates_then_from_the_catalog(catalog, plan, tmp_path):
    mine = own(tmp_path / "mine", "wording/zh.yaml", "phrases: {full_stop: ！甲}\n")
    other = own(tmp_path / "other", "wording/zh.yaml", "phrases: {full_stop: ！乙}\n")
    silent = own(tmp_path / "silent", "looks/md/nothing.j2", "x")
    looks = [
        repr(first_look(plan, catalog, own=templates, words=words))
        for templates, words in ((None, None), (mine, None), (None, other), (mine, other), (silent, other))
    ]
    assert ["！甲" in look for look in looks] == [False, True, False, True, False]
    assert ["！乙" in look for look in looks] == [False, False, True, False, True]


def test_a_first_look_that_cannot_be_built_names_file_and_line(catalog, plan, tmp_path):
    with pytest.raises(DocumentTemplateError) as caught:
        first_look(plan, catalog, own=own(tmp_path, "documents/zh/first_look.j2", "\n\n{{ nothing_of_this_name }}"))
    assert (caught.value.file, caught.value.line) == (str(tmp_path / "documents/zh/first_look.j2"), 3)
    assert caught.value.problem == UNKNOWN
    assert caught.value.message == Words(
        f"文档模板有问题：{caught.value.file}:3：{UNKNOWN.zh}",
        f"document template: {caught.value.file}:3: {UNKNOWN.en}",
    )


def test_a_template_that_is_missing_is_looked_for_in_both_folders(catalog, plan, tmp_path):
    with pytest.raises(DocumentTemplateError) as caught:
        first_look(plan, catalog, own=own(tmp_path / "mine", "documents/zh/first_look.j2", "{% include 'nope.j2' %}"))
    mine, builtin = tmp_path / "mine", builtin_templates()
    file = mine / "documents/zh/first_look.j2"
    assert caught.value.message == Words(
        f"文档模板有问题：{file}:1：找不到模板：nope.j2（{mine} → {builtin}）",
        f"document template: {file}:1: nope.j2 ({mine} → {builtin})",
    )
    with pytest.raises(DocumentTemplateError) as caught:
        make_documents(plan, catalog, ["md"], language="en")
    assert caught.value.message == Words(
        f"文档模板有问题：document.j2：找不到模板：document.j2（{builtin}）",
        f"document template: document.j2: document.j2 ({builtin})",
    )


def test_a_sentence_that_cannot_be_filled_outside_of_a_template_is_named_by_its_key(catalog, plan, tmp_path):
    for name in ("document", "first_look"):
        own(tmp_path, f"documents/zh/{name}.j2", "")
    folder = own(tmp_path, "wording/zh.yaml", "phrases: {plan_title: '{{ nobody }}'}\n")
    for build in (first_look, make_documents):
        with pytest.raises(DocumentTemplateError) as caught:
            build(plan, catalog, own=folder)
        assert (caught.value.file, caught.value.line) == ("wording/zh.yaml", None)
        problem = Words(
            "wording/phrases.plan_title：没有这个名称：'nobody' is undefined",
            "wording/phrases.plan_title: 'nobody' is undefined",
        )
        assert caught.value.problem == problem
        assert caught.value.message == Words(
            f"文档模板有问题：wording/zh.yaml：{problem.zh}", f"document template: wording/zh.yaml: {problem.en}"
        )


def test_a_note_names_three_of_the_files_that_replace_nothing_and_all_that_could_be(catalog, plan, tmp_path):
    folder = tmp_path / "mine"
    for name in ("documents/zh/y.j2", "documents/zh/gaols.j2", "qqqqqqqqqqqqqqqqqqqqqq.j2", "x.j2"):
        own(folder, name, "x")
    (note,) = make_documents(plan, catalog, ["mmd"], own=str(folder)).notes
    rest = "qqqqqqqqqqqqqqqqqqqqqq.j2、x.j2"
    named = f"documents/zh/gaols.j2（是否想写「documents/zh/goals.j2」？）、{rest}"
    assert note.zh == f"提醒：{folder} 没有替换任何内置模板：{named}"
    start, _, listed = note.en.partition("; those are ")
    meant = "documents/zh/gaols.j2 (did you mean documents/zh/goals.j2?), qqqqqqqqqqqqqqqqqqqqqq.j2, x.j2"
    assert start == f"note: {folder} takes the place of no built-in template: {meant}"
    builtin = builtin_templates()
    assert listed.split(", ") == sorted(path.relative_to(builtin).as_posix() for path in builtin.rglob("*.j2"))
    own(folder, "zz.j2", "x")
    (note,) = make_documents(plan, catalog, ["mmd"], own=str(folder)).notes
    assert note.zh == f"提醒：{folder} 没有替换任何内置模板：{rest}、zz.j2"  # the nearest are found first
    (tmp_path / "empty").mkdir()
    (note,) = make_documents(plan, catalog, ["mmd"], own=str(tmp_path / "empty")).notes
    assert note.zh == f"提醒：{tmp_path / 'empty'} 没有替换任何内置模板：没有 .j2 文件"
