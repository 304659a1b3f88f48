"""The keys of the wording: reasons with their values, phrases, and kinds of terms."""

from __future__ import annotations

from teamplan.model.reason_keys import REASONS, Signature
from teamplan.sources.wording_file import load_wording

from .meanings import StaleError
from .table_cell import escaped


def reason_table() -> str:
    """Return every reason, the values that its sentence can use, and the sentence."""
    said = load_wording().reasons
    if set(said) != set(REASONS):
        message = f"reasons with words and reasons that a plan can give differ: {sorted(set(said) ^ set(REASONS))}"
        raise StaleError(message)
    lines = ["| reason | values | words |", "| --- | --- | --- |"]
    lines += [f"| `{key}` | {_values(it)} | {escaped(said[key])} |" for key, it in sorted(REASONS.items())]
    return "\n".join(lines) + "\n"


def _values(signature: Signature) -> str:
    shown = [f"`{name}` {kind.value}" for name, kind in signature.required.items()]
    shown += [f"`{name}` {kind.value}, if known" for name, kind in signature.optional.items()]
    return "; ".join(shown) or "—"


def phrase_table() -> str:
    """Return every phrase with its words."""
    lines = ["| phrase | words |", "| --- | --- |"]
    return "\n".join([*lines, *(f"| `{name}` | `{escaped(text)}` |" for name, text in load_wording().phrases.items())])


def term_table() -> str:
    """Return every kind of term with its values."""
    lines = ["| kind | values |", "| --- | --- |"]
    for kind, names in load_wording().terms.items():
        shown = ", ".join(f"`{value}` {name}" for value, name in names.items())
        lines.append(f"| `{kind}` | {escaped(shown)} |")
    return "\n".join(lines) + "\n"
