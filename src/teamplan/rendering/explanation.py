"""The explanation of one number or choice, and how a footnote tells it in one paragraph."""

from collections.abc import Iterable
from typing import NamedTuple

from teamplan.model.plan import DemandLine, DriverLine, Input
from teamplan.rendering.numbers import number
from teamplan.rendering.phrasing import Named, Phrasing


class ShownInput(NamedTuple):
    """One input of a formula as a reader sees it."""

    name: str
    value: float
    unit: str
    origin: str
    """How it is known: given, derived, assumed …"""
    assumption: str | None = None
    """Key of the assumption that it is."""


class Explanation(NamedTuple):
    """What is known of one subject; empty parts are left out when shown."""

    subject: str
    kind: str
    title: str
    value: str
    range: str = ""
    formula: str = ""
    inputs: tuple[ShownInput, ...] = ()
    model: str = ""
    sources: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


def formula_of(line: DemandLine | DriverLine, phrasing: Phrasing) -> str:
    """Return the formula of a line, and what is then done to its result."""
    adjusted = "" if line.adjusted is None else phrasing.said(line.adjusted)
    return phrasing.said(line.formula) + adjusted


def shown_inputs(inputs: Iterable[Input], phrasing: Phrasing) -> tuple[ShownInput, ...]:
    """Return the inputs by name, with unit and origin."""
    return tuple(_shown(item, phrasing) for item in inputs)


def _shown(item: Input, phrasing: Phrasing) -> ShownInput:
    if item.driver is not None:
        named = phrasing.driver(item.driver)
    elif item.assumption is not None:
        named = phrasing.figure(item.assumption)
    else:
        role = phrasing.role(item.role or "")
        named = Named(phrasing.phrase("work_before_split", role=role), role.id, "FTE")
    return ShownInput(str(named), item.value, named.unit, phrasing.term("origin", item.origin), item.assumption)


def input_text(item: ShownInput, phrasing: Phrasing) -> str:
    """Return an input with its value and where that comes from."""
    return phrasing.phrase(
        "input", name=item.name, value=number(item.value), unit=item.unit, origin=item.origin, key=item.assumption
    )


def footnote(explanation: Explanation, phrasing: Phrasing) -> str:
    """Return formula, inputs and model in one paragraph."""
    parts = [explanation.formula] if explanation.formula else []
    known = [input_text(item, phrasing) for item in explanation.inputs]
    if known:
        parts.append(phrasing.phrase("inputs", inputs=known))
    if explanation.model:
        parts.append(phrasing.phrase("model", model=explanation.model))
    separator, end = phrasing.phrase("formula_separator"), phrasing.phrase("formula_end")
    return separator.join(map(phrasing.clause, parts)) + end
