"""The page of one role and the list of several, whole: as a pipe gets them and as they are drawn."""

from __future__ import annotations

import pytest
from small_roles import a_role, catalog_of

from teamplan.cli import roles
from teamplan.cli.roles import run_list, run_search, run_show
from teamplan.cli.speaker import Speaker

SHORT = a_role("shopkeeper", title="店员", title_en="Clerk")
FULL = a_role(
    "stock_keeper",
    title="仓管",
    title_en="Stock Keeper",
    aliases=["库管", "管库"],
    outdated=[{"term": "仓储", "now": "仓管"}, {"term": "库存", "now": "库管"}],
    function="warehouse_logistics",
    kind="lead",
    workplace="warehouse",
    grades=["甲级", "乙级"],
    reports_to=["shopkeeper", "nobody"],
    mission="使命" * 40,
    authority=["可批", "可退"],
    skills=["手", "眼"],
    tools=["秤", "尺"],
    qualifications={"must": ["必一", "必二"], "plus": ["加一", "加二"]},
    growth=["shopkeeper", "elsewhere"],
    applies={
        "from_stage": "growth", "models": ["b2c", "tp"], "platforms": ["天猫"], "needs": ["live", "self_fulfilment"],
        "optional": True,
    },
    outsourcing="usual",
    part_time=True,
    duties=["一事" * 40, "二事", "三事", "四事"],
    records=[
        {"name": "台账", "kind": "form", "cadence": "daily", "content": "当日"},
        {"name": "月报", "kind": "report", "cadence": "monthly", "content": "当月" * 40},
    ],
    sources=["001", "002"],
)  # fmt: skip
SHORT_PAGE = """\
店员（Clerk）  shopkeeper

职能  设计 · 专业岗 · 甲级
适用  初创期起
地点  办公室
用工  自有
目的  使命
技能  手、眼
必备  必
来源  001

职责
  1. 一事
  2. 二事
  3. 三事
  4. 四事

指标
   60%  速 = 速式（台账）
   35%  准 = 准式（台账）
    5%  省 = 省式（台账）
"""
FULL_PAGE = f"""\
仓管（Stock Keeper）  stock_keeper

又名  库管、管库
旧称  仓储 → 仓管；库存 → 库管
职能  仓储物流 · 主管岗 · 甲级、乙级
上级  店员、nobody
适用  成长期起、零售（B2C）、代运营（TP）、天猫、开直播、自发货（可选）
地点  仓库
用工  常外包、可兼职
目的  {"使命" * 18}使
      {"命使" * 18}命
      {"使命" * 3}
权限  可批；可退
技能  手、眼
工具  秤、尺
必备  必一；必二
加分  加一；加二
发展  店员、elsewhere
来源  001、002

职责
  1. {"一事" * 18}一
     {"事一" * 18}事
     {"一事" * 3}
  2. 二事
  3. 三事
  4. 四事

指标
   60%  速 = 速式（台账）
   35%  准 = 准式（台账）
    5%  省 = 省式（台账）

表单与报表
  每日  台账：当日
  每月  月报：{"当月" * 16}当
        {"月当" * 18}
        {"月当" * 5}月
"""


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]):
    """Runs a command with a catalog of two roles, and returns what stood on stdout and what catalog was asked for."""
    asked: list[tuple[object, ...]] = []
    catalog = catalog_of(SHORT, FULL)
    monkeypatch.setattr(roles, "open_catalog", lambda *arguments: asked.append(arguments) or catalog)

    def show(run, *arguments: object, terminal: bool = False) -> str:
        asked.clear()
        monkeypatch.setattr(roles, "at_terminal", lambda: terminal)
        monkeypatch.setenv("NO_COLOR", "1")
        monkeypatch.setenv("COLUMNS", "60")
        assert run(*arguments, "own", Speaker()) == 0
        assert asked == [("own", Speaker())]
        out, err = capfdbinary.readouterr()
        assert err == b""
        return out.decode()

    return show


@pytest.mark.parametrize(("name", "page"), [("店员", SHORT_PAGE), ("仓储", FULL_PAGE)])
def test_a_page_says_all_that_is_known_and_nothing_of_what_is_not(name, page, shown):
    assert shown(run_show, name) == page


def test_what_may_be_bought_is_said():
    role = a_role("x", outsourcing="possible", applies={"from_stage": "mature", "models": ["social"]})
    facts = roles._facts(role, {})
    assert (facts["用工"], facts["适用"]) == ("可外包", "成熟期起、社交电商")


LIST = "shopkeeper\t店员\t设计\t初创期\tClerk\n", "stock_keeper\t仓管\t仓储物流\t成长期\tStock Keeper\n"


def test_a_list_is_of_all_or_some_roles_in_columns_apart_by_tabs(shown):
    assert shown(run_list, None, None) == "".join(LIST)
    assert shown(run_list, "设计", None) == LIST[0]
    assert shown(run_list, None, "startup") == LIST[0]
    assert shown(run_list, "warehouse_logistics", "mature") == LIST[1]
    assert shown(run_search, ["stock", "秤"]) == LIST[1]


def test_a_list_is_drawn_as_a_table_at_a_terminal(shown):
    assert shown(run_list, None, None, terminal=True).splitlines() == [
        "id             岗位   职能       阶段     English",
        "─" * 54,
        "shopkeeper     店员   设计       初创期   Clerk",
        "stock_keeper   仓管   仓储物流   成长期   Stock Keeper",
    ]


def test_a_page_is_drawn_in_parts_at_a_terminal(shown):
    assert shown(run_show, "shopkeeper", terminal=True).splitlines() == [
        "店员（Clerk）  shopkeeper",
        "  职能  设计 · 专业岗 · 甲级",
        "  适用  初创期起",
        "  地点  办公室",
        "  用工  自有",
        "  目的  使命",
        "  技能  手、眼",
        "  必备  必",
        "  来源  001",
        "",
        "职责",
        "  1.  一事",
        "  2.  二事",
        "  3.  三事",
        "  4.  四事",
        "",
        "指标",
        "   60%  速 = 速式（台账）",
        "   35%  准 = 准式（台账）",
        "    5%  省 = 省式（台账）",
    ]
