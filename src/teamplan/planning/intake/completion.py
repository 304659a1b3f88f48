"""Completing a brief: whatever it leaves open becomes a stated value and a listed assumption."""

from teamplan.model.brief import Brief, CompletedBrief
from teamplan.model.catalog import Catalog
from teamplan.model.driver import VOLUMES_OF_SWITCH
from teamplan.model.plan import AssumptionUsed
from teamplan.model.platform import Market
from teamplan.model.reason import Reason
from teamplan.model.terms import BusinessModel, EvidenceGrade, Stage

_MODEL_OF = {
    Market.CROSS_BORDER: (BusinessModel.CROSS_BORDER, "only_cross_border"),
    Market.SOCIAL: (BusinessModel.SOCIAL, "only_social"),
    Market.WHOLESALE: (BusinessModel.B2B, "only_wholesale"),
}
"""What it means to be on platforms of one market only; domestic platforms say nothing."""


def complete_brief(brief: Brief, catalog: Catalog) -> tuple[CompletedBrief, tuple[AssumptionUsed, ...]]:
    """Return `brief` with model, platforms, live and self-fulfilment filled in, and what was assumed."""
    settled: dict[str, object] = {}
    assumed: list[AssumptionUsed] = []

    def assume(key: str, value: object, shown: bool | str | None, because: Reason) -> None:  # noqa: FBT001 - a value
        settled[key] = value
        assumed.append(AssumptionUsed(key=key, value=shown, because=because, grade=EvidenceGrade.GK))

    if brief.channels:
        brief = _summed(brief)
    model = brief.model
    if model is None:
        model, because = _likely_model(brief, catalog)
        assume("model", model, model.value, because)
    if brief.platforms is None:
        assume("platforms", (), None, Reason.of("platforms_not_stated"))
    live = brief.live
    if live is None:
        live, because = _likely_live(brief)
        assume("live", live, live, because)
    if brief.self_fulfilment is None:
        own, because = True, Reason.of("shipping_volume_stated")
        if not _states_volume_of("self_fulfilment", brief):
            own, because = (
                catalog.profile(model).self_fulfilment,
                Reason.of("usual_for_model", model=model.value),
            )
        assume("self_fulfilment", own, own, because)
    settled["regulated"] = bool(brief.regulated)
    if brief.staffed is None:
        if brief.size is not None and not brief.team and brief.stage is not Stage.STARTUP:
            assume("staffed", value=True, shown=True, because=Reason.of("grown_company_is_staffed"))
        else:
            settled["staffed"] = False
    return CompletedBrief.completing(brief, settled), tuple(assumed)


def _summed(brief: Brief) -> Brief:
    """Return `brief` with what its channels say together: platforms, and totals of what each of them states."""
    update: dict[str, object] = {"platforms": tuple(channel.platform for channel in brief.channels)}
    for name in ("monthly_sales", "stores", "live_hours_per_day"):
        known = [part for channel in brief.channels if (part := getattr(channel, name)) is not None]
        whole = len(known) == len(brief.channels) or name == "live_hours_per_day"
        if known and whole and getattr(brief, name) is None:
            update[name] = sum(known)
    return brief.model_copy(update=update)


def _likely_model(brief: Brief, catalog: Catalog) -> tuple[BusinessModel, Reason]:
    markets = {catalog.market_of.get(name) for name in brief.platforms or ()}
    market = markets.pop() if len(markets) == 1 else None
    if market in _MODEL_OF:
        model, key = _MODEL_OF[market]
        return model, Reason.of(key, platforms=brief.platforms)
    if brief.projects is not None and brief.monthly_sales is None:
        return BusinessModel.TP, Reason.of("counted_in_projects")
    return BusinessModel.B2C, Reason.of("most_common_model")


def _likely_live(brief: Brief) -> tuple[bool, Reason]:
    if _states_volume_of("live", brief):
        return True, Reason.of("live_volume_stated")
    return False, Reason.of("live_not_stated")


def _states_volume_of(switch: str, brief: Brief) -> bool:
    """Whether `brief` gives a volume that there is only where `switch` is on."""
    return any(brief.volume(driver) for driver in VOLUMES_OF_SWITCH[switch])
