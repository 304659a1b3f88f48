"""Rule: more work never asks for fewer people."""

from collections.abc import Iterator
from itertools import pairwise

from teamplan.checks.rule import Issue, rule
from teamplan.checks.subjects import CatalogSubject, Entry, RoleOutline
from teamplan.findings.finding import Place, Severity, Words
from teamplan.model.role import Role
from teamplan.model.terms import BusinessModel
from teamplan.planning.work.rules.registry import kind_named, kind_of
from teamplan.planning.work.rules.rule import Steps


@rule(
    Severity.ERROR,
    Role,
    CatalogSubject,
    why=Words(
        "业务量增加时任何岗位的工作量都不得减少，否则团队会随增长裁人。",
        "If growth meant less work for a role, the plan would dismiss people because business is good.",
    ),
    advice=Words(
        "请让各档的 at 与 fte 都递增，分走的份额合计不超过 1", "Let at and fte rise, and shares total 1 at most"
    ),
)
def check(subject: Entry[Role] | CatalogSubject) -> Iterator[Issue]:
    if isinstance(subject, CatalogSubject):
        yield from _pools(subject)
        return
    role, rule = subject.item, subject.item.staffing
    kind = kind_of(rule)
    steps = kind.steps(rule)
    if steps is not None:
        yield from _rising(role, steps, subject.place)
    if kind.leads and not role.kind.leads:
        yield Issue(
            subject.place.at("staffing", "rule"),
            f"`{role.id}` 是{role.kind.value}，{rule.rule} 规则只用于 lead、manager、director",
            f"`{role.id}` is a {role.kind.value}; the {rule.rule} rule is for leads, managers and directors",
        )


def _rising(role: Role, steps: Steps, role_place: Place) -> Iterator[Issue]:
    for index, (below, above) in enumerate(pairwise(steps.points), start=1):
        place = role_place.at("staffing", steps.key, index)
        if above[0] <= below[0]:
            yield Issue(
                place.at("at"),
                f"`{role.id}` 的第 {index + 1} 档 at {above[0]:g} 不大于上一档的 {below[0]:g}",
                f"tier {index + 1} of `{role.id}` begins at {above[0]:g}, not above {below[0]:g}",
            )
        if above[1] < below[1]:
            yield Issue(
                place.at("fte"),
                f"`{role.id}` 的第 {index + 1} 档只要 {above[1]:g} 人，比上一档的 {below[1]:g} 人还少",
                f"tier {index + 1} of `{role.id}` asks for {above[1]:g} people, fewer than {below[1]:g}",
            )


def _pools(subject: CatalogSubject) -> Iterator[Issue]:
    taken: dict[tuple[str, BusinessModel], float] = {}
    for role in subject.roles:
        if role.split is None:
            continue
        of, share = role.split
        place, pool = role.place.at("staffing"), subject.role_by_id.get(of)
        if of == role.id:
            yield Issue(place.at("of"), f"`{role.id}` 分的是自己的工作", f"`{role.id}` takes a share of its own work")
        elif pool is not None and not kind_named(pool.rule).shareable:
            yield Issue(
                place.at("of"),
                f"`{of}` 的工作量本身由 {pool.rule} 规则得来，不能再分",
                f"the work of `{of}` comes from a {pool.rule} rule itself and cannot be shared out",
            )
        for model in role.models or tuple(BusinessModel):
            taken[of, model] = taken.get((of, model), 0.0) + share
        model = max(role.models or tuple(BusinessModel), key=lambda each: taken[of, each])
        if taken[of, model] > 1 + 1e-9:
            yield _too_much(role, of, model, taken[of, model])


def _too_much(role: RoleOutline, of: str, model: BusinessModel, total: float) -> Issue:
    return Issue(
        role.place.at("staffing", "share"),
        f"在 {model.value} 模式下从 `{of}` 分走的份额合计 {total:.0%}，超过全部",
        f"the shares taken from `{of}` total {total:.0%} for the model {model.value}, more than all of it",
    )
