"""Turns the example of a rule, a piece of a file, into whole files with the places to be found."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

from teamplan.checks.rule import Example
from teamplan.model.file_kinds import FILE_KINDS
from teamplan.sources.builtin import builtin_templates
from teamplan.sources.yaml.strict import load_plain

_KEY = re.compile(r"^(?:- |  )?«?([a-z_]+)»?:", re.MULTILINE)
_FLOW_KEY = re.compile(r"[{,] *([a-z_]+):")


@dataclass(frozen=True)
class Stretch:
    """What stood between « and »: file name, line, first column, column after the last."""

    file: str
    line: int
    start: int
    end: int


def write_example(example: Example, folder: Path) -> tuple[list[Path], set[Stretch]]:
    """Write the files of `example`, the others first; return them and the marked stretches."""
    paths, stretches = [], set()
    for number, piece in enumerate((*example.others, example), start=1):
        path = folder / f"{number}-{piece.kind}.yaml"
        text, found = _unmarked(_completed(piece), path.name)
        path.write_text(text, encoding="utf-8")
        paths.append(path)
        stretches |= found
    return paths, stretches


def _unmarked(text: str, file: str) -> tuple[str, set[Stretch]]:
    found = set()
    lines = text.split("\n")
    for number, line in enumerate(lines, start=1):
        start = line.find("«")
        if start >= 0:
            end = line.index("»") - 1
            found.add(Stretch(file, number, start + 1, end + 1))
            lines[number - 1] = line.replace("«", "").replace("»", "")
    return "\n".join(lines) + "\n", found


def _completed(example: Example) -> str:
    list_key = FILE_KINDS[example.kind].list_key
    if list_key is not None:
        chunks = re.split(r"\n(?=- )", example.text)
        entries = [_entry(example.kind, chunk, number) for number, chunk in enumerate(chunks)]
        return f"{list_key}:\n" + "\n".join(entries)
    return _mapping(example)


def _entry(kind: str, chunk: str, number: int) -> str:
    sample = {"role": _role(number), "assumptions": _ASSUMPTION}.get(kind, {})
    if chunk.startswith("- {"):
        known = set(_FLOW_KEY.findall(chunk))
        missing = ", ".join(f"{key}: {_flow(value)}" for key, value in sample.items() if key not in known)
        return "  " + (f"{chunk[:-1]}, {missing}}}" if missing else chunk)
    known = set(_KEY.findall(chunk))
    lines = [f"  {line}" for line in chunk.split("\n")]
    lines += [f"    {key}: {_flow(value)}" for key, value in sample.items() if key not in known]
    return "\n".join(lines)


def _mapping(example: Example) -> str:
    if example.kind == "organisation":
        sample = load_plain((builtin_templates() / "organisation.yaml").read_bytes())
    else:
        sample = {"plan": {"teamplan": 1, "title": "小店组建方案", "origin": {"kind": "planned"}}}.get(example.kind, {})
    assert isinstance(sample, dict)
    known = set(re.findall(r"^«?([a-z_]+)»?:", example.text, re.MULTILINE))
    missing = [f"{key}: {_flow(value)}" for key, value in sample.items() if key not in known]
    return "\n".join([example.text, *missing])


def _flow(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


_ASSUMPTION = {
    "key": "sample",
    "title": "样例数",
    "low": 1,
    "base": 2,
    "high": 3,
    "unit": "件",
    "source": "统计年鉴",
    "grade": "B",
    "valid_from": "2025",
}


def _role(number: int) -> dict[str, object]:
    return {
        "id": f"sample_{number}",
        "title": f"样例岗位{number}",
        "title_en": f"Sample {number}",
        "function": "warehouse_logistics",
        "kind": "specialist",
        "grades": ["专员"],
        "mission": f"把第 {number} 条线的订单按时发完",
        "duties": [f"第 {number} 条线每天 {hour} 点前清空待发订单" for hour in (10, 12, 16, 18)],
        "kpis": [
            {"name": name, "definition": "比例", "formula": "部分 ÷ 全部", "data_source": "台账", "weight": weight}
            for name, weight in (("及时发货率", 40), ("差错率", 40), ("耗材成本", 20))
        ],
        "skills": ["打包", "盘点"],
        "qualifications": {"must": ["会用表格"]},
        "staffing": {"rule": "fixed", "fte": 0.5},
        "sources": ["practice"],
    }
