"""What looks like pay in a text, however it is spelt; and amounts that are something else."""

from __future__ import annotations

import pytest
from trying import limits

from teamplan.text.pay import pay_in

PAY = (
    "月薪五千九",
    "底薪4500加提成",
    "年薪7万",
    "5,900元",
    "5900元",
    "0.59w",
    "0.59 W",
    "5 900",
    "5'900",
    "5’900",
    "5.9k",
    "9千",
    "五千九百元",
    "9000块",
    "wage 5900",
    "salary: 5,900",
    "每人每月5900",
    "11,800",
    "7.08万",
    "两人一共 1.18 万",
    "工资 5 900 元",
    "５９００元",
    "5\u200b,900元",
    "拿一万二还嫌少",
    "他拿一万二还嫌少",
    "提成 3%",
    "提成三个点",
    "客服 5900",
    "张三（5,900）",
    "¥5900",
    "RMB 5,900",
    "5.900元",
    "五千九百块",
    "时薪 25 元",
    "年入十万",
    "earns 5900 a month",
    "5900/月",
    "5.9K/月",
    "九千元",
    "月薪 9千",
    "一年七万零八百元",
    "年薪 70,800",
    "底薪:4500",
    "底薪=4500",
    "税前5900",
    "5900 rmb",
    "70 800",
    "a month 5.9k",
)
SOMETHING_ELSE = (
    "5,900 单/天",
    "2026 年",
    "日销 5900 件",
    "2026-12",
    "月销 30 万元",
    "客单价 120 元",
    "广告费 5,000 元/月",
    "粉丝 20 万",
    "20 万粉丝",
    "4K 视频",
    "薪酬专员",
    "薪酬绩效专员 2 人",
    "2026 年薪酬方案",
    "2026 薪酬方案",
    "GMV 500w",
    "杭州",
    "五千年文化",
    "九千岁",
    "千牛客服",
    "万科",
    "A-1001",
    "客服-1001",
    "iPhone 15",
    "仓库 1,200 平",
    "3,000 SKU",
    "每天 1,500 单",
    "08:00-24:00",
    "第 1001 号",
    "六百人",
    "三百六十五天",
    "年销 3000 万",
    "5,900 orders a day",
    "sales of 300,000 yuan",
    "人社厅发〔2015〕1000号",
    "GB/T 2423",
    "年销售额 5,000 万元",
    "一千件",
    "百分之三",
    "十二个月",
    "月订单 9,000",
    "两百单",
    "36,000 个包裹",
    "https://www.stats.gov.cn/sj/zxfb/202405/t20240517_1950000.html",
    "薪酬高",
    "",
    "-",
    "单件 800 元",
    "1688",
    "iPhone 15000",
)


@pytest.mark.parametrize("text", PAY)
@pytest.mark.parametrize("around", ["{}", "客服专员：{}。", "第 3 组，{}，2026 年起"])
def test_pay_is_found(text: str, around: str) -> None:
    assert pay_in(around.format(text)) is not None


@pytest.mark.parametrize("text", SOMETHING_ELSE)
@pytest.mark.parametrize("around", ["{}", "客服专员：{}。", "第 3 组，{}，2026 年起"])
def test_other_amounts_are_not(text: str, around: str) -> None:
    assert pay_in(around.format(text)) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("底薪 4,500 元，提成另算", "4,500"),
        ("全组 1.18 万", "1.18 万"),
        ("五千九百元", "五千九百"),
        ("５９００ 元", "5900"),
    ],
)
def test_the_amount_is_quoted(text: str, found: str) -> None:
    assert pay_in(text) == found


@pytest.mark.parametrize("part", ["1 ", "一", "1,", "薪", "1.", " ", "元5", "万", "销9千，", "薪 1 人"])
def test_the_longest_text_that_a_plan_takes_is_read_within_the_limits(part: str) -> None:
    with limits():
        pay_in((part * 2000)[:2000])
