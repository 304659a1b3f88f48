"""Which performance measures reward turnover, and which keep it honest."""

from functools import lru_cache

from teamplan.text.word_list import WordList, joined

_SALES = WordList(joined("GMV|GPM|销售额|成交|业绩|营业额|销量|流水|出单"))
_COUNTER = WordList(
    joined(
        "净|退款|退货|退换|利润|毛利|费用|成本|满意|投诉|客诉|好评|差评|评分|违规|合规|库存|周转|回款|逾期|"
        "投产|ROI|复购|留存|流失|质量|品质|差错|体验分|缺陷|售后|破价|周活|留任"
    )
)


@lru_cache(maxsize=2048)
def rewards_turnover(name: str) -> bool:
    """Whether a measure of this name grows with gross turnover, whatever it costs."""
    return _SALES.pattern.search(name) is not None and _COUNTER.pattern.search(name) is None


@lru_cache(maxsize=2048)
def counters_turnover(name: str) -> bool:
    """Whether a measure of this name suffers when turnover is bought with returns, discounts or promises."""
    return _COUNTER.pattern.search(name) is not None
