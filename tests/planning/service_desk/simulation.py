"""What the tests that simulate a line of customers share."""

from __future__ import annotations

import math


def assert_mean(values: list[float], expected: float, batches: int = 40) -> None:
    """The mean lies within 5 standard errors (batch means) of `expected`, and they are small."""
    size = len(values) // batches
    means = [math.fsum(values[i * size : (i + 1) * size]) / size for i in range(batches)]
    centre = math.fsum(means) / batches
    error = math.sqrt(math.fsum((m - centre) ** 2 for m in means) / (batches - 1) / batches)
    assert abs(centre - expected) <= 5 * error
    assert error < 0.08 * expected
