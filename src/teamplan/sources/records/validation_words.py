"""What is said about values that do not satisfy the model, in Chinese and in English."""

from typing import Any, NamedTuple

from teamplan.findings.suggestion import or_did_you_mean
from teamplan.model.brief import OPENING

_SHOWN_LENGTH = 40


class Wording(NamedTuple):
    """A message about one value, and the rule that it belongs to."""

    rule: str
    zh: str
    en: str
    help_zh: str = ""
    help_en: str = ""


_DIGITS = ("请写阿拉伯数字，不带单位和逗号", "Write digits only")
_TEXT = Wording(
    "wrong-type",
    "文字",
    "text",
    "文字若以数字、true 等开头请加引号",
    "Put text that looks like a number or a boolean in quotes",
)
_INTEGER = Wording("wrong-type", "整数", "a whole number", *_DIGITS)
_NUMBER = Wording("wrong-type", "数字", "a number", *_DIGITS)
_TRUTH = Wording("wrong-type", " true 或 false", "true or false", "请写 true 或 false", "Write true or false")
_LIST = Wording("wrong-type", "列表", "a list", "列表写作 [a, b]，或每行一个“- ”", "Write [a, b], or `- ` lines")
_MAPPING = Wording("wrong-type", "“键: 值”", "a mapping", "这里要写“键: 值”", "Write `key: value` pairs here")
_WITHIN = ("请改成范围内的数", "Use a number within the range")

_KINDS: dict[str, Wording] = {
    **dict.fromkeys(("string_type", "string_sub_type"), _TEXT),
    **dict.fromkeys(("int_type", "int_parsing", "int_from_float", "int_parsing_size"), _INTEGER),
    **dict.fromkeys(("float_type", "float_parsing"), _NUMBER),
    **dict.fromkeys(("bool_type", "bool_parsing"), _TRUTH),
    **dict.fromkeys(("tuple_type", "list_type"), _LIST),
    **dict.fromkeys(("dict_type", "model_type", "model_attributes_type", "mapping_type"), _MAPPING),
    "finite_number": Wording("out-of-range", "有限的数字", "a finite number", *_WITHIN),
    "greater_than_equal": Wording("out-of-range", "不小于 {ge:,.15g} 的数", "at least {ge:,.15g}", *_WITHIN),
    "greater_than": Wording("out-of-range", "大于 {gt:,.15g} 的数", "more than {gt:,.15g}", *_WITHIN),
    "less_than_equal": Wording("out-of-range", "不大于 {le:,.15g} 的数", "at most {le:,.15g}", *_WITHIN),
    "less_than": Wording("out-of-range", "小于 {lt:,.15g} 的数", "less than {lt:,.15g}", *_WITHIN),
    "too_short": Wording(
        "out-of-range", "至少 {min_length} 项", "{min_length} items at least",
        "现有 {actual_length} 项，请补足", "Add items",
    ),
    "too_long": Wording(
        "out-of-range", "至多 {max_length} 项", "{max_length} items at most",
        "现有 {actual_length} 项，请合并或删减", "Merge or remove items",
    ),
    "string_too_short": Wording(
        "out-of-range", "不为空的文字", "text that is not empty", "请写上内容，或删去这个键", "Write something"
    ),
    "string_too_long": Wording(
        "out-of-range", "至多 {max_length} 个字", "{max_length} characters at most",
        "现有 {length} 个字，请缩短", "Shorten the text",
    ),
    "unseen_in_line": Wording(
        "control-character", "一行看得见的文字，不含 {code}", "visible text on one line, without {code}",
        "请删去换行或看不见的字符", "Remove the line break, or what nobody sees",
    ),
    "unseen_in_prose": Wording(
        "control-character", "看得见的文字，不含 {code}", "visible text, without {code}",
        "请删去看不见的字符", "Remove what nobody sees",
    ),
    "string_unicode": Wording(
        "control-character", "完整的文字", "text without broken characters", "请重新输入", "Type it again"
    ),
}  # fmt: skip
"""Type of Pydantic's error → what is wanted, with places for the error's context and the `length` of a text."""

_PATTERNS: dict[str, tuple[str, str]] = {
    r"^[a-z][a-z0-9_]*$": ("小写字母开头，只含小写字母、数字和下划线的 id", "an id of a-z, 0-9 and _"),
    r"^[a-z0-9][a-z0-9-]*$": ("只含小写字母、数字和短横线的 id", "an id of a-z, 0-9 and -"),
    r"^\d{4}(-\d{2}(-\d{2})?)?$": (
        '日期，如 "2025" 或 "2025-01"（年份要加引号）',
        'a date such as "2025-01" (quote a year)',
    ),
    r"^\d{4}-(0[1-9]|1[0-2])$": ("年月，如 2026-12", "a month such as 2026-12"),
    r"^\d{2}:\d{2}$": ("时刻，如 08:00", "a time such as 08:00"),
    r"^(http|https)://[!-~]+$": (
        "网址，以 http:// 或 https:// 开头",
        "an address that begins with http:// or https://",
    ),
    OPENING: ("时段，如 08:00-23:00，最晚到 24:00", "hours such as 08:00-23:00, up to 24:00"),
}


def shown_value(value: object) -> str:
    """Return a value from a file so that it fits a message."""
    if value is None:
        return "空 (null)"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "{…}"
    if isinstance(value, list | tuple):
        return f"[…]×{len(value)}"
    text = str(value)
    text = text if len(text) <= _SHOWN_LENGTH else text[:_SHOWN_LENGTH] + "…"
    return f"「{text}」" if isinstance(value, str) else text


def expectation(kind: str, context: dict[str, Any], message: str, value: object) -> Wording:
    """Return what should have stood there, for a Pydantic error `kind`.

    A kind that the table lacks is named as it is, with Pydantic's own `message` in English.
    """
    if kind in _KINDS:
        rule, *texts = _KINDS[kind]
        length = len(value) if isinstance(value, str) else 0
        return Wording(rule, *(text.format(**context, length=length) for text in texts))
    if kind == "string_pattern_mismatch":
        pattern = context["pattern"]
        zh, en = _PATTERNS.get(pattern, (f"符合 {pattern} 的文字", f"text like {pattern}"))
        return Wording("bad-format", zh, en, "请按格式改写", "Mend the format")
    return Wording("invalid-value", f"别的值（{kind}）", f"another value ({message})")


def custom_words(kind: str, context: dict[str, Any]) -> tuple[Wording, tuple[str | int, ...]] | None:
    """Return the wording of an error that our own validators raise, and where below the error's place it points.

    None for Pydantic's own kinds.
    """
    word = _CUSTOM.get(kind)
    if word is None:
        return None
    rule, zh, en, help_zh, help_en, below = word
    meant = or_did_you_mean(context.get("near", ""))
    values = {**context, "hint_zh": meant.zh, "hint_en": meant.en}
    texts = (part.format(**values) for part in (zh, en, help_zh, help_en))
    path = tuple(context[part[1:]] if part.startswith("$") else part for part in below)
    return Wording(rule, *texts), path


_CUSTOM: dict[str, tuple[str, str, str, str, str, tuple[str, ...]]] = {
    "unknown_term": (
        "unknown-value", "不认识「{value}」{hint_zh}", "unknown word “{value}”{hint_en}",
        "可用：{choices}（中英文都可以）", "Known: {choices} (English or Chinese)", (),
    ),
    "platform_not_text": (
        "wrong-type", "平台名应为文字，现为 {value}", "the name of a platform is text, not {value}",
        '请给名称加引号，如 "1688"', 'Put the name in quotes, such as "1688"', ("$index",),
    ),
    "pinned_both_ways": (
        "contradictory-brief", "{roles} 同时写在 require 与 exclude 里", "{roles} stand in both require and exclude",
        "请只留一处", "Keep one of the two", ("exclude",),
    ),
    "channel_twice": (
        "contradictory-brief", "平台「{platform}」在 channels 里写了两次", "“{platform}” stands twice in `channels`",
        "一个平台写一项；几家店用 stores 写", "Write each platform once; say with `stores` how many shops it has",
        ("channels", "$index", "platform"),
    ),
    "channels_beside_platforms": (
        "contradictory-brief", "platforms 与 channels 写的平台不一样", "`platforms` and `channels` disagree",
        "请只留一处：写了 channels 就不用写 platforms", "Keep one: with `channels` there is no need of `platforms`",
        ("channels",),
    ),
    "channels_beside_total": (
        "contradictory-brief", "各平台的 `{name}` 合计 {sum}，与总数 {total} 对不上",
        "the `{name}` of the channels add up to {sum}, the total is {total}",
        "请改正其中一个；总数可以不写", "Mend one of them; the total may be left out", ("$name",),
    ),
    "factors_without_source": (
        "missing-key", "写了平台的倍数，没有写出处", "the platform has factors, and no source for them",
        "请用 `source: …` 写明这些倍数从哪里来", "Say with `source: …` where the factors come from", (),
    ),
    "range_upside_down": (
        "out-of-range", "范围颠倒：low {low} ≤ base {base} ≤ high {high} 不成立",
        "upside down: low {low} ≤ base {base} ≤ high {high} does not hold",
        "请让 low ≤ base ≤ high", "Make low ≤ base ≤ high", ("base",),
    ),
    "impossible_figure": (
        "out-of-range", "`{key}` 为 {value:g} 时排不出方案", "there is no plan where `{key}` is {value:g}",
        "请写 {least:g} 到 {most:g} 之间的数", "Write a number from {least:g} to {most:g}", ("$end",),
    ),
    "stage_without_pace": (
        "missing-key", "缺少阶段 {stages}", "the stages {stages} are missing",
        "三个阶段都要写", "Every stage needs its pace", (),
    ),
    "unknown_reason": (
        "unknown-value", "没有理由 `{key}`", "there is no reason `{key}`",
        "只改 text 就可以改写句子；key 由程序给出", "Change `text` to reword it; the key is the program's", ("key",),
    ),
    "wrong_reason_values": (
        "unknown-value", "理由 `{key}` 的 values 不对：{names}", "wrong values of the reason `{key}`: {names}",
        "这个理由的值是：{known}", "The values of this reason are: {known}", ("values",),
    ),
    "unknown_placeholder": (
        "unknown-value", "「{found}」不是占位词", "“{found}” stands for nothing",
        "职责里只有 {known} 会换成直接上级的名称", "In a duty only {known} stands for something: the superior", (),
    ),
    "input_of_one": (
        "unknown-value", "输入要写 driver、assumption、role 之一", "an input has one of driver, assumption and role",
        "只留一个", "Keep one of them", (),
    ),
    "source_without_place": (
        "missing-key", "来源没有 title 也没有 url", "the source has neither `title` nor `url`",
        "请至少写一个，读者才能找到它", "Write one of them, so that a reader can find it", (),
    ),
    "fact_without_value": (
        "missing-key", "没有 low 也没有 high", "there is neither `low` nor `high`",
        "请写数值；只知道一端时写一端", "Write the value, or the one end that is known", (),
    ),
    "duplicate_post": (
        "duplicate-id", "编制 id `{id}` 重复", "the post id `{id}` stands twice",
        "每个编制要有自己的 id", "Give each post an id of its own", ("posts", "$index", "id"),
    ),
}  # fmt: skip
"""Type of the error → rule, Chinese, English, both helps, and the path below the error's own (`$` from the context)."""
