"""What a published structure brings into its proposal: goals, the order of its chapters, to whom its lead reports."""

from __future__ import annotations

import pytest
from rendered import document_of, text_of

from teamplan.model.catalog import Catalog
from teamplan.model.plan import Plan
from teamplan.planning.published_team import plan_published_team, structure_brief
from teamplan.rendering.audience import Audience

SEVEN = ["团队目标", "团队架构", "岗位职责", "招聘与培训", "绩效考核", "团队协作与沟通", "预算分配"]


def plan_of(catalog: Catalog, name: str, **said: object) -> Plan:
    team = next(team for team in catalog.teams if team.id == name)
    return plan_published_team(catalog, team, structure_brief(team, said))


def test_the_sales_team_has_the_seven_chapters_of_its_document_and_an_appendix(catalog):
    made = document_of(plan_of(catalog, "sales-team"), catalog=catalog)
    assert [chapter.title for chapter in made.chapters] == [*SEVEN, "附录"]
    assert [chapter.number for chapter in made.chapters[:2]] == ["一、", "二、"]
    assert [section.title for section in made.chapters[1].sections] == ["组织架构图", "部门职能", "岗位设置与编制表"]
    assert [section.title for section in made.chapters[6].sections] == ["预算", "薪酬与激励"]


def test_staff_get_no_chapter_of_money(catalog):
    made = document_of(plan_of(catalog, "sales-team"), Audience.STAFF, catalog=catalog)
    assert [chapter.title for chapter in made.chapters] == [*SEVEN[:-1], "附录"]


def test_its_goals_stand_in_the_first_chapter_and_the_growth_is_worked_out(catalog):
    plan = plan_of(catalog, "sales-team", monthly_sales=1_000_000, sales_target=1_500_000)
    first = text_of(plan, catalog=catalog).partition("\n## 二、")[0]
    for said in ("内，电商平台销售额增长", "提升品牌知名度", "提高市场占有率", "目标增幅：50.0%"):
        assert said in first
    assert "目标增幅" not in text_of(plan_of(catalog, "sales-team"), catalog=catalog)


def test_other_teams_keep_the_order_of_the_proposal(catalog):
    chapters = document_of(plan_of(catalog, "five-hats"), catalog=catalog).chapters
    assert [chapter.key for chapter in chapters[:3]] == ["goals", "principles", "structure"]
    assert len(chapters) == 14


@pytest.mark.parametrize(("name", "superior"), [("ops-centre", "公司负责人"), ("social-startup", "—")])
def test_a_paid_lead_reports_to_the_head_of_the_company_and_the_owner_to_nobody(catalog, name, superior):
    plan = plan_of(catalog, name, **({"projects": 1} if name == "ops-centre" else {}))
    said = text_of(plan, catalog=catalog)
    job = said[said.index("## 六、岗位说明书") :]
    assert f"- 直接上级：{superior}\n" in job


def test_the_centre_stands_above_its_six_departments(catalog):
    table = text_of(plan_of(catalog, "ops-centre", projects=1), catalog=catalog)
    table = table[table.index("## 四、部门职能") : table.index("## 五、")]
    rows = [line.split("|")[1].strip() for line in table.splitlines() if line.startswith("| ")]
    assert rows[2:9] == ["运营中心", "运营部", "商品部", "推广部", "营销部", "销售部", "物流部"]
    assert table.count("只有职能，未设岗") == 2
