"""Rule: each function has one department, led by roles of the right kind."""

from collections.abc import Iterator

from teamplan.checks.rule import Issue, rule
from teamplan.checks.subjects import CatalogSubject
from teamplan.findings.finding import Place, Severity, Words
from teamplan.model.organisation import FunctionUnit, Organisation
from teamplan.model.terms import Function, RoleKind

_RANK = {kind: place for place, kind in enumerate(RoleKind)}


@rule(
    Severity.ERROR,
    CatalogSubject,
    why=Words(
        "每个职能都要有一个部门和能带它的人，否则岗位没有归属。",
        "Without a department and a leader, the roles of a function belong nowhere.",
    ),
    advice=Words(
        "在 divisions 中写上这个职能，并用同一职能的主管和经理",
        "List the function in divisions, led by roles of that function",
    ),
    needs_every_file=True,
)
def check(subject: CatalogSubject) -> Iterator[Issue]:
    for entry in subject.entries(Organisation):
        yield from _kinds(entry.item, entry.place, subject)
        yield from _departments(entry.item, entry.place, subject)


def _departments(organisation: Organisation, place: Place, subject: CatalogSubject) -> Iterator[Issue]:
    seen: dict[Function, Place] = {}
    for index, division in enumerate(organisation.divisions):
        for number, unit in enumerate(division.functions):
            here = place.at("divisions", index, "functions", number, "function")
            first = seen.setdefault(unit.function, here)
            if first is not here:
                yield Issue(
                    here,
                    f"职能 {unit.function.value} 已经归入别的部门",
                    f"the function {unit.function.value} has a department already",
                    related=(first,),
                )
    used = {role.function: role.id for role in subject.role_by_id.values()}
    for function, role in used.items():
        if function not in seen:
            yield Issue(
                place.at("divisions"),
                f"职能 {function.value} 没有部门，但有岗位属于它（如 `{role}`）",
                f"the function {function.value} has no department, though roles such as `{role}` belong to it",
                on_key=True,
            )


def _kinds(organisation: Organisation, place: Place, subject: CatalogSubject) -> Iterator[Issue]:
    yield from _is_kind(organisation.head, RoleKind.HEAD, place.at("head"), subject)
    for index, division in enumerate(organisation.divisions):
        here = place.at("divisions", index)
        yield from _is_kind(division.director, RoleKind.DIRECTOR, here.at("director"), subject)
        for number, unit in enumerate(division.functions):
            yield from _leaders(unit, here.at("functions", number), subject)


def _is_kind(role_id: str, kind: RoleKind, place: Place, subject: CatalogSubject) -> Iterator[Issue]:
    role = subject.role_by_id.get(role_id)
    if role is not None and role.kind is not kind:
        yield Issue(
            place,
            f"`{role_id}` 的 kind 是 {role.kind.value}，这里要 {kind.value}",
            f"`{role_id}` is a {role.kind.value}; a {kind.value} is needed",
        )


def _leaders(unit: FunctionUnit, place: Place, subject: CatalogSubject) -> Iterator[Issue]:
    lead, manager = subject.role_by_id.get(unit.lead), subject.role_by_id.get(unit.manager)
    for key, role in (("lead", lead), ("manager", manager)):
        if role is None:
            continue
        if not role.kind.leads:
            yield Issue(
                place.at(key),
                f"`{role.id}` 的 kind 是 {role.kind.value}，不能带部门",
                f"`{role.id}` is a {role.kind.value} and cannot lead a department",
            )
        if role.function is not unit.function:
            yield Issue(
                place.at(key),
                f"`{role.id}` 属于 {role.function.value}，不能带 {unit.function.value}",
                f"`{role.id}` belongs to {role.function.value} and cannot lead {unit.function.value}",
            )
    if lead is not None and manager is not None and _RANK[manager.kind] < _RANK[lead.kind]:
        yield Issue(
            place.at("manager"), f"`{manager.id}` 的层级低于 `{lead.id}`", f"`{manager.id}` ranks below `{lead.id}`"
        )
