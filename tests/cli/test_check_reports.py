"""`check` from its function: exit codes, outputs, and every kind of bad input."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from teamplan.cli.check import CheckOptions, run_check
from teamplan.cli.speaker import Language, Speaker
from teamplan.findings import tally
from teamplan.findings.finding import Severity
from teamplan.model.brief import Brief
from teamplan.model.catalog import Catalog
from teamplan.planning.planner import plan_team
from teamplan.reporting.formats import FORMATS
from teamplan.sources.builtin import builtin_templates
from teamplan.sources.catalog import file_stamps
from teamplan.sources.outputs.unwritable import EditedFileError, UnwritableFileError
from teamplan.sources.records.plan_file import dump_plan
from teamplan.sources.yaml.files import MAX_FILE_BYTES
from teamplan.usecases.errors import RefusedError

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


class Outcome:
    """Exit code and what was printed."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err

    @property
    def findings(self) -> list[tuple[str, int, int, str]]:
        """Path, line, column and rule of each finding of a JSON report."""
        found = json.loads(self.out)["findings"]
        return [(each["path"], each["start"]["line"], each["start"]["column"], each["rule"]) for each in found]


class Check:
    """Runs `check`; JSON unless told otherwise."""

    def __init__(self, capfd: pytest.CaptureFixture[str]) -> None:
        self._capfd = capfd

    def __call__(self, *paths: str, lang: Language = "en", **options: object) -> Outcome:
        stated: dict[str, object] = {"output_format": "json"}
        code = run_check(CheckOptions(paths=paths, **{**stated, **options}), Speaker(lang))  # type: ignore[arg-type]
        out, err = self._capfd.readouterr()
        return Outcome(code, out, err)


@pytest.fixture
def check(capfd: pytest.CaptureFixture[str]) -> Check:
    return Check(capfd)


def test_builtin_templates_are_clean(check: Check):
    outcome = check(fail_on="warning")
    assert outcome.code == 0
    summary = json.loads(outcome.out)["summary"]
    assert summary["files"] > 30
    assert summary["error"] == summary["warning"] == 0


def test_clean_brief_and_plan(check: Check, here: Path, catalog: Catalog):
    (here / "brief.yaml").write_text("stage: growth\nsize: 12\n")
    plan = plan_team(catalog, Brief.model_validate({"stage": "growth", "size": 12}))
    (here / "plan.yaml").write_text(dump_plan(plan), encoding="utf-8")
    outcome = check(".")
    assert outcome.code == 0
    assert json.loads(outcome.out)["summary"]["error"] == 0
    assert check(".", output_format="text").out.startswith("checked 2 files: ")


BAD = {
    "empty.yaml": (b"", "empty-file", 1, 1),
    "comment.yaml": (b"# nothing\n", "empty-file", 1, 1),
    "binary.yaml": (bytes(range(256)) * 40, "not-utf8", None, None),
    "zip.yaml": (b"PK\x03\x04\x14\x00\x00\x00\x08\x00\xff", "not-utf8", None, None),
    "gbk.yaml": ("stage: growth\ncompany: 杭州某某电子商务有限公司\n".encode("gbk"), "not-utf8", 2, 10),
    "utf16.yaml": ("stage: growth\n".encode("utf-16"), "not-utf8", 1, 1),
    "duplicate.yaml": (b"stage: growth\nsize: 3\nstage: mature\n", "duplicate-key", 3, 1),
    "second.yaml": (b"stage: growth\n---\nstage: mature\n", "multiple-documents", 2, 1),
    "object.yaml": (b"stage: !!python/object/apply:os.system [echo hi]\n", "yaml-tag", 1, 8),
    "bomb.yaml": (
        b"a: &a [x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c]\n",
        "yaml-alias",
        1,
        4,
    ),
    "deep.yaml": (b"a: " + b"[" * 10_000 + b"]" * 10_000, "nesting-too-deep", 1, None),
    "tab.yaml": (b"stage: growth\nteam:\n\t- {title: x}\n", "yaml-syntax", 3, 1),
    "full-width.yaml": ("stage：growth\n".encode(), "unknown-kind", 1, 1),
    "kind.yaml": (b"foo: 1\n", "unknown-kind", 1, 1),
    "list.yaml": (b"- 1\n", "unknown-kind", 1, 1),
    "stage.yaml": (b"stage: growht\n", "unknown-value", 1, 8),
    "role.yaml": (b"stage: growth\nrequire: [store_operater]\n", "unknown-role-reference", 2, 11),
    "octal.yaml": (b"stage: growth\nsize: 010\n", "ambiguous-scalar", 2, 7),
    "contradiction.yaml": (
        b"stage: growth\nself_fulfilment: false\nparcels_per_day: 30\n",
        "contradictory-brief",
        3,
        18,
    ),
}


PLATFORM = "stage: growth\nplatforms: [抖因]\n".encode()
"""A brief with a platform that nobody knows: it is kept as written, with a warning."""


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_one_clear_finding(name: str, check: Check, here: Path):
    content, rule, line, column = BAD[name]
    (here / name).write_bytes(content)
    outcome = check(name)
    assert outcome.code == 1
    assert outcome.err == ""
    found = outcome.findings
    assert {path for path, *_ in found} == {name}
    assert rule in {each[3] for each in found}
    first = next(each for each in found if each[3] == rule)
    assert line in (None, first[1])
    assert column in (None, first[2])
    text = check(name, output_format="text", lang="zh").out
    assert f"{name}:{first[1]}:{first[2]} 错误 {rule} " in text
    assert "办法：" in text
    assert "Traceback" not in text
    assert not any(character in text for character in "\x00\x07\x1b")


@pytest.mark.parametrize(
    ("name", "near"), [("stage.yaml", "growth"), ("role.yaml", "store_operator"), ("platform.yaml", "抖音")]
)
def test_near_misses_are_suggested(name: str, near: str, check: Check, here: Path):
    (here / name).write_bytes(BAD[name][0] if name in BAD else PLATFORM)
    for lang in ("zh", "en"):
        (finding,) = json.loads(check(name, lang=lang).out)["findings"]
        assert near in finding["message"] + finding["help"]


@pytest.mark.parametrize(
    "content",
    [b"\xef\xbb\xbfstage: growth\n", b"stage: growth\r\nsize: 3\r\n", b"stage: growth\rsize: 3\r", b"stage: growth"],
    ids=["BOM", "CRLF", "CR", "no final newline"],
)
def test_harmless_oddities_are_fine(content: bytes, check: Check, here: Path):
    (here / "brief.yaml").write_bytes(content)
    assert check("brief.yaml").code == 0


def test_bom_does_not_shift_columns(check: Check, here: Path):
    (here / "brief.yaml").write_bytes(b"\xef\xbb\xbfstage: growht\r\nsize: 0\r\n")
    assert [each[1:3] for each in check("brief.yaml").findings] == [(1, 8), (2, 7)]


def test_huge_file_is_unreadable(check: Check, here: Path):
    with (here / "huge.yaml").open("wb") as file:
        file.truncate(MAX_FILE_BYTES * 50)
    outcome = check("huge.yaml")
    assert outcome.code == 2
    assert outcome.findings == [("huge.yaml", 1, 1, "unreadable-file")]


@pytest.mark.parametrize("name", ["none.yaml", "nowhere/none.yaml", "folder"])
def test_unreadable_input_is_exit_2_and_the_rest_is_checked(name: str, check: Check, here: Path):
    (here / "folder").mkdir()
    (here / "brief.yaml").write_text("stage: x\n")
    outcome = check(name, "brief.yaml", exit_zero=True)
    assert outcome.code == 2
    assert {each[3] for each in outcome.findings} == {"unreadable-file", "unknown-value"}


def test_stdin(check: Check, monkeypatch: pytest.MonkeyPatch):
    stdin = io.TextIOWrapper(io.BytesIO(b"stage: growth\nlive: false\nlive_rooms: 2\n"))
    monkeypatch.setattr("sys.stdin", stdin)
    outcome = check("-")
    assert outcome.code == 1
    assert outcome.findings == [("<stdin>", 3, 13, "contradictory-brief")]


def test_everything_at_once_in_order(check: Check, here: Path):
    (here / "b.yaml").write_text("stage: x\nsize: 0\n")
    (here / "a.yaml").write_text("size: 0\n")
    found = check(".").findings
    assert found == sorted(found)
    assert [each[0] for each in found] == ["a.yaml", "a.yaml", "b.yaml", "b.yaml"]


@pytest.mark.parametrize(
    ("fail_on", "exit_zero", "code"),
    [("error", False, 0), ("warning", False, 1), ("info", False, 1), ("warning", True, 0)],
)
def test_fail_on(fail_on: str, exit_zero: bool, code: int, check: Check, here: Path):  # noqa: FBT001
    (here / "brief.yaml").write_text("stage: growth\nmonthly_sales: 800000\norders_per_day: 90000\n")
    assert check("brief.yaml", fail_on=fail_on, exit_zero=exit_zero).code == code


def test_infos_are_shown_only_when_asked_for(check: Check, here: Path):
    (here / "brief.yaml").write_text("stage: growth\nmonthly_sales: 800000\nsales_target: 700000\n")
    assert "1 more of severity info" in check("brief.yaml", output_format="text").out
    shown = check("brief.yaml", output_format="text", fail_on="info")
    assert shown.code == 1
    assert "brief.yaml:3:15 info contradictory-brief" in shown.out
    assert [each[3] for each in check("brief.yaml").findings] == ["contradictory-brief"]


@pytest.mark.parametrize("name", FORMATS)
def test_format_never_changes_the_exit_code(name: str, check: Check, here: Path):
    (here / "brief.yaml").write_text("stage: x\n")
    assert check("brief.yaml", output_format=name).code == 1
    (here / "brief.yaml").write_text("stage: growth\n")
    assert check("brief.yaml", output_format=name).code == 0


def test_output_file(check: Check, here: Path):
    (here / "brief.yaml").write_text("stage: x\n")
    outcome = check("brief.yaml", output_file="out.json")
    assert (outcome.code, outcome.out) == (1, "")
    assert json.loads((here / "out.json").read_text("utf-8"))["findings"]
    assert sorted(path.name for path in here.iterdir()) == ["brief.yaml", "out.json"]


@pytest.mark.parametrize("name", FORMATS)
def test_a_report_is_sealed_in_its_file_only_and_replaces_nothing_but_reports(name: str, check: Check, here: Path):
    (here / "brief.yaml").write_text("stage: x\n")
    plain = check("brief.yaml", output_format=name).out
    report = here / "report"
    report.write_text("precious")
    with pytest.raises(EditedFileError):
        check("brief.yaml", output_format=name, output_file="report")
    assert report.read_text() == "precious"
    check("brief.yaml", output_format=name, output_file="report", force=True)
    text = report.read_text("utf-8")
    if name == "json":
        document = json.loads(text)
        assert document.pop("seal").startswith("teamplan report sha256=")
        assert document == json.loads(plain)
    else:
        assert text.startswith(plain)
        assert text.removeprefix(plain).startswith("# teamplan report sha256=")
        assert text.count("\n") == plain.count("\n") + 1
    (here / "brief.yaml").write_text("stage: growth\n")
    check("brief.yaml", output_format=name, output_file="report")
    assert report.read_text("utf-8") != text
    report.write_text(report.read_text("utf-8").replace("teamplan", "Teamplan", 1))
    with pytest.raises(EditedFileError):
        check("brief.yaml", output_format=name, output_file="report")


@pytest.mark.parametrize("target", ["nowhere/out.json", "."])
def test_output_that_cannot_be_written(target: str, check: Check, here: Path):
    (here / "brief.yaml").write_text("stage: growth\n")
    with pytest.raises(UnwritableFileError):
        check("brief.yaml", output_file=target)
    assert [path.name for path in here.iterdir()] == ["brief.yaml"]


@pytest.mark.parametrize("options", [{"fail_on": "eror"}, {"output_format": "jsn"}, {"catalog": "nowhere"}])
def test_wrong_options(options: dict[str, str], check: Check):
    with pytest.raises(RefusedError):
        check(**options)


def test_quiet_says_nothing_when_all_is_well(check: Check, here: Path):
    (here / "brief.yaml").write_text("stage: growth\n")
    assert check("brief.yaml", output_format="text", quiet=True).out == ""
    (here / "brief.yaml").write_text("stage: x\n")
    assert "unknown-value" in check("brief.yaml", output_format="text", quiet=True).out


def _own_catalog(folder: Path) -> None:
    text = (builtin_templates() / "catalog" / "quality.yaml").read_text("utf-8")
    (folder / "catalog").mkdir(parents=True)
    own = text.replace("  - id: quality_inspector\n", "  - id: own_inspector\n", 1)
    assert own != text
    (folder / "catalog" / "quality.yaml").write_text(own, encoding="utf-8")


def test_overlay_that_breaks_the_rest_is_found(check: Check, here: Path):
    _own_catalog(here / "mine")
    outcome = check("mine")
    assert outcome.code == 1
    rules = {each[3] for each in outcome.findings}
    assert "unknown-role-reference" in rules
    assert json.loads(outcome.out)["summary"]["files"] == 1


def test_plan_in_a_catalog_folder_is_read_against_it(check: Check, here: Path):
    text = (builtin_templates() / "catalog" / "quality.yaml").read_text("utf-8")
    role = text[text.index("  - id: quality_inspector") :].partition("\n  - id:")[0]
    own = role.replace("quality_inspector", "own_inspector").replace("title: ", "title: 自有", 1)
    own = own.replace("aliases: ", "aliases: [自有检验] #", 1)
    (here / "mine" / "catalog").mkdir(parents=True)
    (here / "mine" / "catalog" / "own.yaml").write_text(f"roles:\n{own}\n", encoding="utf-8")
    (here / "mine" / "brief.yaml").write_text("stage: growth\nrequire: [own_inspector]\n")
    shutil.copy(here / "mine" / "brief.yaml", here / "brief.yaml")
    assert check("mine/brief.yaml").code == 1
    assert check("mine/brief.yaml", catalog="mine").code == 0
    assert not [each for each in check("mine").findings if each[0].endswith("brief.yaml")]


def test_broken_catalog_option_is_reported(check: Check, here: Path):
    (here / "mine" / "catalog").mkdir(parents=True)
    (here / "mine" / "catalog" / "x.yaml").write_text("roles: 1\n")
    (here / "brief.yaml").write_text("stage: growth\n")
    outcome = check("brief.yaml", catalog="mine")
    assert outcome.code == 1
    assert outcome.findings == [("mine/catalog/x.yaml", 1, 8, "wrong-type")]


def test_unchanged_files_are_answered_from_the_cache(check: Check, here: Path, monkeypatch: pytest.MonkeyPatch):
    (here / "brief.yaml").write_text("stage: x\n")
    monkeypatch.setattr(file_stamps, "SETTLED_AFTER_NS", -1)
    first = check("brief.yaml", output_format="text")
    program = (
        "import sys; from teamplan.cli.check import CheckOptions, run_check; from teamplan.cli.speaker import Speaker\n"
        "code = run_check(CheckOptions(paths=('brief.yaml',), output_format='text'), Speaker('en'))\n"
        "print(code, 'yaml' in sys.modules, 'pydantic' in sys.modules)"
    )
    again = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert again.stdout == first.out + "1 False False\n"
    (here / "brief.yaml").write_text("stage: y\n")
    assert "y" in check("brief.yaml", output_format="text").out


def test_result_does_not_depend_on_the_cache(check: Check, monkeypatch: pytest.MonkeyPatch):
    first, second = check(), check()
    monkeypatch.setenv("TEAMPLAN_CACHE", "off")
    assert first.out == second.out == check().out
    assert all(each["severity"] == Severity.INFO for each in json.loads(first.out)["findings"])


def test_of_very_much_the_first_is_shown_and_all_is_counted(check: Check, here: Path):
    names = "".join(f"- no_such_{number}\n" for number in range(70))
    (here / "brief.yaml").write_text(f"stage: growth\nrequire:\n{names}", encoding="utf-8")
    outcome = check("brief.yaml")
    document = json.loads(outcome.out)
    assert outcome.code == 1
    assert document["summary"]["error"] == 70
    assert [each["start"]["line"] for each in document["findings"]] == list(range(3, 53))
    assert document["left_out"] == [{"rule": "unknown-role-reference", "severity": "error", "count": 20}]
    text = check("brief.yaml", output_format="text").out
    assert "20 more not shown: unknown-role-reference 20 (" in text
    assert text.endswith("checked 1 file: 70 errors\n")
    assert "\n60 more not annotated\n" in check("brief.yaml", output_format="github").out


def test_a_milder_finding_never_takes_the_place_of_an_error(check: Check, here: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(tally, "MOST_OF_SEVERITY", 3)
    for number in range(8):
        (here / f"a{number}.yaml").write_text("stage: growth\nmonthly_sales: 10\nad_spend: 20\n", encoding="utf-8")
    (here / "z.yaml").write_text("stage: nowhere\n", encoding="utf-8")
    document = json.loads(check(".").out)
    assert document["summary"] == {"files": 9, "error": 1, "warning": 8, "info": 0}
    assert [each["path"] for each in document["findings"]] == ["a0.yaml", "a1.yaml", "a2.yaml", "z.yaml"]
