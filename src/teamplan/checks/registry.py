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
    unknown_role_reference.check,
    unknown_assumption_reference.check,
    duplicate_id.check,
    duplicate_alias.check,
    duplicate_duty.check,
    reporting_cycle.check,
    kpi_weights.check,
    gmv_only_kpi.check,
    missing_counter_measure.check,
    duty_wording.check,
    discriminatory_wording.check,
    staffing_monotone.check,
    separation_impossible.check,
    function_coverage.check,
    profile_coverage.check,
    stale_assumption.check,
    weak_assumption.check,
    one_head.check,
    unknown_superior.check,
    unknown_position.check,
    duplicate_position_id.check,
    single_owner.check,
    span_of_control.check,
    needless_layer.check,
    size_mismatch.check,
    fte_conservation.check,
    overload.check,
    duty_separation.check,
    unknown_practice.check,
    budget_tie_out.check,
    contradictory_brief.check,
    absurd_driver.check,
)
