"""Recording: one plain insert in the caller's transaction."""

from datetime import date
from decimal import Decimal

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from frontdesk.journal import trail
from frontdesk.journal.canonical import commitment
from frontdesk.journal.models import Detail, Entry, Seal
from tests.counts import count

pytestmark = pytest.mark.django_db

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(codec=None)),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(st.characters(codec=None)), inner, max_size=4),
    max_leaves=8,
)


def test_an_entry_says_who_did_what_to_which_record_when_and_where(thing, now):
    trail.record("visit.checked_in", subject=thing, by=ContentType(pk=3), device="kiosk 1", at=now)
    assert Entry.objects.values_list("verb", "subject_type", "subject_id", "actor_id", "device", "at").get() == (
        "visit.checked_in",
        "contenttypes.contenttype",
        "7",
        3,
        "kiosk 1",
        now,
    )


def test_names_and_values_are_kept_apart_from_the_entry(thing, now):
    entry = trail.record("visit.expected", subject=thing, by=3, at=now, details={"name": "李雷"})
    assert "李雷" not in str(Entry.objects.values().get())
    assert Detail.objects.get(entry=entry).data == {"name": "李雷"}


def test_an_entry_commits_to_its_details_with_its_own_salt(thing, now):
    told = [trail.record("visit.expected", subject=thing, at=now, details={"phone": "13800138000"}) for _ in range(2)]
    salts = [bytes(entry.detail.salt) for entry in told]
    assert [entry.commitment for entry in told] == [commitment(salt, {"phone": "13800138000"}) for salt in salts]
    assert [len(salt) for salt in salts] == [16, 16]
    assert salts[0] != salts[1]


def test_without_details_only_the_entry_is_written(thing, now):
    entry = trail.record("visit.left", subject=thing, at=now)
    assert (entry.commitment, entry.actor_id, Detail.objects.count()) == ("", None, 0)


def test_recording_costs_two_inserts_and_nothing_else(thing, now, django_assert_num_queries):
    with transaction.atomic(), django_assert_num_queries(2) as queries:
        trail.record("visit.expected", subject=thing, by=3, at=now, details={"name": "Han"})
    assert [query["sql"].split()[0] for query in queries.captured_queries] == ["INSERT", "INSERT"]
    assert Seal.objects.count() == 0


def test_an_entry_vanishes_with_the_transaction_that_failed(thing, now):
    with transaction.atomic():
        trail.record("visit.expected", subject=thing, at=now, details={"name": "Han"})
        transaction.set_rollback(True)
    assert (Entry.objects.count(), Detail.objects.count()) == (0, 0)


def test_days_amounts_and_odd_characters_become_plain_text(thing, now):
    details = {"on": date(2026, 2, 17), "cost": Decimal("9.90"), "share": 0.5, "name": "a\x00b\ud800", 3: ("x", None)}
    trail.record("visit.expected", subject=thing, at=now, details=details)
    assert Detail.objects.get().data == {"on": "2026-02-17", "cost": "9.90", "share": "0.5", "name": "a\ufffdb?", "3": ["x", None]}


def test_a_record_in_the_details_is_a_mistake(thing, now):
    with pytest.raises(TypeError):
        trail.record("visit.expected", subject=thing, at=now, details={"host": thing})


@settings(max_examples=count(1000, 60), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(value=JSON)
def test_whatever_the_details_are_the_database_gives_back_what_was_committed_to(value, thing, now):
    entry = trail.record("visit.changed", subject=thing, at=now, details={"value": value})
    kept = Detail.objects.get(entry=entry)
    assert Entry.objects.get(pk=entry.pk).commitment == commitment(kept.salt, kept.data)


def test_the_trail_of_a_record_and_of_a_person_is_found(thing, now):
    first = trail.record("visit.expected", subject=thing, by=3, at=now)
    other = trail.record("visit.expected", subject=ContentType(pk=8), by=3, at=now)
    last = trail.record("visit.left", subject=thing, by=4, at=now)
    assert list(Entry.objects.about(thing).order_by("id")) == [first, last]
    assert list(Entry.objects.about_any(ContentType, [8, 9])) == [other]
    assert list(Entry.objects.by(3).order_by("id")) == [first, other]
