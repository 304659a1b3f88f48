"""`teamplan templates`: list, show, copy; and a copied catalog in use."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from published_structures import STRUCTURES

from teamplan.text.display_width import display_width

pytestmark = pytest.mark.slow

TEMPLATES = Path(__file__).parents[2] / "templates"


def test_the_list_names_every_structure_and_counts_the_files(cli):
    outcome = cli("templates", "list")
    assert outcome.code == 0
    lines = outcome.out.splitlines()
    for structure, (settings, posts) in STRUCTURES.items():
        line = next(line for line in lines if line.split()[:1] == [structure])
        heads = sum(sum(titles.values()) for titles in posts.values())
        optional = sum(setting.startswith("require=") for setting in settings)
        few = 2 if structure == "ops-centre" else 0  # two of the three projects that the settings give
        assert f" {heads - optional - few} 人" in line
    counts = {line.split()[0]: line.split()[1] for line in lines if line.endswith("个文件")}
    folders = {"catalog", "teams", "practices", "assumptions"}
    assert folders < set(counts)
    assert all(counts[name] == str(len(list((TEMPLATES / name).glob("*.yaml")))) for name in folders)
    assert max(map(display_width, lines)) <= 80


@pytest.mark.parametrize("structure", STRUCTURES)
def test_a_structure_is_shown_as_a_tree(cli, structure):
    outcome = cli("templates", "show", structure)
    assert outcome.code == 0
    _, posts = STRUCTURES[structure]
    for titles in posts.values():
        for title, count in titles.items():
            assert title in outcome.out
            assert count in (1, 3) or f"{title} ×{count}" in outcome.out
    assert max(map(display_width, outcome.out.splitlines())) <= 80


def test_a_file_is_shown_as_it_is(cli):
    expected = (TEMPLATES / "teams" / "five-hats.yaml").read_text(encoding="utf-8")
    assert cli("templates", "show", "teams/five-hats.yaml").out == expected


def test_copies_keep_their_folders_and_bytes(cli):
    outcome = cli("templates", "copy", "all", "mine")
    assert outcome.code == 0
    copied = {path.relative_to(cli.folder / "mine").as_posix(): path for path in (cli.folder / "mine").rglob("*.*")}
    shipped = {path.relative_to(TEMPLATES).as_posix(): path for path in TEMPLATES.rglob("*.*")}
    assert len(copied) > 40
    assert {name: path.read_bytes() for name, path in copied.items()} == {
        name: path.read_bytes() for name, path in shipped.items() if path.suffix in (".yaml", ".j2")
    }


@pytest.mark.parametrize(
    ("name", "files"),
    [
        ("ops-centre", {"teams/ops-centre.yaml"}),
        ("catalog/design.yaml", {"catalog/design.yaml"}),
        ("teams", {f"teams/{name}.yaml" for name in STRUCTURES}),
    ],
)
def test_a_structure_a_file_or_a_folder_can_be_copied(cli, name, files):
    assert cli("templates", "copy", name, "mine").code == 0
    folder = cli.folder / "mine"
    assert {path.relative_to(folder).as_posix() for path in folder.rglob("*.*")} == files


def test_nothing_is_overwritten_without_force(cli):
    assert cli("templates", "copy", "teams", "mine").code == 0
    edited = cli.write("mine/teams/five-hats.yaml", "mine\n")
    outcome = cli("templates", "copy", "teams", "mine")
    assert outcome.code == 2
    assert "--force" in outcome.err
    assert edited.read_text() == "mine\n"
    assert cli("templates", "copy", "teams", "mine", "--force").code == 0
    assert edited.read_text() != "mine\n"


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(("name", "target"), [("nonsense", "mine"), ("teams", "file.txt"), ("teams", "file.txt/mine")])
def test_bad_copies(cli, name, target, lang):
    cli.write("file.txt", "mine")
    outcome = cli("templates", "copy", name, target, lang=lang)
    assert (outcome.code, outcome.out) == (2, "")
    assert name in outcome.err or target in outcome.err
    assert [path.name for path in cli.folder.rglob("*")] == ["file.txt"]


def test_an_own_catalog_folder_changes_the_plan(cli):
    assert cli("templates", "copy", "catalog/design.yaml", "mine").code == 0
    path = cli.folder / "mine" / "catalog" / "design.yaml"
    text = path.read_text(encoding="utf-8")
    role = next(role for role in yaml.safe_load(text)["roles"] if role["id"] == "visual_designer")
    path.write_text(text.replace(f"title: {role['title']}", "title: 像素魔法师", 1), encoding="utf-8")
    plans = {}
    for name, options in (("built-in", []), ("own", ["--catalog", "mine"])):
        outcome = cli("new", "--stage", "startup", "--size", 8, "-o", "-", *options)
        assert outcome.code == 0, outcome.err
        plans[name] = [seat["title"] for seat in yaml.safe_load(outcome.out)["positions"]]
    assert role["title"] in plans["built-in"]
    assert [title.replace("像素魔法师", role["title"]) for title in plans["own"]] == plans["built-in"]
    assert "像素魔法师" in plans["own"]
    assert "像素魔法师" in cli("roles", "show", "visual_designer", "--catalog", "mine").out
    assert cli("check", "mine").code == 0


def test_an_own_structure_is_found(cli):
    assert cli("templates", "copy", "five-hats", "mine").code == 0
    path = cli.folder / "mine" / "teams" / "five-hats.yaml"
    own = path.with_name("own-shop.yaml")
    own.write_text(path.read_text(encoding="utf-8").replace("id: five-hats", "id: own-shop"), encoding="utf-8")
    assert cli("new", "--template", "own-shop", "--catalog", "mine", "-o", "-").code == 0
    assert cli("new", "--template", "own-shop").code == 2


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_catalog_that_names_what_it_lacks_is_no_crash(cli, lang):
    assert cli("templates", "copy", "organisation.yaml", "mine").code == 0
    path = cli.folder / "mine" / "organisation.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("span_head", "span_haed"), encoding="utf-8")
    outcome = cli("new", "--stage", "startup", "--size", 5, "--catalog", "mine", lang=lang)
    assert (outcome.code, outcome.out) == (2, "")
    assert "span_haed" in outcome.err
    assert "teamplan check mine" in outcome.err
    assert cli("check", "mine").code == 1


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_figures_that_planning_lacks_are_named_where_a_file_replaced_theirs(cli, lang):
    assert cli("templates", "copy", "assumptions/planner.yaml", "mine").code == 0
    path = cli.folder / "mine" / "assumptions" / "planner.yaml"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if "growth_steps" not in line), encoding="utf-8")
    outcome = cli("new", "--stage", "startup", "--size", 5, "--catalog", "mine", lang=lang)
    assert (outcome.code, outcome.out) == (2, "")
    assert "growth_steps" in outcome.err
    checked = cli("check", "mine", lang=lang)
    assert checked.code == 1
    assert "mine/assumptions/planner.yaml" in checked.out
    assert "growth_steps" in checked.out


def test_a_figure_with_which_there_is_no_plan_is_refused_where_it_stands(cli):
    assert cli("templates", "copy", "assumptions/customer_service.yaml", "mine").code == 0
    path = cli.folder / "mine" / "assumptions" / "customer_service.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"(key: shrinkage,.*high: )[0-9.]+", r"\g<1>1", text), encoding="utf-8")
    outcome = cli("new", "--stage", "startup", "--size", 5, "--catalog", "mine", lang="en")
    assert (outcome.code, outcome.out) == (2, "")
    assert "customer_service.yaml:" in outcome.err
    assert "`shrinkage` is 1" in outcome.err


def test_a_catalog_file_in_the_wrong_place_is_named(cli):
    (cli.folder / "mine").mkdir()
    cli.write("mine/pay.yaml", "assumptions: []\n")
    outcome = cli("new", "--stage", "growth", "--size", 5, "--catalog", "mine")
    assert outcome.code == 0
    assert "pay.yaml" in outcome.err
    assert "assumptions/" in outcome.err


def test_templates_that_replace_nothing_are_named_with_what_was_meant(cli):
    cli("new", "--stage", "growth", "--size", 5)
    (cli.folder / "mine" / "documents" / "zh").mkdir(parents=True)
    cli.write("mine/documents/zh/gaols.j2", "nothing\n")
    outcome = cli("render", "plan.yaml", "--format", "md", "--documents", "mine")
    assert outcome.code == 0
    assert "documents/zh/gaols.j2" in outcome.err
    assert "documents/zh/goals.j2" in outcome.err
