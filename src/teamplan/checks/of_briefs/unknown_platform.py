"""Rule: the catalog knows the platforms of a brief."""

from collections.abc import Iterator

from teamplan.checks.rule import Issue, rule
from teamplan.checks.subjects import BriefSubject
from teamplan.findings.finding import Severity, Words
from teamplan.model.platform import platform_words
from teamplan.text.suggestion import nearest_word
from teamplan.text.visible import visible


@rule(
    Severity.WARNING,
    BriefSubject,
    why=Words(
        "不认识的平台照写，但客单价、咨询、内容量只能按经营模式的通常水平推算。",
        "An unknown platform is kept as written, but its trade is taken as usual for the business model.",
    ),
    advice=Words(
        "改成已知的平台名，或在自己目录的 platforms.yaml 里加上它",
        "Use a known name, or add it to the platforms.yaml of your own catalog",
    ),
)
def check(subject: BriefSubject) -> Iterator[Issue]:
    known = subject.catalog.platform_by_name
    brief = subject.brief
    named: list[tuple[tuple[str | int, ...], str]] = [
        (("platforms", place), name) for place, name in enumerate(brief.platforms or ())
    ]
    named += [(("channels", place, "platform"), each.platform) for place, each in enumerate(brief.channels)]
    for steps, name in named:
        if name not in known:
            near = nearest_word(name, platform_words())
            yield Issue(
                subject.place.at(*steps),
                f"不认识平台「{visible(name)}」" + (f"，是不是「{near}」？" if near else ""),
                f"unknown platform “{visible(name)}”" + (f"; did you mean “{near}”?" if near else ""),
            )
