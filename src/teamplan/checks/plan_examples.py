"""Small plans for the examples of the rules: a head and a second seat."""

from __future__ import annotations

from teamplan.checks.rule import Example

HEAD = (
    "id: head, title: 店主, function: management, department: 总经办, kind: head, order: 1, because: 负责人, "
    "roles: {general_manager: 0.6}, accountable: [general_manager]"
)
SECOND = "reports_to: head, roles: {cs_agent: 0.5}, accountable: [cs_agent]"
_REST = "title: 客服, function: customer_service, department: 客服部, kind: specialist, because: 咨询最多"
DEMAND = (
    "demand:\n  - {role: general_manager, fte: 0.6, low: 0.5, high: 0.7, formula: 固定}\n"
    "  - {role: cs_agent, fte: 0.5, low: 0.4, high: 0.6, formula: 按咨询量}"
)


def plan_with(
    *,
    head: str = HEAD,
    second: str = "id: cs-1, " + SECOND,
    third: str = "",
    size: str = "2",
    demand: str = DEMAND,
    more: str = "",
) -> Example:
    """Return the example of a plan of two or three seats in which the stated parts differ."""
    seats = [head, *(_completed(seat, order) for order, seat in enumerate((second, third), start=2) if seat)]
    positions = "\n".join(f"  - {{{seat}}}" for seat in seats)
    text = f"brief: {{stage: startup, size: {size}}}\npositions:\n{positions}\n{demand}"
    return Example("plan", f"{text}\n{more}" if more else text)


def _completed(seat: str, order: int) -> str:
    rest = [part for part in _REST.split(", ") if f"{part.partition(':')[0]}:" not in seat]
    return ", ".join([seat, *rest, f"order: {order}"])
