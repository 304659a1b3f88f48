"""Compare the strict YAML loader and the writer with PyYAML's C loader and dumper.

Run as `python bench/yaml_speed.py [--megabytes N] [--positions N] [--repeats N]`. Each ratio comes
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

if TYPE_CHECKING:
    from collections.abc import Callable

_SOURCE = Path(__file__).resolve().parents[1] / "src"
sys.path.insert(0, str(_SOURCE))

from teamplan.sources.yaml.strict import load_plain, load_yaml  # noqa: E402
from teamplan.sources.yaml.writer import dump_yaml  # noqa: E402

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


def compare(name: str, ours: Callable[[], object], theirs: Callable[[], object], times: int) -> None:
    """Print the median ratio of `ours` to `theirs`, run in turn."""
    ours()
    pairs = [(seconds(ours), seconds(theirs)) for _ in range(times)]
    ratio = statistics.median(mine / other for mine, other in pairs)
    mine = statistics.median(pair[0] for pair in pairs)
    print(f"{name:<44} {ratio:7.3f} x  ({mine * 1000:9.2f} ms)")


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


def hostile(ordinary: bytes) -> dict[str, bytes]:
    """Return inputs that make careless loaders crash, hang or lose data."""
    bomb = [b"a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    for i in range(1, 10):
        aliases = b", ".join([b"*a%d" % (i - 1)] * 9)
        bomb.append(b"a%d: &a%d [%s]" % (i, i, aliases))
    return {
        "100,000 nested [": b"[" * 100_000,
        "100,000 nested {a:": b"{a: " * 100_000,
        "10,000 nested -": b"- " * 10_000,
        "2,000 nested mappings": b"".join(b" " * i + b"a:\n" for i in range(2_000)),
        "alias bomb": b"\n".join(bomb),
        "10 MB scalar on one line": b"a: " + b"x" * 10_000_000,
        "10 MB scalar on many lines": b"a: |\n" + b"  xxxxxxxxxxxxxxxxxxxx\n" * 440_000,
        "duplicate keys in the ordinary file": ordinary.replace(b"title_en:", b"title:"),
        "not UTF-8": "标题: 店长\n".encode("gbk") * 1_000,
    }


def compare_with_pyyaml(name: str, data: object, times: int) -> None:
    """Print how loading and writing `data` compare."""
    text = dump_yaml(data).encode()
    print(f"{name}: {len(text) / 1e6:.1f} MB")

    def load_plainly() -> object:
        return load_plain(text)

    def load_with_places() -> object:
        return load_yaml(text)

    def load_as_pyyaml() -> object:
        return yaml.load(text, Loader=yaml.CSafeLoader)

    def dump() -> object:
        return dump_yaml(data)

    def dump_as_pyyaml() -> object:
        return yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)

    compare("  load_plain : CSafeLoader", load_plainly, load_as_pyyaml, times)
    compare("  load_yaml : CSafeLoader", load_with_places, load_as_pyyaml, times)
    compare("  CSafeDumper : dump_yaml", dump_as_pyyaml, dump, times)


def main() -> None:
    """Print all ratios."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--megabytes", type=float, default=3.0)
    options.add_argument("--positions", type=int, default=10_000)
    options.add_argument("--repeats", type=int, default=3)
    chosen = options.parse_args()
    size = len(dump_yaml({"roles": [role(0)]}).encode())
    roles = {"roles": [role(i) for i in range(int(chosen.megabytes * 1e6 / size))]}
    compare_with_pyyaml("catalog", roles, chosen.repeats)
    compare_with_pyyaml("plan", plan(chosen.positions), chosen.repeats)
    ordinary = dump_yaml({"roles": [role(i) for i in range(20)]}).encode()
    print(f"hostile input : one ordinary file of {len(ordinary) / 1000:.0f} kB, whole processes")
    normal = process(ordinary, 0)
    for name, data in hostile(ordinary).items():
        compare(f"  {name}", process(data, 1), normal, chosen.repeats + 4)


if __name__ == "__main__":
    main()
