"""A published team structure, reproduced exactly as a plan."""

from teamplan.model.brief import MAX_SIZE, Brief
from teamplan.model.catalog import Catalog
from teamplan.model.plan import NotYet, Origin, Plan, Position, Service
from teamplan.model.reason import Reason
from teamplan.model.team import TeamPost, TeamStructure
from teamplan.planning.figures import Figures, used_assumption
from teamplan.planning.hats.separation import separation_notes
from teamplan.planning.hiring import hiring_month, phases_of
from teamplan.planning.intake.feasibility import over_cap, raised_cap, refuse_impossible
from teamplan.planning.intake.infeasible import Change, InfeasibleError
from teamplan.planning.intake.selection import Refusal, missing_need
from teamplan.planning.money.budget import pay_of, people_budget
from teamplan.planning.practices import choose_practices


def structure_brief(structure: TeamStructure, settings: dict[str, object]) -> Brief:
    """Return the brief that a structure implies, overridden by `settings`.

    Raises pydantic.ValidationError for settings that no brief accepts.
    """
    implied: dict[str, object] = {
        "stage": structure.stage,
        "model": structure.model,
        "platforms": structure.platforms,
        "live": structure.live,
        "self_fulfilment": structure.self_fulfilment,
    }
    return Brief.model_validate(implied | settings)


def plan_published_team(catalog: Catalog, structure: TeamStructure, brief: Brief) -> Plan:
    """Return the plan with exactly the posts, counts and lines of `structure`.

    Raises InfeasibleError where the brief contradicts itself, where its size differs from the number of seats, where
    a count follows a driver that the brief does not give, and where the team costs more than the brief's cap.
    """
    refuse_impossible(brief, catalog)
    if brief.team:
        raise InfeasibleError(Reason.of("structure_without_people"), [Change(Reason.of("drop_people"), {"team": ()})])
    missing = {post.id: _missing(post, brief) for post in structure.posts}
    posts = [post for post in structure.posts if missing[post.id] is None]
    counts = {post.id: _count(post, structure, brief) for post in posts}
    _refuse_too_many(sum(counts.values()))
    seats = [(post, number) for post in _head_first(posts) for number in range(1, counts[post.id] + 1)]
    _refuse_other_size(structure, brief, len(seats))
    figures = Figures(catalog.assumption_by_key)
    positions = _positions(structure, seats, counts, brief, catalog, figures)
    completed = brief.model_copy(update={"size": len(seats)})
    outside = tuple(
        Service(
            title=_words(item.title),
            instead_of=item.instead_of,
            note=_words(item.note),
            cost=item.cost,
            contact=positions[0].id,
        )
        for item in structure.outside
    )
    budget = people_budget(completed, positions, figures, catalog)
    if budget is not None and budget.cap is not None and (cost := budget.monthly.base) > budget.cap:
        raise InfeasibleError(over_cap(len(seats), cost, budget.cap), [raised_cap(cost)])  # its size cannot change
    return Plan(
        brief=completed,
        origin=Origin(
            kind="template",
            template=structure.id,
            settings=_settings(brief, structure),
            notes=tuple(map(_words, (structure.summary, *structure.notes))),
        ),
        positions=positions,
        departments=structure.departments,
        not_yet=tuple(
            NotYet(role=next(iter(post.roles)), because=why.because, until=why.until)
            for post in structure.posts
            if (why := missing[post.id]) is not None
        ),
        separation=separation_notes(positions, catalog),
        outside=outside,
        practices=choose_practices(completed, positions, catalog),
        phases=phases_of(catalog.road_map, catalog.road_map.hiring[completed.stage], positions),
        budget=budget,
        notes=_notes(structure, posts),
        assumptions=tuple(used_assumption(item) for _, item in sorted(figures.used.items())),
    )


def _words(text: str) -> Reason:
    """Return what the structure says, as it stands."""
    return Reason.of("own_words", words=text)


def _missing(post: TeamPost, brief: Brief) -> Refusal | None:
    """Return why the post is left out, or None where it is in use."""
    if set(post.roles) & set(brief.exclude):
        return Refusal(Reason.of("excluded_by_brief"), Reason.of("drop_exclusion"))
    if post.optional and not set(post.roles) & set(brief.require):
        return Refusal(Reason.of("optional_in_structure"), Reason.of("require_post", role=next(iter(post.roles))))
    for need in post.needs:
        if not getattr(brief, need, False):
            return missing_need(need)
    return None


def _count(post: TeamPost, structure: TeamStructure, brief: Brief) -> int:
    if post.count_from is None:
        return post.count
    key, stated = post.count_from.value, brief.volume(post.count_from)
    if stated is None:
        of = {"structure": structure.title, "structure_id": structure.id, "post": post.title, "post_id": post.id}
        reason = Reason.of("count_not_given", **of, driver=key)
        raise InfeasibleError(reason, [Change(Reason.of("give_count", driver=key, count=3), {key: 3})])
    if stated != int(stated) or not 1 <= stated <= 1000:
        near = min(1000, max(1, int(stated)))
        reason = Reason.of("count_not_whole", driver=key, value=stated)
        raise InfeasibleError(reason, [Change(Reason.of("change_count", driver=key, count=near), {key: near})])
    return int(stated)


def _head_first(posts: list[TeamPost]) -> list[TeamPost]:
    """Return the posts layer by layer, each layer in the order of the file."""
    ordered = [post for post in posts if post.reports_to is None]
    placed = {post.id for post in ordered}
    while len(ordered) < len(posts):
        layer = [post for post in posts if post.id not in placed and post.reports_to in placed]
        if not layer:
            astray = tuple(post.id for post in posts if post.id not in placed)
            raise InfeasibleError(Reason.of("posts_without_head", posts=astray))
        ordered.extend(layer)
        placed.update(post.id for post in layer)
    return ordered


def _refuse_too_many(seats: int) -> None:
    if seats > MAX_SIZE:
        raise InfeasibleError(Reason.of("work_beyond_limit", people=seats, limit=MAX_SIZE))


def _refuse_other_size(structure: TeamStructure, brief: Brief, seats: int) -> None:
    if brief.size is None or brief.size == seats:
        return
    reason = Reason.of(
        "size_of_structure", structure=structure.title, structure_id=structure.id, seats=seats, size=brief.size
    )
    raise InfeasibleError(reason, [Change(Reason.of("drop_size", size=seats), {"size": seats})])


def _positions(
    structure: TeamStructure,
    seats: list[tuple[TeamPost, int]],
    counts: dict[str, int],
    brief: Brief,
    catalog: Catalog,
    figures: Figures,
) -> tuple[Position, ...]:
    owned: set[str] = set()
    positions = []
    hires = sum(not _is_owner(post, catalog) for post, _ in seats)
    for order, (post, number) in enumerate(seats, start=1):
        role = catalog.role(next(iter(post.roles)))
        mine = tuple(hat for hat in post.roles if hat not in owned)
        owned.update(mine)
        is_owner = _is_owner(post, catalog)
        positions.append(
            Position(
                id=_seat_id(post.id, number, counts),
                title=post.title,
                function=role.function,
                department=post.department,
                kind=role.kind,
                roles=post.roles,
                accountable=mine,
                reports_to=None if post.reports_to is None else _superior(post, number, counts),
                employment=post.employment,
                incumbent=catalog.organisation.founder or post.title if is_owner else None,
                order=order,
                month=0
                if is_owner
                else hiring_month(catalog.road_map.hiring[brief.stage], hires, order - len(seats) + hires),
                because=_words(post.note) if post.note else Reason.of("published_post", structure=structure.title),
                pay=None if is_owner else pay_of(role.id, catalog, figures),
            )
        )
    return tuple(positions)


def _is_owner(post: TeamPost, catalog: Catalog) -> bool:
    """Whether the post is that of the owner of the company, rather than of somebody employed to lead the team."""
    return post.reports_to is None and next(iter(post.roles)) == catalog.organisation.head


def _seat_id(post: str, number: int, counts: dict[str, int]) -> str:
    return post if counts[post] == 1 else f"{post}-{number}"


def _superior(post: TeamPost, number: int, counts: dict[str, int]) -> str:
    """Return the seat that this one reports to: several superiors share the seats of a post evenly, in order."""
    above = post.reports_to or ""
    return _seat_id(above, 1 + (number - 1) * counts[above] // counts[post.id], counts)


def _settings(brief: Brief, structure: TeamStructure) -> dict[str, str | int | float | bool]:
    """Return the counts that the brief gave to posts whose number follows a driver."""
    drivers = (post.count_from for post in structure.posts if post.count_from is not None)
    return {driver.value: int(value) for driver in drivers if (value := brief.volume(driver)) is not None}


def _notes(structure: TeamStructure, posts: list[TeamPost]) -> tuple[Reason, ...]:
    unstated = tuple(post.title for post in posts if not post.count_stated and post.count_from is None)
    reproduced = Reason.of("structure_reproduced", structure=structure.title)
    return (reproduced, Reason.of("counts_not_stated", posts=unstated)) if unstated else (reproduced,)
