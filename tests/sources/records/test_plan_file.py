"""Plans and briefs: what is written is read back equal, and is fit to be edited."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from teamplan.model.brief import Brief
from teamplan.model.catalog import Catalog
from teamplan.model.plan import AssumptionUsed, Input, Plan, Position
from teamplan.planning.planner import plan_team
from teamplan.sources.records.located_findings import InvalidFilesError
from teamplan.sources.records.plan_file import dump_plan, load_brief, load_plan
from teamplan.sources.yaml.files import UnreadableFileError
from teamplan.sources.yaml.writer import dump_yaml
from teamplan.text.visible import visible

BRIEFS = (
    {"stage": "startup", "size": 1},
    {"stage": "初创", "size": 5},
    {"stage": "growth", "size": 30, "live": True, "platforms": ["天猫", "douyin"], "people_cost_cap": 900_000},
    {"stage": "mature", "monthly_sales": 3_000_000, "city": "上海", "company": "甲、乙: #1"},
    {"stage": "growth", "size": 12, "team": [{"title": "店长", "roles": ["store_operator"], "name": "李"}]},
)


@pytest.mark.parametrize("said", BRIEFS)
def test_plan_round_trip(said: dict[str, object], catalog: Catalog, tmp_path: Path):
    plan = plan_team(catalog, Brief.model_validate(said))
    path = tmp_path / "plan.yaml"
    text = dump_plan(plan)
    path.write_text(text, encoding="utf-8")
    assert load_plan(str(path)) == plan
    assert dump_plan(load_plan(str(path))) == text


def test_plan_is_fit_to_be_edited(catalog: Catalog):
    text = dump_plan(plan_team(catalog, Brief.model_validate({"stage": "startup", "size": 3})))
    lines = text.split("\n")
    assert lines[0].startswith("# ")
    assert "teamplan" in lines[0]
    assert "修改" in lines[0]
    assert lines[1] == "teamplan: 2"
    assert "null" not in text
    assert "\n  - id: head\n" in text
    keys = [line.partition(":")[0] for line in lines[1:] if line[:1].isalpha()]
    assert keys == [name for name in Plan.model_fields if name in keys]


@pytest.mark.parametrize("said", BRIEFS)
def test_brief_round_trip(said: dict[str, object], tmp_path: Path):
    brief = Brief.model_validate(said)
    path = tmp_path / "brief.yaml"
    path.write_text(dump_yaml(brief.model_dump(mode="json", exclude_defaults=True)), encoding="utf-8")
    assert load_brief(str(path)) == brief


TEXT = st.text(min_size=1, max_size=20).map(visible).map(str.strip).filter(bool)
NUMBER = st.floats(0, 1e9, allow_nan=False)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    title=TEXT,
    because=TEXT,
    share=st.floats(0, 3),
    value=st.one_of(st.booleans(), NUMBER, TEXT),
    unit=TEXT,
    number=NUMBER,
)
def test_odd_values_survive(
    title: str, because: str, share: float, value: object, unit: str, number: float, tmp_path: Path
):
    position = {
        "id": "head", "title": title, "function": "management", "department": title, "kind": "head",
        "roles": {"general_manager": share}, "order": 1, "because": because,
    }  # fmt: skip
    used = AssumptionUsed(key="k", title=title, value=value, source=because, grade="B", unit=unit)
    plan = Plan(
        title=title, brief=Brief(stage="growth"), origin={"kind": "planned", "settings": {"a": value}},
        positions=(Position.model_validate(position),), assumptions=(used,), departments={title: because},
        drivers=({"driver": "skus", "value": number, "origin": "brief", "formula": because,
                  "inputs": (Input(driver="skus", value=number, origin="brief"),)},),
    )  # fmt: skip
    path = tmp_path / "plan.yaml"
    path.write_text(dump_plan(plan), encoding="utf-8", newline="")
    again = load_plan(str(path))
    assert again == plan
    assert type(again.assumptions[0].value) is type(plan.assumptions[0].value)


def test_wrong_kind_of_file(tmp_path: Path):
    path = tmp_path / "x.yaml"
    path.write_text("stage: growth\n")
    with pytest.raises(InvalidFilesError) as caught:
        load_plan(str(path))
    assert [each.finding.rule for each in caught.value.findings] == ["wrong-kind"]
    path.write_text("teamplan: 2\n")
    with pytest.raises(InvalidFilesError, match="this is a plan"):
        load_brief(str(path))


@pytest.mark.parametrize("version", [1, 3])
def test_a_plan_of_another_version_is_refused_with_advice_alone(tmp_path: Path, version: int):
    path = tmp_path / "plan.yaml"
    path.write_text(f"# 旧方案\ntitle: 方案\nteamplan: {version}\npositions: [{{formula: 固定}}]\n", "utf-8")
    with pytest.raises(InvalidFilesError) as caught:
        load_plan(str(path))
    (located,) = caught.value.findings
    assert located.finding.rule == "plan-version"
    assert (located.mark.line, located.mark.column) == (3, 11)
    assert str(version) in located.finding.message.zh
    assert "teamplan new --from" in located.finding.help.zh
    assert "teamplan new --from" in located.finding.help.en


def test_a_version_that_is_no_number_is_an_error_like_others(tmp_path: Path):
    path = tmp_path / "plan.yaml"
    path.write_text("teamplan: neu\n", "utf-8")
    with pytest.raises(InvalidFilesError) as caught:
        load_plan(str(path))
    assert {each.finding.rule for each in caught.value.findings} == {"unknown-value", "missing-key"}


def test_missing_file(tmp_path: Path):
    with pytest.raises(UnreadableFileError):
        load_brief(str(tmp_path / "none.yaml"))
