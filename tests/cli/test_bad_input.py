"""Bad input, named: every case of the issue gives a clear error, the right exit code and nothing half-written."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from typing import Any

import pytest
from refusals import BRIEF, LANGUAGES, assert_explains, files_below, make_plan, refuse, write_yaml

pytestmark = pytest.mark.slow

SIZES = ["0", "-3", "2.5", "1000000000", "abc", "", "yes", "1e3", "nan"]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("size", SIZES)
def test_sizes_that_no_team_has(cli, size, lang):
    refuse(cli, "new", "--stage", "startup", f"--size={size}", code=2, lang=lang, says="size")
    refuse(cli, "new", "--stage", "startup", "--set", f"size={size}", code=2, lang=lang, says="size")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("size", ["0", "-3", "2.5", "1000000000", "abc", "'5'", "true", "[5]", "", ".nan"])
def test_sizes_in_a_brief_file(cli, size, lang):
    cli.write("brief.yaml", f"stage: startup\nsize: {size}\n")
    if size == "":
        assert cli("new", "--from", "brief.yaml", "-q").code == 0
        return
    said = refuse(cli, "new", "--from", "brief.yaml", code=2, lang=lang, says="size")
    assert "brief.yaml:2:" in said


def test_an_unknown_platform_is_kept_and_the_nearest_known_one_is_named(cli):
    said = cli("new", "--stage", "startup", "--platform", "小红薯")
    assert said.code == 0
    assert "不认识平台小红薯" in said.out.replace("\n", "").replace(" ", "")
    assert "小红书" in said.out


UNKNOWN_WORDS = [
    (["new", "--stage", "startp"], "startup"),
    (["new", "--stage", "成张"], "成长"),
    (["new", "--stage", "startup", "--model", "b2x"], "b2"),
    (["new", "--stage", "startup", "--set", "model=cross-boarder"], "cross-border"),
    (["new", "--stage", "startup", "--set", "sise=5"], "size"),
    (["new", "--stage", "startup", "--set", "service.levle=0.9"], "level"),
    (["new", "--stage", "startup", "--set", "require=hr_admn"], "hr_admin"),
    (["new", "--template", "ops-center"], "ops-centre"),
    (["new", "--stage", "startup", "--render", "htm"], "html"),
    (["render", "plan.yaml", "--format", "mdd"], "md"),
    (["render", "plan.yaml", "--audience", "bos"], "boss"),
    (["why", "plan.yaml", "hed"], "head"),
    (["why", "plan.yaml", "head", "--format", "jso"], "json"),
    (["roles", "list", "--function", "desing"], "design"),
    (["roles", "list", "--stage", "matur"], "mature"),
    (["roles", "show", "cs_agnet"], "cs_agent"),
    (["templates", "show", "five-hat"], "five-hats"),
    (["templates", "copy", "ops-center", "here"], "ops-centre"),
    (["schema", "brif"], "brief"),
    (["check", "plan.yaml", "--fail-on", "eror"], "error"),
    (["check", "plan.yaml", "--output-format", "jso"], "json"),
    (["chek"], "check"),
]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("arguments", "meant"), UNKNOWN_WORDS, ids=lambda value: " ".join(value)[:40])
def test_unknown_words_are_answered_with_the_nearest_known_one(cli, arguments, meant, lang):
    if "plan.yaml" in arguments:
        make_plan(cli)
    said = refuse(cli, *arguments, code=2, lang=lang)
    assert meant in said
    assert any(phrase in said for phrase in ("是否想写", "did you mean", "Did you mean", "--help")), said


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    "arguments",
    [
        ["new", "--bogus"],
        ["new", "--stage"],
        ["new", "--size", "5"],
        ["new", "--live"],
        ["new", "--stage", "startup", "--set", "size"],
        ["new", "--stage", "startup", "--set", "=5"],
        ["new", "--stage", "startup", "--set", "size.x=3"],
        ["new", "--stage", "startup", "--set", "team=x"],
        ["new", "--from", "brief.yaml", "--template", "five-hats"],
        ["new", "--stage", "startup", "-o", "-", "--render", "md"],
        ["new", "--stage", "startup", "--catalog", "nowhere"],
        ["render"],
        ["render", "missing.yaml"],
        ["render", "missing.yaml", "--format", ""],
        ["why"],
        ["schema"],
        ["roles", "show"],
        ["--lang", "fr"],
    ],
    ids=" ".join,
)
def test_wrong_usage(cli, arguments, lang):
    before = files_below(cli.folder)
    outcome = cli(*arguments, lang=None if "--lang" in arguments else lang)
    assert (outcome.code, outcome.out) == (2, "")
    assert "Traceback" not in outcome.err
    assert "内部错误" not in outcome.err
    assert len(outcome.err.splitlines()) >= 1 + ("--lang" not in arguments)
    assert files_below(cli.folder) == before


CONTRADICTIONS = {
    "pinned both ways": ("require: [hr_admin]\nexclude: [hr_admin]\n", "hr_admin"),
    "no head": ("exclude: [general_manager]\n", "general_manager"),
    "excluded though on board": ("team: [{title: 小李, roles: [cs_agent]}]\nexclude: [cs_agent]\n", "cs_agent"),
    "more on board than size": ("size: 1\nteam: [{title: 小李, roles: [cs_agent]}]\n", "2"),
    "two heads": ("team: [{title: A, roles: [general_manager]}, {title: B, roles: [general_manager]}]\n", "2"),
    "live hours without live": ("live: false\nlive_hours_per_day: 6\n", "live_hours_per_day"),
    "live rooms without live": ("live: false\nlive_rooms: 2\n", "live_rooms"),
    "parcels without shipping": ("self_fulfilment: false\nparcels_per_day: 90\n", "parcels_per_day"),
}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("case", CONTRADICTIONS)
def test_a_brief_that_contradicts_itself_is_infeasible(cli, case, lang):
    text, says = CONTRADICTIONS[case]
    cli.write("brief.yaml", f"stage: growth\n{text}")
    refuse(cli, "new", "--from", "brief.yaml", code=1, lang=lang, says=says)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_contradictory_pins_in_options(cli, lang):
    pins = ["--set", "require=hr_admin", "--set", "exclude=hr_admin"]
    refuse(cli, "new", "--stage", "startup", *pins, code=1, lang=lang, says="hr_admin")


def _cycle(plan: dict[str, Any]) -> str:
    lead = next(
        seat for seat in plan["positions"][1:] if any(o.get("reports_to") == seat["id"] for o in plan["positions"])
    )
    lead["reports_to"] = next(seat["id"] for seat in plan["positions"] if seat.get("reports_to") == lead["id"])
    return lead["id"]


def _double_owner(plan: dict[str, Any]) -> str:
    plan["positions"][3].setdefault("accountable", []).append(plan["positions"][1]["accountable"][0])
    return plan["positions"][1]["accountable"][0]


def _missing_head(plan: dict[str, Any]) -> str:
    plan["positions"][0]["reports_to"] = plan["positions"][1]["id"]
    return "head"


def _two_heads(plan: dict[str, Any]) -> str:
    del plan["positions"][4]["reports_to"]
    return plan["positions"][4]["id"]


def _unknown_superior(plan: dict[str, Any]) -> str:
    plan["positions"][4]["reports_to"] = "haed"
    return "haed"


def _unknown_role(plan: dict[str, Any]) -> str:
    plan["positions"][4]["roles"]["cs_agnet"] = 0.1
    return "cs_agnet"


def _same_id_twice(plan: dict[str, Any]) -> str:
    plan["positions"][4]["id"] = plan["positions"][5]["id"]
    return plan["positions"][5]["id"]


def _no_positions(plan: dict[str, Any]) -> str:
    plan["positions"] = []
    return "positions"


def _other_version(plan: dict[str, Any]) -> str:
    plan["teamplan"] = 1
    return "teamplan"


EDITS: list[Callable[[dict[str, Any]], str]] = [
    _cycle, _double_owner, _missing_head, _two_heads, _unknown_superior, _unknown_role, _same_id_twice, _no_positions,
    _other_version,
]  # fmt: skip


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__.strip("_"))
def test_a_plan_broken_by_hand(cli, edit, lang):
    plan = make_plan(cli)
    names = edit(plan)
    cli.write("plan.yaml", write_yaml(plan))
    refuse(cli, "render", "plan.yaml", "--format", "md", code=2, lang=lang, says=names)
    checked = cli("check", "plan.yaml", lang=lang)
    assert checked.code == 1, checked.out + checked.err
    assert names in checked.out
    assert re.search(r"^plan\.yaml:\d+:\d+ ", checked.out, re.MULTILINE)
    assert_explains(checked.out, lang)
    asked = cli("why", "plan.yaml", "size", lang=lang)
    assert asked.code in (0, 2)
    assert "Traceback" not in asked.err + asked.out
    assert "内部错误" not in asked.err
    assert "internal error" not in asked.err


def _alias_bomb() -> str:
    lines = ["stage: startup", "a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    return "\n".join(lines) + "\n"


BAD_FILES: dict[str, bytes] = {
    "empty": b"",
    "blank": b"\n  \n# nothing\n",
    "null": b"null\n",
    "a list": b"- stage: startup\n",
    "a text": b"hello\n",
    "binary": bytes(range(256)) * 20,
    "zip": b"PK\x03\x04" + bytes(200),
    "nul bytes": b"stage: startup\x00\n",
    "gbk": BRIEF.encode("gbk"),
    "utf-16": BRIEF.encode("utf-16"),
    "duplicate keys": b"stage: startup\nsize: 3\nsize: 4\n",
    "second document": b"stage: startup\n---\nstage: growth\n",
    "python object": b"stage: !!python/object/apply:os.system ['touch pwned']\n",
    "python name": b"stage: startup\nsize: !!python/name:os.system\n",
    "alias": b"stage: &s startup\ncompany: *s\n",
    "alias bomb": _alias_bomb().encode(),
    "self reference": b"stage: startup\nteam: &t [*t]\n",
    "merge key": b"stage: startup\n<<: {size: 3}\n",
    "deep flow": b"stage: startup\nteam: " + b"[" * 10_000 + b"]" * 10_000 + b"\n",
    "deep block": b"".join(b" " * n + b"a:\n" for n in range(3_000)),
    "broken syntax": b"stage: [startup\n",
    "tab": b"stage: startup\n\tsize: 3\n",
    "other key": b"stage: startup\nhats: 3\n",
}


def damaged(content: bytes, plan: bytes) -> bytes:
    """Return a bad brief as a bad plan: the same damage below a plan's own key."""
    return content.replace(b"stage: startup\n", plan, 1) if content.startswith(b"stage: startup\n") else content


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("case", BAD_FILES)
def test_unacceptable_files(cli, case, lang):
    cli.write("bad.yaml", BAD_FILES[case])
    refuse(cli, "new", "--from", "bad.yaml", code=2, lang=lang, says="bad.yaml")
    if lang == "zh":
        refuse(cli, "new", "--from", "-", code=2, lang=lang, says="<stdin>", stdin=BAD_FILES[case])
    cli.write("bad.yaml", damaged(BAD_FILES[case], b"teamplan: 2\n"))
    command = ["render", "bad.yaml"] if lang == "zh" else ["why", "bad.yaml", "size"]
    refuse(cli, *command, code=2, lang=lang, says="bad.yaml")
    checked = cli("check", "bad.yaml", lang=lang)
    assert checked.code == 1, checked.out + checked.err
    assert "bad.yaml:" in checked.out
    assert_explains(checked.out, lang)
    assert not (cli.folder / "pwned").exists()


@pytest.mark.parametrize("case", ["empty", "gbk", "binary", "duplicate keys", "alias bomb", "deep flow", "other key"])
def test_unacceptable_catalog_files(cli, case):
    (cli.folder / "mine" / "catalog").mkdir(parents=True)
    cli.write("mine/catalog/extra.yaml", BAD_FILES[case].replace(b"stage: startup", b"roles: []"))
    said = refuse(cli, "new", "--stage", "startup", "--catalog", "mine", code=2, lang="zh", says="extra.yaml")
    assert "extra.yaml:" in said


@pytest.mark.parametrize("content", [b"\xef\xbb\xbf" + BRIEF.encode(), BRIEF.replace("\n", "\r\n").encode()])
def test_byte_order_mark_and_windows_line_ends_are_fine(cli, content):
    cli.write("plain.yaml", BRIEF)
    cli.write("brief.yaml", content)
    plain = cli("new", "--from", "plain.yaml", "-o", "-")
    assert plain.code == 0
    assert cli("new", "--from", "brief.yaml", "-o", "-") == plain
    assert cli("check", "brief.yaml").code == 0


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("command", [["new", "--from"], ["render"], ["why"], ["check"]], ids=" ".join)
def test_files_that_cannot_be_read(cli, command, lang):
    with (cli.folder / "large.yaml").open("wb") as file:
        file.truncate(100_000_000)
    os.mkfifo(cli.folder / "pipe.yaml")
    names = ["large.yaml", "pipe.yaml", "missing.yaml", "large.yaml/brief.yaml"]
    if command != ["check"]:
        (cli.folder / "folder").mkdir()
        names.append("folder")
    for name in names:
        outcome = cli(*command, name, lang=lang)
        assert outcome.code == 2, name
        said = outcome.out + outcome.err
        assert name in said
        assert_explains(said, lang)


def test_a_file_without_permission(cli):
    path = cli.write("secret.yaml", BRIEF)
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("runs as root: every file can be read")
    refuse(cli, "new", "--from", "secret.yaml", code=2, lang="zh", says="secret.yaml")
