"""Reasons, terms and phrases → words: what `templates/wording/` says, filled with the values of a plan."""

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import NamedTuple, Self

from jinja2 import TemplateError

from teamplan.findings.words import Words
from teamplan.model.catalog import Catalog
from teamplan.model.plan import AssumptionUsed, Plan, ShiftStaffing
from teamplan.model.reason import Reason, Value
from teamplan.model.reason_keys import Kind
from teamplan.model.wording import Wording
from teamplan.rendering import numbers
from teamplan.rendering.numbers import NumberWriter
from teamplan.rendering.templating.problems import BuildError, LimitError, TemplateProblem, words_of
from teamplan.rendering.templating.sandbox import LimitedSandbox, Sandbox
from teamplan.rendering.templating.sentences import Sentences

_ENDS = ("。", "！", "？", ".", "!", "?", "：")
"""What ends a sentence, in any language."""
_OPEN_ENDS, _CLAUSE_ENDS = "；;，,", "。；;."
"""What stands at the end of a part of a sentence, and gives way to a full stop or to what goes on."""


_UNUSABLE = (
    TemplateError, LimitError, TypeError, ValueError, ArithmeticError, AttributeError, LookupError,
    RecursionError, MemoryError,
)  # fmt: skip
"""What goes wrong while a sentence is filled."""


class WordingError(BuildError):
    """A sentence of the wording cannot be used: which key, and why."""

    def __init__(self, key: str, problem: Words) -> None:
        super().__init__(Words(f"wording/{key}：{problem.zh}", f"wording/{key}: {problem.en}"))
        self.key = key


class Named(str):
    """A name that a sentence shows, with the id that it stands for and the unit of numbers beside it."""

    __slots__ = ("id", "unit")
    id: str
    unit: str

    def __new__(cls, name: str, id: str, unit: str = "") -> Self:  # noqa: A002 - sentences say `role.id`
        """Return `name` with its id and unit."""
        named = super().__new__(cls, name)
        named.id, named.unit = id, unit
        return named


class RoleWork(NamedTuple):
    """A role and its work (FTE) in a list."""

    role: Named
    fte: float


def sentence_environment(*, limited: bool = False) -> Sandbox:
    """Return the environment of small sentences: sandboxed, nothing undefined, no loader; `limited`: of a user's."""
    environment = (LimitedSandbox if limited else Sandbox)(autoescape=False)
    environment.filters.update(numbers.FILTERS)
    environment.limit_filters()
    return environment


class Phrasing:
    """Words a plan: `plan` gives the titles of its positions and the figures that it used, the catalog the rest."""

    def __init__(
        self, wording: Wording, catalog: Catalog, plan: Plan | None = None, builtin: Wording | None = None
    ) -> None:
        """Word with `wording`.

        `builtin` is the wording that the texts in the plan were written with, where it is another one.
        """
        self._wording, self._catalog, self._plan = wording, catalog, plan
        environment = sentence_environment(limited=builtin is not None and builtin != wording)
        self._filling = Sentences(environment, f"wording/{wording.language}")
        self._sentences: dict[tuple[str, tuple[tuple[str, Value], ...]], str] = {}
        self._written = Phrasing(builtin, catalog, plan) if builtin is not None and builtin != wording else None

    def said(self, reason: Reason) -> str:
        """Return what a reader is told: the text of the plan where somebody rewrote it, else this wording's."""
        if reason.text is None:
            return self.reason(reason)
        if self._written is None or self._written.reason(reason) != reason.text:
            return reason.text
        return self.reason(reason)

    def reason(self, reason: Reason) -> str:
        """Return the sentence of `reason` in this wording, whatever stands in its `text`; raises WordingError."""
        place = (reason.key, tuple(reason.values.items()))
        try:
            known = self._sentences.get(place)
        except TypeError:  # a list of roles with their work
            return self._sentence(reason)
        if known is None:
            known = self._sentences[place] = self._sentence(reason)
        return known

    def _sentence(self, reason: Reason) -> str:
        values = {name: self._value(reason.kind(name), value) for name, value in reason.values.items()}
        return self._filled(f"reasons.{reason.key}", self._wording.reasons[reason.key], values)

    def title(self, plan: Plan) -> str:
        """Return the title of a plan: the one that somebody gave it, or one made for the company or structure."""
        made = self._made_title(plan)
        written = made if self._written is None else self._written._made_title(plan)  # noqa: SLF001 - of its own kind
        return made if plan.title in (None, written) else plan.title

    def _made_title(self, plan: Plan) -> str:
        structures = {team.id: team.title for team in self._catalog.teams}
        company = plan.brief.company or structures.get(plan.origin.template or "")
        return self.phrase("plan_title", company=company)

    def phrase(self, name: str, /, **values: object) -> str:
        """Return the phrase `name` filled with `values`; raises WordingError."""
        return self._filled(f"phrases.{name}", self._wording.phrases[name], values)

    def term(self, kind: str, value: object) -> str:
        """Return the name of a term; KeyError where the wording has no such term."""
        return self._wording.terms[kind][str(value)]

    def made_up(self, kind: str, word: str) -> str:
        """Return the name of a word of a plan that may be none of the terms: then it is its own name."""
        return self._wording.terms.get(kind, {}).get(word, word)

    def role(self, role_id: str) -> Named:
        """Return the title of a role; its id where the catalog lacks it."""
        role = self._catalog.role_by_id.get(role_id)
        if role is None:
            return Named(role_id, role_id)
        return Named(role.title if self._wording.language == "zh" else role.title_en, role_id)

    def service(self, role_id: str) -> Named:
        """Return what buying the work of a role is called."""
        role = self._catalog.role_by_id.get(role_id)
        if role is not None and role.bought_as is not None and self._wording.language == "zh":
            return Named(role.bought_as, role_id)
        return Named(self.phrase("role_bought", role=self.role(role_id)), role_id)

    def driver(self, driver: str) -> Named:
        """Return the name of a volume, with its unit."""
        return Named(self.term("driver", driver), str(driver), self.term("unit", driver))

    def figure(self, key: str) -> Named:
        """Return the title of an assumption, with its unit: as the plan used it, else as the catalog has it."""
        found = self._figures.get(key) or self._catalog.assumption_by_key.get(key)
        return Named(key, key) if found is None else Named(found.title or key, key, found.unit)

    def figure_title(self, used: AssumptionUsed) -> str:
        """Return what an assumption, or a key of the brief that was completed, is called."""
        return self.made_up("brief_key", used.key) if used.title is None else used.title

    def figure_value(self, used: AssumptionUsed) -> str:
        """Return the value of an assumption or of a completed key as a reader sees it."""
        value = used.value
        if isinstance(value, bool):
            return self.term("answer", value)
        if value is None:
            return self.phrase("unrestricted")
        if isinstance(value, str):
            return self.made_up(used.key, value) if used.title is None else value
        return numbers.number(value)

    def figure_source(self, used: AssumptionUsed) -> str:
        """Return where an assumption comes from, or why a key of the brief was completed so."""
        return self.reason(used.because) if used.because else used.source or ""

    def shift(self, shift: ShiftStaffing) -> str:
        """Return the name and the hours of a shift."""
        numbered = shift.name == "numbered"
        name = self.phrase("shift_numbered", number=shift.number) if numbered else self.term("shift", shift.name)
        return f"{name} {shift.start}–{shift.end}"

    @cached_property
    def written(self) -> NumberWriter:
        """Writes quantities in this wording."""
        return NumberWriter(self.phrase)

    def listed(self, items: Iterable[str]) -> str:
        """Return items as a list within a sentence."""
        return self.phrase("list_separator").join(items)

    def distinct(self, items: Iterable[str | None], most: int = 8) -> str:
        """Return the items without repeats; a long list is cut and says how many there are."""
        unique = list(dict.fromkeys(item or "—" for item in items))
        shown = self.listed(unique[:most])
        return shown if len(unique) <= most else self.phrase("and_more", shown=shown, count=len(unique))

    def sentence(self, text: str) -> str:
        """Return `text` with a full stop, unless it ends in one or says nothing."""
        text = text.rstrip(_OPEN_ENDS)
        return text if not text or text.endswith(_ENDS) else text + self.phrase("full_stop")

    def clause(self, text: str) -> str:
        """Return a sentence without its full stop, to go on after it."""
        return text.rstrip(_CLAUSE_ENDS)

    def _filled(self, key: str, text: str, values: dict[str, object]) -> str:
        try:
            return self._filling.filled(text, values)
        except TemplateProblem as error:
            raise WordingError(key, error.message) from error
        except _UNUSABLE as error:
            raise WordingError(key, words_of(error)) from error

    def _value(self, kind: Kind, value: Value) -> object:
        if isinstance(value, dict):
            return [RoleWork(self.role(role), fte) for role, fte in value.items()]
        name = self._names.get(kind)
        if name is None:
            return value
        return [name(str(one)) for one in value] if isinstance(value, tuple) else name(str(value))

    @cached_property
    def _names(self) -> dict[Kind, Callable[[str], Named]]:
        """How a value of each kind, or each value of a list, is named; the others are shown as they are."""

        def titled(titles: dict[str, str]) -> Callable[[str], Named]:
            return lambda value: Named(titles.get(value, value), value)

        def termed(kind: str) -> Callable[[str], Named]:
            return lambda value: Named(self.term(kind, value), value)

        catalog, positions = self._catalog, () if self._plan is None else self._plan.positions
        position = titled({position.id: position.title for position in positions})
        return {
            Kind.ROLE: self.role,
            Kind.ROLES: self.role,
            Kind.SERVICE: self.service,
            Kind.SERVICES: self.service,
            Kind.POSITION: position,
            Kind.POSITIONS: position,
            Kind.DRIVER: self.driver,
            Kind.DRIVERS: self.driver,
            Kind.FIGURE: self.figure,
            Kind.FUNCTION: titled({function.value: unit.department for function, unit in catalog.unit_of.items()}),
            Kind.DIVISION: titled({division.id: division.title for division in catalog.organisation.divisions}),
            Kind.STAGE: termed("stage"),
            Kind.MODEL: termed("model"),
            Kind.SWITCH: termed("switch_off"),
            Kind.SWITCH_ON: termed("switch_on"),
        }

    @cached_property
    def _figures(self) -> dict[str, AssumptionUsed]:
        return {} if self._plan is None else {used.key: used for used in self._plan.assumptions}
