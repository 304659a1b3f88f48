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
            why=raw.get("why", ""),
        )
        for raw in read_yaml(path)["items"]
    )


def read_targets(templates: Path) -> dict[str, str]:
    """Return every target that exists, with the Chinese title that the page shows for it."""
    titles = {f"chapter:{chapter}": chapter for chapter in CHAPTERS}
    for path in sorted((templates / "catalog").glob("*.yaml")):
        for role in read_yaml(path)["roles"]:
            titles[f"role:{role['id']}"] = role["title"]
            for record in role.get("records", ()):
                titles[f"record:{role['id']}/{record['name']}"] = f"{record['name']}（{role['title']}）"
    for path in sorted((templates / "practices").glob("*.yaml")):
        for practice in read_yaml(path)["practices"]:
            titles[f"practice:{practice['id']}"] = practice["title"]
    for path in sorted((templates / "teams").glob("*.yaml")):
        team = read_yaml(path)
        titles[f"team:{team['id']}"] = team["title"]
    return titles


def faults(items: Sequence[Item], titles: dict[str, str]) -> list[str]:
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
        key = (item.document, item.kind, item.name)
        if key in seen:
            found.add(f"{where}: listed twice")
        seen.add(key)
    return sorted(found)


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Return the lines of a Markdown table."""
    lines = [header, ["---"] * len(header), *rows]
    return ["| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines]


def place(item: Item, titles: dict[str, str]) -> str:
    """Return where `item` lives, as the cell of a table."""
    if not item.targets:
        return f"不收录：{item.why}"
    return "；".join(f"{LABELS[t.split(':', 1)[0]]}「{titles[t]}」`{t}`" for t in item.targets)


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


def render(items: Sequence[Item], titles: dict[str, str]) -> str:
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
    items, titles = read_items(root / LIST), read_targets(root / "templates")
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
