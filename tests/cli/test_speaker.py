"""Messages are said on stderr in one language, whatever stderr can encode."""

from __future__ import annotations

import pytest

from teamplan.cli.speaker import LANGUAGES, Speaker
from teamplan.findings.words import Words


def test_chinese_is_spoken_unless_english_is_asked_for():
    assert LANGUAGES == ("zh", "en")
    assert Speaker() == Speaker("zh")
    assert [Speaker(language).say("一", "one") for language in LANGUAGES] == ["一", "one"]
    assert [Speaker(language).word(Words("一", "one")) for language in LANGUAGES] == ["一", "one"]


@pytest.mark.parametrize(("language", "said"), [("zh", "已写入 甲�\n"), ("en", "wrote �\n")])
def test_something_is_said_on_stderr_unless_the_user_asked_for_quiet(language, said, capfdbinary):
    words = Words("已写入 甲\udc80", "wrote \udc80")
    Speaker(language).tell(words, quiet=True)
    assert capfdbinary.readouterr() == (b"", b"")
    Speaker(language).tell(words, quiet=False)
    Speaker(language).tell(words)
    assert capfdbinary.readouterr() == (b"", said.encode() * 2)
