"""Every thing that the five source documents name lives somewhere, and docs/coverage.md says where."""

from __future__ import annotations

import shutil
from pathlib import Path

import coverage_page as page
import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def titles() -> dict[str, page.Target]:
    """Return every target that there is."""
    return dict(page.read_targets(ROOT))


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a copy of the list, the page and the templates, free to be spoilt."""
    for name in ("catalog", "practices", "teams"):
        shutil.copytree(ROOT / "templates" / name, tmp_path / "templates" / name)
    for proposal in (ROOT / "examples").glob("*/plan.md"):
        (tmp_path / "examples" / proposal.parent.name).mkdir(parents=True)
        shutil.copy(proposal, tmp_path / proposal.relative_to(ROOT))
    (tmp_path / "docs").mkdir()
    for path in (page.LIST, page.PAGE):
        shutil.copy(ROOT / path, tmp_path / path)
    return tmp_path


def _append(root: Path, line: str) -> None:
    path = root / page.LIST
    path.write_text(path.read_text(encoding="utf-8") + line + "\n", encoding="utf-8")


def test_page_is_fresh_and_every_target_exists(capsys: pytest.CaptureFixture[str]) -> None:
    assert page.main(["--check"]) == 0, capsys.readouterr().err


@pytest.mark.parametrize("document", ["000", "001", "002", "003", "004"])
def test_each_document_has_entries_of_its_own(document: str) -> None:
    items = [item for item in page.read_items(ROOT / page.LIST) if item.document == document]
    assert {item.kind for item in items} >= {"role", "structure", "practice"}


def test_each_team_template_is_named_by_a_document(titles: dict[str, page.Target]) -> None:
    named = {target for item in page.read_items(ROOT / page.LIST) for target in item.targets}
    teams = {target for target in titles if target.startswith("team:")}
    assert teams
    assert teams <= named


@pytest.mark.parametrize(
    "target",
    [
        "role:no_such_role",
        "team:no-such-team",
        "practice:none",
        "chapter:没有这一章",
        "record:cs_agent/没有这张表",
        "x",
    ],
)
def test_an_invented_target_fails(copy: Path, target: str, capsys: pytest.CaptureFixture[str]) -> None:
    _append(copy, f'  - {{document: "002", kind: form, name: 编造, in: ["{target}"]}}')
    assert page.main(["--check"], copy) == 1
    assert f"002 编造: no such target {target}" in capsys.readouterr().err


def test_a_removed_target_fails(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (copy / "templates" / "teams" / "ops-centre.yaml").unlink()
    assert page.main(["--check"], copy) == 1
    assert "no such target team:ops-centre" in capsys.readouterr().err


def test_a_stale_page_fails_and_writing_mends_it(copy: Path) -> None:
    _append(copy, '  - {document: "002", kind: form, name: 新的一行, in: ["role:cs_agent"], words: [客服]}')
    assert page.main(["--check"], copy) == 1
    assert page.main([], copy) == 0
    assert page.main(["--check"], copy) == 0


def test_a_missing_page_fails(copy: Path) -> None:
    (copy / page.PAGE).unlink()
    assert page.main(["--check"], copy) == 1


def test_a_document_without_entries_is_a_fault(titles: dict[str, page.Target]) -> None:
    items = [item for item in page.read_items(ROOT / page.LIST) if item.document != "003"]
    assert page.faults(items, titles) == ["003: no entries"]


def test_nowhere_needs_a_reason_and_nothing_is_listed_twice(titles: dict[str, page.Target]) -> None:
    whole = list(page.read_items(ROOT / page.LIST))
    nowhere = page.Item("000", "chapter", "无处安放")
    assert page.faults([*whole, nowhere], titles) == ["000 无处安放: lives nowhere and gives no reason"]
    assert page.faults([*whole, whole[0]], titles) == [f"000 {whole[0].name}: listed twice"]


def test_unknown_document_and_kind_are_faults(titles: dict[str, page.Target]) -> None:
    item = page.Item("009", "poem", "诗", ("chapter:目标",), ("目标",))
    found = page.faults([*page.read_items(ROOT / page.LIST), item], titles)
    assert found == ["009 诗: unknown document", "009 诗: unknown kind poem"]


@pytest.mark.parametrize(
    ("targets", "words", "fault"),
    [
        (("practice:benefits",), (), "gives no words that its targets say"),
        (("practice:benefits",), ("福利", "太空漫步"), "none of its targets says 太空漫步"),
        (("practice:benefits", "role:packer"), ("带薪年休假",), "role:packer says none of its words"),
        (("chapter:预算",), ("太空漫步",), "none of its targets says 太空漫步"),
    ],
)
def test_a_target_that_does_not_say_it_is_a_fault(
    titles: dict[str, page.Target], targets: tuple[str, ...], words: tuple[str, ...], fault: str
) -> None:
    claim = page.Item("000", "practice", "一说", targets, words)
    found = page.faults([*page.read_items(ROOT / page.LIST), claim], titles)
    assert f"000 一说: {fault}" in found
    assert all(line.startswith("000 一说: ") for line in found)


def test_a_practice_that_loses_its_matter_fails(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = copy / "templates" / "practices" / "culture.yaml"
    text = path.read_text(encoding="utf-8")
    assert "拼搏" in text
    path.write_text(text.replace("拼搏", "努力"), encoding="utf-8")
    assert page.main(["--check"], copy) == 1
    assert "none of its targets says 拼搏" in capsys.readouterr().err


def test_every_chapter_says_something_in_the_examples(titles: dict[str, page.Target]) -> None:
    chapters = {name: target.text for name, target in titles.items() if name.startswith("chapter:")}
    assert len(chapters) == len(page.CHAPTERS)
    assert all(chapters.values())
