"""The question whether something near was meant, as findings put it."""

from teamplan.findings.words import Words


def did_you_mean(near: str) -> Words | None:
    """Return the question whether `near` is meant as a help of its own; None where it is empty."""
    return Words(f"是否想写 `{near}`？", f"Did you mean `{near}`?") if near else None


def or_did_you_mean(near: str) -> Words:
    """Return the question whether `near` is meant as the end of a message; empty where it is."""
    return Words(f"，是否想写 `{near}`？", f"; did you mean `{near}`?") if near else Words("", "")


def did_you_mean_in_brackets(near: str) -> Words:
    """Return the question whether `near` is meant, to stand behind what was written; empty where it is."""
    return Words(f"（是否想写「{near}」？）", f" (did you mean {near}?)") if near else Words("", "")
