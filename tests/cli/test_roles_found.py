"""`teamplan roles`: list, show and search."""

from __future__ import annotations

import pytest

from teamplan.model.terms import STAGE_ORDER, Function
from teamplan.text.display_width import display_width


def ids(outcome) -> list[str]:
    assert outcome.code == 0, outcome.err
    return [line.split("\t")[0] for line in outcome.out.splitlines()]


def test_the_list_is_a_table_for_pipes(cli, catalog):
    outcome = cli("roles", "list")
    rows = [line.split("\t") for line in outcome.out.splitlines()]
    assert len(rows) == len(catalog.roles) >= 90
    assert {len(row) for row in rows} == {5}
    assert [row[0] for row in rows] == [role.id for role in catalog.roles]
    assert "\x1b" not in outcome.out
    assert outcome.err == ""


def test_the_language_does_not_change_the_list(cli):
    assert cli("roles", "list", lang="zh").out == cli("roles", "list", lang="en").out


@pytest.mark.parametrize("word", ["live", "直播", "LIVE"])
def test_one_function_in_chinese_and_english(cli, catalog, word):
    expected = [role.id for role in catalog.roles if role.function is Function.LIVE]
    assert expected
    assert ids(cli("roles", "list", "--function", word)) == expected


def test_stages_add_up(cli):
    found = [set(ids(cli("roles", "list", "--stage", stage))) for stage in STAGE_ORDER]
    assert found[0] < found[1] <= found[2]
    assert found[0] == set(ids(cli("roles", "list", "--stage", "初创")))


@pytest.mark.parametrize(
    ("words", "first"),
    [
        (["客服专员"], "cs_agent"),
        (["customer", "service", "agent"], "cs_agent"),
        (["Keyword Ads"], "keyword_ads_specialist"),
        (["直通车"], "keyword_ads_specialist"),
        (["钻展"], "audience_ads_specialist"),
        (["美工"], "visual_designer"),
        (["KEYWORD"], "keyword_ads_specialist"),
    ],
)
def test_search_finds_the_role_first_by_current_and_outdated_names(cli, words, first):
    assert ids(cli("roles", "search", *words))[0] == first


def test_every_word_must_match(cli):
    both = set(ids(cli("roles", "search", "直播", "运营")))
    assert both
    assert both <= set(ids(cli("roles", "search", "直播"))) & set(ids(cli("roles", "search", "运营")))


@pytest.mark.parametrize(("lang", "hint"), [("zh", "teamplan roles list"), ("en", "teamplan roles list")])
def test_no_match_is_exit_1(cli, lang, hint):
    outcome = cli("roles", "search", "飞行员", lang=lang)
    assert (outcome.code, outcome.out) == (1, "")
    assert "飞行员" in outcome.err
    assert hint in outcome.err


@pytest.mark.parametrize("name", ["cs_agent", "客服专员", "CS_AGENT"])
def test_show_by_id_title_and_any_case(cli, name):
    outcome = cli("roles", "show", name)
    assert outcome.code == 0
    assert outcome.out.splitlines()[0].endswith("cs_agent")


def test_show_by_alias_and_outdated_name(cli, catalog):
    role = next(role for role in catalog.roles if role.aliases)
    outdated = next(role for role in catalog.roles if role.outdated)
    for name, wanted in ((role.aliases[0], role), (role.title_en, role), (outdated.outdated[0].term, outdated)):
        assert cli("roles", "show", name).out.splitlines()[0].endswith(wanted.id)


def test_the_page_says_everything_within_80_columns(cli, catalog):
    shown = 0
    for role in catalog.roles[::12]:
        lines = cli("roles", "show", role.id).out.splitlines()
        assert max(map(display_width, lines)) <= 80
        text = "".join(line.strip() for line in lines).replace(" ", "")
        for part in (role.mission, *role.duties_under("上级"), *(kpi.name for kpi in role.kpis), role.function.chinese):
            assert part.replace(" ", "") in text
        assert all(f"{kpi.weight:>3}%" in "\n".join(lines) for kpi in role.kpis)
        shown += 1
    assert shown >= 8


def test_the_list_is_aligned_at_a_terminal(cli, monkeypatch):
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("NO_COLOR", "1")
    lines = cli("roles", "list", "--function", "live").out.splitlines()
    assert len(lines) > 3
    assert max(map(display_width, lines)) <= 80
    assert not any("\t" in line for line in lines)
