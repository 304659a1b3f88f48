"""A team structure as published: exact roles, counts and reporting lines."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from teamplan.model.base import Identifier, Name, Prose, Record, Slug, Text
from teamplan.model.driver import Driver
from teamplan.model.terms import BusinessModel, Employment, Stage

Count = Annotated[int, Field(ge=0, le=1000)]
DocumentChapter = Literal[
    "goals",
    "principles",
    "structure",
    "departments",
    "establishment",
    "job_descriptions",
    "recruiting",
    "performance",
    "pay",
    "collaboration",
    "budget",
    "roadmap",
    "risks",
    "sources",
]
"""A chapter of the proposal, by its key."""


class TeamPost(Record):
    """One line of a published structure: a post, how many sit on it and whom they report to."""

    id: Slug
    title: Name
    roles: Annotated[dict[Identifier, Annotated[float, Field(gt=0, le=1)]], Field(min_length=1)]
    """Hats with their FTE share of one seat; the first is the main one."""
    department: Text
    count: Count = 1
    count_from: Driver | None = None
    """The driver that gives the count instead (document 002: 运营 by the number of projects)."""
    count_stated: bool = True
    """False where the source names the post without a number and `count` is this project's reading."""
    reports_to: Slug | None = None
    needs: tuple[Text, ...] = ()
    """Brief switches without which the post is left out: `self_fulfilment`, `live`."""
    optional: bool = False
    employment: Employment = Employment.FULL_TIME
    note: Prose | None = None


class OutsideService(Record):
    """A capability that the structure buys instead of staffing (document 003: a SaaS shop system)."""

    title: Text
    instead_of: tuple[Identifier, ...]
    note: Prose
    cost: Prose | None = None


class PublishedChapter(Record):
    """A chapter of the document that the source is, and the chapters of the proposal that it takes in."""

    title: Name
    of: Annotated[tuple[DocumentChapter, ...], Field(min_length=1)]


class TeamStructure(Record):
    """One file of `templates/teams/`."""

    id: Slug
    title: Name
    title_en: Name
    summary: Prose
    stage: Stage
    model: BusinessModel
    platforms: tuple[Text, ...] = ()
    live: bool = False
    self_fulfilment: bool = True
    posts: Annotated[tuple[TeamPost, ...], Field(min_length=1)]
    departments: dict[Text, Text] = {}
    """Department → what it does."""
    outside: tuple[OutsideService, ...] = ()
    goals: tuple[Prose, ...] = ()
    """What the team is to reach, as the source says it."""
    chapters: tuple[PublishedChapter, ...] = ()
    """The order of a proposal for this team, where the source has its own; whatever it leaves out is an appendix."""
    notes: tuple[Prose, ...] = ()
    sources: Annotated[tuple[Text, ...], Field(min_length=1)]

    @property
    def people(self) -> int:
        """Seats of a plan for which nothing is set (人), the least where a count follows a driver."""
        return sum(
            post.count
            for post in self.posts
            if not post.optional and all(getattr(self, need, False) for need in post.needs)
        )

    @model_validator(mode="after")
    def _unique_posts(self) -> Self:
        seen: set[str] = set()
        for place, post in enumerate(self.posts):
            if post.id in seen:
                message = "编制 id「{id}」重复"
                raise PydanticCustomError("duplicate_post", message, {"id": post.id, "index": place})
            seen.add(post.id)
        return self
