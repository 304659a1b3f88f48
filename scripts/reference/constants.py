"""The constants that decide what a plan looks like."""

from __future__ import annotations

from fractions import Fraction
from importlib import import_module

from .docstrings import constant_docstring
from .meanings import StaleError
from .table_cell import escaped

CONSTANTS = (
    "model.brief:MAX_SIZE",
    "planning.hats.seating:FULL",
    "planning.service_desk.rostering:SHIFT_HOURS",
    "planning.service_desk.peaks:OVERTIME_HOURS_PER_DAY",
    "planning.service_desk.peaks:OVERTIME_HOURS_PER_MONTH",
)
"""Constants that decide what a plan looks like."""


def constant_table() -> str:
    """Return the constants with their values and docstrings."""
    lines = ["| constant | value | meaning |", "| --- | --- | --- |"]
    for place in CONSTANTS:
        module_name, name = place.split(":")
        module = import_module(f"teamplan.{module_name}")
        if not hasattr(module, name):
            message = f"teamplan.{module_name} has no {name}"
            raise StaleError(message)
        text = constant_docstring(module, name) or "—"
        lines.append(f"| `{name}` (`{module_name}`) | {constant_text(getattr(module, name))} | {escaped(text)} |")
    return "\n".join(lines) + "\n"


def constant_text(value: object) -> str:
    """Return a value as a reader writes it."""
    if isinstance(value, dict):
        return ", ".join(f"{key}: {constant_text(item)}" for key, item in value.items())
    return f"{float(value):,.4g}" if isinstance(value, float | Fraction) else f"{value:,}"
