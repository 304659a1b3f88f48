"""Completing a brief: whatever it leaves open becomes a stated value and a listed assumption."""

from __future__ import annotations

from teamplan.model.brief import Brief
from teamplan.model.catalog import Catalog
from teamplan.model.completed_brief import CompletedBrief
from teamplan.model.driver import VOLUMES_OF_SWITCH, Driver
from teamplan.model.plan import AssumptionUsed
from teamplan.model.terms import BusinessModel, EvidenceGrade, chinese

CROSS_BORDER_PLATFORMS = frozenset({"Amazon", "TikTok Shop", "Shopee", "Lazada", "速卖通", "eBay", "Temu", "独立站"})


def complete_brief(brief: Brief, catalog: Catalog) -> tuple[CompletedBrief, tuple[AssumptionUsed, ...]]:
    """Return `brief` with model, platforms, live and self-fulfilment filled in, and what was assumed."""
    settled: dict[str, object] = {}
    assumed: list[AssumptionUsed] = []

    def assume(key: str, title: str, value: object, shown: bool | str, because: str) -> None:  # noqa: FBT001 - a value
        settled[key] = value
        assumed.append(AssumptionUsed(key=key, title=title, value=shown, source=because, grade=EvidenceGrade.GK))

    model = brief.model
    if model is None:
        model, because = _likely_model(brief)
        assume("model", "经营模式", model, chinese(model), because)
    if brief.platforms is None:
        assume("platforms", "经营平台", (), "不限", "简报未写平台，岗位按通用平台配置")
    live = brief.live
    if live is None:
        live, because = _likely_live(brief)
        assume("live", "是否直播", live, live, because)
    if brief.self_fulfilment is None:
        own = (brief.volume(Driver.PARCELS_PER_DAY) or 0) > 0 or catalog.profile(model, live=live).self_fulfilment
        assume("self_fulfilment", "是否自发货", own, own, f"简报未写，按{chinese(model)}的常见做法")
    return CompletedBrief.completing(brief, settled), tuple(assumed)


def _likely_model(brief: Brief) -> tuple[BusinessModel, str]:
    platforms = set(brief.platforms or ())
    if platforms and platforms <= CROSS_BORDER_PLATFORMS:
        return BusinessModel.CROSS_BORDER, "所列平台都面向海外"
    if platforms == {"微信"}:
        return BusinessModel.SOCIAL, "只在微信经营"
    if platforms and platforms <= {"1688", "阿里国际站"}:
        return BusinessModel.B2B, "所列平台都是批发平台"
    if brief.projects is not None and brief.monthly_sales is None:
        return BusinessModel.TP, "简报以项目数计业务量"
    return BusinessModel.B2C, "简报未写，按最常见的零售"


def _likely_live(brief: Brief) -> tuple[bool, str]:
    if any((brief.volume(driver) or 0) > 0 for driver in VOLUMES_OF_SWITCH["live"]):
        return True, "简报写了开播时长或直播间数"
    return False, "简报未写直播；只做短视频与货架也能经营，要开播请写 live: true"
