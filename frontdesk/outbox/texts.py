"""The words of a notice: as delivered with the product, or the company's own, with the values put in plainly."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

from frontdesk.outbox.models import OwnText

LANGUAGES = ("zh-hans", "en")


@dataclass(frozen=True)
class Text:
    """A notice in words; a message that several went into lists them as `parts`."""

    title: str
    body: str
    sms: str
    link: str = ""
    parts: tuple["Text", ...] = ()


@cache
def delivered(kind: str, language: str) -> Text:
    """The text of a kind as it came with the product, in one language."""
    area, name = kind.split(".")
    raw = Path(settings.BASE_DIR, "templates", area, "notices", f"{name}.{language}.txt").read_text(encoding="utf-8")
    long, _, short = raw.partition("\n--- sms\n")
    title, _, body = long.partition("\n")
    return Text(title.strip(), body.strip(), short.strip())


def own(kinds: Iterable[str]) -> dict[tuple[str, str], OwnText]:
    """The company's own texts of these kinds by kind and language, in one query. Read each time: a change holds at once everywhere."""
    versions = OwnText.objects.newest().filter(kind__in=set(kinds), is_delivered=False)
    return {(version.kind, version.language): version for version in versions}


def source(kind: str, language: str, own_texts: Mapping[tuple[str, str], OwnText] | None = None) -> Text:
    """The text of a kind before its values are put in: the company's own when there is one among those given."""
    version = (own_texts or {}).get((kind, language))
    return Text(version.title, version.body, version.sms) if version else delivered(kind, language)


def fill(text: str, data: Mapping[str, Any]) -> str:
    """Put values in the places of their names; a name without a value stays as it is written."""
    return re.sub(r"\{([a-z_]+)\}", lambda match: str(data.get(match[1], match[0])), text)


def unknown_names(text: str, allowed: Iterable[str]) -> list[str]:
    """Names in braces that have no value, in the order they stand."""
    return [name for name in dict.fromkeys(re.findall(r"\{(\w+)\}", text)) if name not in set(allowed)]
