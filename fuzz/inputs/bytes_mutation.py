"""Bytes changed in a few places: what a broken disk, a merge gone wrong or an attacker leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inputs import nasty

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random

_SIGNS = [*b"\n\t :-?[]{},#&*!|>'\"%@`\\\r\x00\x1b\x85\xff\xfe\xef\xe9\xed\xa0\xc2", *b"0123456789.eExXoO_~<="]


def mutated(dice: Random, seed: bytes, others: Sequence[bytes]) -> bytes:
    """Return `seed` changed in one to six places, with pieces of `others`."""
    data = bytearray(seed)
    for _ in range(dice.choice((1, 1, 1, 2, 2, 3, 6))):
        dice.choice(_WAYS)(dice, data, others)
    return bytes(data[:60_000])


def _flip(dice: Random, data: bytearray, _: Sequence[bytes]) -> None:
    if data:
        data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)


def _sign(dice: Random, data: bytearray, _: Sequence[bytes]) -> None:
    place = dice.randint(0, len(data))
    data[place : place + dice.randint(0, 1)] = bytes([dice.choice(_SIGNS)])


def _drop(dice: Random, data: bytearray, _: Sequence[bytes]) -> None:
    place = dice.randint(0, len(data))
    del data[place : place + dice.choice((1, 1, 2, 5, 40))]


def _double(dice: Random, data: bytearray, _: Sequence[bytes]) -> None:
    place = dice.randint(0, len(data))
    piece = data[place : place + dice.choice((1, 2, 10, 80))]
    data[place:place] = piece * dice.choice((1, 1, 2, 50))


def _splice(dice: Random, data: bytearray, others: Sequence[bytes]) -> None:
    other = dice.choice(others)
    start, place = dice.randint(0, len(other)), dice.randint(0, len(data))
    data[place : place + dice.choice((0, 0, 5, 40))] = other[start : start + dice.choice((3, 10, 40, 200))]


def _value(dice: Random, data: bytearray, _: Sequence[bytes]) -> None:
    """Put something nasty in place of what stands behind a colon."""
    places = [place for place in range(len(data) - 1) if data[place : place + 2] == b": "]
    if places:
        start = dice.choice(places) + 2
        end = data.find(b"\n", start)
        value = nasty.text(dice) if dice.random() < 0.6 else repr(nasty.number(dice))
        data[start : len(data) if end < 0 else end] = quoted(dice, value).encode("utf-8", "surrogatepass")


def _line(dice: Random, data: bytearray, _: Sequence[bytes]) -> None:
    """Move a line somewhere else, or indent it."""
    lines = bytes(data).split(b"\n")
    line = lines.pop(dice.randrange(len(lines)))
    lines.insert(dice.randint(0, len(lines)), dice.choice((b"", b"", b" ", b"  ", b"- ", b"\t")) + line)
    data[:] = b"\n".join(lines)


def quoted(dice: Random, value: str) -> str:
    """Return a value as YAML may write it, or as it stands."""
    way = dice.randrange(4)
    if way == 0:
        return value
    if way == 1:
        return "'" + value.replace("'", "''") + "'"
    return '"' + "".join(_escaped(sign) for sign in value) + '"'


def _escaped(sign: str) -> str:
    if sign in '"\\':
        return f"\\{sign}"
    code = ord(sign)
    if sign.isprintable() and code < 0xD800:
        return sign
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}" if code < 65536 else f"\\U{code:08x}"


_WAYS: tuple[Callable[[Random, bytearray, Sequence[bytes]], None], ...] = (
    _flip, _sign, _sign, _drop, _double, _splice, _splice, _value, _value, _value, _line, _line,
)  # fmt: skip
