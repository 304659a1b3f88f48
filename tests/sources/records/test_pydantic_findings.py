"""Schema errors: the rule, the place, the value seen, what would be right, in both languages."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from pydantic import BaseModel, ValidationError

from teamplan.findings.located import LocatedFinding
from teamplan.model.files.kinds import FILE_KINDS, FileKind
from teamplan.sources.records.file_reading import read_document
from teamplan.sources.records.located_findings import InvalidFilesError
from teamplan.sources.records.pydantic_findings import path_in, schema_findings
from teamplan.sources.records.telling_kinds import kind_of, telltale_keys
from teamplan.sources.records.validation_words import expectation

ROLE = Path(__file__).parents[3] / "templates" / "catalog" / "quality.yaml"


def _found(text: str, kind: FileKind | None = None) -> tuple[LocatedFinding, ...]:
    try:
        read_document("x.yaml", text.encode(), kind)
    except InvalidFilesError as error:
        return error.findings
    return ()


def _one(text: str) -> LocatedFinding:
    (located,) = _found(text)
    for words in (located.finding.message, located.finding.help):
        assert re.search("[\u4e00-\u9fff]", words.zh)
        assert words.en
    return located


def _marked(text: str) -> tuple[str, tuple[int, int, int]]:
    """Take the marks « and » out of `text`; return where they stood."""
    line = text[: text.index("«")].count("\n") + 1
    row = text.split("\n")[line - 1]
    return text.replace("«", "").replace("»", ""), (line, row.index("«") + 1, row.index("»"))


BRIEFS = [
    ("stage: «growht»", "unknown-value", "`growth`"),
    ("stage: «成长起»", "unknown-value", "成长"),
    ("stage: growth\nmodel: «b2x»", "unknown-value", "b2"),
    ("stage: growth\nsize: «0»", "out-of-range", "at least 1"),
    ("stage: growth\nsize: «100000»", "out-of-range", "at most 10,000"),
    ("stage: growth\nsize: «多»", "wrong-type", "a whole number"),
    ("stage: growth\nsize: «1.5»", "wrong-type", "1.5"),
    ("stage: growth\nlive: «maybe»", "wrong-type", "true or false"),
    ("stage: growth\nmonthly_sales: «80万»", "wrong-type", "「80万」"),
    ("stage: growth\nmonthly_sales: «-1»", "out-of-range", "at least 0"),
    ("stage: growth\nmonthly_sales: «.inf»", "out-of-range", "finite"),
    ("stage: growth\nstores: «2000000»", "out-of-range", "at most 1,000,000,"),
    ('stage: growth\nservice: {hours: «"08:00-24:15"»}', "bad-format", "24:00"),
    ("stage: growth\nstart: «2026-13»", "bad-format", "2026-12"),
    ("stage: growth\n«sizes»: 3", "unknown-key", "did you mean `size`"),
    ("stage: growth\nplatforms: [天猫, «抖因»]", "unknown-value", "抖音"),
    ("stage: growth\nplatforms: [«1688»]", "wrong-type", "1688"),
    ("stage: growth\nplatforms: «天猫»", "wrong-type", "a list"),
    ("stage: growth\nrequire: [packer]\nexclude: «[packer]»", "contradictory-brief", "packer"),
    ("stage: growth\nrequire: [«打包员»]", "bad-format", "a-z"),
    ("stage: growth\nteam:\n  - {«title»: 店长}", "missing-key", "`roles`"),
    ("stage: growth\nteam:\n  - {title: 店长, roles: «[]»}", "out-of-range", "1 items at least"),
    ('stage: growth\ncompany: «""»', "out-of-range", "not empty"),
    ("stage: growth\nservice: {hours: «8点到22点»}", "bad-format", "08:00-23:00"),
    ("stage: growth\nservice: {level: «1»}", "out-of-range", "less than 1"),
    ("stage: growth\nservice: «[]»", "wrong-type", "a mapping"),
    ("«size»: 3\nmodel: b2c", "missing-key", "`stage`"),
]


@pytest.mark.parametrize(("text", "rule", "says"), BRIEFS, ids=[text.replace("\n", " ") for text, *_ in BRIEFS])
def test_brief(text: str, rule: str, says: str):
    plain, (line, start, end) = _marked(text)
    located = _one(plain)
    assert located.finding.rule == rule
    assert (located.mark.line, located.mark.column, located.mark.end_column) == (line, start, end)
    words = located.finding.message.en + located.finding.help.en
    assert says in words


def _role(**changes: str) -> str:
    """Return a valid role file in which the given lines replace those of the same key."""
    text = ROLE.read_text("utf-8").split("  - id:")[1]
    lines = [f"  - id:{text}".rstrip()]
    for key, line in changes.items():
        pattern = re.compile(rf"^    {key}:.*?(?=^    [a-z_]+:|\Z)", re.MULTILINE | re.DOTALL)
        lines[0], count = pattern.subn(f"    {line}\n", lines[0] + "\n")
        if not count:
            lines[0] += f"    {line}\n"
    return "roles:\n" + "".join(lines)


ROLES = [
    ({"staffing": "staffing: {rule: ratio, driver: «order_per_day», per: x}"}, "unknown-value", "orders_per_day"),
    ({"staffing": "staffing: {rule: «ratoi», driver: skus, per: x}"}, "unknown-value", "ratio"),
    ({"staffing": "staffing: {«driver»: skus}"}, "missing-key", "rule"),
    ({"staffing": "staffing: {«rule»: ratio, driver: skus}"}, "missing-key", "per"),
    ({"staffing": "staffing: {rule: ratio, driver: skus, per: x, «pre»: y}"}, "unknown-key", "per"),
    ({"staffing": "staffing: {rule: tiered, driver: skus, tiers: «[{at: 0, fte: 1}]»}"}, "out-of-range", "2 items"),
    ({"kind": "kind: «leed»"}, "unknown-value", "lead"),
    ({"outsourcing": "outsourcing: «maybe»"}, "unknown-value", "possible"),
    ({"title": "title: «12»"}, "wrong-type", "12"),
    ({"applies": "applies: {needs: [«liv»]}"}, "unknown-value", "live"),
]


@pytest.mark.parametrize(("changes", "rule", "says"), ROLES, ids=[str(changes) for changes, *_ in ROLES])
def test_role(changes: dict[str, str], rule: str, says: str):
    assert _found(_role()) == ()
    plain, (line, start, end) = _marked(_role(**changes))
    located = _one(plain)
    assert located.finding.rule == rule
    assert (located.mark.line, located.mark.column, located.mark.end_column) == (line, start, end)
    assert says in located.finding.message.en + located.finding.help.en
    assert located.at.startswith("roles.")


PLANS = [
    ("value: «[1]»", "wrong-type", "true or false or a number or text"),
    ("value: 1, grade: «D»", "unknown-value", "GK"),
]


@pytest.mark.parametrize(("part", "rule", "says"), PLANS)
def test_union_gives_one_finding(part: str, rule: str, says: str):
    position = (
        "{id: head, title: 店主, function: management, department: 总经办, kind: head, order: 1, because: 负责人, "
    )
    position += "roles: {a: 1}}"
    grade = "" if "grade" in part else ", grade: B"
    text = (
        "teamplan: 2\ntitle: 方案\nbrief: {stage: growth}\norigin: {kind: planned}\n"
        f"positions: [{position}]\nassumptions:\n  - {{key: a, title: 甲, source: 乙, {part}{grade}}}\n"
    )
    plain, (line, start, _) = _marked(text)
    located = _one(plain)
    assert located.finding.rule == rule
    assert (located.mark.line, located.mark.column) == (line, start)
    assert says in located.finding.message.en + located.finding.help.en


def test_bad_key_of_a_mapping():
    text = (Path(__file__).parents[3] / "templates" / "profiles.yaml").read_text("utf-8")
    text = text.replace("      skus: {at: 100", "      «skuz»: {at: 100", 1)
    plain, (line, start, end) = _marked(text)
    located = _one(plain)
    assert located.finding.rule == "unknown-value"
    assert (located.mark.line, located.mark.column, located.mark.end_column) == (line, start, end)
    assert "skus" in located.finding.message.en


FIGURE = (
    "assumptions:\n  - {key: a, title: 甲, low: 1, base: %s, high: 9, unit: 件, source: 乙, grade: B, valid_from: %s}\n"
)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (FIGURE % ("«10»", '"2025"'), "upside down"),
        (FIGURE % (2, "«2025»"), "quotes"),
        (FIGURE.replace("high: 9", "high: «.inf»") % (2, '"2025"'), "finite"),
        (FIGURE.replace("low: 1,", "low: «0»,") % (2, '"2025"'), "`a` is 0"),
        (
            FIGURE.replace("key: a", "key: shrinkage").replace("low: 1", "low: 0.5").replace("9", "«1»")
            % (0.6, '"2025"'),
            "0.99",
        ),
    ],
)
def test_assumption(text: str, says: str):
    plain, (line, start, _) = _marked(text)
    located = _one(plain)
    assert (located.mark.line, located.mark.column) == (line, start)
    assert says in located.finding.message.en + located.finding.help.en


def test_what_yaml_spoilt_is_not_reported_twice():
    rules = [located.finding.rule for located in _found("stage: *here\nsize: 0\n")]
    assert rules == ["yaml-alias", "out-of-range"]


def test_every_error_at_once():
    text = "stage: x\nsize: 0\nlive: 7\nfoo: 1\nteam: [{title: a}]\n"
    assert [located.mark.line for located in _found(text)] == [1, 2, 3, 4, 5]


def test_a_kind_that_the_table_lacks_is_named():
    wording = expectation("some_new_type", {}, "Input is odd", 3)
    assert "some_new_type" in wording.zh
    assert "Input is odd" in wording.en


KINDS = [
    ({"roles": []}, FILE_KINDS["role"]),
    ({"practices": []}, FILE_KINDS["practice"]),
    ({"assumptions": []}, FILE_KINDS["assumptions"]),
    ({"profiles": []}, FILE_KINDS["profiles"]),
    ({"head": "x", "divisions": []}, FILE_KINDS["organisation"]),
    ({"stage": "growth", "posts": []}, FILE_KINDS["team"]),
    ({"teamplan": 2, "assumptions": []}, FILE_KINDS["plan"]),
    ({"positions": [], "assumptions": []}, FILE_KINDS["plan"]),
    ({"stage": "growth"}, FILE_KINDS["brief"]),
    ({"size": 3, "model": "b2c"}, FILE_KINDS["brief"]),
    ({"services": {}}, None),
    ([], None),
    (None, None),
    ("text", None),
]


@pytest.mark.parametrize(("data", "kind"), KINDS)
def test_kind(data: object, kind: FileKind | None):
    assert kind_of(data) is kind


@pytest.mark.parametrize("text", ["role:\n  - {id: x}\n", "- 1\n", "just text\n", "version: 3\n"])
def test_unknown_kind(text: str):
    located = _one(text)
    assert located.finding.rule == "unknown-kind"
    assert "roles:" in located.finding.help.en
    if text.startswith("role:"):
        assert "did you mean `roles:`" in located.finding.message.en


MORE = {
    "long text": f"stage: growth\ncompany: {'店' * 300}\n",
    "long list": "stage: growth\nrequire: [" + "packer, " * 300 + "]\n",
    "nothing known of a key": "teamplan: 2\ntitle: 甲\ndepartments: {a: {b: 1}}\n",
    "a part of a part": "stage: growth\nservice: {hours: 8, levle: 0.9}\n",
    "the kind of an entry": "assumptions:\n  - {key: a}\n",
    "a list of texts": "roles:\n  - {id: a, duties: [1, {b: 2}]}\n",
    "post twice": "stage: growth\nposts:\n  - {id: a, title: 甲}\n  - {id: a, title: 乙}\n",
    "no mapping": "- 1\n",
    "another key": "rols: []\n",
    "a brief for a plan": "stage: growth\n",
    "a plan of the future": "teamplan: 9\n",
}


@pytest.mark.parametrize(
    ("name", "texts"),
    [
        ("briefs", [_marked(text)[0] for text, *_ in BRIEFS]),
        ("roles", [_marked(_role(**changes))[0] for changes, *_ in ROLES]),
        ("more", [*MORE.values()]),
    ],
)
def test_what_is_said_of_a_file_is_the_golden(name: str, texts: list[str], golden: Callable[[str, str], None]):
    expected = FILE_KINDS["plan"] if name == "more" else None
    said = []
    for text in texts:
        for located in [*_found(text), *(_found(text, expected) if expected else ())]:
            mark, found = located.mark, located.finding
            place = f"{mark.line}:{mark.column}-{mark.end_line}:{mark.end_column} ({located.at})"
            words = (found.message.zh, found.message.en, found.help.zh, found.help.en)
            said += [f"{found.rule} {place}{' on the key' if found.on_key else ''}", *words, ""]
    golden(f"sources/schema/{name}.txt", "\n".join(said))


@pytest.mark.parametrize(
    ("location", "data", "path"),
    [
        ((), {}, ()),
        (("a",), {}, ("a",)),
        (("a",), [], ()),
        (("a", "tag", "b"), {"a": {"b": 1}}, ("a", "b")),
        (("a", "tag", "b"), {"a": {}}, ("a", "b")),
        (("a", "k", "[key]"), {"a": {"k": 1}}, ("a", "k")),
        (("a", 1), {"a": [1, 2]}, ("a", 1)),
        (("a", 2), {"a": [1, 2]}, ("a",)),
        (("a", 0), {"a": {}}, ("a", 0)),
    ],
)
def test_the_place_of_an_error_has_no_tags_of_unions(
    location: tuple[str | int, ...], data: object, path: tuple[str | int, ...]
):
    assert path_in(location, data) == path


def test_where_no_key_may_stand_the_advice_is_to_remove_it():
    class Empty(BaseModel, extra="forbid"):
        """Nothing at all."""

    with pytest.raises(ValidationError) as caught:
        Empty.model_validate({"x": 1})
    (found,) = schema_findings(caught.value.errors(), Empty, "x.yaml", {"x": 1})
    assert (found.rule, found.path, found.on_key) == ("unknown-key", ("x",), True)
    assert (found.message.zh, found.message.en) == ("不认识的键 `x`", "unknown key `x`")
    assert (found.help.zh, found.help.en) == ("请删去这个键", "Remove the key")


def test_a_file_is_told_by_its_keys_and_an_odd_one_by_most_of_them():
    assert kind_of({"size": 3, "x": 1}) is FILE_KINDS["brief"]
    assert kind_of({"size": 3, "x": 1, "y": 2}) is None
    assert kind_of({}) is None
    assert kind_of({"roles": [], "stage": "growth"}) is FILE_KINDS["brief"]
    assert kind_of({"roles": [], "x": 1}) is FILE_KINDS["role"]
    assert {"stage", "teamplan", "roles", "practices"} <= set(telltale_keys())
