"""The sample of small changes: what is changed, which tests are asked, and that a change nobody tests survives."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import mutation_sample
import pytest
from mutation import killing, sampling
from mutation.choosing import Choice, Recorded
from mutation.mutators import Mutant, mutants

from teamplan import __file__ as package

pytestmark = pytest.mark.slow

MODULE = '''
"""A module."""
from __future__ import annotations
from typing import TYPE_CHECKING
if TYPE_CHECKING:
    from a import b


def chosen(numbers: list[int] | None = None, most: int = 3) -> list[int]:
    """Return some."""
    if not numbers and most > 2:
        raise ValueError(f"{most + 1} are too many")
    found = [max(number, 1)
             for number in numbers if number]
    found.sort()
    return found
'''


@pytest.fixture
def changed(tmp_path):
    """Every change of a module with this text."""

    def of(source: str) -> list[Mutant]:
        path = tmp_path / "m.py"
        path.write_text(source, encoding="utf-8")
        return list(mutants(path))

    return of


@pytest.mark.parametrize(
    ("source", "kind", "after"),
    [
        ("a < b", "compare", "a <= b"),
        ("a in b", "compare", "a not in b"),
        ("a + b", "arithmetic", "a - b"),
        ("a and b", "boolean", "a or b"),
        ("a or b", "drop operand", "b"),
        ("x = True", "constant", "False"),
        ("x = 2", "constant", "3"),
        ("x = 1.5", "constant", "3.0"),
        ("x = 0.0", "constant", "1.0"),
        ("x = 'a'", "text", "'aXX'"),
        ("if a: b()", "negate", "if not a:\n    b()"),
        ("not a", "negate", "a"),
        ("a()", "drop statement", "pass"),
        ("[a for a in b if a]", "drop filter", "[a for a in b]"),
        ("f(a, b)", "swap arguments", "f(b, a)"),
        ("min(a)", "opposite", "max(a)"),
        ("all(a)", "opposite", "any(a)"),
        ("def f():\n    return a", "return nothing", "return"),
    ],
)
def test_kinds_of_change(changed, source, kind, after):
    assert (kind, after) in [(mutant.kind, mutant.after) for mutant in changed(source)]


def test_what_says_nothing_is_not_changed(changed):
    found = changed(MODULE)
    assert {mutant.kind for mutant in found} >= {"negate", "boolean", "compare", "drop filter", "swap arguments"}
    assert {mutant.before for mutant in found}.isdisjoint({"int | None", "'A module.'", "TYPE_CHECKING", "most + 1"})


@pytest.mark.parametrize("source", ["def f():\n    return None", "T = TypeVar('T', bound='a')", "def f():\n    return"])
def test_what_would_mean_the_same_is_not_changed(changed, source):
    assert changed(source) == []


def test_a_change_leaves_every_other_line_where_it_is(changed):
    for mutant in changed(MODULE):
        new, old = mutant.source.splitlines(), MODULE.splitlines()
        assert new != old
        assert len(new) == len(old)
        assert new[: mutant.first_line - 1] == old[: mutant.first_line - 1]
        assert new[mutant.last_line :] == old[mutant.last_line :]


def test_a_sample_has_all_kinds_and_is_drawn_by_its_seed():
    source = Path(package).parent
    assert {"planning", "checks", "cli"} <= set(sampling.packages(source))
    one, again, other = (sampling.sample(source, "model", 30, seed) for seed in (1, 1, 2))
    assert one == again != other
    kinds = Counter(mutant.kind for mutant in one)
    assert len(one) == 30
    assert len(kinds) > 7
    assert kinds["text"] + kinds["constant"] < 10


TESTED = "def add(a, b):\n    return a + b\n\n\ndef untested(a, b):\n    return a + b\n"
TESTS = "from teamplan.sums.add import add, untested\n\n\ndef test_add():\n    assert add(2, 3) == 5\n\n\n"
TESTS += "def test_nothing():\n    untested(1, 2)\n"


@pytest.fixture(scope="module")
def recorded(tmp_path_factory) -> tuple[Path, Recorded]:
    """A tree of one module and two tests, of which one asserts nothing."""
    base = tmp_path_factory.mktemp("mutation")
    copy = base / "copy"
    files = {
        "__init__.py": "",
        "sums/__init__.py": "",
        "sums/add.py": TESTED,
        "sums/limit.py": "LIMIT = 3\n",
        "../../tests/sums/test_add.py": TESTS,
    }
    for name, text in files.items():
        path = copy / "src" / "teamplan" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (copy / "pytest.ini").write_text("[pytest]\nmarkers = browser\n", encoding="utf-8")
    return copy, killing.record(copy, base, 1)


def test_the_tests_that_run_a_line_are_asked_first(recorded):
    copy, found = recorded
    by_line = {mutant.first_line: found.choose(mutant, 60) for mutant in module_of(copy)}
    assert [choice.tests[0].rpartition("::")[2] for choice in by_line.values()] == ["test_add", "test_nothing"]
    assert all(choice.left_out == 0 for choice in by_line.values())


def test_what_runs_on_import_alone_is_shown_to_all_tests(recorded):
    copy, found = recorded
    (limit,) = mutants(copy / "src/teamplan/sums/limit.py")
    assert len(found.choose(limit, 60).tests) == 2
    assert len(found.choose(limit, 0).tests) == 1


def test_what_a_test_asserts_is_noticed_and_what_it_only_runs_survives(recorded):
    copy, found = recorded
    before = (copy / "src/teamplan/sums/add.py").read_bytes()
    changed = module_of(copy)
    assert len(changed) == 4
    verdicts = list(mutation_sample.tried_in([copy], changed, lambda mutant: found.choose(mutant, 60)))
    assert [verdict.killed for verdict in verdicts] == [True, True, False, False]
    assert (copy / "src/teamplan/sums/add.py").read_bytes() == before
    killing.check_control(changed[0], copy, found.choose(changed[0], 60))


def test_tests_that_fail_without_a_change_are_no_verdict(recorded):
    copy, _ = recorded
    (copy / "tests/sums/test_broken.py").write_text("def test_broken():\n    assert 0\n", encoding="utf-8")
    with pytest.raises(killing.BrokenRunError, match="fail without a change"):
        killing.check_control(module_of(copy)[0], copy, Choice(("tests/sums/test_broken.py::test_broken",), 1, 0))


def module_of(copy: Path) -> list[Mutant]:
    return list(mutants(copy / "src/teamplan/sums/add.py"))


def test_the_report_counts_by_package_and_lists_what_survived(capsys):
    verdicts = [
        killing.Verdict(Mutant(Path(name), 3, 3, "compare", "a < b", "a <= b", ""), killed, Choice(("t",), 1, 2))
        for name, killed in (("one/a.py", True), ("one/b.py", False), ("two/c.py", True))
    ]
    assert mutation_sample.report(verdicts, ["one", "two", "three"]) == {"one": 50, "two": 100}
    said = capsys.readouterr().out
    assert "| one | 2 | 1 | 50 % |" in said
    assert "| **all** | 3 | 2 | 67 % |" in said
    assert [line for line in said.splitlines() if "SURVIVED" in line] == [
        "SURVIVED one/b.py:3 [compare] a < b → a <= b (1 tests, 2 left out for time)"
    ]
