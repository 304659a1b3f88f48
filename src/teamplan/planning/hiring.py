"""When seats are filled, and the phases of the road map."""

from __future__ import annotations

from collections.abc import Sequence

from teamplan.model.plan import Phase, Position
from teamplan.model.terms import Stage

MONTHS: dict[Stage, int] = {Stage.STARTUP: 3, Stage.GROWTH: 6, Stage.MATURE: 12}
"""Months over which a team of the stage is hired; a decision of this project, not a benchmark."""


def hiring_month(stage: Stage, vacancies: int, place: int) -> int:
    """Return the month (1 = first) in which the `place`-th of `vacancies` hires starts, spread evenly."""
    if vacancies <= 1:
        return 1
    return 1 + (place - 1) * MONTHS[stage] // vacancies


def road_map(stage: Stage, positions: Sequence[Position]) -> tuple[Phase, ...]:
    """Return three phases: set up, complete, run in; each ends with results that can be seen."""
    last = max(position.month for position in positions)
    half = max(1, (last + 1) // 2)
    early = tuple(position for position in positions if 0 < position.month <= half)
    late = tuple(position for position in positions if position.month > half)
    founding = tuple(position for position in positions if position.month == 0)
    phases = [
        Phase(
            title="搭班子",
            from_month=1,
            to_month=half,
            positions=tuple(position.id for position in (*founding, *early)),
            milestones=_founding_milestones(early),
        )
    ]
    if late:
        phases.append(
            Phase(
                title="补齐编制",
                from_month=half + 1,
                to_month=last,
                positions=tuple(position.id for position in late),
                milestones=(
                    f"{_names(late)}到岗并通过试用期中期考核",
                    "兼岗按负荷表移交，交接清单双方签字",
                    "第一次月度考核打分并反馈到每个人",
                ),
            )
        )
    phases.append(
        Phase(
            title="跑顺与复盘",
            from_month=last + 1,
            to_month=last + max(2, MONTHS[stage] // 3),
            milestones=(
                "核对实际业务量与本方案的业务量假设，偏差超过两成的重新生成方案",
                "每个岗位的指标连续两个月有数据，权重与目标值定稿",
                "对照拆岗触发线，列出下一批要招的岗位",
            ),
        )
    )
    return tuple(phases)


def _founding_milestones(hires: Sequence[Position]) -> tuple[str, ...]:
    first = (f"{_names(hires)}到岗，签好劳动合同与岗位说明书",) if hires else ()
    return (
        "负责人签发目标、编制表与分工表，每项职责只写一个人名",
        *first,
        "日报与周例会开起来，留下纪要",
    )


def _names(positions: Sequence[Position]) -> str:
    counts: dict[str, int] = {}
    for position in positions:
        counts[position.title] = counts.get(position.title, 0) + 1
    names = [title if count == 1 else f"{title}{count}人" for title, count in counts.items()]
    return "、".join(names[:4]) + ("等" if len(names) > 4 else "")
