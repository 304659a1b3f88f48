"""What a staffing rule is to the planner, to its reasons and to the checks of catalogs."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, NamedTuple, Protocol, TypeVar

from teamplan.model.base import Record
from teamplan.model.driver import Driver
from teamplan.model.plan import Input
from teamplan.model.reason import Reason
from teamplan.planning.figures import Bound, Figures

Volume = Mapping[Driver, float]
Formula = Callable[[Volume], float]
ServiceFte = Callable[[float, float], float]
"""(contacts a day, handle minutes) → FTE."""

Rule = TypeVar("Rule", bound=Record)


class ByVolume(NamedTuple):
    """Work that follows a driver, or nothing: `formula` gives it."""

    formula: Formula
    driver: Driver | None = None


class FromPool(NamedTuple):
    """A share of what the work of the role `of` exceeds `above` by (FTE)."""

    of: str
    share: float
    above: float


class FromLayer(NamedTuple):
    """Leadership: what the work of the led layer exceeds `above` by, divided by the span."""

    span: float
    above: float


Work = ByVolume | FromPool | FromLayer


class Steps(NamedTuple):
    """A curve that the catalog states in points of (volume, FTE), and the key that it stands under."""

    key: str
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Terms:
    """What rules are compiled with: the figures at one end of their ranges, and the service desk."""

    figures: Figures
    bound: Bound
    service_fte: ServiceFte

    def many(self, formula: Formula) -> Formula:
        """Return the work that is left of `formula` (FTE) where many do it: its power beyond the first person.

        Work of one person or less is what it is. Beyond, each further one brings less than the one before would
        have taken, because work of one kind is done in batches, with tools and by specialists.
        """
        power = self.figures.bound("returns_to_scale", self.bound, divides=False)
        return lambda volumes: work if (work := formula(volumes)) <= 1 else work**power

    def present(self, base: float, formula: Formula) -> Formula:
        """Return `formula` with what it takes to be there at all: up to `base` (FTE), nothing where nothing is done.

        A little work asks for a little presence: as much as the work itself, times a figure.
        """
        if not base:
            return formula
        share = self.figures.base("presence_per_work")
        return lambda volumes: (work := formula(volumes)) + min(base, share * work)

    def divisor(self, key: str) -> float:
        """Return the figure `key` where it divides."""
        return self.figures.bound(key, self.bound, divides=True)

    def factor(self, key: str) -> float:
        """Return the figure `key` where it multiplies."""
        return self.figures.bound(key, self.bound, divides=False)


class Known(Protocol):
    """The inputs of a plan, for reasons."""

    def driver(self, driver: Driver) -> Input:
        """Return the value of a driver."""

    def figure(self, key: str) -> Input:
        """Return an assumption."""

    def work(self, role: str) -> Input:
        """Return the work of a role before specialists take their share (FTE)."""

    @property
    def queue_model(self) -> Reason:
        """The model of the service desk."""


class Explained(NamedTuple):
    """Why there is this much work."""

    formula: Reason
    inputs: tuple[Input, ...] = ()
    model: Reason | None = None
    """The model behind a figure that no formula shows."""


class RuleKind(ABC, Generic[Rule]):
    """One staffing rule of the catalog."""

    model: type[Rule]
    follows: str | None = None
    """Key of the rule that names its driver; None: it has none."""
    figures: tuple[str, ...] = ()
    """Keys of the rule that name assumptions."""
    leads: bool = False
    """Whether only leaders can have it."""
    shareable: bool = True
    """Whether specialists can take a share of its work."""

    @abstractmethod
    def compile(self, rule: Rule, terms: Terms) -> Work:
        """Return the work that `rule` gives."""

    @abstractmethod
    def explain(self, rule: Rule, known: Known) -> Explained:
        """Return the reason of the work, and its inputs."""

    def driver(self, rule: Rule) -> Driver | None:
        """Return the driver that the work follows, or None."""
        return None if self.follows is None else getattr(rule, self.follows)

    def pool(self, rule: Rule) -> tuple[str, float] | None:  # noqa: ARG002 - one rule has one
        """Return the role whose work it takes a share of, and the share, or None."""
        return None

    def steps(self, rule: Rule) -> Steps | None:  # noqa: ARG002 - one rule has some
        """Return the points that the catalog states, which must rise, or None."""
        return None
