"""What a command says: an exit code of the contract, no traceback, nothing that steers a terminal or a CI system."""

from __future__ import annotations

import re

from surface import demand

from promises.documents import UNSEEN

CODES = {0: "done", 1: "findings", 2: "refused"}
_SUMMARY = re.compile(r"::(?:error|warning|notice) ")


def demand_contract(code: int, out: str, err: str, *, github: bool = False) -> str:
    """Return the exit code in a word; raises FaultError where the contract is broken."""
    demand(code in CODES, f"exit code {code}", err)
    said = out + err
    demand("Traceback (most recent" not in said, "a traceback", said)
    demand("internal error" not in said, f"internal error: {_first(said)}", said)
    found = UNSEEN.search(said)
    demand(found is None, "a sign that nobody sees", found and repr(said[max(0, found.start() - 60) :][:120]))
    for line in said.splitlines():
        demand(not line.startswith("::") or (github and _SUMMARY.match(line)), "a line for the CI system", line[:200])
    demand(code == 0 or said, "nothing is said")
    return CODES[code]


def _first(said: str) -> str:
    return next((line for line in said.splitlines() if "internal error" in line), "")[:80]
