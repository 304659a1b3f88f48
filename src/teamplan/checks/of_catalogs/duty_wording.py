"""Rule: a duty says what is done, so that somebody else can see whether it was."""

from __future__ import annotations

import re
from collections.abc import Iterator

from teamplan.checks.rule import Example, Issue, Rule
from teamplan.checks.subjects import Entry
from teamplan.findings.finding import Severity, Words
from teamplan.model.role import Role

SHORTEST_DUTY = 10
"""Characters below which a duty cannot say what, how often and to what standard."""

_VAGUE = re.compile("^负责|等(相关)?工作$|其他.{0,4}工作|相关工作|交办|日常工作|^协助.{0,8}工作|^做好.{0,12}工作")


def _check(entry: Entry[Role]) -> Iterator[Issue]:
    for index, duty in enumerate(entry.item.duties):
        place = entry.place.at("duties", index)
        if len(duty) < SHORTEST_DUTY:
            yield Issue(
                place, Words(f"职责「{duty}」太短，说不清做什么", f"the duty “{duty}” is too short to say what is done")
            )
            continue
        vague = _VAGUE.search(duty)
        if vague is not None:
            yield Issue(place, Words(f"职责用了空话「{vague[0]}」", f"the duty has empty words: “{vague[0]}”"))


_DUTIES = (
    "- id: order_helper\n  duties:\n    - %s\n    - 每天 18 点前发完当天付款的全部订单\n"
    "    - 每周五盘点一次耗材并补足两周的用量\n    - 每月 1 日前交上月发货差错清单"
)

RULE = Rule(
    name="duty-wording",
    severity=Severity.WARNING,
    looks_at=(Role,),
    why=Words(
        "「负责某某」「等工作」写进岗位说明，谁也无法判断做没做到。",
        "Nobody can tell whether “responsible for …” or “and other work” was done.",
    ),
    advice=Words(
        "写明动作、对象、频率和标准，例如「每日 18 点前发完当天订单」",
        "Say what is done to what, how often and to what standard",
    ),
    failing=Example("role", _DUTIES % "«负责仓库管理和每天的发货安排»"),
    passing=Example("role", _DUTIES % "每天清点待发订单并排好先后"),
    check=_check,
    also_failing={
        "too short": Example("role", _DUTIES % "«按时发完全部订单。»"),
        "empty words of every kind": Example(
            "role",
            "- id: order_helper\n  duties:\n    - «清点库存、打包、发货等工作»\n    - «每周完成其他临时的工作任务»\n"
            "    - «整理与仓库相关工作的全部单据»\n    - «每天完成主管交办的临时任务»\n"
            "    - «按要求完成仓库日常工作安排»\n    - «协助主管完成发货工作和盘点»\n"
            "    - «做好仓库的防潮防火工作检查»",
        ),
    },
)
