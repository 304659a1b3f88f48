"""What a model allows at one place."""

from __future__ import annotations

from teamplan.model.assumption import City
from teamplan.model.brief import Brief
from teamplan.model.profile import Profile
from teamplan.model.role import Role
from teamplan.sources.records.schema_walk import SchemaWalk


def test_a_schema_says_which_keys_and_values_may_stand_at_a_place():
    brief = SchemaWalk(Brief)
    assert set(brief.keys_at(())) == set(Brief.model_fields)
    assert "hours" in brief.keys_at(("service",))
    assert brief.keys_at(("team", 0)) == ("title", "roles", "name", "count", "pay")
    assert brief.keys_at(("team", 0, "title")) == ()
    assert brief.keys_at(("nowhere",)) == ()
    assert brief.choices_at(("stage",)) == ("startup", "growth", "mature")
    assert brief.choices_at(("size",)) == ()
    assert SchemaWalk(City).choices_at(("name",)) == ()


def test_a_schema_knows_the_members_of_a_union_and_the_keys_of_a_mapping():
    role = SchemaWalk(Role)
    assert "per" in role.keys_at(("staffing", "ratio"))
    assert "per" not in role.keys_at(("staffing", "fixed"))
    assert role.choices_at(("staffing", "ratio", "rule")) == ("ratio",)
    profile = SchemaWalk(Profile)
    assert "skus" in profile.choices_at(("curves", "skuz", "[key]"))
    assert profile.choices_at(("curves", "skuz")) == ()
    assert "at" in profile.keys_at(("curves", "skus"))
