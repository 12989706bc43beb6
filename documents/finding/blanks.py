"""Blanks of a template, pure: names in braces, {收文单位} or {日期}, that whoever drafts fills in."""

import re
from collections.abc import Mapping, Sequence

BLANK = re.compile(r"\{([^{}\n]{1,20})\}")


def blanks(*texts: str) -> Sequence[str]:
    """The names of the blanks that are there, each once, in their order."""
    return list(dict.fromkeys(name.strip() for text in texts for name in BLANK.findall(text) if name.strip()))


def filled(text: str, values: Mapping[str, str]) -> str:
    """With what was filled in; what was not stays a blank."""
    return BLANK.sub(lambda blank: values.get(blank[1].strip(), "").strip() or blank[0], text)
