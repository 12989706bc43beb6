"""Sealing: one chain, whoever seals and however late an entry becomes visible."""

from datetime import UTC, datetime
from threading import Barrier, Thread

import pytest
from django.db import IntegrityError, connection

from frontdesk.journal.canonical import GENESIS, digest
from frontdesk.journal.models import Entry, Seal
from frontdesk.journal.seal import LATE, head, seal, waiting
from frontdesk.journal.verify import unsealed_count, verify
from tests.counts import count

SEALERS = 4


def at_once(*works):
    """Run the works in threads and answer what they returned, or the error they raised."""
    answers = [None] * len(works)

    def run(place, work):
        try:
            answers[place] = work()
        except Exception as error:  # the test looks at it
            answers[place] = error
        finally:
            connection.close()

    threads = [Thread(target=run, args=pair) for pair in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


@pytest.mark.django_db
def test_new_entries_are_linked_in_order(write_trail, now):
    entries = write_trail(3)
    assert seal(now=now) == 3
    seals = list(Seal.objects.order_by("number"))
    assert [each.number for each in seals] == [1, 2, 3]
    assert [each.entry_id for each in seals] == [entry.pk for entry in entries]
    assert [each.prev for each in seals] == [GENESIS, seals[0].hash, seals[1].hash]
    assert [each.hash for each in seals] == [digest(each.prev, each.entry, now) for each in seals]
    assert head() == (3, seals[2].hash)


@pytest.mark.django_db
def test_sealing_again_goes_on_where_it_stopped(write_trail, now):
    write_trail(5)
    assert [seal(now=now, limit=3), seal(now=now, limit=3), seal(now=now, limit=3)] == [3, 2, 0]
    write_trail(1)
    assert seal(now=now) == 1
    assert verify() == []


@pytest.mark.django_db
def test_an_idle_sealer_takes_no_lock(now, django_assert_num_queries):
    with django_assert_num_queries(2) as queries:
        assert seal(now=now) == 0
    assert [query["sql"].split()[0] for query in queries.captured_queries] == ["SELECT", "SELECT"]


@pytest.mark.django_db
def test_an_entry_of_a_slow_transaction_is_sealed_after_its_elders(write_trail, now):
    (entry,) = write_trail(1)
    Entry.objects.create(pk=entry.pk + 50, at=now, verb="visit.left", subject_type="visitors.visit", subject_id="1")
    assert seal(now=now) == 2
    Entry.objects.create(pk=entry.pk + 20, at=now, verb="visit.left", subject_type="visitors.visit", subject_id="2")
    assert seal(now=now) == 1
    assert verify() == []


@pytest.mark.django_db
def test_an_entry_that_is_later_than_late_waits_for_the_thorough_look(write_trail, now):
    (entry,) = write_trail(1)
    Entry.objects.create(pk=entry.pk + 9 + LATE, at=now, verb="visit.left", subject_type="visitors.visit", subject_id="1")
    assert seal(now=now) == 2
    Entry.objects.create(pk=entry.pk + 5, at=now, verb="visit.left", subject_type="visitors.visit", subject_id="2")
    assert (waiting(), seal(now=now), unsealed_count()) == (False, 0, 1)
    assert (waiting(thorough=True), seal(now=now, thorough=True), unsealed_count()) == (True, 1, 0)
    assert verify() == []


@pytest.mark.django_db(transaction=True)
def test_sealers_at_once_make_one_chain(write_trail, now):
    length = count(700, 120)
    write_trail(length)
    together = Barrier(SEALERS)

    def work():
        together.wait()
        sealed = 0
        while waiting():
            sealed += seal(now=now, limit=7)
        return sealed

    assert sum(at_once(*[work] * SEALERS)) == length
    assert list(Seal.objects.order_by("number").values_list("number", flat=True)) == list(range(1, length + 1))
    assert verify() == []


@pytest.mark.django_db(transaction=True)
def test_control_without_the_lock_both_would_link_to_the_same_head_and_the_table_refuses_the_second(write_trail, now):
    entries = write_trail(2)
    together = Barrier(2)

    def unguarded(entry):
        def work():
            number, prev = head()
            together.wait()  # both have read the head
            return Seal.objects.create(number=number + 1, entry=entry, prev=prev, hash=digest(prev, entry), sealed_at=now)

        return work

    answers = at_once(*[unguarded(entry) for entry in entries])
    assert {type(answer) for answer in answers} == {Seal, IntegrityError}
    assert Seal.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_sealing_while_others_write_loses_nothing(write_trail, now):
    writers = [lambda: len(write_trail(count(200, 20)))] * 3

    def sealing():
        return sum(seal(now=datetime.now(UTC)) for _ in range(20))

    *written, sealed = at_once(*writers, sealing)
    assert sealed + seal(now=now) == sum(written) == Seal.objects.count()
    assert verify() == []
