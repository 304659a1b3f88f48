"""Rule: a duty says what is done, so that somebody else can see whether it was."""

from collections.abc import Iterator

from teamplan.checks.rule import Issue, rule
from teamplan.checks.subjects import Entry
from teamplan.findings.finding import Severity, Words
from teamplan.model.role import Role
from teamplan.text.word_list import WordList, joined

SHORTEST_DUTY = 10
"""Characters below which a duty cannot say what, how often and to what standard."""

_EMPTY = WordList(joined("其他…工作|相关工作|交办|日常工作"))
_EMPTY_OPENING = WordList(joined("负责|协助…工作|做好…工作"))
_EMPTY_ENDING = WordList(["等工作"])


@rule(
    Severity.WARNING,
    Role,
    why=Words(
        "「负责某某」「等工作」写进岗位说明，谁也无法判断做没做到。",
        "Nobody can tell whether “responsible for …” or “and other work” was done.",
    ),
    advice=Words(
        "写明动作、对象、频率和标准，例如「每日 18 点前发完当天订单」",
        "Say what is done to what, how often and to what standard",
    ),
)
def check(entry: Entry[Role]) -> Iterator[Issue]:
    for index, duty in enumerate(entry.item.duties):
        place = entry.place.at("duties", index)
        if len(duty) < SHORTEST_DUTY:
            yield Issue(
                place, f"职责「{duty}」太短，说不清做什么", f"the duty “{duty}” is too short to say what is done"
            )
            continue
        vague = (
            _EMPTY_OPENING.pattern.match(duty)
            or _EMPTY.pattern.search(duty)
            or _EMPTY_ENDING.pattern.search(duty, len(duty) - 3)
        )
        if vague is not None:
            yield Issue(place, f"职责用了空话「{vague[0]}」", f"the duty has empty words: “{vague[0]}”")
