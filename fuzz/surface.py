"""What is fuzzed: a surface makes an input from dice, and tries it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

T = TypeVar("T")


class FaultError(Exception):
    """Something is wrong with what the program made of an input; `kind` groups faults of one cause."""

    def __init__(self, kind: str, detail: str = "") -> None:
        """Keep both."""
        super().__init__(f"{kind}: {detail}"[:2000])
        self.kind = kind


class Surface(Generic[T]):
    """One way into the program.

    `make` must depend on the dice alone, so that an input can be made again from its number. `attempt` returns
    in a word what became of the input (accepted, refused …), which shows how deep the inputs reach; whatever it
    raises is a fault.
    """

    name: str
    share: float
    """Part of all inputs."""

    def __init__(self, folder: Path) -> None:
        """Get ready; `folder` is an empty folder of this process."""
        self.folder = folder

    def make(self, dice: Random) -> T:
        """Return an input."""
        raise NotImplementedError

    def attempt(self, made: T) -> str:
        """Try an input."""
        raise NotImplementedError

    def seeds(self) -> list[T]:
        """Return the inputs that are tried as they are before any is made."""
        return []


def demand(truth: object, kind: str, detail: object = "") -> None:
    """Raise FaultError unless something holds."""
    if not truth:
        raise FaultError(kind, str(detail))
