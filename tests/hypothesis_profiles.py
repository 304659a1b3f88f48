"""How hard Hypothesis looks: `fast` in every run of the tests, `thorough` in `make fuzz`.

Chosen by `--hypothesis-profile NAME`, else by the environment variable HYPOTHESIS_PROFILE, else `fast`.
Neither has a deadline: the time of one example says more about the load of the machine than about the program.
"""

from __future__ import annotations

import os

from hypothesis import settings

FAST, THOROUGH = 100, 2000
"""Examples of one property."""


def load_profiles() -> None:
    """Register both profiles and choose one."""
    in_ci = os.environ.get("CI") == "true"
    settings.register_profile("fast", max_examples=FAST, deadline=None, derandomize=in_ci, print_blob=True)
    settings.register_profile("thorough", max_examples=THOROUGH, deadline=None, derandomize=False, print_blob=True)
    settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fast"))


def costly(share: float) -> settings:
    """Return the settings of a property whose examples are expensive: that share of the profile's number."""
    return settings(max_examples=max(1, round(settings().max_examples * share)))
