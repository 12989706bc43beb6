"""In which language a document is written: what is printed around its text goes with it, whoever prints."""

import re
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import override

HANZI = re.compile("[\u4e00-\u9fff]")


def written_in(text: str) -> str:
    """zh-hans where there is a single Chinese character."""
    return "zh-hans" if HANZI.search(text) else "en"


def long_date(day: date, language: str) -> str:
    """'2026年11月28日' or '28 November 2026'."""
    with override(language):
        return date_format(day, "j F Y" if language == "en" else "Y年n月j日")
