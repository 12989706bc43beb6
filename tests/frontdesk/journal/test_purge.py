"""Purging: personal values go, the chain stays."""

import pytest

from frontdesk.journal import trail
from frontdesk.journal.models import Detail, Entry, Erasure
from frontdesk.journal.purge import CHUNK, purge
from frontdesk.journal.seal import seal
from frontdesk.journal.verify import Finding, Kind, verify

pytestmark = pytest.mark.django_db


def test_a_purge_deletes_details_with_their_salts_and_says_so(write_trail, now):
    first, second, third = write_trail(3)
    assert purge([first.pk, third.pk], rule="visitors.retention", at=now, by=9) == 2
    purged = Entry.objects.get(verb="purged")
    assert list(Detail.objects.values_list("entry_id", flat=True).order_by("id")) == [second.pk, purged.pk]
    assert purged.detail.data == {"rule": "visitors.retention", "entries": [first.pk, third.pk]}
    assert (purged.actor_id, purged.at, purged.subject_id) == (9, now, "visitors.retention")


def test_details_erased_by_a_purge_are_allowed(write_trail, now):
    entries = write_trail(4)
    seal(now=now)
    purge([entry.pk for entry in entries[:2]], rule="visitors.retention", at=now)
    assert verify() == []  # the purge itself is not sealed yet
    seal(now=now)
    assert verify() == []


def test_details_that_are_missing_without_a_purge_are_found(write_trail, now):
    entries = write_trail(4)
    seal(now=now)
    purge([entries[0].pk], rule="visitors.retention", at=now)
    Detail.objects.filter(entry=entries[2]).delete()
    assert verify() == [Finding(Kind.DETAIL_MISSING, 3, entries[2].pk)]


def test_a_forged_erasure_does_not_hide_missing_details(write_trail, now):
    entries = write_trail(4)
    purge([entries[0].pk], rule="visitors.retention", at=now)
    seal(now=now)
    Detail.objects.filter(entry=entries[2]).delete()
    Erasure.objects.create(entry=entries[2], purge=Entry.objects.get(verb="purged"))
    assert verify() == [Finding(Kind.DETAIL_MISSING, 3, entries[2].pk)]


def test_naming_more_entries_in_an_old_purge_is_found(write_trail, now):
    entries = write_trail(3)
    purge([entries[0].pk], rule="visitors.retention", at=now)
    seal(now=now)
    purged = Entry.objects.get(verb="purged")
    Detail.objects.filter(entry=entries[1]).delete()
    Erasure.objects.create(entry=entries[1], purge=purged)
    Detail.objects.filter(entry=purged).update(data={"rule": "x", "entries": [entries[0].pk, entries[1].pk]})
    assert verify() == [
        Finding(Kind.DETAIL_MISSING, 1, entries[0].pk),
        Finding(Kind.DETAIL_MISSING, 2, entries[1].pk),
        Finding(Kind.DETAIL_CHANGED, 4, purged.pk),
    ]


def test_purging_twice_and_purging_nothing_leave_no_second_entry(write_trail, now):
    (entry,) = write_trail(1)
    assert [purge([entry.pk, entry.pk], rule="x", at=now) for _ in range(2)] == [1, 0]
    assert purge([], rule="x", at=now) == 0
    assert Entry.objects.filter(verb="purged").count() == 1


def test_a_purge_never_purges_a_purge(write_trail, now):
    (entry,) = write_trail(1)
    purge([entry.pk], rule="x", at=now)
    purged = Entry.objects.get(verb="purged")
    assert purge([purged.pk], rule="x", at=now) == 0
    assert Detail.objects.filter(entry=purged).count() == 1


def test_an_entry_without_details_needs_no_purge(thing, now):
    entry = trail.record("visit.left", subject=thing, at=now)
    assert purge([entry.pk], rule="x", at=now) == 0
    seal(now=now)
    assert verify() == []


def test_a_large_purge_is_written_in_parts(write_trail, now):
    entries = write_trail(CHUNK + 1)
    assert purge([entry.pk for entry in entries], rule="visitors.retention", at=now) == CHUNK + 1
    parts = Detail.objects.filter(entry__verb="purged").order_by("id")
    assert [len(part.data["entries"]) for part in parts] == [CHUNK, 1]
    seal(now=now)
    assert verify() == []
