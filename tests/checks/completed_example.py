"""Turns the example of a rule, a piece of a file, into whole files with the places to be found."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reference.rule_examples import Example

from teamplan.model.files.kinds import FILE_KINDS
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
    """Write the files of `example`, the others first; return what is to be checked and the marked stretches.

    The files of a whole catalog stand where a catalog looks for them, and the folder is checked.
    """
    paths, stretches = [], set()
    for number, piece in enumerate((*example.others, example), start=1):
        name = f"{number}-{piece.kind}.yaml"
        if example.whole:
            kind = FILE_KINDS[piece.kind]
            name = f"{kind.folder}/{piece.file or name}" if kind.folder else kind.path
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        text, found = _unmarked(_completed(piece), path.name)
        path.write_text(text, encoding="utf-8")
        paths.append(path)
        stretches |= found
    return [folder] if example.whole else paths, stretches


def _unmarked(text: str, file: str) -> tuple[str, set[Stretch]]:
    found = set()
    lines = text.split("\n")
    for number, line in enumerate(lines, start=1):
        plain = ""
        for piece in re.split("(«.*?»)", line):
            inner = piece.strip("«»") if piece.startswith("«") else piece
            if inner != piece:
                found.add(Stretch(file, number, len(plain) + 1, len(plain) + len(inner) + 1))
            plain += inner
        lines[number - 1] = plain
    return "\n".join(lines) + "\n", found


def _completed(example: Example) -> str:
    list_key = FILE_KINDS[example.kind].list_key
    if list_key is None:
        return _mapping(example)
    chunks = re.split(r"\n(?=- )", example.text)
    entries = [_entry(example.kind, chunk, number) for number, chunk in enumerate(chunks)]
    return f"{list_key}:\n" + "\n".join(entries)


def _entry(kind: str, chunk: str, number: int) -> str:
    sample = _role(number) if kind == "role" else _ENTRIES[kind]
    if chunk.startswith("- {"):
        return "  " + _flow_completed(chunk, sample)
    known = set(_KEY.findall(chunk))
    lines = [f"  {line}" for line in chunk.split("\n")]
    lines += [f"    {key}: {_flow(value)}" for key, value in sample.items() if key not in known]
    return "\n".join(lines)


def _flow_completed(text: str, sample: Mapping[str, object]) -> str:
    known = set(_FLOW_KEY.findall(text))
    missing = ", ".join(f"{key}: {_flow(value)}" for key, value in sample.items() if key not in known)
    return f"{text[:-1]}, {missing}}}" if missing else text


def _mapping(example: Example) -> str:
    sample = _organisation() if example.kind == "organisation" else _FILES[example.kind]
    known = set(re.findall(r"^«?([a-z_]+)»?:", example.text, re.MULTILINE))
    missing = [f"{key}: {_flow(value)}" for key, value in sample.items() if key not in known]
    text = _divisions(example.text) if "divisions" in known else example.text
    return "\n".join([text, *missing])


def _organisation() -> dict[str, Any]:
    data = load_plain((builtin_templates() / "organisation.yaml").read_bytes())
    assert isinstance(data, dict)
    return data


def _divisions(text: str) -> str:
    """Return the divisions of an organisation completed: keys of each, and the functions that it does not name."""
    built_in = _organisation()["divisions"]
    units = {unit["function"]: unit for division in built_in for unit in division["functions"]}
    named = set(re.findall(r"# without (\w+)", text))
    lines = []
    for line in text.split("\n"):
        function = re.search(r"- \{«?function»?: «?(\w+)", line)
        lines.append(_flow_completed(line, units[function[1]]) if function else line)
        named |= {function[1]} if function else set()
        division = next((each for each in built_in if line == f"  - id: {each['id']}"), None)
        if division is not None:
            lines += [f"    {key}: {division[key]}" for key in ("title", "director") if f"    {key}:" not in text]
    rest = [unit for function, unit in units.items() if function not in named]
    return "\n".join([*lines, f"  - {_flow({**built_in[-1], 'id': 'rest', 'functions': rest})}"])


def _flow(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


_FILES: dict[str, dict[str, object]] = {
    "brief": {"stage": "growth"},
    "plan": {"teamplan": 2, "title": "小店组建方案", "origin": {"kind": "planned"}},
    "team": {
        "id": "small-shop",
        "title": "小店结构",
        "title_en": "Small shop",
        "summary": "一名店主带两名员工",
        "stage": "startup",
        "model": "b2c",
        "posts": [{"id": "owner", "title": "店主", "roles": {"general_manager": 1}, "department": "总经办"}],
        "sources": ["practice"],
    },
}
"""Kind of a file that is one mapping → its keys as they should be."""

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


_ENTRIES: dict[str, dict[str, object]] = {
    "cities": {"name": "杭州"},
    "evidence": {
        "id": "small-shop",
        "source": {"kind": "press", "family": "daily", "title": "小店怎么配人"},
        "stage": "startup",
        "model": "b2c",
        "size": [2, 3],
        "completeness": "full",
        "roles": [{"title": "店长", "function": "management", "low": 2, "high": 3}],
    },
    "scale": {
        "id": "orders-per-packer",
        "source": {"kind": "press", "family": "daily", "title": "一个打包员一天多少单"},
        "metric": "orders_per_packer_per_day",
        "low": 200,
        "high": 300,
        "unit": "orders/packer/day",
    },
    "assumptions": _ASSUMPTION,
    "practice": {
        "id": "sample_practice",
        "title": "样例实践",
        "title_en": "Sample practice",
        "chapter": "collaboration",
        "what": "每周对一次账",
        "steps": ["列出差异", "逐条核对"],
        "owners": ["accountant"],
        "cadence": "weekly",
        "artefact": "差异清单",
        "from_stage": "startup",
        "from_size": 2,
        "sources": ["practice"],
    },
    "profiles": {
        "reference_sales": 1000000,
        "smallest_sales": 30000,
        "order_value": "order_value_b2c",
        "contact_rate": "contact_rate_b2c",
        "ad_share": "ad_share_b2c",
        "sales_per_head": "sales_per_head_b2c",
        "people_cost_share": "people_cost_share_b2c",
        "self_fulfilment": False,
        "source": "本项目判断",
        "stage_sales": {"startup": 300000, "growth": 1500000, "mature": 6000000},
        "curves": {},
    },
}
"""Kind of a file that is a list → the keys of an entry as they should be; roles are made one by one."""
