"""Verifying: every change made behind the product's back is found, and the first bad row is named."""

import random
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.db.models import F
from django.utils import translation

from frontdesk.journal import trail
from frontdesk.journal.canonical import digest
from frontdesk.journal.models import Detail, Entry, Erasure, Seal
from frontdesk.journal.purge import purge
from frontdesk.journal.seal import head, seal
from frontdesk.journal.verify import Finding, Kind, unsealed_count, verify
from tests.counts import count
from tests.figures import Figure

pytestmark = pytest.mark.django_db

LENGTH = 16
BACKUP: dict[int, dict[str, object]] = {}  # the details as they were before the purge
COLUMNS = {
    "at": lambda entry: entry.at + timedelta(microseconds=1),
    "actor_id": lambda entry: None if entry.actor_id else 5,
    "verb": lambda entry: entry.verb + "!",
    "subject_type": lambda entry: "visitors.parcel",
    "subject_id": lambda entry: entry.subject_id + "0",
    "device": lambda entry: "",
    "commitment": lambda entry: "0" * 64,
}


@pytest.fixture
def sealed(write_trail, thing, now):
    """A sealed trail as it looks after a while: entries with details, without, and purged."""
    entries = write_trail(LENGTH - 3)
    BACKUP.clear()
    BACKUP.update({detail.entry_id: {"salt": bytes(detail.salt), "data": detail.data} for detail in Detail.objects.all()})
    trail.record("visit.left", subject=thing, device="desk", at=now)
    purge([entries[3].pk, entries[8].pk], rule="visitors.retention", at=now)
    write_trail(1)
    seal(now=now)
    return list(Seal.objects.order_by("number").select_related("entry"))


def sql(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def ordinary(seals):
    """All but the purge, which vouches for others: breaking it is a tampering of its own."""
    return [each for each in seals if each.entry.verb != "purged"]


# --- what a person with the database's password can do; each answers what must be found first ---------


def change_an_entry(seals, dice):
    one = dice.choice(ordinary(seals))
    column = dice.choice(list(COLUMNS))
    Entry.objects.filter(pk=one.entry_id).update(**{column: COLUMNS[column](one.entry)})
    return one.number, {Kind.CHANGED}


def change_a_seal(seals, dice):
    one = dice.choice(ordinary(seals))
    edit = dice.choice(
        [
            {"prev": f"{dice.getrandbits(256):064x}"},
            {"hash": f"{dice.getrandbits(256):064x}"},
            {"sealed_at": one.sealed_at + timedelta(seconds=dice.choice([-1, 1]))},
        ]
    )
    Seal.objects.filter(pk=one.pk).update(**edit)
    return one.number, {Kind.CHANGED}


def move_a_seal(seals, dice):
    one = dice.choice(seals[:-1])
    Seal.objects.filter(pk=one.pk).update(number=one.number + 1000)
    return one.number, {Kind.MISSING}


def point_a_seal_elsewhere(seals, dice):
    one = dice.choice(ordinary(seals))
    entry = Entry.objects.create(at=one.entry.at, verb="visit.left", subject_type="visitors.visit", subject_id="1")
    Seal.objects.filter(pk=one.pk).update(entry=entry)
    return one.number, {Kind.CHANGED}


def delete_an_entry(seals, dice):
    one = dice.choice(ordinary(seals))
    sql("DELETE FROM journal_entry WHERE id = %s", one.entry_id)
    return one.number, {Kind.MISSING}


def delete_a_seal(seals, dice):
    one = dice.choice(seals[:-1])
    sql("DELETE FROM journal_seal WHERE id = %s", one.pk)
    return one.number, {Kind.MISSING}


def delete_both_and_close_the_gap(seals, dice):
    one = dice.choice(ordinary(seals)[:-1])
    sql("DELETE FROM journal_seal WHERE id = %s", one.pk)
    sql("DELETE FROM journal_entry WHERE id = %s", one.entry_id)
    renumber(one.number, -1)
    return one.number, {Kind.MISSING}


def insert_an_entry(seals, dice):
    after = dice.choice(seals)
    entry = Entry.objects.create(at=after.entry.at, verb="visit.left", subject_type="visitors.visit", subject_id="1")
    prev = f"{dice.getrandbits(256):064x}"  # the true one is taken, and the table keeps it unique
    renumber(after.number, 1)
    Seal.objects.create(number=after.number + 1, entry=entry, prev=prev, hash=digest(prev, entry), sealed_at=after.sealed_at)
    return after.number + 1, {Kind.INSERTED} if after != seals[-1] else {Kind.INSERTED, Kind.MISSING}


def swap_two_entries(seals, dice):
    first, second = sorted(dice.sample(seals, 2), key=lambda each: each.number)
    for pk, entry_id in [(first.pk, -1), (second.pk, first.entry_id), (first.pk, second.entry_id)]:
        sql("UPDATE journal_seal SET entry_id = %s WHERE id = %s", entry_id, pk)
    return first.number, {Kind.SWAPPED}


def swap_two_places(seals, dice):
    first, second = sorted(dice.sample(seals, 2), key=lambda each: each.number)
    for pk, number in [(first.pk, 0), (second.pk, first.number), (first.pk, second.number)]:
        sql("UPDATE journal_seal SET number = %s WHERE id = %s", number, pk)
    return first.number, {Kind.SWAPPED, Kind.INSERTED, Kind.MISSING}


def swap_what_two_entries_say(seals, dice):
    first, second = sorted(dice.sample(ordinary(seals), 2), key=lambda each: each.number)
    for one, other in [(first, second), (second, first)]:
        Entry.objects.filter(pk=one.entry_id).update(**{name: getattr(other.entry, name) for name in COLUMNS})
    return first.number, {Kind.CHANGED}


def change_details(seals, dice):
    detail = dice.choice(list(Detail.objects.select_related("entry__seal").exclude(entry__verb="purged")))
    change = dice.choice([{"data": {"name": "someone else"}}, {"salt": dice.randbytes(16)}])
    Detail.objects.filter(pk=detail.pk).update(**change)
    return detail.entry.seal.number, {Kind.DETAIL_CHANGED}


def delete_details(seals, dice):
    detail = dice.choice(list(Detail.objects.select_related("entry__seal").exclude(entry__verb="purged")))
    sql("DELETE FROM journal_detail WHERE id = %s", detail.pk)
    return detail.entry.seal.number, {Kind.DETAIL_MISSING}


def add_details(seals, dice):
    bare = next(each for each in seals if each.entry.verb == "visit.left")
    Detail.objects.create(entry=bare.entry, salt=dice.randbytes(16), data={"name": "invented"})
    return bare.number, {Kind.DETAIL_CHANGED}


def swap_details(seals, dice):
    details = list(Detail.objects.select_related("entry__seal").exclude(entry__verb="purged"))
    first, second = sorted(dice.sample(details, 2), key=lambda each: each.entry.seal.number)
    for pk, entry_id in [(first.pk, -1), (second.pk, first.entry_id), (first.pk, second.entry_id)]:
        sql("UPDATE journal_detail SET entry_id = %s WHERE id = %s", entry_id, pk)
    return first.entry.seal.number, {Kind.DETAIL_CHANGED}


def erasures():
    return list(Erasure.objects.select_related("entry__seal", "purge").order_by("entry__seal__number"))


def change_an_erasure(seals, dice):
    one = dice.choice(erasures())
    other = dice.choice([each for each in ordinary(seals) if each.entry_id != one.entry_id])
    Erasure.objects.filter(pk=one.pk).update(purge=other.entry)
    return one.entry.seal.number, {Kind.DETAIL_MISSING}


def move_an_erasure(seals, dice):
    one = dice.choice(erasures())
    free = [each for each in ordinary(seals) if each.entry_id not in {erasure.entry_id for erasure in erasures()}]
    other = dice.choice(free)
    Erasure.objects.filter(pk=one.pk).update(entry=other.entry)
    if other.number < one.entry.seal.number:
        return other.number, {Kind.ERASURE}
    return one.entry.seal.number, {Kind.DETAIL_MISSING}


def delete_an_erasure(seals, dice):
    one = dice.choice(erasures())
    sql("DELETE FROM journal_erasure WHERE id = %s", one.pk)
    return one.entry.seal.number, {Kind.DETAIL_MISSING}


def insert_an_erasure(seals, dice):
    free = [each for each in ordinary(seals) if each.entry_id not in {erasure.entry_id for erasure in erasures()}]
    one = dice.choice(free)
    Erasure.objects.create(entry=one.entry, purge=dice.choice(erasures()).purge)
    return one.number, {Kind.ERASURE}


def bring_details_back(seals, dice):
    """Somebody restores from a backup what was erased, with its salt; sometimes the note of the erasure goes too."""
    one = dice.choice(erasures())
    Detail.objects.create(entry=one.entry, **BACKUP[one.entry_id])
    if dice.random() < 0.5:
        return one.entry.seal.number, {Kind.ERASURE}
    sql("DELETE FROM journal_erasure WHERE id = %s", one.pk)
    return one.purge.seal.number, {Kind.ERASURE}


def break_a_purge(seals, dice):
    purged = Entry.objects.get(verb="purged")
    dice.choice(
        [
            lambda: Entry.objects.filter(pk=purged.pk).update(verb="visit.left"),
            lambda: Entry.objects.filter(pk=purged.pk).update(commitment="0" * 64),
            lambda: Detail.objects.filter(entry=purged).update(data={"rule": "x", "entries": []}),
            lambda: sql("DELETE FROM journal_detail WHERE entry_id = %s", purged.pk),
            lambda: sql("DELETE FROM journal_entry WHERE id = %s", purged.pk),
        ]
    )()
    return 4, {Kind.DETAIL_MISSING}  # nothing proves any more that these were erased


def renumber(above, step):
    later = Seal.objects.filter(number__gt=above)
    later.update(number=F("number") + 1000)
    Seal.objects.filter(number__gt=1000).update(number=F("number") - 1000 + step)


TAMPERINGS = [
    change_an_entry,
    change_a_seal,
    move_a_seal,
    point_a_seal_elsewhere,
    delete_an_entry,
    delete_a_seal,
    delete_both_and_close_the_gap,
    insert_an_entry,
    swap_two_entries,
    swap_two_places,
    swap_what_two_entries_say,
    change_details,
    delete_details,
    add_details,
    swap_details,
    change_an_erasure,
    move_an_erasure,
    delete_an_erasure,
    insert_an_erasure,
    bring_details_back,
    break_a_purge,
]


def test_control_an_untouched_trail_is_intact(sealed):
    assert len(sealed) == LENGTH
    assert verify() == []


def test_every_tampering_is_found_and_the_first_bad_row_named(sealed, figure: Figure):
    rounds = count(1000, 2 * len(TAMPERINGS))
    found = 0
    for number in range(rounds):
        dice = random.Random(number)
        tamper = TAMPERINGS[number % len(TAMPERINGS)]
        with transaction.atomic():
            place, kinds = tamper(sealed, dice)
            first = verify()[0]
            assert (first.number, first.kind in kinds) == (place, True), (tamper.__name__, number, first)
            found += 1
            transaction.set_rollback(True)
    figure(f"{found} of {rounds} tamperings with {LENGTH} sealed entries named")
    assert found == rounds
    assert verify() == []


@pytest.mark.parametrize("tamper", [change_an_entry, change_a_seal, delete_an_entry, delete_details, change_details])
def test_one_bad_row_is_one_finding(tamper, sealed):
    for number in range(10):
        with transaction.atomic():
            tamper(sealed, random.Random(number))
            assert len(verify()) == 1
            transaction.set_rollback(True)


def test_a_value_that_cannot_even_be_read_is_a_changed_entry(sealed):
    if connection.vendor != "sqlite":
        pytest.skip("only SQLite stores text where an instant belongs")
    for value in ["no instant", "2026-13-45 99:99:99", b"\xff\xfe"]:
        sql("UPDATE journal_entry SET at = %s WHERE id = %s", value, sealed[5].entry_id)
        assert verify() == [Finding(Kind.CHANGED, 6, sealed[5].entry_id)]


def test_a_seal_whose_moment_cannot_be_read_is_a_changed_one(sealed):
    if connection.vendor != "sqlite":
        pytest.skip("only SQLite stores text where an instant belongs")
    sql("UPDATE journal_seal SET sealed_at = %s WHERE id = %s", "2026-13-45 99:99:99", sealed[5].pk)
    assert verify() == [Finding(Kind.CHANGED, 6, sealed[5].entry_id)]


def test_seals_made_before_their_moment_was_part_of_the_hash_still_hold(sealed):
    prev = sealed[0].prev
    for one in sealed:
        link = digest(prev, one.entry)
        Seal.objects.filter(pk=one.pk).update(prev=prev, hash=link)
        prev = link
    assert verify() == []


def test_a_slice_finds_what_lies_in_it_and_nothing_else(sealed):
    change_an_entry([sealed[9]], random.Random(1))
    assert [len(verify(after=after, until=after + 4)) for after in (0, 4, 8, 12)] == [0, 0, 1, 0]


def test_a_chain_cut_off_at_its_end_is_found_with_an_anchor_kept_elsewhere(sealed):
    anchors = dict([head()])
    assert verify(anchors=anchors) == []
    for one in sealed[-3:]:
        sql("DELETE FROM journal_seal WHERE id = %s", one.pk)
        sql("DELETE FROM journal_erasure WHERE purge_id = %s OR entry_id = %s", one.entry_id, one.entry_id)
        sql("DELETE FROM journal_detail WHERE entry_id = %s", one.entry_id)
        sql("DELETE FROM journal_entry WHERE id = %s", one.entry_id)
    assert verify(anchors=anchors)[-1] == Finding(Kind.MISSING, LENGTH - 2)


def test_a_chain_rewritten_as_a_whole_is_found_with_an_anchor_kept_elsewhere(sealed):
    anchors = dict([head()])
    Entry.objects.filter(pk=sealed[0].entry_id).update(verb="visit.left")
    prev = sealed[0].prev
    for one in sealed:
        link = digest(prev, Entry.objects.get(pk=one.entry_id))
        Seal.objects.filter(pk=one.pk).update(prev=prev, hash=link)
        prev = link
    assert verify() == []
    assert verify(anchors=anchors) == [Finding(Kind.CHANGED, LENGTH, sealed[-1].entry_id)]


def test_the_walk_is_the_same_in_batches_of_any_size(sealed):
    change_an_entry(sealed, random.Random(1))
    swap_two_entries(sealed, random.Random(2))
    delete_details(sealed, random.Random(3))
    assert [verify(batch=size) for size in (1, 2, 5, LENGTH)] == [verify()] * 4


def test_the_walk_costs_a_few_queries_a_batch(sealed, django_assert_max_num_queries):
    with django_assert_max_num_queries(5 * 4 + 1):
        assert verify(batch=LENGTH // 4) == []


def test_findings_are_bounded(sealed):
    Entry.objects.update(device="desk 9")
    assert [len(verify()), len(verify(limit=3))] == [LENGTH, 3]


def test_a_finding_says_in_words_where_to_look():
    with translation.override("en"):
        assert str(Finding(Kind.CHANGED, 6, 41)) == "Seal 6, entry 41: the entry is not what was sealed."
        assert str(Finding(Kind.MISSING, 6)) == "Seal 6: an entry or its seal is missing."


def test_entries_without_a_seal_are_counted_not_judged(sealed, write_trail, now):
    entries = write_trail(2)
    Entry.objects.filter(pk=entries[0].pk).update(verb="visit.left")
    assert (verify(), unsealed_count()) == ([], 2)
