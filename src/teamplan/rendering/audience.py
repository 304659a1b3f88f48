"""Who reads an edition of the proposal, and what that reader may see."""

from enum import StrEnum


class Audience(StrEnum):
    """An edition: HR sees everything, the boss decides, staff see no money and nobody's load."""

    BOSS = "boss"
    HR = "hr"
    STAFF = "staff"

    @property
    def sees_money(self) -> bool:
        """Whether pay, budget and the cost cap are shown."""
        return self is not Audience.STAFF

    @property
    def sees_people(self) -> bool:
        """Whether loads, overloads, refusals and risks that concern single people are shown."""
        return self is not Audience.STAFF

    @property
    def wants_detail(self) -> bool:
        """Whether job descriptions, KPI tables and practices are shown in full."""
        return self is not Audience.BOSS
