"""Why: the reason of one position, head count, role, refusal, volume, amount or assumption of a plan."""

from collections.abc import Iterable, Iterator

from teamplan.model.assumption import Assumption
from teamplan.model.catalog import Catalog
from teamplan.model.plan import AssumptionUsed, Budget, ChosenPractice, DemandLine, DriverLine, NotYet, Plan, Position
from teamplan.model.practice import Practice
from teamplan.rendering.explanation import Explanation, formula_of, shown_inputs
from teamplan.rendering.numbers import number
from teamplan.rendering.phrasing import Phrasing

_MOST_HOLDERS = 12
"""Seats of a role that are named."""


class UnknownSubjectError(LookupError):
    """Nothing in the plan has this id."""


def subjects(plan: Plan) -> tuple[str, ...]:
    """Return every id that `Why` knows in this plan."""
    named = [
        "size",
        *(["budget"] if plan.budget else []),
        *(position.id for position in plan.positions),
        *(line.role for line in plan.demand),
        *(role for position in plan.positions for role in position.roles),
        *(item.role for item in plan.not_yet),
        *(line.driver.value for line in plan.drivers),
        *(assumption.key for assumption in plan.assumptions),
        *plan.planner_figures,
        *(chosen.practice for chosen in plan.practices),
    ]
    return tuple(dict.fromkeys(named))


class Why:
    """Explains the numbers and choices of one plan in one wording."""

    def __init__(self, plan: Plan, catalog: Catalog, phrasing: Phrasing) -> None:
        self._plan, self._catalog, self._words, self._say = plan, catalog, phrasing, phrasing.phrase

    def explain(self, subject: str) -> tuple[Explanation, ...]:
        """Return every explanation of `subject`.

        It may be `size`, `budget`, or the id of a position, role, driver, assumption or practice; a title
        or an alias stands for the roles and positions that bear it. Raises UnknownSubjectError.
        """
        found = tuple(explanation for name in self._meant(subject) for explanation in self._of(name))
        if not found:
            raise UnknownSubjectError(subject)
        return found

    def _meant(self, subject: str) -> tuple[str, ...]:
        """Return the ids that `subject` stands for in this plan."""
        known = subjects(self._plan)
        if subject in known:
            return (subject,)
        roles = [role.id for role in self._catalog.roles if subject in (role.title, *role.aliases) and role.id in known]
        return (*roles, *(position.id for position in self._plan.positions if position.title == subject))

    def _of(self, subject: str) -> Iterator[Explanation]:
        plan = self._plan
        if subject == "size":
            yield self._size()
        if subject == "budget" and plan.budget is not None:
            yield self._budget(plan.budget)
        yield from (self._position(position) for position in plan.positions if position.id == subject)
        yield from self._role(subject)
        yield from (self._refusal(refused) for refused in plan.not_yet if refused.role == subject)
        yield from (self.driver(line) for line in plan.drivers if line.driver.value == subject)
        yield from (self._assumption(used) for used in plan.assumptions if used.key == subject)
        if subject in plan.planner_figures:
            yield self._planner_figure(subject, plan.planner_figures[subject])
        practice = self._catalog.practice_by_id.get(subject)
        if practice is not None:
            yield from (self._practice(practice, chosen) for chosen in plan.practices if chosen.practice == subject)

    def demand(self, line: DemandLine) -> Explanation:
        """Return the explanation of the work of a role."""
        return Explanation(
            subject=line.role,
            kind=self._say("why_role_kind"),
            title=str(self._words.role(line.role)),
            value=self._say("why_fte", fte=line.fte),
            range=self._say("why_fte_range", low=line.low, high=line.high),
            formula=formula_of(line, self._words),
            inputs=shown_inputs(line.inputs, self._words),
            model="" if line.model is None else self._words.said(line.model),
            sources=self._sources(item.assumption for item in line.inputs),
        )

    def driver(self, line: DriverLine) -> Explanation:
        """Return the explanation of a volume."""
        named = self._words.driver(line.driver)
        return Explanation(
            subject=line.driver.value,
            kind=self._say("why_driver_kind"),
            title=str(named),
            value=f"{number(line.value)} {named.unit}",
            formula=formula_of(line, self._words),
            inputs=shown_inputs(line.inputs, self._words),
            sources=self._sources(item.assumption for item in line.inputs),
        )

    def _size(self) -> Explanation:
        plan, say = self._plan, self._say
        low, work, high = plan.work_range
        bought, missing = sum(service.fte for service in plan.outside), sum(gap.fte for gap in plan.gaps)
        how = "why_size_planned" if plan.demand else "why_size_published"
        return Explanation(
            subject="size",
            kind=say("why_size_kind"),
            title=say("why_size"),
            value=say("why_size_value", people=len(plan.positions), work=work),
            range=say("why_fte_range", low=low, high=high) if plan.demand else "",
            formula=say(how, bought=bought, missing=missing),
            remarks=(*self._witnesses(), *map(self._words.said, plan.notes)),
        )

    def _witnesses(self) -> Iterator[str]:
        judgement = self._plan.judgement
        if judgement is None:
            return
        for name in ("work", "peers", "money"):
            told = getattr(judgement, name)
            witness = self._words.term("witness", name)
            yield self._say("why_witness", witness=witness, low=told.low, base=told.base, high=told.high)
        yield from map(self._words.said, judgement.notes)

    def _budget(self, budget: Budget) -> Explanation:
        say, monthly = self._say, budget.monthly
        items = [(self._words.term("cost_item", line.item), line) for line in budget.lines]
        return Explanation(
            subject="budget",
            kind=say("why_budget_kind"),
            title=say("why_budget"),
            value=say("why_budget_value", base=monthly.base),
            range=say("why_budget_range", low=monthly.low, high=monthly.high),
            formula=" + ".join(item for item, line in items if line.kind == "monthly"),
            remarks=tuple(
                say("why_budget_line", item=item, base=line.amount.base, basis=self._words.said(line.basis))
                for item, line in items
            ),
            sources=self._sources(self._money_figures(budget)),
        )

    def _money_figures(self, budget: Budget) -> set[str | None]:
        """Return the assumptions that the lines of the budget rest on."""
        paid = {next(iter(seat.roles)) for seat in self._plan.positions if seat.pay is not None}
        roles = self._catalog.role_by_id
        pay = {roles[role].pay for role in paid if role in roles}
        return pay | {key for line in budget.lines for key in line.figures}

    def _position(self, position: Position) -> Explanation:
        words, say = self._words, self._say
        hats = [say("why_hat", role=words.role(role), fte=share) for role, share in position.roles.items()]
        main = self._catalog.role_by_id.get(next(iter(position.roles)))
        pay = position.pay
        return Explanation(
            subject=position.id,
            kind=say("why_position_kind"),
            title=position.title,
            value=say("why_position_value", fte=position.load, hats=hats),
            range="" if pay is None else say("why_pay", low=pay.low, high=pay.high),
            formula=words.said(position.because),
            remarks=self._remarks(position),
            sources=self._sources([main.pay if main else None]),
        )

    def _remarks(self, position: Position) -> tuple[str, ...]:
        plan, words, say = self._plan, self._words, self._say
        remarks = [say("why_position_order", order=position.order, month=position.month)]
        if position.accountable:
            remarks.append(say("why_position_owns", roles=list(map(words.role, position.accountable))))
        remarks += [
            say("why_control", reason=words.said(note.reason), control=note.control)
            for note in plan.separation
            if note.position == position.id
        ]
        remarks += [
            say("why_split", role=words.role(item.role), reason=words.said(item.reason))
            for item in plan.split_triggers
            if item.worn_by == position.id
        ]
        return tuple(remarks)

    def _role(self, role_id: str) -> Iterator[Explanation]:
        plan, words, say = self._plan, self._words, self._say
        holders = [position for position in plan.positions if role_id in position.roles]
        line = next((item for item in plan.demand if item.role == role_id), None)
        if line is not None:
            known = self.demand(line)
        elif holders:
            value = say("why_fte", fte=sum(seat.roles[role_id] for seat in holders))
            how = say("why_role_published")
            known = Explanation(role_id, say("why_role_kind"), str(words.role(role_id)), value, formula=how)
        else:
            return
        remarks = [self._holders(role_id, holders)]
        remarks += [words.said(gap.reason) for gap in plan.gaps if gap.role == role_id]
        remarks += [words.said(trigger.reason) for trigger in plan.split_triggers if trigger.role == role_id]
        role = self._catalog.role_by_id.get(role_id)
        own = () if role is None else (say("why_role_sources", sources=list(role.sources)),)
        yield known._replace(remarks=tuple(remarks), sources=(*known.sources, *own))

    def _holders(self, role: str, holders: list[Position]) -> str:
        say = self._say
        if holders:
            named = holders[:_MOST_HOLDERS]
            seats = [say("why_role_seat", title=seat.title, id=seat.id, fte=seat.roles[role]) for seat in named]
            return say("why_role_held", seats=seats)
        bought = [self._words.said(service.title) for service in self._plan.outside if role in service.instead_of]
        return say("why_role_bought", services=bought)

    def _refusal(self, refusal: NotYet) -> Explanation:
        words, say = self._words, self._say
        return Explanation(
            subject=refusal.role,
            kind=say("why_refusal_kind"),
            title=str(words.role(refusal.role)),
            value=say("why_refusal_value"),
            formula=words.said(refusal.because),
            remarks=(say("why_refusal_until", until=words.said(refusal.until)),) if refusal.until else (),
        )

    def _assumption(self, found: AssumptionUsed) -> Explanation:
        say, low, high = self._say, found.low, found.high
        weak = say("why_assumption_weak") if found.weak else ""
        return Explanation(
            subject=found.key,
            kind=say("why_assumption_kind"),
            title=self._words.figure_title(found),
            value=f"{self._words.figure_value(found)} {found.unit}".strip() + weak,
            range="" if low is None or high is None else f"{number(low)}–{number(high)} {found.unit}",
            sources=(self._source(self._words.figure_source(found), found),),
            remarks=(found.note,) if found.note else (),
        )

    def _planner_figure(self, key: str, value: float) -> Explanation:
        """Return a decision of the planner: its value as this plan used it, the rest from the catalog."""
        kind, figure = self._say("why_planner_kind"), self._catalog.assumption_by_key.get(key)
        if figure is None:
            return Explanation(key, kind, key, number(value))
        return Explanation(
            subject=key,
            kind=kind,
            title=figure.title,
            value=f"{number(value)} {figure.unit}",
            range=f"{number(figure.low)}–{number(figure.high)} {figure.unit}",
            sources=(self._source(figure.source, figure),),
            remarks=(figure.note,) if figure.note else (),
        )

    def _practice(self, practice: Practice, chosen: ChosenPractice) -> Explanation:
        say = self._say
        return Explanation(
            subject=practice.id,
            kind=say("why_practice_kind"),
            title=practice.title,
            value=practice.what,
            formula=say("why_practice_from", people=practice.from_size),
            sources=practice.sources,
            remarks=(say("why_practice_owner", owner=chosen.owner, artefact=practice.artefact),),
        )

    def _sources(self, keys: Iterable[str | None]) -> tuple[str, ...]:
        wanted = set(keys)
        title, source = self._words.figure_title, self._words.figure_source
        return tuple(
            self._say("why_titled_source", title=title(item), source=self._source(source(item), item))
            for item in self._plan.assumptions
            if item.key in wanted
        )

    def _source(self, source: str, item: AssumptionUsed | Assumption) -> str:
        return self._say("why_source_text", source=source, grade=item.grade.value, valid_from=item.valid_from)
