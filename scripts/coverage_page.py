"""Write docs/coverage.md: where each thing that the five source documents name lives in this project.

`--check` writes nothing and exits 1 if the page is stale or the list is faulty.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
LIST = Path("docs/coverage.yaml")
PAGE = Path("docs/coverage.md")

DOCUMENTS = {
    "000": "淘宝运营团队怎么合作开店",
    "001": "电商团队内部管理与部门职能",
    "002": "运营中心的职能与岗位",
    "003": "组建有战斗力的运营团队、社交电商三阶段",
    "004": "营销团队管理与销售团队组建方案",
}
KINDS = {"role": "岗位", "structure": "架构", "practice": "做法", "chapter": "章节", "form": "表单"}
CHAPTERS = (
    "目标",
    "设计原则与假设",
    "组织架构图",
    "部门职能",
    "岗位设置与编制表",
    "岗位说明书",
    "招聘与培训计划",
    "绩效考核",
    "薪酬与激励",
    "协作与沟通",
    "预算",
    "实施步骤与里程碑",
    "风险",
    "附录",
)
"""The chapters of the proposal, in their order."""
LABELS = {"role": "岗位", "team": "架构", "practice": "做法", "chapter": "章节", "record": "表单"}


@dataclass(frozen=True)
class Item:
    """One thing that a document names, and where it lives; `why` when it deliberately lives nowhere."""

    document: str
    kind: str
    name: str
    targets: tuple[str, ...] = field(default=())
    words: tuple[str, ...] = field(default=())
    """What the targets must say: each word stands in one of them, and each target says at least one."""
    why: str = ""


class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """The safe loader, in C where it is built."""


def read_yaml(path: Path) -> Any:  # noqa: ANN401 - a file may hold anything
    """Return the content of a YAML file."""
    return Loader(path.read_text(encoding="utf-8")).get_single_data()


def read_items(path: Path) -> tuple[Item, ...]:
    """Return the entries of docs/coverage.yaml in the order of the file."""
    return tuple(
        Item(
            document=str(raw["document"]),
            kind=raw["kind"],
            name=str(raw["name"]),
            targets=tuple(raw["in"]),
            words=tuple(map(str, raw.get("words", ()))),
            why=raw.get("why", ""),
        )
        for raw in read_yaml(path)["items"]
    )


@dataclass(frozen=True)
class Target:
    """A place where something lives: the Chinese title that the page shows for it, and all that it says."""

    title: str
    text: str


def read_targets(root: Path) -> dict[str, Target]:
    """Return every target that exists: what `templates/` holds, and the chapters of the examples."""
    templates = root / "templates"
    found = {f"chapter:{name}": Target(name, text) for name, text in _chapters(root / "examples").items()}
    for path in sorted((templates / "catalog").glob("*.yaml")):
        for role in read_yaml(path)["roles"]:
            found[f"role:{role['id']}"] = Target(role["title"], _said(role))
            for record in role.get("records", ()):
                title = f"{record['name']}（{role['title']}）"
                found[f"record:{role['id']}/{record['name']}"] = Target(title, _said(record))
    for path in sorted((templates / "practices").glob("*.yaml")):
        for practice in read_yaml(path)["practices"]:
            found[f"practice:{practice['id']}"] = Target(practice["title"], _said(practice))
    for path in sorted((templates / "teams").glob("*.yaml")):
        team = read_yaml(path)
        found[f"team:{team['id']}"] = Target(team["title"], _said(team))
    return found


def _chapters(examples: Path) -> dict[str, str]:
    """Return what each chapter says in the proposals of all examples together."""
    texts = dict.fromkeys(CHAPTERS, "")
    for path in sorted(examples.glob("*/plan.md")):
        for part in path.read_text(encoding="utf-8").split("\n## ")[1:]:
            heading, _, text = part.partition("\n")
            name = heading.partition("、")[2].partition("：")[0]
            if name in texts:
                texts[name] += f"{name}\n{text}"
    return texts


def _said(part: Any) -> str:  # noqa: ANN401 - any part of a file
    """Return every word of a part of a file, keys included."""
    if isinstance(part, dict):
        return "\n".join(f"{key}\n{_said(value)}" for key, value in part.items())
    return "\n".join(map(_said, part)) if isinstance(part, list) else str(part)


def _unsaid(item: Item, targets: dict[str, Target]) -> set[str]:
    """Return what the targets of an item do not say of it."""
    texts = {target: targets[target].text for target in item.targets if target in targets}
    if not item.words:
        return {"gives no words that its targets say"} if item.targets else set()
    missing = {f"none of its targets says {word}" for word in item.words if all(word not in t for t in texts.values())}
    idle = {f"{name} says none of its words" for name, text in texts.items() if all(w not in text for w in item.words)}
    return missing | idle


def faults(items: Sequence[Item], titles: dict[str, Target]) -> list[str]:
    """Return what is wrong with the list, one line each, sorted; empty when nothing is."""
    found = {f"{document}: no entries" for document in DOCUMENTS if all(i.document != document for i in items)}
    seen: set[tuple[str, str, str]] = set()
    for item in items:
        where = f"{item.document} {item.name}"
        if item.document not in DOCUMENTS:
            found.add(f"{where}: unknown document")
        if item.kind not in KINDS:
            found.add(f"{where}: unknown kind {item.kind}")
        if not item.targets and not item.why:
            found.add(f"{where}: lives nowhere and gives no reason")
        found.update(f"{where}: no such target {target}" for target in item.targets if target not in titles)
        found.update(f"{where}: {lack}" for lack in _unsaid(item, titles))
        key = (item.document, item.kind, item.name)
        if key in seen:
            found.add(f"{where}: listed twice")
        seen.add(key)
    return sorted(found)


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Return the lines of a Markdown table."""
    lines = [header, ["---"] * len(header), *rows]
    return ["| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines]


def place(item: Item, titles: dict[str, Target]) -> str:
    """Return where `item` lives, as the cell of a table."""
    if not item.targets:
        return f"不收录：{item.why}"
    return "；".join(f"{LABELS[t.split(':', 1)[0]]}「{titles[t].title}」`{t}`" for t in item.targets)


def counts(items: Sequence[Item]) -> list[str]:
    """Return the table of counts: one row a document, one column a kind."""
    rows = [
        [f"{key} {name}", *_tally([item for item in items if item.document == key])] for key, name in DOCUMENTS.items()
    ]
    return table(["文档", *KINDS.values(), "合计", "有落点", "不收录"], [*rows, ["合计", *_tally(items)]])


def _tally(items: Sequence[Item]) -> list[str]:
    by_kind = [sum(item.kind == kind for item in items) for kind in KINDS]
    placed = sum(bool(item.targets) for item in items)
    return [str(number) for number in (*by_kind, len(items), placed, len(items) - placed)]


def render(items: Sequence[Item], titles: dict[str, Target]) -> str:
    """Return the whole page."""
    lines = [
        "# 来源文档对照",
        "",
        "五份来源文档提到的每个岗位、架构、做法、章节和表单，以及它在本项目里的位置。",
        "本页由 `scripts/coverage_page.py` 根据 `docs/coverage.yaml` 生成，请勿手改。",
        "",
        *counts(items),
    ]
    for key, name in DOCUMENTS.items():
        rows = [[i.name, KINDS[i.kind], place(i, titles)] for i in items if i.document == key]
        lines += ["", f"## {key} {name}", "", *table(["名称", "类别", "位置"], rows)]
    return "\n".join(lines) + "\n"


def main(arguments: Sequence[str] | None = None, root: Path = ROOT) -> int:
    """Write or check the page; return the exit code."""
    parser = argparse.ArgumentParser(description="write docs/coverage.md from docs/coverage.yaml")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if the page is stale")
    options = parser.parse_args(arguments)
    items, titles = read_items(root / LIST), read_targets(root)
    found = faults(items, titles)
    for fault in found:
        print(fault, file=sys.stderr)
    if found:
        return 1
    page, path = render(items, titles), root / PAGE
    if not options.check:
        path.write_text(page, encoding="utf-8", newline="\n")
        return 0
    if path.is_file() and path.read_bytes() == page.encode():
        return 0
    print(f"{PAGE.as_posix()} is stale: run python scripts/coverage_page.py", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
