"""Text as a template spells it over several lines → running text on one."""


def running_text(text: str) -> str:
    r"""Return `text` on one line: a line break of the template is nothing in Chinese and a blank between Latin words.

    >>> running_text("编制 3 人\n  ，缺编 1 人"), running_text("three seats\n  one vacant")
    ('编制 3 人，缺编 1 人', 'three seats one vacant')
    """
    text = text.strip()
    if "\n" not in text:
        return text
    first, *others = text.split("\n")
    said = [first.rstrip(" \t")]
    for line in filter(None, map(str.lstrip, others)):
        said += [_joint(said[-1], line), line.rstrip(" \t")]
    return "".join(said)


def _joint(before: str, after: str) -> str:
    return " " if before[-1:].isascii() and after[0].isascii() else ""
