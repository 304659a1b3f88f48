"""A proposal in the order of a published document."""

from __future__ import annotations

from teamplan.model.team import PublishedChapter
from teamplan.rendering.document.blocks import Chapter, Paragraph, Section
from teamplan.rendering.document.published_order import in_published_order

ONE, TWO, THREE = Paragraph("一"), Paragraph("二"), Paragraph("三")
BUILT = (
    Chapter("goals", "目标", (ONE,)),
    Chapter("structure", "图", (TWO,), (Section("宽", (THREE,)), Section("高", (THREE,)))),
    Chapter("pay", "薪酬", (), (Section("唯一", (THREE,)),)),
    Chapter("risks", "风险", (ONE,)),
)


def published(title: str, *of: str) -> PublishedChapter:
    return PublishedChapter.model_validate({"title": title, "of": of})


def test_one_chapter_gets_its_title_and_several_become_sections():
    made = in_published_order(BUILT, (published("甲", "structure", "goals"), published("乙", "risks")), "附录")
    assert made == (
        Chapter("structure", "甲", (), (
            Section("图", (TWO,), BUILT[1].sections, "structure"), Section("目标", (ONE,), (), "goals"),
        )),
        Chapter("risks", "乙", (ONE,)),
        Chapter("pay", "附录", (), BUILT[2].sections),
    )  # fmt: skip


def test_what_was_not_built_is_left_out_and_the_rest_is_one_appendix():
    made = in_published_order(BUILT, (published("空", "budget"), published("甲", "goals", "budget")), "附录")
    assert [(chapter.key, chapter.title) for chapter in made] == [("goals", "甲"), ("structure", "附录")]
    assert [section.title for section in made[1].sections] == ["图", "薪酬", "风险"]
    assert made[1].sections[1] == Section("薪酬", (THREE,), (), "pay")


def test_without_a_rest_there_is_no_appendix():
    every = (published("全", "goals", "structure", "pay", "risks"),)
    assert [chapter.title for chapter in in_published_order(BUILT, every, "附录")] == ["全"]
