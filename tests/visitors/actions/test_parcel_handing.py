"""Parcels leave the shelf once: by code or signature, for oneself or a colleague, back to the carrier; a slip is undone."""

import pytest

from frontdesk.files.actions import put_back
from frontdesk.files.models import Attachment
from frontdesk.journal.models import Entry
from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from frontdesk.todos import actions as todos
from tests.factories.parcels import a_parcel
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from tests.sample_files import taken
from visitors.actions import parcel_days
from visitors.actions.parcel_handing import hand_back, hand_over, undo
from visitors.models import Parcel
from visitors.promises.parcel_handed_back import ParcelHandedBack

pytestmark = pytest.mark.django_db


def refusal(*parcels: Parcel, **given: object) -> str:
    with pytest.raises(Refused) as refused:
        hand_over(list(parcels), **{"now": MONDAY_9AM, **given})
    return refused.value.code


def told(kind: str) -> list[str]:
    return sorted(Notice.objects.filter(kind=f"visitors.{kind}", channel="inbox").values_list("reader__username", flat=True))


def test_one_code_is_enough_for_all_of_one_person(ann: Person, rita: Person) -> None:
    first, second = a_parcel(ann), a_parcel(ann)
    held = hand_over([first, second], taker=ann, code=f" {second.code[:3]} {second.code[3:]}", by=rita, now=MONDAY_9AM)

    assert [(parcel.taker, parcel.how, parcel.collected_by, parcel.collected_at) for parcel in held] == [
        (ann, "code", rita, MONDAY_9AM)
    ] * 2
    assert told("parcel_taken_for") == []


def test_what_is_refused_changes_nothing(ann: Person, bo: Person, rita: Person) -> None:
    mine, other = a_parcel(ann), a_parcel(bo)
    given = {"taker": ann, "by": rita}

    assert refusal(**given, code=mine.code) == "nothing"
    assert refusal(mine, other, **given, code=mine.code) == "mixed"
    assert refusal(mine, **given, code=other.code) == "code"
    assert refusal(mine, **given) == "proof"
    assert Parcel.objects.waiting().count() == 2


def test_a_signature_is_kept_beside_the_parcel_and_stays(ann: Person, rita: Person) -> None:
    parcel = a_parcel(ann)
    [held] = hand_over([parcel], taker=ann, signature=taken(), by=rita, now=MONDAY_9AM)

    kept = Attachment.objects.about(parcel).get()
    assert (held.how, kept.is_kept) == ("signature", True)


def test_for_a_colleague_both_are_told(ann: Person, bo: Person, rita: Person) -> None:
    parcel = a_parcel(ann)
    hand_over([parcel], taker=bo, code=parcel.code, by=rita, now=MONDAY_9AM)

    notice = Notice.objects.filter(kind="visitors.parcel_taken_for", reader=ann, channel="inbox").get()
    assert told("parcel_taken_for") == ["ann", "bo"]
    assert (notice.data["taker"], notice.data["person"]) == (str(bo), str(ann))
    assert Parcel.objects.visible_to(bo).count() == 1


def test_it_leaves_once(ann: Person, rita: Person) -> None:
    parcel = a_parcel(ann)
    hand_over([parcel], taker=ann, code=parcel.code, by=rita, now=MONDAY_9AM)

    assert refusal(parcel, taker=ann, code=parcel.code, by=rita) == "over"
    with pytest.raises(Refused) as refused:
        hand_back(parcel, by=rita, now=MONDAY_9AM)
    assert refused.value.code == "over"


def test_back_with_the_carrier_its_to_do_is_done_and_its_recipient_hears_why(ann: Person, rita: Person) -> None:
    parcel = a_parcel(ann)
    parcel_days.give_up([parcel], now=MONDAY_9AM)
    hand_back(parcel, why="refused", by=rita, now=MONDAY_9AM + MINUTE)

    assert not todos.is_open(ParcelHandedBack, subject=parcel)
    assert Notice.objects.get(kind="visitors.parcel_returned", channel="inbox").data["why"] == "收件人拒收"


def test_who_comes_on_the_seventh_day_still_gets_it_and_the_carrier_is_owed_nothing(ann: Person, rita: Person) -> None:
    parcel = a_parcel(ann)
    parcel_days.give_up([parcel], now=MONDAY_9AM)
    hand_over([parcel], taker=ann, code=parcel.code, by=rita, now=MONDAY_9AM + MINUTE)

    assert not todos.is_open(ParcelHandedBack, subject=parcel)


def test_a_slip_is_undone_within_ten_minutes_as_a_new_row_with_a_new_code(ann: Person, rita: Person) -> None:
    parcel = a_parcel(ann)
    hand_over([parcel], taker=ann, code=parcel.code, by=rita, now=MONDAY_9AM)
    again = undo(parcel, by=rita, now=MONDAY_9AM + 10 * MINUTE)

    assert (again.is_waiting, again.taker, again.how, len(again.code)) == (True, None, "", 6)
    assert [event.verb for event in parcel.events.all()] == ["receive_parcel", "collect_parcel", "undo_parcel"]


def test_the_signature_of_a_hand_over_that_is_undone_goes_and_photos_and_the_next_signature_stay(
    ann: Person, bo: Person, rita: Person
) -> None:
    parcel = a_parcel(ann, photos=[taken()])
    other = a_parcel(ann)
    at = MONDAY_9AM + HOUR
    hand_over([parcel, other], taker=ann, signature=taken(), by=rita, now=at)
    [photo, signature] = Attachment.objects.about(parcel).order_by("pk")
    undo(parcel, by=rita, now=at + MINUTE)
    assert list(Attachment.objects.there().about(parcel)) == [photo]
    assert Attachment.objects.there().about(other).count() == 1
    assert Entry.objects.about(signature).filter(verb="remove", actor_id=rita.pk).count() == 1
    with pytest.raises(Refused) as refused:
        put_back(signature, by=rita, now=at + 2 * MINUTE)
    assert refused.value.code == "late"

    hand_over([parcel], taker=bo, signature=taken(), by=rita, now=at + 3 * MINUTE)
    mine, later = Attachment.objects.about(parcel).order_by("pk"), at + DAY + 2 * MINUTE
    assert [each in mine.holding(later) for each in mine] == [True, False, True]  # its bytes go with the next sweep
    assert list(mine.removed_before(later)) == [signature]  # and its name when its time is over


@pytest.mark.parametrize(("after", "code"), [(10 * MINUTE, None), (11 * MINUTE, "late")])
def test_later_it_is_logged_anew(ann: Person, rita: Person, after: object, code: str | None) -> None:
    parcel = a_parcel(ann)
    with pytest.raises(Refused) as waits:
        undo(parcel, by=rita, now=MONDAY_9AM)
    hand_back(parcel, by=rita, now=MONDAY_9AM)
    try:
        undo(parcel, by=rita, now=MONDAY_9AM + after)
        said = None
    except Refused as error:
        said = error.code

    assert (waits.value.code, said) == ("waits", code)


def test_a_return_undone_owes_the_carrier_again(ann: Person, rita: Person) -> None:
    parcel = a_parcel(ann)
    parcel_days.give_up([parcel], now=MONDAY_9AM)
    hand_back(parcel, by=rita, now=MONDAY_9AM + MINUTE)
    undo(parcel, by=rita, now=MONDAY_9AM + 2 * MINUTE)

    assert todos.is_open(ParcelHandedBack, subject=parcel)
