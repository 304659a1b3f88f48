"""Every rule. A new rule is one module and one line here."""

from __future__ import annotations

from typing import Any

from teamplan.checks.of_briefs import absurd_driver, contradictory_brief
from teamplan.checks.of_catalogs import (
    discriminatory_wording,
    duplicate_alias,
    duplicate_duty,
    duplicate_id,
    duty_wording,
    function_coverage,
    gmv_only_kpi,
    kpi_weights,
    missing_counter_measure,
    profile_coverage,
    separation_impossible,
    staffing_monotone,
    stale_assumption,
    unknown_assumption_reference,
    unknown_role_reference,
    unknown_superior,
    weak_assumption,
)
from teamplan.checks.of_plans import (
    budget_tie_out,
    duplicate_position_id,
    duty_separation,
    fte_conservation,
    needless_layer,
    one_head,
    overload,
    reporting_cycle,
    single_owner,
    size_mismatch,
    span_of_control,
    unknown_position,
    unknown_practice,
)
from teamplan.checks.rule import Rule

RULES: tuple[Rule[Any], ...] = (
    unknown_role_reference.RULE,
    unknown_assumption_reference.RULE,
    duplicate_id.RULE,
    duplicate_alias.RULE,
    duplicate_duty.RULE,
    reporting_cycle.RULE,
    kpi_weights.RULE,
    gmv_only_kpi.RULE,
    missing_counter_measure.RULE,
    duty_wording.RULE,
    discriminatory_wording.RULE,
    staffing_monotone.RULE,
    separation_impossible.RULE,
    function_coverage.RULE,
    profile_coverage.RULE,
    stale_assumption.RULE,
    weak_assumption.RULE,
    one_head.RULE,
    unknown_superior.RULE,
    unknown_position.RULE,
    duplicate_position_id.RULE,
    single_owner.RULE,
    span_of_control.RULE,
    needless_layer.RULE,
    size_mismatch.RULE,
    fte_conservation.RULE,
    overload.RULE,
    duty_separation.RULE,
    unknown_practice.RULE,
    budget_tie_out.RULE,
    contradictory_brief.RULE,
    absurd_driver.RULE,
)
