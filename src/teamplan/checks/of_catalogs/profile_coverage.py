"""Rule: every business model has a profile that says something about each stage."""

from collections.abc import Iterator

from teamplan.checks.rule import Issue, rule
from teamplan.checks.subjects import CatalogSubject
from teamplan.findings.finding import Place, Severity, Words
from teamplan.model.driver import Driver
from teamplan.model.profile import Profile
from teamplan.model.terms import STAGE_ORDER, BusinessModel
from teamplan.planning.work.drivers import LINEAR

_DERIVED = frozenset({*LINEAR, Driver.HEADCOUNT})
"""Drivers that follow from one another or from the team; a curve for them would never be used."""


@rule(
    Severity.ERROR,
    CatalogSubject,
    why=Words(
        "简报没写的业务量都取自画像；缺了画像就无从推算。",
        "Whatever a brief leaves open comes from a profile; without one there is nothing to go by.",
    ),
    advice=Words(
        "请补全画像，曲线只写不能互相推算的业务量",
        "Complete the profile; give curves only for drivers that do not follow from others",
    ),
    needs_every_file=True,
)
def check(subject: CatalogSubject) -> Iterator[Issue]:
    for entry in subject.entries(Profile):
        yield from _one(entry.item, entry.place)
    if subject.base is None and subject.entries(Profile):
        have = {entry.item.model for entry in subject.entries(Profile)}
        place = subject.entries(Profile)[-1].place
        for model in BusinessModel:
            if model not in have:
                yield Issue(
                    place.at("model"),
                    f"经营模式 {model.value} 没有业务画像",
                    f"the business model {model.value} has no profile",
                )


def _one(profile: Profile, place: Place) -> Iterator[Issue]:
    for driver in profile.curves:
        if driver in _DERIVED:
            yield Issue(
                place.at("curves", driver.value),
                f"{driver.value} 由其他业务量推算，这条曲线不会被用到",
                f"{driver.value} follows from other drivers; this curve is never used",
                on_key=True,
            )
    missing = [stage.value for stage in STAGE_ORDER if stage not in profile.stage_sales]
    if missing:
        yield Issue(
            place.at("stage_sales"),
            f"stage_sales 缺少 {'、'.join(missing)}",
            f"stage_sales lacks {', '.join(missing)}",
            on_key=True,
        )
    sales = [profile.stage_sales[stage] for stage in STAGE_ORDER if stage in profile.stage_sales]
    if sales != sorted(sales):
        yield Issue(
            place.at("stage_sales"),
            "stage_sales 应随阶段递增",
            "stage_sales should rise from stage to stage",
            on_key=True,
        )
