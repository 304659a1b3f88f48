"""Plan and catalog → `Proposal`: chapters in order, numbered 一、（一）1., without those that have nothing to say."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from teamplan.model.terms import chinese
from teamplan.rendering.chapters import (
    budget,
    collaboration,
    departments,
    establishment,
    goals,
    job_descriptions,
    pay,
    performance,
    principles,
    recruiting,
    risks,
    roadmap,
    sources,
    structure,
)
from teamplan.rendering.document.blocks import Block, Chapter, Proposal, Section
from teamplan.rendering.numbers import chinese_ordinal
from teamplan.rendering.view import PlanView

if TYPE_CHECKING:
    from teamplan.model.catalog import Catalog
    from teamplan.model.plan import Plan
    from teamplan.rendering.audience import Audience
    from teamplan.rendering.phrasing import Phrasing

_Sections = Callable[[PlanView], tuple[Section | None, ...]]
_Blocks = Callable[[PlanView], tuple[Block, ...]]


def _no_blocks(_view: PlanView) -> tuple[Block, ...]:
    return ()


def _no_sections(_view: PlanView) -> tuple[Section | None, ...]:
    return ()


CHAPTERS: tuple[tuple[str, str, _Blocks, _Sections], ...] = (
    ("goals", "目标", _no_blocks, goals.sections),
    ("principles", "设计原则与假设", _no_blocks, principles.sections),
    ("structure", "组织架构图", structure.blocks, _no_sections),
    ("departments", "部门职能", departments.blocks, _no_sections),
    ("establishment", "岗位设置与编制表", _no_blocks, establishment.sections),
    ("job_descriptions", "岗位说明书", _no_blocks, job_descriptions.sections),
    ("recruiting", "招聘与培训计划", _no_blocks, recruiting.sections),
    ("performance", "绩效考核", _no_blocks, performance.sections),
    ("pay", "薪酬与激励", _no_blocks, pay.sections),
    ("collaboration", "协作与沟通", _no_blocks, collaboration.sections),
    ("budget", "预算", _no_blocks, budget.sections),
    ("roadmap", "实施步骤与里程碑", _no_blocks, roadmap.sections),
    ("risks", "风险", _no_blocks, risks.sections),
    ("sources", "附录：依据与来源", _no_blocks, sources.sections),
)
"""Key (the name of the template block), title and content of every chapter, in order."""


def build_proposal(plan: Plan, catalog: Catalog, audience: Audience, version: str, phrasing: Phrasing) -> Proposal:
    """Return the proposal for one audience. It depends on its arguments alone: no clock, no locale."""
    view = PlanView(plan, catalog, audience, phrasing)
    chapters: list[Chapter] = []
    for key, title, blocks, sections in CHAPTERS:
        found = Chapter(key, title, blocks(view), tuple(section for section in sections(view) if section is not None))
        if found.blocks or found.sections:
            chapters.append(_numbered(found, len(chapters) + 1))
    return Proposal(view.phrasing.title(plan), audience, version, _cover(view), tuple(chapters), view.reasons.all())


def _numbered(chapter: Chapter, place: int) -> Chapter:
    sections, blocks = chapter.sections, chapter.blocks
    if len(sections) == 1:
        blocks, sections = blocks + sections[0].blocks, sections[0].sections
    numbered = tuple(
        replace(section, number=f"（{chinese_ordinal(number)}）", sections=_small_numbers(section.sections))
        for number, section in enumerate(sections, 1)
    )
    return replace(chapter, number=chinese_ordinal(place), blocks=blocks, sections=numbered)


def _small_numbers(sections: Iterable[Section]) -> tuple[Section, ...]:
    return tuple(replace(section, number=f"{number}.") for number, section in enumerate(sections, 1))


def _cover(view: PlanView) -> tuple[tuple[str, str], ...]:
    brief = view.plan.brief
    pairs = [
        ("公司", brief.company or ""),
        ("发展阶段", chinese(brief.stage)),
        ("编制", f"{len(view.plan.positions)} 人"),
        ("启动月份", brief.start or ""),
        ("版次", view.audience.label),
    ]
    return tuple((name, value) for name, value in pairs if value)
