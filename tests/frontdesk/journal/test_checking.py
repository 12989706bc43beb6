"""Verifying slice by slice: the place is kept, the first bad row ends it, two at once move it once."""

import pytest

from frontdesk.journal import checking
from frontdesk.journal.models import Check, Entry, Seal
from frontdesk.journal.seal import seal
from frontdesk.journal.verify import Finding, Kind
from tests.moments import MINUTE
from tests.races import together

pytestmark = pytest.mark.django_db


def walked(now, most=4):
    """A whole check, slice by slice: the places it stopped at."""
    check, places = checking.begin(now=now), []
    while check.ended_at is None:
        check = checking.go_on(check, now=now, most=most)
        places.append(check.upto)
    return check, places


def test_a_check_walks_to_the_seal_that_was_the_newest_when_it_began(write_trail, now):
    write_trail(10)
    seal(now=now)
    check = checking.begin(by=7, now=now)
    write_trail(3)
    seal(now=now)

    check, places = walked(now)

    assert (places, check.head, check.actor_id, checking.finding(check)) == ([4, 8, 10], 10, 7, None)
    ended = Entry.objects.get(verb="check_trail")
    assert (ended.actor_id, ended.detail.data) == (7, {"seals": 10, "wrong": "", "seal": None})


def test_an_empty_trail_is_intact(now):
    check, places = walked(now)
    assert (places, check.wrong) == ([0], "")


def test_the_first_bad_row_ends_the_check_and_is_named(write_trail, now):
    entries = write_trail(10)
    seal(now=now)
    Entry.objects.filter(pk__in=[entries[6].pk, entries[8].pk]).update(verb="visit.left")

    check, places = walked(now)

    assert (places, checking.finding(check)) == ([4, 8], Finding(Kind.CHANGED, 7, entries[6].pk))


def test_a_row_taken_out_at_the_edge_of_two_slices_is_missing(write_trail, now):
    write_trail(10)
    seal(now=now)
    Seal.objects.get(number=4).delete()

    assert checking.finding(walked(now)[0]) == Finding(Kind.MISSING, 4)


def test_an_end_cut_off_while_the_check_goes_on_is_missing(write_trail, now):
    write_trail(6)
    seal(now=now)
    checking.go_on(checking.begin(now=now), now=now, most=3)
    Seal.objects.filter(number__gt=4).delete()

    assert checking.finding(walked(now)[0]) == Finding(Kind.MISSING, 5)


def test_a_check_under_way_is_gone_on_with_and_a_new_one_begins_after_its_end(write_trail, now):
    write_trail(2)
    seal(now=now)
    first = checking.begin(now=now)
    assert checking.begin(now=now + MINUTE) == first
    walked(now)
    assert checking.begin(now=now + MINUTE) != first


@pytest.mark.django_db(transaction=True)
def test_of_many_who_go_on_at_once_each_slice_is_counted_once_and_one_end_is_written(write_trail, now):
    write_trail(8)
    seal(now=now)
    check = checking.begin(now=now)

    together(8, lambda _number: checking.go_on(Check.objects.get(pk=check.pk), now=now, most=8))

    assert (Check.objects.get().upto, Entry.objects.filter(verb="check_trail").count()) == (8, 1)


@pytest.mark.django_db(transaction=True)
def test_control_without_the_condition_every_one_of_them_would_write_an_end(write_trail, now):
    write_trail(8)
    seal(now=now)
    check = checking.begin(now=now)

    def unguarded(_number):
        found = Check.objects.get(pk=check.pk)
        found.upto, found.ended_at = 8, now
        found.save()
        return found

    assert len([each for each in together(4, unguarded) if isinstance(each, Check)]) == 4
