"""`teamplan new`: options, brief files, published structures, files written and the summary."""

from __future__ import annotations

import os
import pty
import re
import select
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from published_structures import STRUCTURES, Lines
from refusals import read_yaml

from teamplan.text.display_width import display_width

pytestmark = pytest.mark.slow

TEAMS = Path(__file__).parents[2] / "templates" / "teams"


def planned(cli, *arguments, **options) -> dict[str, Any]:
    """Return the plan that the command writes to stdout."""
    outcome = cli("new", *arguments, "-o", "-", **options)
    assert outcome.code == 0, outcome.err
    return read_yaml(outcome.out)


def lines_of(plan: dict[str, Any]) -> Lines:
    """Return superior title → head count by title."""
    title = {seat["id"]: seat["title"] for seat in plan["positions"]}
    lines: dict[str | None, Counter[str]] = {}
    for seat in plan["positions"]:
        superior = title.get(seat.get("reports_to"))
        lines.setdefault(superior, Counter())[seat["title"]] += 1
    return {superior: dict(titles) for superior, titles in lines.items()}


@pytest.mark.parametrize(
    ("words", "stage"),
    [("startup", "startup"), ("初创", "startup"), ("初创期", "startup"), ("成长", "growth"), ("Mature", "mature")],
)
def test_stages_in_chinese_and_english(cli, words, stage):
    plan = planned(cli, "--stage", words, "--size", 5)
    assert plan["brief"]["stage"] == stage
    assert len(plan["positions"]) == 5
    assert plan == planned(cli, "--stage", stage, "--size", "5")


def test_models_platforms_and_live_in_both_languages(cli):
    english = ["--model", "cross_border", "--platform", "amazon", "--platform", "tiktok", "--no-live"]
    chinese = ["--model", "跨境", "--platform", "亚马逊,TikTok Shop", "--no-live"]
    first = planned(cli, "--stage", "growth", "--size", 8, *english)
    assert first["brief"]["platforms"] == ["Amazon", "TikTok Shop"]
    assert first["brief"]["model"] == "cross_border"
    assert first == planned(cli, "--stage", "成长", "--size", 8, *chinese)


def test_the_command_of_the_issue(cli):
    outcome = cli("new", "--stage", "startup", "--size", "5")
    assert outcome.code == 0
    plan = read_yaml((cli.folder / "plan.yaml").read_bytes())
    assert len(plan["positions"]) == 5
    assert all(seat["title"] in outcome.out for seat in plan["positions"])
    for heading in ("组织与分工", "先招谁", "再往后"):
        assert heading in outcome.out
    assert "已写入 plan.yaml" in outcome.err
    assert "teamplan render plan.yaml" in outcome.err


def test_brief_file_and_stdin_give_the_same_plan(cli):
    text = "stage: growth\nsize: 9\nplatforms: [天猫, 抖音]\nlive: true\nmonthly_sales: 800000\n"
    cli.write("brief.yaml", text)
    from_file = planned(cli, "--from", "brief.yaml")
    assert from_file == planned(cli, "--from", "-", stdin=text.encode())
    options = ["--stage", "成长", "--size", 9, "--platform", "天猫，抖音", "--live", "--set", "monthly_sales=800000"]
    assert from_file == planned(cli, *options)


def test_set_understands_numbers_lists_and_keys_within_keys(cli):
    settings = ["monthly_sales=650000.5", "platforms=天猫、京东", "service.level=0.9", "service.hours=09:00-21:00"]
    settings += ["self_fulfilment=否", "city=杭州", "require=hr_admin,accountant"]
    plan = planned(cli, "--stage", "growth", "--size", 12, *(part for text in settings for part in ("--set", text)))
    brief = plan["brief"]
    assert brief["monthly_sales"] == 650000.5
    assert brief["platforms"] == ["天猫", "京东"]
    assert brief["service"] == {"level": 0.9, "hours": "09:00-21:00"}
    assert brief["self_fulfilment"] is False
    assert brief["city"] == "杭州"
    assert brief["require"] == ["hr_admin", "accountant"]


def test_options_override_the_brief_file_and_leave_the_rest(cli):
    cli.write("brief.yaml", "stage: growth\nsize: 9\nservice: {hours: '09:00-18:00', level: 0.7}\n")
    brief = planned(cli, "--from", "brief.yaml", "--size", 7, "--set", "service.level=0.9")["brief"]
    assert (brief["stage"], brief["size"]) == ("growth", 7)
    assert brief["service"] == {"hours": "09:00-18:00", "level": 0.9}


def test_every_published_structure_is_listed_here():
    assert set(STRUCTURES) == {path.stem for path in TEAMS.glob("*.yaml")}
    assert len(STRUCTURES) == 10


@pytest.mark.parametrize("structure", STRUCTURES)
def test_templates_reproduce_the_documents_exactly(cli, structure):
    settings, expected = STRUCTURES[structure]
    plan = planned(cli, "--template", structure, *(part for text in settings for part in ("--set", text)))
    assert lines_of(plan) == expected
    assert plan["brief"]["size"] == len(plan["positions"]) == sum(sum(posts.values()) for posts in expected.values())
    owned = Counter(role for seat in plan["positions"] for role in seat.get("accountable", []))
    assert set(owned.values()) == {1}


@pytest.mark.parametrize("projects", [1, 7, 30])
def test_operators_follow_the_number_of_projects(cli, projects):
    plan = planned(cli, "--template", "ops-centre", "--set", f"projects={projects}")
    titles = Counter(seat["title"] for seat in plan["positions"])
    assert titles["运营"] == projects
    assert len(plan["positions"]) == 19 + projects


def test_optional_posts_and_own_shipping_follow_the_brief(cli):
    without = planned(cli, "--template", "social-mature", "--set", "self_fulfilment=false")
    titles = {seat["title"] for seat in without["positions"]}
    assert titles == {"负责人", "运营", "HR", "财务", "技术", "防黑产", "质检", "公关"}
    refused = {item["role"]: item["until"]["text"] for item in without["not_yet"]}
    assert refused["buyer"] == refused["stock_keeper"] == "改为自发货"
    assert "legal_counsel" in refused["legal_counsel"]
    assert "技术人员" not in {seat["title"] for seat in planned(cli, "--template", "six-kinds")["positions"]}


def test_the_start_up_buys_its_shop_system(cli):
    plan = planned(cli, "--template", "social-startup")
    assert "有赞" in plan["outside"][0]["title"]
    assert not {role for seat in plan["positions"] for role in seat["roles"]} & {"developer", "test_engineer"}


@pytest.mark.parametrize(("size", "word"), [(3, "少于"), (9, "多于")])
def test_a_size_that_contradicts_a_template_is_refused_with_the_one_that_works(cli, size, word):
    outcome = cli("new", "--template", "five-hats", "--size", size)
    assert outcome.code == 1
    assert word in outcome.err
    works = re.search(r"改为 (\d+)", outcome.err)
    assert works is not None
    assert not list(cli.folder.iterdir())
    assert cli("new", "--template", "five-hats", "--size", works[1], "-q").code == 0


@pytest.mark.parametrize(
    "settings", [[], ["--set", "projects=2.5"], ["--set", "projects=0"], ["--set", "projects=5000"]]
)
def test_a_head_count_that_the_brief_lacks_is_refused_with_one_that_works(cli, settings):
    outcome = cli("new", "--template", "ops-centre", *settings)
    assert outcome.code == 1
    works = re.search(r"projects=(\d+)$", outcome.err, re.MULTILINE)
    assert works is not None, outcome.err
    assert cli("new", "--template", "ops-centre", "--set", f"projects={works[1]}", "-q").code == 0


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_an_infeasible_budget_offers_changes_that_work(cli, lang):
    brief = ["--stage", "growth", "--size", 12, "-q", "--force"]
    outcome = cli("new", *brief, "--set", "people_cost_cap=40000", lang=lang)
    assert outcome.code == 1
    assert not list(cli.folder.iterdir())
    size = re.search(r"size (?:减到|to) (\d+)", outcome.err)
    cap = re.search(r"people_cost_cap (?:提高到|to) (\d+)", outcome.err)
    assert size is not None
    assert cap is not None
    assert cli("new", *brief, "--set", f"people_cost_cap={cap[1]}").code == 0
    assert cli("new", *brief, "--set", f"people_cost_cap={int(cap[1]) - 1}").code == 1
    smaller = [*brief, "--set", "people_cost_cap=40000", "--size"]
    assert cli("new", *smaller, size[1]).code == 0
    assert cli("new", *smaller, int(size[1]) + 1).code == 1


def test_a_template_that_costs_more_than_the_cap_is_refused(cli):
    outcome = cli("new", "--template", "five-hats", "--set", "people_cost_cap=1000")
    assert outcome.code == 1
    cap = re.search(r"people_cost_cap 提高到 (\d+)", outcome.err)
    assert cap is not None
    assert cli("new", "--template", "five-hats", "--set", f"people_cost_cap={cap[1]}", "-q").code == 0


def test_more_people_on_board_than_the_size_are_refused(cli):
    team = "".join(f"  - {{title: 客服{number}, roles: [cs_agent]}}\n" for number in range(4))
    cli.write("brief.yaml", f"stage: startup\nsize: 3\nteam:\n{team}")
    outcome = cli("new", "--from", "brief.yaml")
    assert outcome.code == 1
    assert "把 size 改为 5 或更多" in outcome.err
    assert cli("new", "--from", "brief.yaml", "--size", 5, "-q").code == 0


def test_people_on_board_keep_their_seats(cli):
    cli.write("brief.yaml", "stage: startup\nsize: 4\nteam: [{title: 老王, roles: [cs_agent, aftersale_agent]}]\n")
    plan = planned(cli, "--from", "brief.yaml")
    seat = next(seat for seat in plan["positions"] if seat["title"] == "老王")
    assert next(iter(seat["roles"])) == "cs_agent"
    assert "aftersale_agent" in seat["accountable"]
    assert "month" not in seat


def test_the_plan_goes_to_stdout_alone(cli):
    outcome = cli("new", "--stage", "startup", "--size", 3, "-o", "-")
    assert outcome.out.startswith("# ")
    assert read_yaml(outcome.out)["teamplan"] == 2
    assert outcome.err == ""
    assert not list(cli.folder.iterdir())
    assert cli("new", "--stage", "startup", "-o", "-", "--render", "md").code == 2


def test_documents_are_written_with_the_plan(cli):
    assert cli("new", "--stage", "startup", "--size", 4, "-o", "店.yaml", "--render", "md,html").code == 0
    assert {path.name for path in cli.folder.iterdir()} == {"店.yaml", "店.md", "店.html"}
    together = {path.suffix: path.read_bytes() for path in cli.folder.iterdir()}
    assert cli("render", "店.yaml", "-q").code == 0
    assert together == {path.suffix: path.read_bytes() for path in cli.folder.iterdir()}


def test_quiet_says_nothing(cli):
    outcome = cli("new", "--stage", "startup", "--size", 3, "--quiet")
    assert (outcome.code, outcome.out, outcome.err) == (0, "", "")


def test_own_unedited_files_are_overwritten(cli):
    arguments = ["new", "--stage", "startup", "-o", "plan.yaml", "--render", "md", "-q"]
    assert cli(*arguments, "--size", 3).code == 0
    first = (cli.folder / "plan.yaml").read_bytes()
    assert cli(*arguments, "--size", 4).code == 0
    assert (cli.folder / "plan.yaml").read_bytes() != first


@pytest.mark.parametrize("victim", ["plan.yaml", "plan.md"])
@pytest.mark.parametrize("edited", [True, False])
def test_foreign_and_edited_files_are_kept_without_force(cli, victim, edited):
    arguments = ["new", "--stage", "startup", "--size", 3, "--render", "md", "-q"]
    assert cli(*arguments).code == 0
    path = cli.folder / victim
    path.write_bytes(path.read_bytes().replace("团队".encode(), "小队".encode(), 1) if edited else b"mine\n")
    before = {other.name: other.read_bytes() for other in cli.folder.iterdir()}
    outcome = cli(*arguments, "--stage", "growth")
    assert outcome.code == 2
    assert victim in outcome.err
    assert "--force" in outcome.err
    assert before == {other.name: other.read_bytes() for other in cli.folder.iterdir()}
    assert cli(*arguments, "--force").code == 0
    assert path.read_bytes() != before[victim]


def test_the_brief_is_never_overwritten_by_its_plan(cli):
    brief = cli.write("brief.yaml", "stage: startup\nsize: 3\n")
    outcome = cli("new", "--from", "brief.yaml", "-o", "brief.yaml", "--force")
    assert outcome.code == 2
    assert brief.read_text() == "stage: startup\nsize: 3\n"


BRIEFS = [
    ["--stage", "startup", "--size", "1"],
    ["--stage", "startup", "--size", "5"],
    ["--stage", "growth", "--size", "14", "--live", "--set", "company=一家名字特别长的" + "非常" * 30 + "公司"],
    ["--stage", "mature", "--size", "60", "--model", "b2b"],
    [
        "--stage",
        "mature",
        "--size",
        "200",
        "--platform",
        "淘宝,天猫,京东,拼多多,抖音,快手,小红书,微信,唯品会,得物,1688",
    ],
    ["--template", "ops-centre", "--set", "projects=12"],
]


@pytest.mark.parametrize("brief", BRIEFS)
def test_plan_and_summary_are_the_same_in_both_languages_and_fit_80_columns(cli, brief):
    plans, outcomes = [], []
    for lang in ("zh", "en"):
        outcomes.append(cli("new", *brief, "--force", lang=lang))
        plans.append((cli.folder / "plan.yaml").read_bytes())
    chinese, english = outcomes
    assert chinese.code == english.code == 0
    assert plans[0] == plans[1]
    assert chinese.out == english.out
    assert "已写入 plan.yaml" in chinese.err
    assert "wrote plan.yaml" in english.err
    widest = max(chinese.out.splitlines(), key=display_width)
    assert display_width(widest) <= 80, widest
    assert "\x1b" not in chinese.out
    assert "组织与分工" in chinese.out


def test_the_tree_draws_every_seat_below_its_superior(cli):
    outcome = cli("new", "--template", "ops-centre", "--set", "projects=2")
    tree = outcome.out.split("\n\n")[1].splitlines()[1:]
    assert [line.partition(" 1.00")[0] for line in tree] == [
        "运营主管", "├─ 运营", "├─ 运营", "├─ 推广主管", "│  ├─ 活动专员", "│  ├─ 直通车专员",
        "│  └─ 钻展专员", "├─ 美工主管", "│  ├─ 美工", "│  ├─ 美工", "│  ├─ 美工", "│  ├─ 美工", "│  └─ 美工",
        "├─ 策划主管", "│  └─ 策划", "└─ 销售主管", "   ├─ 客服", "   ├─ 客服", "   ├─ 客服", "   ├─ 客服",
        "   └─ 售后客服",
    ]  # fmt: skip


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_without_options_or_a_terminal_it_does_not_ask(cli, lang):
    outcome = cli("new", lang=lang)
    assert outcome.code == 2
    assert "teamplan new --stage" in outcome.err
    assert "--from brief.yaml" in outcome.err
    assert not list(cli.folder.iterdir())


ANSWERS = ["小店", "起步中", "初创", "abc", "5", "零售", "天猫，抖音", "是", "y", "30万", "杭州"]
"""The second and the fourth are not understood and asked again."""


def test_questions_at_a_terminal_give_the_same_plan_as_options(cli):
    transcript, code = converse([sys.executable, "-m", "teamplan", "new"], ANSWERS, cli.folder)
    assert code == 0, transcript
    assert "起步中" in transcript
    assert "整数" in transcript
    asked = (cli.folder / "plan.yaml").read_bytes()
    settings = ["company=小店", "self_fulfilment=是", "monthly_sales=300000", "city=杭州"]
    options = ["--stage", "startup", "--size", 5, "--model", "b2c", "--platform", "天猫,抖音", "--live"]
    assert cli("new", *options, *(part for text in settings for part in ("--set", text)), "-o", "two.yaml").code == 0
    assert (cli.folder / "two.yaml").read_bytes() == asked


def test_the_end_of_input_cancels_the_questions(cli):
    transcript, code = converse([sys.executable, "-m", "teamplan", "new"], ["小店", "\x04"], cli.folder)
    assert code == 2
    assert "已取消" in transcript
    assert "Traceback" not in transcript
    assert not list(cli.folder.iterdir())


def converse(command: list[str], answers: list[str], folder: Path) -> tuple[str, int]:
    """Run `command` at a pseudo-terminal, one answer a prompt; return what was shown and the exit code."""
    master, slave = pty.openpty()
    process = subprocess.Popen(command, stdin=slave, stdout=slave, stderr=slave, cwd=folder)
    os.close(slave)
    shown, pending = b"", list(answers)
    while True:
        ready, _, _ = select.select([master], [], [], 20)
        try:
            piece = os.read(master, 65536) if ready else b""
        except OSError:
            piece = b""
        if not piece:
            break
        shown += piece
        if pending and shown.rstrip(b" ").endswith(b":"):
            answer = pending.pop(0)
            os.write(master, answer.encode() + (b"" if answer == "\x04" else b"\n"))
            shown += b"\n"
    os.close(master)
    return shown.decode(errors="replace"), process.wait(timeout=20)


def test_documents_of_ones_own_speak_at_the_terminal_and_in_what_is_rendered(cli):
    (cli.folder / "own" / "documents" / "zh").mkdir(parents=True)
    own = '{% extends "builtin:goals.j2" %}\n{% block conclusion %}\n{% call section("结论", "conclusion") %}\n'
    own += "{% call key() %}咱们要 {{ view.seats }} 个人。{% endcall %}\n{% endcall %}\n{% endblock %}\n"
    cli.write("own/documents/zh/goals.j2", own)
    said, options = "咱们要 6 个人。", ["--stage", "growth", "--size", 6]
    outcome = cli("new", *options, "--documents", "own", "--render", "md")
    assert outcome.code == 0
    assert said in outcome.out
    assert said in (cli.folder / "plan.md").read_text(encoding="utf-8")
    assert said not in cli("new", *options, "--force").out


def test_documents_that_cannot_be_used_leave_no_plan_behind(cli):
    assert cli("new", "--stage", "growth", "--size", 6, "--documents", "nowhere").code == 2
    (cli.folder / "own" / "documents" / "zh").mkdir(parents=True)
    cli.write("own/documents/zh/summary.j2", "{{ nothing_of_this_name }}\n")
    outcome = cli("new", "--stage", "growth", "--size", 6, "--documents", "own")
    assert outcome.code == 2
    assert "summary.j2:1" in outcome.err
    assert {path.name for path in cli.folder.iterdir()} == {"own"}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_more_work_than_a_plan_can_hold_is_refused(cli, lang):
    outcome = cli("new", "--stage", "growth", "--size", 5, "--set", "monthly_sales=1000000000000", lang=lang)
    assert (outcome.code, outcome.out) == (1, "")
    assert "100,000 FTE" in outcome.err
    assert "monthly_sales" in outcome.err
    assert ("位数" if lang == "zh" else "digits") in outcome.err
    assert list(cli.folder.iterdir()) == []
