"""A kind of notice: which channels carry it, when it is obsolete, what its text is. One class a kind, one file a class.

The texts stand in templates/<area>/notices/<kind>.<language>.txt, or in the company's own words (frontdesk/outbox/texts.py): the
first line is the title, the rest the text, a line `--- sms` begins the short form. `{name}` is replaced from the notice's data,
plainly: never by a template engine.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, ClassVar

from django.conf import settings

from frontdesk.outbox.models import Channel, Notice, OwnText
from frontdesk.outbox.texts import Text, fill, own, source
from frontdesk.people.models import Person
from frontdesk.registry import Registry, name_of

KINDS: Registry["NoticeKind"] = Registry("kind of notice")
Scope = Callable[[Person, Sequence[Notice]], set[int]]
Settled = Callable[[Sequence[Notice]], set[int]]


@dataclass(frozen=True)
class Attachment:
    """A file of a mail; one with `inline` is shown in the text."""

    name: str
    mime: str
    content: bytes
    inline: bool = False

    @property
    def is_alternative(self) -> bool:
        """A calendar message (iTIP) says the same as the mail, for programs: RFC 6047, 2.4."""
        return self.mime.startswith("text/calendar; method=")


class NoticeKind:
    """Declare a subclass in `<area>/notices/<kind>.py`; its docstring says who hears what, and why."""

    name: ClassVar[str]
    label: ClassVar[Any] = ""
    hears: ClassVar[Any] = ""  # who hears what, in a sentence
    channels: ClassVar[tuple[Channel, ...]] = (Channel.INBOX, Channel.MAIL)
    at_once: ClassVar[bool] = False  # a limit under 30 minutes: never merged, never held back in office time, never muted
    emergency: ClassVar[bool] = False  # the same, at every hour and to everybody
    must: ClassVar[bool] = False  # nobody may mute it
    outside: ClassVar[bool] = False  # goes to people from outside only
    within: ClassVar[timedelta | None] = None  # quiet hours never hold it longer than this
    placeholders: ClassVar[tuple[str, ...]] = ()
    samples: ClassVar[Mapping[str, tuple[str, str]]] = {}  # for the preview of texts: a name's value in Chinese and English
    # Which of many notices this reader may still know, asked in a query or two for all kinds that share it.
    scope: ClassVar[Any] = None  # a Scope; mypy would bind it as a method
    # Which of many notices are settled meanwhile, asked in the same way.
    settled: ClassVar[Any] = None  # a Settled

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        cls.name = name_of(cls.__module__)
        KINDS.add(cls.name, cls())

    @property
    def sentence(self) -> str:
        """Who hears what: in the reader's language, or as the code says it."""
        return str(self.hears) or (type(self).__doc__ or "").partition("\n")[0]

    @property
    def area(self) -> str:
        return self.name.partition(".")[0]

    @property
    def is_urgent(self) -> bool:
        """Somebody waits: neither merged nor muted."""
        return self.at_once or self.emergency

    @property
    def may_mute(self) -> bool:
        return not (self.is_urgent or self.must)

    def is_obsolete(self, notice: Notice) -> bool:
        """Asked again just before sending: has the world moved on?"""
        return bool(self.settled and self.settled([notice]))

    def may_read(self, notice: Notice) -> bool:
        """Asked again just before sending: may this reader still know?"""
        return notice.reader is None or bool(readable(notice.reader, [notice]))

    def link(self, notice: Notice) -> str:
        """The path that the notice opens, or ''."""
        return str(notice.data.get("path", ""))

    def attachments(self, notice: Notice) -> list[Attachment]:
        return []


def label_of(kind: str) -> str:
    """What a kind is called; its plain name when no such kind is known any more."""
    return str(KINDS[kind].label) if kind in KINDS else kind


def readable(reader: Person, notices: Sequence[Notice]) -> set[int]:
    """The ids of those notices that their reader may (still) know; one question for each scope, not for each notice."""
    if not reader.is_active:
        return set()
    by_scope: dict[Scope | None, list[Notice]] = {}
    for notice in notices:
        if notice.kind not in KINDS:
            continue
        by_scope.setdefault(KINDS[notice.kind].scope, []).append(notice)
    return {pk for scope, some in by_scope.items() for pk in (scope(reader, some) if scope else {notice.pk for notice in some})}


def settled(notices: Sequence[Notice]) -> set[int]:
    """The ids of those notices that settled themselves meanwhile; one question for each way of asking, not for each notice."""
    by_question: dict[Settled, list[Notice]] = {}
    for notice in notices:
        if notice.kind in KINDS and (question := KINDS[notice.kind].settled):
            by_question.setdefault(question, []).append(notice)
    return {pk for question, some in by_question.items() for pk in question(some)}


def filled(text: Text, data: Mapping[str, Any], link: str) -> Text:
    values = {**data, "link": link}
    title = fill(text.title, values)
    return Text(title, fill(text.body, values), fill(text.sms, values) or title, link)


def written_all(notices: Sequence[Notice]) -> dict[int, Text]:
    """Notices in words, each in its reader's language, by id; one query for all."""
    own_texts = own(notice.kind for notice in notices)
    return {notice.pk: in_words(notice, own_texts) for notice in notices}


def written(notice: Notice) -> Text:
    """A notice in words, in its reader's language."""
    return in_words(notice, own([notice.kind]))


def in_words(notice: Notice, own_texts: Mapping[tuple[str, str], OwnText]) -> Text:
    """A notice in words, with the company's own texts read before."""
    kind = KINDS[notice.kind]
    if kind.placeholders and not notice.data:  # the values were erased with the person they named
        return Text(str(kind.label), "", "")
    path, values = kind.link(notice), {**dict.fromkeys(kind.placeholders, ""), **notice.data}  # what an older notice was not given yet
    return filled(source(notice.kind, notice.language, own_texts), values, settings.BASE_URL + path if path else "")
