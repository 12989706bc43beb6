"""A kind of notice: which channels carry it, when it is obsolete, what its text is. One class a kind, one file a class.

The texts stand in templates/<area>/notices/<kind>.<language>.txt: the first line is the title, the rest the
text, a line `--- sms` begins the short form. `{name}` is replaced from the notice's data, plainly: never by a template engine.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, ClassVar

from django.conf import settings

from frontdesk.outbox.models import Channel, Notice
from frontdesk.people.models import Person
from frontdesk.registry import Registry, name_of

KINDS: Registry["NoticeKind"] = Registry("kind of notice")
Scope = Callable[[Person, Sequence[Notice]], set[int]]


@dataclass(frozen=True)
class Text:
    title: str
    body: str
    sms: str
    link: str = ""


@dataclass(frozen=True)
class Attachment:
    """A file of a mail; one with `inline` is shown in the text."""

    name: str
    mime: str
    content: bytes
    inline: bool = False


class NoticeKind:
    """Declare a subclass in `<area>/notices/<kind>.py`; its docstring says who hears what, and why."""

    name: ClassVar[str]
    label: ClassVar[Any] = ""
    channels: ClassVar[tuple[Channel, ...]] = (Channel.INBOX, Channel.MAIL)
    at_once: ClassVar[bool] = False  # a limit under 30 minutes: never merged, never held back
    placeholders: ClassVar[tuple[str, ...]] = ()
    # Which of many notices this reader may still know, asked in a query or two for all kinds that share it.
    scope: ClassVar[Any] = None  # a Scope; mypy would bind it as a method

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        cls.name = name_of(cls.__module__)
        KINDS.add(cls.name, cls())

    def is_obsolete(self, notice: Notice) -> bool:
        """Asked again just before sending: has the world moved on?"""
        return False

    def may_read(self, notice: Notice) -> bool:
        """Asked again just before sending: may this reader still know?"""
        return notice.reader is None or bool(readable(notice.reader, [notice]))

    def link(self, notice: Notice) -> str:
        """The path that the notice opens, or ''."""
        return str(notice.data.get("path", ""))

    def attachments(self, notice: Notice) -> list[Attachment]:
        return []


def readable(reader: Person, notices: Sequence[Notice]) -> set[int]:
    """The ids of those notices that their reader may (still) know; one question for each scope, not for each notice."""
    if not reader.is_active:
        return set()
    by_scope: dict[Scope | None, list[Notice]] = {}
    for notice in notices:
        by_scope.setdefault(KINDS[notice.kind].scope, []).append(notice)
    return {pk for scope, some in by_scope.items() for pk in (scope(reader, some) if scope else {notice.pk for notice in some})}


@cache
def source(kind: str, language: str) -> Text:
    """The text of a kind as written, in one language."""
    area, name = kind.split(".")
    raw = Path(settings.BASE_DIR, "templates", area, "notices", f"{name}.{language}.txt").read_text(encoding="utf-8")
    long, _, short = raw.partition("\n--- sms\n")
    title, _, body = long.partition("\n")
    return Text(title.strip(), body.strip(), short.strip())


def fill(text: str, data: dict[str, Any]) -> str:
    """Put values in the places of their names; a name without a value stays as it is written."""
    return re.sub(r"\{([a-z_]+)\}", lambda match: str(data.get(match[1], match[0])), text)


def written(notice: Notice) -> Text:
    """A notice in words, in its reader's language."""
    text = source(notice.kind, notice.language)
    path = KINDS[notice.kind].link(notice)
    link = settings.BASE_URL + path if path else ""
    data = {**notice.data, "link": link}
    title = fill(text.title, data)
    return Text(title, fill(text.body, data), fill(text.sms, data) or title, link)
