"""Compare `teamplan check` with check-jsonschema on generated role files, and with bare Python.

Run as `python bench/check_speed.py [--repeats N] [--peer PATH]`. Both tools get the same
files; the peer gets the JSON Schema of our own model. Runs are taken in turn and only ratios of
medians are printed: below 1, we are faster. Without check-jsonschema the comparison with it is left
out.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tables import Table

from teamplan.model.files.kinds import FILE_KINDS
from teamplan.model.files.models import file_model
from teamplan.sources.catalog.file_stamps import SETTLED_AFTER_NS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_SOURCE = Path(__file__).resolve().parents[1] / "src"

TABLE = Table(
    "check_speed",
    ("files", "÷ check-jsonschema", "unchanged ÷ check-jsonschema", "unchanged ÷ bare Python"),
    (("1", None, None, None), ("100", None, None, None), ("1,000", None, None, None)),
)
SIZES = tuple(zip((1, 100, 1_000), TABLE.lines, strict=True))
"""Files of each line."""

_ROLE = """roles:
  - id: packer_{n}
    title: 打包员{n}号线
    title_en: Packer {n}
    aliases: [包装{n}线, 打包{n}线]
    function: warehouse_logistics
    kind: specialist
    grades: [专员, 高级专员]
    reports_to: [warehouse_supervisor, general_manager]
    mission: 把第 {n} 条线的订单按承诺时限打包好，不漏发、不错发
    duties:
      - 每天上午 10 点前清空第 {n} 条线前一晚的待发订单并核对面单
      - 第 {n} 条线的易碎品逐件加气柱，抽检不合格的当场返工
      - 下班前清点第 {n} 条线的耗材余量，写入交接表并报补货数
      - 每周五复盘第 {n} 条线的破损件，写出三条改进交给主管
    kpis:
      - name: 及时打包率
        definition: 承诺时限内打包完成的比例
        formula: 及时件数 ÷ 应打包件数 × 100%
        data_source: 仓储系统
        weight: 40
      - {{name: 错发率, definition: 错发件的比例, formula: 错发 ÷ 发货, data_source: 售后台账, weight: 35}}
      - {{name: 单件耗材成本, definition: 每件的耗材, formula: 耗材 ÷ 件数, data_source: 财务, weight: 25}}
    skills: [打包, 面单核对, 盘点]
    qualifications:
      must: [能搬动 15 公斤的箱子, 会用扫码枪]
      plus: [做过大促爆仓现场]
    applies: {{from_stage: growth, needs: [self_fulfilment]}}
    staffing: {{rule: ratio, driver: parcels_per_day, per: parcels_per_packer, base: 0.{tenth}}}
    sources: [practice]
"""
_CHECK = "import sys; from teamplan.__main__ import main; sys.argv[0] = 'teamplan'; sys.exit(main())"


def write_roles(folder: Path, count: int) -> list[Path]:
    """Write `count` files of one role each; return them."""
    paths = []
    for number in range(count):
        path = folder / f"role-{number:06d}.yaml"
        path.write_text(_ROLE.format(n=number, tenth=number % 9 + 1), encoding="utf-8")
        paths.append(path)
    return paths


def seconds(command: Sequence[str], environment: dict[str, str]) -> float:
    """Return the wall time of a command that must succeed."""
    begin = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
    return time.perf_counter() - begin


def medians(runs: dict[str, Callable[[], float]], repeats: int) -> dict[str, float]:
    """Return the median time of each run, taken in turn."""
    times: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(repeats):
        for name, run in runs.items():
            times[name].append(run())
    return {name: statistics.median(taken) for name, taken in times.items()}


def forget(cache: Path) -> None:
    """Forget what checks found; the parsed catalog stays."""
    for entry in cache.glob("check-*"):
        entry.unlink()


def measure(count: int, peer: str | None, repeats: int) -> list[str]:
    """Return the measured cells of the line for `count` files."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        roles = folder / "roles"
        roles.mkdir()
        written = write_roles(roles, count)
        time.sleep(SETTLED_AFTER_NS / 1e9)
        paths = [str(path) for path in written]
        schema = folder / "schema.json"
        schema.write_text(json.dumps(_schema()), encoding="utf-8")
        cache = folder / "cache"
        base = {**os.environ, "PYTHONPATH": str(_SOURCE), "TEAMPLAN_CACHE_DIR": str(cache), "TEAMPLAN_LANG": "en"}
        check = [sys.executable, "-c", _CHECK, "check", paths[0] if count == 1 else str(roles)]

        def fresh() -> float:
            forget(cache)
            return seconds(check, base)

        seconds(check, base)
        runs = {"check": fresh, "unchanged": lambda: seconds(check, base)}
        bare = medians({**runs, "bare": lambda: seconds([sys.executable, "-c", "pass"], base)}, repeats)
        against_bare = f"{bare['unchanged'] / bare['bare']:.1f}"
        if peer is None:
            return ["left out", "left out", against_bare]
        rival = [peer, "--schemafile", str(schema), *paths]
        both = medians({**runs, "peer": lambda: seconds(rival, base)}, max(1, repeats // 2))
        return [*(f"{both[name] / both['peer']:.2f}" for name in runs), against_bare]


def _schema() -> dict[str, object]:
    return file_model(FILE_KINDS["role"]).model_json_schema()


def main() -> None:
    """Measure what the arguments ask for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--peer", default=shutil.which("check-jsonschema"))
    arguments = parser.parse_args()
    cells = {str(label): measure(count, arguments.peer, arguments.repeats) for count, (label, *_) in SIZES}
    print(TABLE.part(cells))


if __name__ == "__main__":
    main()
