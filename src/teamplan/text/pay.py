"""Whether a text says what somebody is paid: an amount that is pay, however it is spelt."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from teamplan.text.word_list import WordList, joined

_PAY = WordList(
    [
        *joined("月|年|日|时|周|底|起|调|加|涨|降|", "薪|薪资|薪水|薪酬|薪金"),
        *joined("工资|提成|奖金|年终奖|绩效奖|全勤奖|餐补|房补|住房补贴|交通补贴|津贴|分红|到手|税前|税后|月入|年入"),
        *joined("wage|wages|salary|salaries|pay|pays|paid|payroll|bonus|bonuses|earns|earning|compensation"),
    ]
)
_PERHAPS = WordList(
    [
        *joined("拿|挣|给他|给她|开给|每月|一个月|每年|一年"),
        *joined("per month|a month|monthly|per year|a year|yearly"),
    ]
)
"""Words that make an amount pay unless something else is priced."""
_PRICED = WordList(
    [
        *joined(
            "销|销售|日销|月销|年销|卖|营业|营收|营业额|流水|成交|订单|客单|单价|售价|价格|定价|拿货|进货|货款|货值|库存|退款|运费|物流|仓租|租金|房租"
            "|广告|投放|投流|推广|消耗|预付|押金|保证金|罚款|罚|注册资本|融资|估值|额度|采购|成本|目标|粉丝|播放|曝光|会员|用户"
            "|日活|月活|面积|像素|摄氏|邮编|电话|手机|编号|工号|型号|版本|文号|第|单件|单次|单笔|每单|每件|每次"
        ),
        *joined(
            "sales|revenue|gmv|price|prices|cost|costs|spend|budget|turnover|orders|fans|followers|views|refund|rent|ads"
        ),
    ]
)
_HOLDERS = tuple(
    joined(
        "专员|经理|主管|总监|组长|组|部|师|员|岗|助理|运营|策划|负责人|主播|客服|内勤|跟单|会计|文员|顾问|代表"
        "| manager| specialist| lead"
    )
)
"""What makes a job of a word: a 推广专员 is nothing that is priced."""
_NAMES = frozenset({"1688", "12306", "12315", "12333", "12366"})
"""Numbers that are names."""
_MONEY = ("元", "块", "圆", "rmb", "cny", "yuan", "人民币")
_EACH = tuple(
    joined("/|每|一", "月|年|人|个月") + joined("per |a |/|/ ", "month|year|mo|yr|person"),
)
_COUNTED = tuple(
    joined(
        "单|件|人|条|个|位|名|次|场|款|家|店|平|号|天|日|年|月|岁|小时|分|秒|%|粉|套|箱|包|张|期|页|行|层|楼|路|栋|室|度|克|公斤|斤|吨"
        "|米|升|瓦|份|批|轮|届|代|级|版|周|季|倍|用户|会员|客户|咨询|订单|播放|曝光|点赞|评论|视频|字|只|台|辆|间|组|种|类|项|篇|双|盒"
        "|sku|order|orders|people|person|items|pieces|hours|days|months|years|fte|kg|cm|mm|m2|gb|mb|px|p|视|显示|屏|画质|高清|超清|拍|摄"
        "|㎡|平方|女|男|后|强|站|区|县|市|村|里|公里|点|时|fans|followers|views|stores|shops|calls|chats|inquiries|visitors"
    )
)
_CHINESE = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_TIMES = {"十": 10, "百": 100, "千": 1_000, "万": 10_000, "亿": 10**8, "w": 10_000, "k": 1_000}
_DIGITS = re.compile(r"\d{1,3}(?:[ ,'_.\u2019]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?")
_COMMA = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_NUMERALS = frozenset({*_CHINESE, "十"})
_POINTS = re.compile(r"\d{1,3}(?:\.\d{3})+")
"""Thousands as they are set apart in some languages."""
_CLAUSE_ENDS = "。；;，,、\n()（）!！?？"
_JOINS = ("-", "/", ".", "#", "_", "@", "&", "+")
_NEAR = 40
"""Characters around a number in which a word says what it is."""
_LEAST, _MOST = 500, 10_000_000
"""Amounts (元) that may be pay where no word says so."""


class _Number(NamedTuple):
    start: int
    end: int
    value: float
    grouped: bool
    """Whether it is written in thousands or with a word for them."""


def pay_in(text: str) -> str | None:
    """Return the amount in `text` that looks like somebody's pay, as it is written there; None where there is none.

    >>> pay_in("底薪五千九，另有提成"), pay_in("每月 5.9k"), pay_in("日均 5,900 单"), pay_in("月销 30 万元")
    ('五千九', '5.9k', None, None)
    """
    plain = text if text.isascii() else _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
    if _NUMERALS.isdisjoint(plain) and not _DIGITS.search(plain):
        return None
    plain = _COMMA.sub("_", plain.lower())
    for number in (*_digits(plain), *_numerals(plain)):
        if _is_pay(plain, number):
            return plain[number.start : number.end].replace("_", ",")
    return None


def _is_pay(text: str, number: _Number) -> bool:
    before, after = _clause(text, number)
    clause, rest = before + "\0" + after, after.lstrip()
    each, money = rest.startswith(_EACH), rest.startswith(_MONEY) or before.rstrip().endswith(("¥", "$", *_MONEY))
    if _PAY.pattern.search(clause):
        share = rest.startswith(("%", "个点", "点")) and not number.grouped
        amount = number.value >= 100 and not rest.startswith(_COUNTED) and not _year(number, text)
        return money or each or share or amount
    if rest.startswith(_COUNTED) and not money and not each:
        return False
    if not _LEAST <= number.value <= _MOST or _priced(clause):
        return False
    chinese = text[number.start] in _CHINESE
    if money or each or (_PERHAPS.pattern.search(clause) and not _year(number, text)):
        return True
    return not chinese and not _part_of_a_name(text, number) and not _year(number, text)


def _priced(clause: str) -> bool:
    """Whether an amount in this clause is what something else than work costs or brings in."""
    return any(not clause.startswith(_HOLDERS, found.end()) for found in _PRICED.pattern.finditer(clause))


def _clause(text: str, number: _Number) -> tuple[str, str]:
    """Return what stands before and after a number, up to the ends of its clause and not far away."""
    before, after = text[max(0, number.start - _NEAR) : number.start], text[number.end : number.end + _NEAR]
    start = max(before.rfind(end) for end in _CLAUSE_ENDS) + 1
    ends = [place for end in _CLAUSE_ENDS if (place := after.find(end)) >= 0]
    return before[start:], after[: min(ends, default=_NEAR)]


def _year(number: _Number, text: str) -> bool:
    written = text[number.start : number.end]
    return len(written) == 4 and written.isdigit() and 1900 <= number.value < 2100


def _part_of_a_name(text: str, number: _Number) -> bool:
    """Whether a number is part of a date, a code or a word: `A-1001`, `2026-12`, `GB/T 2423`."""
    before, after = text[: number.start], text[number.end : number.end + 1]
    if text[number.start : number.end] in _NAMES or before.endswith(_JOINS) or after in ("-", "/", "_", "@"):
        return True
    if before.endswith(":") and before[-2:-1].isdigit():
        return True
    beside = (before[-1:] if number.grouped else before.rstrip()[-1:], after)
    if any(sign.isascii() and sign.isalpha() for sign in beside):
        return True
    return not number.grouped and not 1_000 <= number.value < 100_000


def _digits(text: str) -> Iterator[_Number]:
    """Yield the numbers in digits, with `k`, `w`, 千 or 万 behind them."""
    for found in _DIGITS.finditer(text):
        written = found[0]
        grouped = bool(re.search(r"\d[ ,'_\u2019]\d{3}", written))
        plain = re.sub(r"[ ,'_\u2019]", "", written)
        rest = text[found.end() :]
        unit = rest.lstrip(" ")
        points = plain.count(".") > 1 or (_POINTS.fullmatch(plain) and unit.startswith(_MONEY))
        value = float(plain.replace(".", "") if points else plain)
        times = _TIMES.get(unit[:1], 1)
        if times > 10 and not (unit[0].isascii() and unit[1:2].isascii() and unit[1:2].isalpha()):
            yield _Number(found.start(), found.end() + len(rest) - len(unit) + 1, value * times, grouped=True)
        else:
            yield _Number(found.start(), found.end(), value, grouped)


def _numerals(text: str) -> Iterator[_Number]:
    """Yield the Chinese numerals."""
    place = 0
    while place < len(text):
        end = place
        while end < len(text) and (text[end] in _CHINESE or text[end] in "十百千万"):
            end += 1
        if end > place and (text[place] in _CHINESE or text[place] == "十"):
            yield _Number(place, end, _value(text[place:end]), grouped=end - place > 1)
        place = max(end, place + 1)


def _value(written: str) -> float:
    """Return what a Chinese numeral says; its last digit stands for the next lower step: 五千九 is 5,900.

    >>> _value("五千九"), _value("一万二千"), _value("一万二"), _value("十五")
    (5900.0, 12000.0, 12000.0, 15.0)
    """
    total, section, digit, step = 0.0, 0.0, 0.0, 1
    for sign in written:
        if sign in _CHINESE:
            digit = _CHINESE[sign]
        elif sign == "万":
            total, section, digit, step = (total + section + digit) * 10_000, 0.0, 0.0, 10_000
        else:
            step = _TIMES[sign]
            section, digit = section + (digit or 1) * step, 0.0
    return total + section + digit * (step / 10 if step >= 100 else 1)
