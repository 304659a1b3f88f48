"""Compare the strict YAML loader and the writer with PyYAML's C loader and dumper.

Run as `python bench/yaml_speed.py [--repeats N]`. Each ratio comes
from runs taken in turn; the median of the pairwise ratios is printed, below 1 (loading) or above 1
(writing) where we are faster.
"""

from __future__ import annotations

import argparse
import gc
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from tables import Table

from teamplan.sources.yaml.strict import load_plain, load_yaml
from teamplan.sources.yaml.writer import dump_yaml

if TYPE_CHECKING:
    from collections.abc import Callable

CATALOG_SIZE, POSITIONS = 3_000_000, 10_000
"""Bytes of the catalog, seats of the plan."""

_SOURCE = Path(__file__).resolve().parents[1] / "src"
TABLE = Table(
    "yaml_speed",
    ("measured", "ratio", "aim"),
    (
        ("catalog of 3 MB, plain ÷ CSafeLoader", None, "–"),
        ("catalog of 3 MB, with the place of every value ÷ CSafeLoader", None, "–"),
        ("P10 plan of 10,000 positions, plain ÷ CSafeLoader", None, "0.2"),
        ("P10 CSafeDumper ÷ writing the plan", None, "8"),
        ("P13 100,000 nested `[` ÷ one ordinary file, whole processes", None, "1.3"),
        ("P13 alias bomb", None, "1.3"),
        ("P13 10 MB scalar on one line", None, "2"),
        ("P13 10 MB scalar on many lines", None, "2"),
        ("P13 duplicate keys", None, "1.3"),
    ),
)

_DUTIES = (
    "编制店铺年、季、月目标，每月 25 日前拆到品类与个人，月初第一天贴出对照表",
    "检查每名运营的周计划，每周一上午逐条批注，把不能量化的事项退回重写",
    "控制推广成本，每周核对促销让利与投放花费，超预算 5% 当天叫停",
    "组织每月两次培训，每次讲透一个真实店铺问题并留下一页操作清单",
)

_LOAD = """
import sys
from teamplan.sources.yaml.strict import StrictYamlError, load_plain
try:
    load_plain(sys.stdin.buffer.read())
except StrictYamlError:
    sys.exit(1)
"""


def role(number: int) -> dict[str, object]:
    """Return one role of about 2 kB, most of it text that other roles do not share."""
    return {
        "id": f"role_{number}",
        "title": f"运营主管 {number}",
        "title_en": f"Operations Supervisor {number}",
        "function": "operations",
        "kind": "lead",
        "reports_to": ["operations_manager", "general_manager"],
        "applies": {"from_stage": "startup"},
        "staffing": {"rule": "ratio", "driver": "orders_per_day", "per": 120 + number % 80},
        "duties": [f"{duty}，第 {number % 977} 号店除外" for duty in _DUTIES],
        "kpis": [
            {
                "name": f"指标 {i}",
                "definition": "小组所管店铺贡献利润对目标的完成程度",
                "formula": "实际贡献利润 ÷ 目标贡献利润 × 100%",
                "data_source": "店铺利润表",
                "weight": 20 + i,
            }
            for i in range(4)
        ],
        "skills": ["目标拆解", "店铺盈亏分析", "排班与分工", "带教与面谈", "成本控制"],
        "part_time": False,
        "sources": ["000", "002", "practice"],
    }


def plan(positions: int) -> dict[str, object]:
    """Return a plan with that many seats."""
    return {
        "teamplan": 2,
        "brief": {"stage": "growth", "size": positions, "platforms": ["天猫", "抖音"]},
        "positions": [
            {
                "id": f"ops-{number}",
                "title": f"运营专员 {number % 300}",
                "function": "operations",
                "department": f"运营{number % 40}部",
                "roles": {"store_operator": 0.6, "campaign_planner": 0.3},
                "reports_to": f"ops-{number // 8}" if number else None,
                "month": number % 36 + 1,
                "salary": 8000 + number % 500 * 10,
                "filled": number % 3 == 0,
            }
            for number in range(positions)
        ],
    }


def seconds(work: Callable[[], object]) -> float:
    """Return the time of one run, from a clean start."""
    gc.collect()
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def ratio(ours: Callable[[], object], theirs: Callable[[], object], times: int) -> float:
    """Return the median ratio of `ours` to `theirs`, run in turn."""
    ours()
    return statistics.median(seconds(ours) / seconds(theirs) for _ in range(times))


def process(data: bytes, status: int) -> Callable[[], object]:
    """Return a run of a whole process that loads `data` and exits with 1 where it is refused."""

    def run() -> object:
        environment = {**os.environ, "PYTHONPATH": str(_SOURCE)}
        command = [sys.executable, "-c", _LOAD]
        code = subprocess.run(command, input=data, env=environment, check=False).returncode
        if code != status:
            message = f"exit code {code}, not {status}"
            raise RuntimeError(message)
        return code

    return run


def hostile(ordinary: bytes) -> list[bytes]:
    """Return inputs that make careless loaders crash, hang or lose data, in the order of the table."""
    bomb = [b"a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    for i in range(1, 10):
        aliases = b", ".join([b"*a%d" % (i - 1)] * 9)
        bomb.append(b"a%d: &a%d [%s]" % (i, i, aliases))
    return [
        b"[" * 100_000,
        b"\n".join(bomb),
        b"a: " + b"x" * 10_000_000,
        b"a: |\n" + b"  xxxxxxxxxxxxxxxxxxxx\n" * 440_000,
        ordinary.replace(b"title_en:", b"title:"),
    ]


def loading(text: bytes, times: int) -> tuple[float, float]:
    """Return what loading costs, plain and with the place of every value, in loads with CSafeLoader."""

    def as_pyyaml() -> object:
        return yaml.load(text, Loader=yaml.CSafeLoader)

    return ratio(lambda: load_plain(text), as_pyyaml, times), ratio(lambda: load_yaml(text), as_pyyaml, times)


def writing(data: object, times: int) -> float:
    """Return how many times as long CSafeDumper takes to write `data`."""

    def as_pyyaml() -> object:
        return yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)

    return ratio(as_pyyaml, lambda: dump_yaml(data), times)


def main() -> None:
    """Print all ratios."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--repeats", type=int, default=3)
    repeats = options.parse_args().repeats
    size = len(dump_yaml({"roles": [role(0)]}).encode())
    roles = dump_yaml({"roles": [role(i) for i in range(CATALOG_SIZE // size)]}).encode()
    ordinary = dump_yaml({"roles": [role(i) for i in range(20)]}).encode()
    normal = process(ordinary, 0)
    refused = [ratio(process(data, 1), normal, repeats + 4) for data in hostile(ordinary)]
    seats = plan(POSITIONS)
    ratios = [*loading(roles, repeats), loading(dump_yaml(seats).encode(), repeats)[0], writing(seats, repeats)]
    labels = [str(label) for label, *_ in TABLE.lines]
    print(TABLE.part({label: [f"{each:.2f}"] for label, each in zip(labels, [*ratios, *refused], strict=True)}))


if __name__ == "__main__":
    main()
