"""What is said about each rule of the YAML loader, in Chinese and in English."""

from teamplan.findings.located import Mark
from teamplan.findings.words import Words
from teamplan.sources.yaml.source_map import Problem
from teamplan.text.visible import visible

_SHOWN_LENGTH = 40
_SAVE_AS_UTF8 = Words("请用编辑器打开，另存为 UTF-8 编码。", "Open it in an editor and save it as UTF-8.")

_WORDINGS: dict[str, tuple[Words, Words]] = {
    "duplicate-key": (
        Words(
            "键 {key} 重复：第 {first} 行已经写过，第 {line} 行又写了一次。",
            "the key {key} stands twice: on line {first} and again on line {line}.",
        ),
        Words("删去其中一处，或改成另一个键。", "Remove one of the two, or give it another name."),
    ),
    "yaml-alias": (
        Words("不支持 YAML 的锚点和别名：{text}。", "YAML anchors and aliases are not accepted: {text}."),
        Words(
            "删去锚点，把内容在需要的地方写全；以 & 或 * 开头的文字请加引号。",
            "Remove the anchor and write the value out; put text that begins with & or * in quotes.",
        ),
    ),
    "yaml-tag": (
        Words("不支持 YAML 标签：{text}。", "YAML tags are not accepted: {text}."),
        Words("删去标签；以 ! 开头的文字请加引号。", "Remove the tag; put text that begins with ! in quotes."),
    ),
    "merge-key": (
        Words("不支持合并键 <<。", "the merge key << is not accepted."),
        Words("把要合并的各项直接写出来。", "Write out the entries that were to be merged."),
    ),
    "multiple-documents": (
        Words("一个文件只能有一份文档，这里开始了第二份。", "a file holds one document; a second one begins here."),
        Words(
            "删去多余的 ---，或把第二份存成另一个文件。",
            "Remove the extra ---, or move the second document to a file of its own.",
        ),
    ),
    "ambiguous-zero": (
        Words(
            "{text} 有歧义：以 0 开头的数字，有的程序按八进制读，有的按十进制读。",
            "{text} is ambiguous: some programs read a number with a leading zero as octal.",
        ),
        Words(
            '如果是数字，请去掉开头的 0；如果是编号，请加引号："{text}"。',
            'Drop the zero if it is a number; put it in quotes if it is a code: "{text}".',
        ),
    ),
    "ambiguous-scalar": (
        Words(
            "{text} 有歧义：YAML 1.1 和 1.2 对它的读法不同，一个当数字，一个当文字。",
            "{text} is ambiguous: of YAML 1.1 and 1.2, one reads a number and the other does not.",
        ),
        Words(
            '如果是数字，请写成普通的十进制数，如 1000 或 0.5；如果是文字，请加引号："{text}"。',
            'Write a plain decimal number such as 1000 or 0.5, or quote it if it is text: "{text}".',
        ),
    ),
    "number-out-of-range": (
        Words(
            "数字 {text} 太大或太长，无法准确读取。", "the number {text} is too large or too long to be read exactly."
        ),
        Words("写一个较小的数；如果是编号，请加引号。", "Write a smaller number; put it in quotes if it is a code."),
    ),
    "non-string-key": (
        Words(
            "键 {text} 会被读成数字、真假值、空值或列表，键必须是文字。",
            "the key {text} reads as a number, a boolean, nothing or a collection; keys are text.",
        ),
        Words(
            '给键加引号，例如 "1": …；检查冒号前是否漏写了键。',
            'Put the key in quotes, as in "1": …, and see that no key is missing before the colon.',
        ),
    ),
    "nesting-too-deep": (
        Words("嵌套超过 {limit} 层。", "nested deeper than {limit} levels."),
        Words("检查是否多写了括号、短横线或缩进。", "Look for surplus brackets, dashes or indentation."),
    ),
    "file-too-large": (
        Words("文件有 {size} 字节，超过上限 {limit} 字节。", "the file has {size} bytes; the limit is {limit}."),
        Words("把内容分成几个文件。", "Split it into several files."),
    ),
    "line-too-long": (
        Words("这一行超过 {limit} 字节。", "this line is longer than {limit} bytes."),
        Words(
            "把内容分成多行；检查引号是否成对，文件是否损坏。",
            "Break the line up; see that quotes are closed and the file is not damaged.",
        ),
    ),
    "scalar-too-long": (
        Words("这段文字有 {size} 字节，超过上限 {limit} 字节。", "this text has {size} bytes; the limit is {limit}."),
        Words("缩短文字；检查引号是否成对。", "Shorten the text; see that quotes are closed."),
    ),
    "stretch-too-long": (
        Words(
            "从这里起超过 {limit} 字节没有读到一个完整的值。",
            "more than {limit} bytes follow without a complete value.",
        ),
        Words("缩短文字或注释；检查引号是否成对。", "Shorten the text or comment; see that quotes are closed."),
    ),
    "too-many-values": (
        Words("文件里的值超过 {limit} 个。", "the file holds more than {limit} values."),
        Words("把内容分成几个文件。", "Split it into several files."),
    ),
    "too-many-keys": (
        Words("这里的键超过 {limit} 个。", "this mapping has more than {limit} keys."),
        Words("检查文件是否放错；把内容分开写。", "See that this is the right file; split the mapping up."),
    ),
    "too-many-problems": (
        Words(
            "问题已超过 {limit} 个，后面的内容没有再读。",
            "more than {limit} problems; the rest of the file was not read.",
        ),
        Words("先改正前面列出的问题，再检查一次。", "Mend the problems listed so far, then check again."),
    ),
    "not-utf8": (Words("文件不是 UTF-8 编码。", "not UTF-8."), _SAVE_AS_UTF8),
    "not-utf8-gbk": (Words("文件不是 UTF-8 编码，看起来是 GBK。", "not UTF-8; looks like GBK."), _SAVE_AS_UTF8),
    "not-utf8-utf16": (Words("文件不是 UTF-8 编码，看起来是 UTF-16。", "not UTF-8; looks like UTF-16."), _SAVE_AS_UTF8),
    "not-utf8-binary": (
        Words("文件不是 UTF-8 文本，看起来是二进制文件。", "not UTF-8 text; looks like a binary file."),
        Words(
            "确认文件名是否写对；Word、Excel 和 PDF 文件请先另存为文本。",
            "See that this is the file you mean; save Word, Excel and PDF files as text first.",
        ),
    ),
    "control-character": (
        Words("这里有看不见的字符 {code}。", "the character {code}, which nobody sees, stands here."),
        Words(
            "删去这个字符，写成 \\ 转义的也一样；换行请直接分行写。",
            "Remove it, also where it is written as an escape; to break a line, begin a new one.",
        ),
    ),
    "empty-file": (
        Words("文件是空的，或只有注释。", "the file is empty, or has only comments."),
        Words("写入内容；可以从模板或示例复制。", "Fill it in; a template or an example is a good start."),
    ),
}
_RULE_OF = {"ambiguous-zero": "ambiguous-scalar", "stretch-too-long": "scalar-too-long"}


def problem(wording: str, mark: Mark, **values: object) -> Problem:
    """Word one problem; `values` fill the places that the wording leaves open."""
    words = _WORDINGS[wording]
    rule = "not-utf8" if wording.startswith("not-utf8") else _RULE_OF.get(wording, wording)
    message, advice = (Words(part.zh.format(**values), part.en.format(**values)) for part in words)
    return Problem(rule, message, advice, mark)


def shown(text: str) -> str:
    """Cut text from a file so that it fits a message, and make control characters visible."""
    short = text if len(text) <= _SHOWN_LENGTH else text[:_SHOWN_LENGTH] + "…"
    return visible(short)
