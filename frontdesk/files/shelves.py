"""Which records take files, and who may see and add them: said once by the area, asked at every door.

An area declares in its `files.py`:

    takes_files(Visit, seen=lambda reader: Visit.objects.visible_to(reader), may_add=host_or_desk)
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet

from frontdesk.files.models import Attachment
from frontdesk.registry import Registry


@dataclass(frozen=True)
class Shelf:
    """The files of one kind of record. `seen` is the very query that feeds its lists, so that no door is wider than another."""

    model: type[Model]
    seen: Callable[[Any], QuerySet[Any]]
    may_add: Callable[[Any, Any], bool]
    may_take_others: Callable[[Any, Any], bool] | None = None  # files that somebody else added; None: whoever may add

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
) -> Shelf:
    """Declare that records of `model` take files. `may_add(reader, subject)` asks nothing of the database if it can.

    `may_take_others` where many may add and not everybody may take away what somebody else added.
    """
    return SHELVES.add(model._meta.label_lower, Shelf(model, seen, may_add, may_take_others))


def shelf_of(subject: Model) -> Shelf:
    return SHELVES[subject._meta.label_lower]


def may_see(reader: Any, attachment: Attachment) -> bool:
    """Fails closed: of a kind that nobody declared, nobody sees anything."""
    kind = attachment.subject_type
    return attachment.removed_at is None and kind in SHELVES and SHELVES[kind].may_see(reader, attachment.subject_id)
