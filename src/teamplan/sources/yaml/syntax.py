"""What a YAML parser's complaint means, in Chinese, and what usually mends it."""

from teamplan.findings.located import Mark
from teamplan.findings.words import Words
from teamplan.sources.yaml.source_map import Problem

_MEANINGS_ZH = (
    ("mapping values are not allowed", "这里不能出现“键: 值”，多半是缩进不对或值里有冒号"),
    ("did not find expected key", "缩进与同级的键没有对齐，或括号、引号没有成对"),
    ("could not find expected ':'", "键后面缺少半角冒号加空格"),
    ("cannot start any token", "这里有不能用来开头的字符，例如制表符、@、` 或 %"),
    ("tab character", "缩进用了制表符"),
    ("block sequence entries are not allowed", "这里不能出现列表的短横线“- ”"),
    ("mapping keys are not allowed", "这里不能出现键"),
    ("expected '-' indicator", "列表各项没有对齐，或列表里混进了键"),
    ("expected ',' or ']'", "方括号列表里缺少逗号或右括号 ]"),
    ("expected ',' or '}'", "花括号里缺少逗号或右括号 }"),
    ("unexpected end of stream", "文件到此结束，但引号或括号没有成对"),
    ("unexpected document indicator", "引号里的文字被 --- 或 ... 打断"),
    ("expected <document start>", "前面的内容已经结束，这里多出了内容"),
    ("unknown escape character", "双引号里的反斜杠写法无效"),
    ("hexdecimal number", "反斜杠后面缺少十六进制数字"),
    ("character escape code", "反斜杠写出的字符编码无效"),
    ("expected node content", "这里缺少值"),
    ("alphabetic or numeric character", "& 或 * 后面缺少名字，文字以它们开头时要加引号"),
    ("tag", "以 ! 开头的内容无法识别"),
)
_HELP = Words(
    "检查本行和上一行的缩进、冒号后的空格以及引号和括号；含有冒号或 # 的文字请加引号。",
    "See that lines are indented alike, that a blank follows each colon, and that quotes and "
    "brackets are closed; put text that holds a colon or # in quotes.",
)
_HELP_TAB = Words("缩进请用空格，不要用制表符。", "Indent with blanks, not with tabs.")
_HELP_FULL_WIDTH = Words(
    "这里有全角冒号“：”；键后面请用半角冒号加空格，例如 title: 店长。",
    "There is a full-width colon here; after a key write a plain colon and a blank.",
)


def syntax_problem(complaint: str, data: bytes, mark: Mark) -> Problem:
    """Word a syntax error; `data` is the file, looked at for the mistakes most often made."""
    meaning = next((zh for part, zh in _MEANINGS_ZH if part in complaint), "写法有误")
    message = Words(f"YAML 语法错误：{meaning}。", f"not valid YAML: {complaint}.")
    return Problem("yaml-syntax", message, _help(data, mark, complaint), mark)


def _help(data: bytes, mark: Mark, complaint: str) -> Words:
    nearby = data.split(b"\n", mark.line)[max(mark.line - 2, 0) : mark.line]
    lines = [line.decode("utf-8", "replace") for line in nearby]
    if "tab character" in complaint or any("\t" in line.removesuffix(line.lstrip()) for line in lines):
        return _HELP_TAB
    if any("：" in line and ": " not in line.split("：")[0] for line in lines):
        return _HELP_FULL_WIDTH
    return _HELP
