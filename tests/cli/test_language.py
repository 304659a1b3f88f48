"""The language of messages: `--lang`, else TEAMPLAN_LANG, else LC_ALL, LC_MESSAGES, LANG, else English."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from teamplan.cli.speaker import detect_language

VARIABLES = ("TEAMPLAN_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
"""What decides, the first that says something before the others."""
SAYS = {
    "zh": {"TEAMPLAN_LANG": "zh", "LC_ALL": "zh_CN.UTF-8", "LC_MESSAGES": "zh_TW", "LANG": "zh_HK.GB18030"},
    "en": {"TEAMPLAN_LANG": "en", "LC_ALL": "en_GB.UTF-8", "LC_MESSAGES": "de_DE", "LANG": "ja_JP.eucJP"},
}
OTHER = {"zh": "en", "en": "zh"}


@pytest.mark.parametrize("language", SAYS)
@pytest.mark.parametrize("place", range(4), ids=VARIABLES)
def test_the_first_that_says_something_decides(language, place):
    first, *later = VARIABLES[place:]
    says = {first: SAYS[language][first]} | {name: SAYS[OTHER[language]][name] for name in later}
    assert detect_language(says) == language
    silent = dict.fromkeys(VARIABLES[:place], "")
    assert detect_language(silent | says) == language


@pytest.mark.parametrize("value", ["zh", "ZH", "zh_CN", "zh-Hans"])
def test_teamplan_lang_is_read_as_people_write_it(value):
    assert detect_language({"TEAMPLAN_LANG": value, "LC_ALL": "en_US.UTF-8"}) == "zh"


@pytest.mark.parametrize("language", SAYS)
@pytest.mark.parametrize("unknown", ["fr", "中文", "x", " "])
def test_a_teamplan_lang_that_we_do_not_speak_leaves_it_to_the_locale(unknown, language):
    assert detect_language({"TEAMPLAN_LANG": unknown, "LANG": SAYS[language]["LANG"]}) == language


@pytest.mark.parametrize("locale", ["C", "POSIX", "C.UTF-8"])
def test_a_locale_without_a_language_is_english_and_decides(locale):
    assert detect_language({"LC_ALL": locale, "LANG": "zh_CN.UTF-8"}) == "en"


def test_an_environment_that_says_nothing_is_english():
    assert detect_language({}) == "en"
    assert detect_language(dict.fromkeys(VARIABLES, "")) == "en"


def refusal(*arguments: str, **environment: str) -> str:
    """Return what a process of its own says of a command that it does not know."""
    inherited = {name: value for name, value in os.environ.items() if name not in VARIABLES}
    done = subprocess.run(
        [sys.executable, "-m", "teamplan", "why", "missing.yaml", "size", *arguments],
        env=inherited | environment, capture_output=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    return done.stderr.decode("utf-8")


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        ([], {"LC_ALL": "C"}, "en"),
        ([], {"LC_ALL": "zh_CN.UTF-8"}, "zh"),
        ([], {"LC_ALL": "C", "TEAMPLAN_LANG": "zh"}, "zh"),
        ([], {"LANG": "zh_CN.UTF-8", "TEAMPLAN_LANG": "en"}, "en"),
        (["--lang", "zh"], {"LC_ALL": "C", "TEAMPLAN_LANG": "en"}, "zh"),
        (["--lang", "en"], {"LANG": "zh_CN.UTF-8"}, "en"),
    ],
)
def test_a_process_speaks_it_in_utf_8_whatever_the_locale_can_write(arguments, environment, language):
    begin = {"zh": "错误：", "en": "error: "}[language]
    assert refusal(*arguments, **environment).startswith(begin)
