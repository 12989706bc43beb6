"""Which records take files, and who may see and add them: said once by the area, asked at every door.

An area declares in its `files.py`:

    takes_files(Visit, seen=lambda reader: Visit.objects.visible_to(reader), may_add=host_or_desk)

Where the files are read (`reads=Reads(…)`) a worker finds their text and draws their pages: they can be looked at without downloading.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol

from django.db.models import Model, QuerySet

from frontdesk.files.models import Attachment
from frontdesk.registry import Registry

PREVIEWED, DOWNLOADED = "previewed", "downloaded"
AGAIN = timedelta(minutes=30)  # parts of what was noted within it are not noted once more


class Noted(Protocol):
    """Write down that a reader looked at a file or took it; with `apart` only when that was not noted within so long."""

    def __call__(self, attachment: Attachment, kind: str, *, by: Any, now: datetime, apart: timedelta | None = None) -> None: ...


@dataclass(frozen=True)
class Reads:
    """What an area wants of files that are read: to hear whose words changed (it is held) and who looked; a reader's name below pages."""

    words_changed: Callable[[Any], None]
    noted: Noted | None = None
    is_marked: Callable[[Any], bool] = lambda subject: False


@dataclass(frozen=True)
class Shelf:
    """The files of one kind of record. `seen` is the very query that feeds its lists, so that no door is wider than another."""

    model: type[Model]
    seen: Callable[[Any], QuerySet[Any]]
    may_add: Callable[[Any, Any], bool]
    may_take_others: Callable[[Any, Any], bool] | None = None  # files that somebody else added; None: whoever may add
    reads: Reads | None = None
    takes_sound: bool = False

    @property
    def name(self) -> str:
        return self.model._meta.label_lower

    def may_see(self, reader: Any, subject_id: int) -> bool:
        """Whether this person sees the record, and with it its files."""
        return self.seen(reader).filter(pk=subject_id).exists()

    def may_change(self, reader: Any, subject: Any) -> bool:
        """Whether this person sees the record and may add files to it or take them away."""
        return self.may_add(reader, subject) and self.may_see(reader, subject.pk)

    def takes_others(self, reader: Any, subject: Any) -> bool:
        """Whether whoever may change the files may take away those that others added, too."""
        return self.may_take_others is None or self.may_take_others(reader, subject)


SHELVES: Registry[Shelf] = Registry("kind of record with files")


def takes_files(
    model: type[Model],
    *,
    seen: Callable[[Any], QuerySet[Any]],
    may_add: Callable[[Any, Any], bool],
    may_take_others: Callable[[Any, Any], bool] | None = None,
    reads: Reads | None = None,
    takes_sound: bool = False,
) -> Shelf:
    """Declare that records of `model` take files. `may_add(reader, subject)` asks nothing of the database if it can.

    `may_take_others` where many may add and not everybody may take away what somebody else added; `takes_sound` where recordings lie.
    """
    return SHELVES.add(model._meta.label_lower, Shelf(model, seen, may_add, may_take_others, reads, takes_sound))


def shelf_of(subject: Model) -> Shelf:
    return SHELVES[subject._meta.label_lower]


def may_see(reader: Any, attachment: Attachment) -> bool:
    """Fails closed: of a kind that nobody declared, nobody sees anything."""
    kind = attachment.subject_type
    return attachment.removed_at is None and kind in SHELVES and SHELVES[kind].may_see(reader, attachment.subject_id)


def reads_of(subject_type: str) -> Reads | None:
    """How files beside this kind of record are read; None where they are only kept."""
    return SHELVES[subject_type].reads if subject_type in SHELVES else None


def note(attachment: Attachment, kind: str, *, by: Any, now: datetime, apart: timedelta | None = None) -> None:
    """Tell the area that this file was looked at or taken, where it wants to know."""
    reads = reads_of(attachment.subject_type)
    if reads and reads.noted:
        reads.noted(attachment, kind, by=by, now=now, apart=apart)
