"""What a role says of a job: who is reported to, and what it is in a team of a few people."""

from __future__ import annotations

import pytest
from pydantic import ValidationError
from small_roles import a_role

DUTIES = ["报{superior}批准", "二事", "三事", "四事"]
SMALL = {"up_to": 3, "duties": ["定货", "定价", "交{superior}", "管钱"], "authority": ["付款"]}


def test_the_superior_is_named_where_a_duty_names_it():
    role = a_role("x", duties=DUTIES)
    assert role.duties_under("店长") == ("报店长批准", "二事", "三事", "四事")
    assert role.duties == tuple(DUTIES)


@pytest.mark.parametrize("duty", ["报{boss}批准", "报{superior批准", "报superior}批准", "报{}批准"])
def test_nothing_else_stands_for_something(duty):
    with pytest.raises(ValidationError) as raised:
        a_role("x", duties=[duty, *DUTIES])
    assert [error["type"] for error in raised.value.errors()] == ["unknown_placeholder"]


def test_a_job_is_another_one_in_a_team_of_a_few_people():
    role = a_role("x", duties=DUTIES, small_team=SMALL)
    assert role.small_for(3) is role.small_team
    assert role.small_for(4) is None
    assert role.duties_under("店长", 3) == ("定货", "定价", "交店长", "管钱")
    assert role.duties_under("店长", 4) == role.duties_under("店长") == ("报店长批准", *DUTIES[1:])
    assert a_role("x").small_for(1) is None
