"""`teamplan peers`: a plan beside the published teams, for pipes, programs and people."""

from __future__ import annotations

import json
import sys

import pytest
from terminal import run_at_terminal

from teamplan import Brief, dump_plan, load_catalog, make_plan
from teamplan.model.terms import BusinessModel, Stage
from teamplan.text.display_width import display_width
from teamplan.usecases.find_peers import find_peers

pytestmark = pytest.mark.slow

OWN = """\
published_teams:
- id: our-client
  source: {kind: practitioner, family: our-clients, title: 客户甲, date: '2025-03'}
  stage: growth
  model: b2c
  live: false
  size: [10, 10]
  monthly_sales: [800000, null]
  completeness: full
  roles:
  - {title: 店长, function: management, low: 1, high: 1}
  - {title: 客服, function: customer_service, low: 5, high: 7}
  - {title: 直播外包, function: live, employment: outsourced}
"""


@pytest.fixture
def plan(cli):
    made = make_plan(load_catalog(), Brief(stage=Stage.GROWTH, size=10, model=BusinessModel.B2C, live=False))
    cli.write("plan.yaml", dump_plan(made))
    return made


def test_a_pipe_gets_the_table_and_the_nearest_five(cli, plan):
    found = find_peers(plan, load_catalog())
    outcome = cli("peers", "plan.yaml")
    assert (outcome.code, outcome.err) == (0, "")
    assert f"可比的公开团队 {len(found.peers)} 个，出自 {found.families} 个来源" in outcome.out.replace("\n", "")
    rows = [line.split("\t") for line in outcome.out.splitlines() if "\t" in line]
    assert rows[0] == ["职能", "有人做", "同行", "同行中间一半", "编制", "工作量"]
    assert len(rows) == len(found.lines) + 1
    assert sum(int(row[4]) for row in rows[1:]) == 10
    assert [peer.team.id for peer in found.peers if f"· {peer.team.id}\n" in outcome.out] == [
        peer.team.id for peer in found.peers[:5]
    ]
    assert max(map(display_width, (line for line in outcome.out.splitlines() if "相似度" not in line))) <= 80


@pytest.mark.usefixtures("plan")
def test_english_says_the_same(cli):
    outcome = cli("--lang", "en", "peers", "plan.yaml")
    assert "published teams of" in outcome.out
    assert "function\thave somebody\tpeers\tmiddle half\tseats\twork (FTE)\n" in outcome.out
    assert "operations (with management)\t" in outcome.out
    assert "customer service\t" in outcome.out
    assert outcome.out.count("% alike ·") == 5
    assert not any("职能" in line for line in outcome.out.splitlines())


def test_json_has_every_team_that_was_compared(cli, plan):
    found = find_peers(plan, load_catalog())
    data = json.loads(cli("peers", "plan.yaml", "--format", "json").out)
    assert data["situation"] == {"stage": "growth", "model": "b2c", "live": False, "platforms": [], "size": 10}
    assert [team["id"] for team in data["teams"]] == [peer.team.id for peer in found.peers]
    assert data["families"] == found.families
    assert data["worth"] == round(found.worth, 3)
    assert data["teams"][0]["likeness"] == round(found.peers[0].likeness, 3)
    assert {"kind", "family", "title"} <= data["teams"][0]["source"].keys()
    assert [line["function"] for line in data["functions"]] == [line.function.value for line in found.lines]
    assert {"low", "median", "high"} == data["functions"][0]["published"].keys()


@pytest.mark.usefixtures("plan")
def test_a_brief_is_planned_first(cli):
    cli.write("brief.yaml", "stage: growth\nsize: 10\nmodel: b2c\nlive: false\n")
    assert cli("peers", "--from", "brief.yaml").out == cli("peers", "plan.yaml").out


@pytest.mark.usefixtures("plan")
def test_own_cases_count_at_once(cli):
    (cli.folder / "own" / "evidence" / "teams").mkdir(parents=True)
    cli.write("own/evidence/teams/clients.yaml", OWN)
    outcome = cli("peers", "plan.yaml", "--catalog", "own")
    assert outcome.code == 0
    assert (
        "客户甲  相似度 100% · our-client\n"
        "  来源  从业者 · our-clients · 2025-03\n"
        "  规模  10 人\n"
        "  月销售额  800,000 元以上\n"
        "  岗位  店长 1、客服 6、直播外包\n"
    ) in outcome.out
    english = cli("--lang", "en", "peers", "plan.yaml", "--catalog", "own").out
    assert "  monthly sales  800,000 yuan or more\n  roles  店长 1, 客服 6, 直播外包\n" in english


def test_a_team_unlike_all_others_is_told_so(cli):
    made = make_plan(load_catalog(), Brief(stage=Stage.MATURE, size=3000, model=BusinessModel.B2B))
    cli.write("plan.yaml", dump_plan(made))
    outcome = cli("peers", "plan.yaml")
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err == "没有可比的公开团队\n"
    listed = cli("peers", "plan.yaml", "--format", "json")
    assert listed.code == 1
    assert json.loads(listed.out)["teams"] == []


@pytest.mark.parametrize("arguments", [(), ("plan.yaml", "--from", "brief.yaml")])
def test_one_of_plan_and_brief_is_given(cli, arguments):
    outcome = cli("peers", *arguments)
    assert outcome.code == 2
    assert "二者取一" in outcome.err


@pytest.mark.usefixtures("plan")
def test_an_unknown_format_is_refused(cli):
    outcome = cli("peers", "plan.yaml", "--format", "xml")
    assert outcome.code == 2
    assert "xml" in outcome.err


@pytest.mark.usefixtures("plan")
def test_a_terminal_gets_a_drawn_table(cli):
    seen = run_at_terminal(
        [sys.executable, "-m", "teamplan", "--lang", "zh", "peers", "plan.yaml"], cli.folder, NO_COLOR="1"
    )
    assert seen.code == 0
    assert "可比的公开团队" in seen.screen
    assert "\t" not in seen.screen
    assert "───" in seen.screen
    assert sum(line.startswith("  来源 ") for line in seen.screen.splitlines()) == 5


def test_nothing_is_said_of_whether_the_company_can_afford_the_team(cli):
    made = make_plan(load_catalog(), Brief(stage=Stage.STARTUP, size=4, model=BusinessModel.B2C, live=True))
    assert made.judgement is not None
    notes = [str(note.text) for note in made.judgement.notes]
    assert any("人力成本占收入" in note for note in notes)
    cli.write("plan.yaml", dump_plan(made))
    said = cli("peers", "plan.yaml").out
    assert said
    for words in ("人力成本", "养得起", *notes):
        assert words not in said
