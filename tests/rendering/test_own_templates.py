"""Templates and words of the user's own: what a folder laid out like `templates/` changes, and mistakes in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rendered import chapter_of, document_of, own_file, table_of, text_of
from rendering_samples import full_plan

from teamplan.rendering.build import FIRST_LOOK
from teamplan.rendering.formats.terminal import summary_text
from teamplan.rendering.phrasing import WordingError
from teamplan.rendering.templating.problems import TemplateProblem
from teamplan.usecases.errors import DocumentTemplateError
from teamplan.usecases.make_documents import first_look

if TYPE_CHECKING:
    from pathlib import Path

    from teamplan.model.catalog import Catalog
    from teamplan.rendering.document.blocks import Document

pytestmark = pytest.mark.slow

GOALS, ESTABLISHMENT, DOCUMENT = (f"documents/zh/{name}.j2" for name in ("goals", "establishment", "document"))
OWN_CONCLUSION = """{% extends "builtin:goals.j2" %}
{% block conclusion %}
{% call section("结论", "conclusion") %}
{% call key() %}咱们一共要 {{ view.seats }} 个人，还差 {{ view.vacant }} 个。{% endcall %}
{% endcall %}
{% endblock %}
"""


def keys(document: Document) -> list[str]:
    return [chapter.key for chapter in document.chapters]


def test_a_sentence_reworded_in_one_block_changes_in_every_format_and_at_the_terminal(tmp_path: Path) -> None:
    plan, said = full_plan(), "咱们一共要 12 个人，还差 10 个。"
    own = own_file(tmp_path, GOALS, OWN_CONCLUSION)
    for kind in ("md", "html"):
        before, after = text_of(plan, kind), text_of(plan, kind, own=own)
        assert said not in before
        assert after.count(said) == 1
        assert "团队编制 12 人（含负责人）" in before
        assert "团队编制 12 人（含负责人）" not in after
        assert "经营现状与目标" in after
    summary = summary_text(document_of(plan, own=own, start=FIRST_LOOK))
    assert said in summary
    assert "团队编制 12 人（含负责人）" not in summary
    assert "组织与分工" in summary


def test_the_first_look_of_a_plan_takes_words_of_ones_own(tmp_path: Path, catalog: Catalog) -> None:
    words = own_file(tmp_path, "wording/zh.yaml", "terms:\n  stage: {growth: 长个儿期}\n")
    assert "长个儿期 · " in summary_text(first_look(full_plan(), catalog, words=str(words)))
    assert "成长期 · " in summary_text(first_look(full_plan(), catalog))


def test_a_column_can_be_dropped_and_macros_of_the_parent_used(tmp_path: Path) -> None:
    own = own_file(
        tmp_path,
        ESTABLISHMENT,
        """{% extends "builtin:establishment.j2" %}
{% block hats %}
{% call section("兼岗与负荷", "hats") %}
{{ table(view.hat_wearers, caption="兼岗与负荷", columns=[column("岗位", "title"), column("兼任", hats)]) }}
{% endcall %}
{% endblock %}
""",
    )
    built_in, mine = (table_of(document_of(full_plan(), own=folder), "兼岗与负荷") for folder in (None, own))
    assert [column.title for column in built_in.columns] == ["岗位", "主岗", "兼任", "负荷（FTE）", "状态"]
    assert [column.title for column in mine.columns] == ["岗位", "兼任"]
    assert [row[1] for row in mine.rows] == [row[2] for row in built_in.rows]


def test_imports_and_scoped_names_of_the_parent_can_be_used_in_a_child(tmp_path: Path) -> None:
    own = own_file(
        tmp_path,
        "documents/zh/budget.j2",
        """{% extends "builtin:budget.j2" %}
{% block costs scoped %}{{ costs(budget.monthly, "monthly", "每月", "元/月") }}{% endblock %}
{% block practices %}{{ practices.section_of("pay", "借来的做法") }}{% endblock %}
""",
    )
    titles = [section.title for section in chapter_of(document_of(full_plan(), own=own), "budget").sections]
    assert titles == ["每月", "四类预算", "判断", "借来的做法"]


def test_the_built_in_block_can_be_added_to(tmp_path: Path) -> None:
    text = '{% extends "builtin:risks.j2" %}{% block others %}{{ super() }}{{ note("每季度过一遍。") }}{% endblock %}'
    document = document_of(full_plan(), own=own_file(tmp_path, "documents/zh/risks.j2", text))
    chapter = chapter_of(document, "risks")
    assert "其他风险" in [section.title for section in chapter.sections]
    assert "每季度过一遍。" in repr(chapter.blocks)


def test_chapters_can_be_reordered_left_out_and_added(tmp_path: Path) -> None:
    own_file(
        tmp_path, "documents/zh/house.j2", '{% call chapter("house", "本店规矩") %}{{ key("不熬夜。") }}{% endcall %}'
    )
    own = own_file(
        tmp_path,
        DOCUMENT,
        """{% extends "builtin:document.j2" %}
{% block chapters %}
{% include "budget.j2" %}
{% include "house.j2" %}
{% include "goals.j2" %}
{% endblock %}
""",
    )
    document = document_of(full_plan(), own=own)
    assert keys(document) == ["budget", "house", "goals"]
    assert [chapter.number for chapter in document.chapters] == ["一、", "二、", "三、"]
    assert document.frame.contents == "目录"
    assert dict(document.cover)["公司"] == "杭州某服饰有限公司"
    for kind, heading in (("md", "## 二、本店规矩"), ("html", '<span class="no">二、</span>本店规矩')):
        assert heading in text_of(full_plan(), kind, own=own)


def test_single_words_can_be_reworded(tmp_path: Path) -> None:
    own = own_file(
        tmp_path,
        "wording/zh.yaml",
        'phrases:\n  work_of: "{{ role }}一共要花的工夫"\nterms:\n  stage: {growth: 长个儿期}\n',
    )
    document = document_of(full_plan(), own=own)
    assert "店铺运营专员一共要花的工夫" in [note.title for note in document.footnotes]
    assert dict(document.cover)["发展阶段"] == "长个儿期"
    assert dict(document_of(full_plan()).cover)["发展阶段"] == "成长期"
    kinds = {row[2].value for row in table_of(document, "编制表").rows}
    assert {"负责人", "主管岗", "专业岗"} <= kinds, "words that the file does not name stay"


def test_looks_can_be_replaced(tmp_path: Path) -> None:
    own_file(tmp_path, "looks/html/document.css", "body { color: teal }")
    own = own_file(
        tmp_path,
        "looks/md/document.j2",
        '{% extends "builtin:document.j2" %}{% block colophon %}{{ "a|b" | md }}{% endblock %}',
    )
    assert "color: teal" in text_of(full_plan(), "html", own=own)
    markdown = text_of(full_plan(), "md", own=own)
    assert markdown.endswith("a\\|b\n")
    assert "## 一、目标" in markdown


MISTAKES = {
    "an undefined name": ("{{ paragraph(view.seets) }}", "seets"),
    "a name that nothing has": ("{{ nothing_of_this_name }}", "nothing_of_this_name"),
    "a syntax error": ("{% if %}", "Expected an expression"),
    "an unknown filter": ("{{ view.seats | no_such_filter }}", "no_such_filter"),
    "an unknown call": ("{{ paragraf('x') }}", "paragraf"),
    "an unknown column": ("{{ table(view.hires, caption='x', columns=[column('x', 'titel')]) }}", "titel"),
    "an unknown option": ("{{ table(view.hires, caption='x', columns=[column('x', 'title', bold=true)]) }}", "bold"),
    "an unknown term": ("{{ paragraph('mars' | term('stage')) }}", "mars"),
    "an error in an expression": ("{{ 1 // 0 }}", "ZeroDivisionError"),
    "a value that is not there": ("{% call paragraph() %}{{ none }}{% endcall %}", "not there"),
    "text outside of a block": ("{% call section('节') %}\n散文{% endcall %}", "text outside of a block: '散文'"),
    "an item outside of a list": ("{{ item('x') }}", "item outside of a list"),
    "a missing template": ("{% include 'absent.j2' %}", "absent.j2"),
}


@pytest.mark.parametrize(("mistake", "message"), MISTAKES.values(), ids=MISTAKES)
def test_mistakes_are_told_with_file_and_line(mistake: str, message: str, tmp_path: Path) -> None:
    own = own_file(
        tmp_path, GOALS, f'{{% extends "builtin:goals.j2" %}}\n\n{{% block situation %}}\n{mistake}\n{{% endblock %}}\n'
    )
    with pytest.raises(TemplateProblem) as caught:
        document_of(full_plan(), own=own)
    assert (caught.value.file, caught.value.line) == (str(own / GOALS), 4)
    assert message in caught.value.message.en
    assert str(caught.value).startswith(f"{own / GOALS}:4: ")


def test_text_outside_of_every_chapter_is_told(tmp_path: Path) -> None:
    own = own_file(tmp_path, DOCUMENT, '{% extends "builtin:document.j2" %}{% block cover %}散文{% endblock %}')
    with pytest.raises(TemplateProblem, match="text outside of a block: '散文'"):
        document_of(full_plan(), own=own)


def test_a_mistake_in_a_look_is_told_with_file_and_line(tmp_path: Path) -> None:
    text = '{% extends "builtin:document.j2" %}\n{% block cover %}\n{{ document.titel }}{% endblock %}'
    own = own_file(tmp_path, "looks/md/document.j2", text)
    with pytest.raises(DocumentTemplateError, match="titel") as caught:
        text_of(full_plan(), own=own)
    assert (caught.value.file, caught.value.line) == (str(own / "looks/md/document.j2"), 3)


def test_a_phrase_that_cannot_be_filled_is_told(tmp_path: Path) -> None:
    own = own_file(tmp_path, "wording/zh.yaml", 'phrases:\n  work_of: "{{ roll }}的工作量"\n')
    with pytest.raises((WordingError, TemplateProblem), match=r"phrases\.work_of.*roll"):
        document_of(full_plan(), own=own)


@pytest.mark.parametrize(
    "name", ["../secret.j2", "/etc/hostname", "builtin:../secret.j2", "link.j2", "linked/secret.j2"]
)
def test_nothing_outside_the_folders_is_read(name: str, tmp_path: Path) -> None:
    (tmp_path / "secret.j2").write_text("{{ paragraph('secret') }}", encoding="utf-8")
    own = own_file(
        tmp_path / "mine", GOALS, f'{{% call chapter("goals", "x") %}}\n{{% include "{name}" %}}{{% endcall %}}'
    )
    (own / "documents" / "zh" / "link.j2").symlink_to(tmp_path / "secret.j2")
    (own / "documents" / "zh" / "linked").symlink_to(tmp_path)
    with pytest.raises(TemplateProblem) as caught:
        document_of(full_plan(), own=own)
    assert (caught.value.file, caught.value.line) == (str(own / GOALS), 2)
    assert caught.value.missing == name


def test_links_within_the_folder_are_followed(tmp_path: Path) -> None:
    own = own_file(tmp_path, "documents/zh/there.j2", "{{ paragraph('secret') }}")
    (own / "documents" / "zh" / "link.j2").symlink_to("there.j2")
    own_file(own, GOALS, '{% call chapter("goals", "x") %}{% include "link.j2" %}{% endcall %}')
    assert "secret" in repr(chapter_of(document_of(full_plan(), own=own), "goals"))
