"""Who hears of a parcel while its recipient is away: of a business one also whoever acts for them, who may see and collect it."""

import pytest

from frontdesk.outbox.kinds import readable
from frontdesk.outbox.models import Notice
from frontdesk.people.models import Absence, Person
from frontdesk.people.permissions import Role
from frontdesk.search.finding import find
from tests.factories.parcels import a_parcel
from tests.factories.people import PersonFactory
from tests.moments import DAY, HOUR, MONDAY_9AM
from tests.staff import Staff, names_in
from visitors.actions import parcel_days, parcels
from visitors.actions.parcel_handing import bring, hand_back, hand_over
from visitors.models import Parcel

pytestmark = pytest.mark.django_db


@pytest.fixture
def dan(ann: Person) -> Person:
    """A colleague who acts for Ann while she is away, all of this week."""
    dan, day = PersonFactory(username="dan", name="丹宁", roles=[Role.EMPLOYEE]), MONDAY_9AM.date()
    Absence.objects.create(person=ann, stand_in=dan, from_on=day, until_on=day + 5 * DAY, announced_at=MONDAY_9AM, announced_by=ann)
    return dan


def heard(kind: str = "parcel_arrived") -> dict[str, int]:
    rows = Notice.objects.filter(kind=f"visitors.{kind}", channel="inbox")
    return dict(rows.values_list("reader__username", "data__n"))


def test_of_business_ones_both_hear_of_private_ones_the_recipient_alone(ann: Person, dan: Person) -> None:
    business, private = a_parcel(ann, kind="business"), a_parcel(ann, kind="private")
    parcel_days.tell([business, private], now=MONDAY_9AM)
    notice = Notice.objects.get(reader=dan, channel="inbox")

    assert heard() == {"ann": 2, "dan": 1}
    assert (business.number in notice.data["list"], private.number in notice.data["list"]) == (True, False)
    assert (str(ann) in notice.data["list"], Parcel.objects.get(pk=business.pk).code in notice.data["list"]) == (True, True)
    assert list(Parcel.objects.visible_to(dan)) == [business]
    assert readable(dan, [notice]) == {notice.pk}


def test_whoever_was_told_sees_it_on_list_page_and_search_and_collects_it(ann: Person, dan: Person, rita: Person) -> None:
    parcel = a_parcel(ann, kind="business")
    parcel_days.tell([parcel], now=MONDAY_9AM)
    code = Parcel.objects.get().code
    staff = Staff(dan)

    assert names_in(staff.open("visitors:parcel_list")) == [parcel.number]
    assert code in staff.open("visitors:parcel_detail", parcel.pk).content.decode()
    assert [hit.path for hit in find(parcel.number, dan, limit=5).hits] == [parcel.get_absolute_url()]
    hand_over([parcel], taker=dan, code=code, by=rita, now=MONDAY_9AM + HOUR)
    assert heard("parcel_taken_for") == {"ann": 1, "dan": 1}


@pytest.mark.parametrize("kind", ["parcel_waits", "parcel_goes_back", "parcel_brought", "parcel_returned"])
def test_what_the_days_bring_is_heard_by_both_too(kind: str, ann: Person, dan: Person, rita: Person) -> None:
    parcel, at = a_parcel(ann, kind="business"), MONDAY_9AM + 3 * DAY
    do = {
        "parcel_waits": lambda: parcel_days.remind([parcel], now=at),
        "parcel_goes_back": lambda: parcel_days.give_up([parcel], now=at),
        "parcel_brought": lambda: bring([parcel], by=rita, now=at),
        "parcel_returned": lambda: hand_back(parcel, why="unclaimed", by=rita, now=at),
    }
    do[kind]()
    assert heard(kind) == {"ann": 1, "dan": 1}


def test_while_the_recipient_is_here_again_nobody_else_hears(ann: Person, dan: Person) -> None:
    parcel = a_parcel(ann, kind="business", now=MONDAY_9AM + 7 * DAY)
    parcel_days.tell([parcel], now=MONDAY_9AM + 7 * DAY)
    assert (heard(), Parcel.objects.visible_to(dan).exists()) == ({"ann": 1}, False)


def test_the_stand_in_of_an_absent_stand_in_hears_and_sees_it(ann: Person, dan: Person) -> None:
    eve, day = PersonFactory(username="eve", name="伊芙", roles=[Role.EMPLOYEE]), MONDAY_9AM.date()
    Absence.objects.create(person=dan, stand_in=eve, from_on=day, until_on=day, announced_at=MONDAY_9AM, announced_by=dan)
    parcel_days.tell([a_parcel(ann, kind="business")], now=MONDAY_9AM)
    assert (heard(), Parcel.objects.visible_to(eve).count(), Parcel.objects.visible_to(dan).count()) == ({"ann": 1, "eve": 1}, 1, 0)


def test_for_somebody_else_or_private_after_all_it_is_theirs_no_more(ann: Person, bo: Person, dan: Person, rita: Person) -> None:
    first, second = a_parcel(ann, kind="business"), a_parcel(ann, kind="business")
    parcel_days.tell([first, second], now=MONDAY_9AM)
    parcels.amend(first, recipient=bo, kind="business", shelf="A1", by=rita, now=MONDAY_9AM + HOUR)
    parcels.amend(second, recipient=ann, kind="private", shelf="A1", by=rita, now=MONDAY_9AM + HOUR)
    assert Parcel.objects.visible_to(dan).count() == 0
    assert [Parcel.objects.get(pk=each.pk).code_for(dan) for each in (first, second)] == ["", ""]
