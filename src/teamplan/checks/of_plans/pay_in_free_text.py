"""Rule: no text of a plan says what somebody is paid."""

from collections.abc import Iterator

from teamplan.checks.pay_texts import pay_finder
from teamplan.checks.rule import Issue, rule
from teamplan.checks.subjects import BriefSubject, PlanSubject
from teamplan.checks.texts import texts_of
from teamplan.findings.finding import Place, Severity, Words
from teamplan.model.reason import Reason
from teamplan.model.reason_keys import CONFIDENTIAL, REASONS
from teamplan.model.reason_tree import with_reasons

_OF_MONEY = {"brief": None, "budget": None, "origin": ("settings",), "outside": ("cost",)}
"""Parts of a plan that are looked at by themselves, or are about money (the fields of it, None: all)."""


@rule(
    Severity.WARNING,
    BriefSubject,
    PlanSubject,
    why=Words(
        "薪酬写在说明文字里，谁读到方案谁就知道。员工版会略去这类文字。",
        "Pay that stands in a text is known to whoever reads the plan. The edition for staff leaves such texts out.",
    ),
    advice=Words("把金额写进 pay，文字里删去", "Write the amount into `pay`, and take it out of the text"),
)
def check(subject: BriefSubject | PlanSubject) -> Iterator[Issue]:
    pay_in = pay_finder(subject.catalog)
    for place, text, on_key in _texts(subject):
        amount = pay_in(text)
        if amount is not None:
            yield Issue(place, f"「{amount}」像是薪酬", f"“{amount}” looks like pay", on_key=on_key)


def _texts(subject: BriefSubject | PlanSubject) -> Iterator[tuple[Place, str, bool]]:
    """Yield the place of each text that somebody may have written, the text, and whether it is a key."""
    if isinstance(subject, BriefSubject):
        yield from ((subject.place.at(*path), text, False) for path, text in texts_of(subject.brief))
        return
    yield from ((subject.place.at("departments", name), name, True) for name in subject.plan.departments)
    for path, text in texts_of(with_reasons(subject.plan, _said)):
        hidden = _OF_MONEY.get(str(path[0]), ())
        if hidden is not None and not set(hidden) & set(path):
            yield subject.place.at(*path), text, False


def _said(reason: Reason) -> Reason:
    """Return the reason without the sentence of the program where that is about money or a load."""
    signature = REASONS[reason.key]
    kinds = {*signature.required.values(), *signature.optional.values()}
    return Reason.of(reason.key) if kinds & CONFIDENTIAL else reason
