"""`verify` names each file that is missing, changed or belongs to nobody."""

import os

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from frontdesk.files import store
from frontdesk.files.actions import attach
from frontdesk.files.invariants import swept, there, unchanged
from frontdesk.people.models import Person
from tests.moments import DAY, MONDAY_9AM
from tests.sample_files import TEXT, taken
from visitors.models import Visit

pytestmark = pytest.mark.django_db


def broken() -> list[str]:
    return [line for question in (there, unchanged, swept) for line in question()]


def test_sound_files_break_nothing_and_each_harm_is_named(visit: Visit, ann: Person) -> None:
    gone, swapped, longer, _sound = attach(visit, [taken(TEXT, "note.txt")] * 4, by=ann, now=MONDAY_9AM)
    assert broken() == []

    default_storage.delete(gone.stored_as)
    for harmed, data in ((swapped, TEXT.replace(b"One", b"Two")), (longer, TEXT + b"!")):
        default_storage.delete(harmed.stored_as)
        default_storage.save(harmed.stored_as, ContentFile(data))
    stray = store.write(b"nobody's")
    three_days_ago = (timezone.now() - 3 * DAY).timestamp()
    os.utime(default_storage.path(stray), (three_days_ago, three_days_ago))
    found = broken()
    default_storage.delete(stray)  # the next test's `verify` finds nothing of ours

    assert sorted(found) == sorted(
        [
            f"attachment {gone.pk} has no file",
            f"attachment {longer.pk} has {len(TEXT) + 1} bytes in place of {len(TEXT)}",
            f"attachment {swapped.pk} was changed or swapped",
            f"attachment {longer.pk} was changed or swapped",
            f"{stray} belongs to no attachment",
        ]
    )
