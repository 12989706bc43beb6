"""Once a working day who began sign-offs hears which are held up; chased by hand, a signer hears at most once an hour."""

import re
from datetime import datetime

import pytest

from documents.actions import chasing, circulating, sign_offs, signing
from documents.actions.sign_offs import Plan
from documents.models import Signing, SignOff
from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from frontdesk.timed.models import RuleState
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from tests.factories.documents import registered
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM

pytestmark = pytest.mark.django_db


@pytest.fixture
def sign_off(rita: Person, ann: Person) -> SignOff:
    return sign_offs.begin(registered(rita), steps=[Plan([ann])], by=rita, now=MONDAY_9AM)


def looks(now: datetime) -> int:
    """How many notices of it there are after a look."""
    RuleState.objects.get_or_create(rule="documents.held_up", defaults={"live_from": MONDAY_9AM})
    run(RULES["documents.held_up"], now=now)
    return Notice.objects.filter(kind="documents.documents_held_up", channel="inbox", reader__username="rita").count()


def test_nobody_hears_while_nothing_is_yellow_and_then_once_a_working_day(sign_off: SignOff) -> None:
    assert [looks(MONDAY_9AM + days * DAY) for days in (1, 2)] == [0, 0]
    assert [looks(MONDAY_9AM + 3 * DAY), looks(MONDAY_9AM + 3 * DAY + HOUR)] == [1, 1]
    assert [looks(MONDAY_9AM + days * DAY + HOUR) for days in (4, 5, 6, 7)] == [2, 2, 2, 3]  # not on Saturday and Sunday
    assert looks(MONDAY_9AM + 11 * DAY + HOUR) == 4  # after days of silence once
    notice = Notice.objects.filter(kind="documents.documents_held_up").first()
    assert notice is not None
    assert (notice.data["many"], sign_off.document.number in notice.data["list"]) == ("1", True)


def test_what_is_signed_meanwhile_holds_up_nobody(sign_off: SignOff, ann: Person) -> None:
    signing.decide(Signing.objects.get(), agreed=True, by=ann, now=MONDAY_9AM + DAY, seen=sign_off.sha256)
    assert looks(MONDAY_9AM + 8 * DAY) == 0


def test_what_nobody_reads_stands_in_the_same_notice(sign_off: SignOff, rita: Person, bo: Person) -> None:
    day = MONDAY_9AM.date() + DAY
    for document in (sign_off.document, registered(rita)):
        circulating.begin(document, readers=[bo], purpose="请阅", due_on=day, by=rita, now=MONDAY_9AM)
    assert [looks(MONDAY_9AM + DAY), looks(MONDAY_9AM + 3 * DAY)] == [1, 2]
    first, second = Notice.objects.filter(kind="documents.documents_held_up", channel="inbox").order_by("pk")
    assert (first.data["many"], second.data["many"], len(second.data["list"].splitlines())) == ("2", "2", 2)
    assert set(re.split(" · |、", second.data["list"].splitlines()[0])) == {sign_off.document.number, "安然", "薄岩"}


def test_chased_by_hand_once_an_hour_by_who_began_it(sign_off: SignOff, rita: Person, ann: Person) -> None:
    assert chasing.chase(sign_off, by=rita, now=MONDAY_9AM + HOUR) == 1
    codes = []
    for by, now in ((rita, MONDAY_9AM + 2 * HOUR - MINUTE), (ann, MONDAY_9AM + 3 * HOUR)):
        with pytest.raises(Refused) as refused:
            chasing.chase(sign_off, by=by, now=now)
        codes.append(refused.value.code)
    assert codes == ["chased", "not-yours"]
    assert chasing.chase(sign_off, by=rita, now=MONDAY_9AM + 2 * HOUR, only=Signing.objects.get()) == 1
    assert Notice.objects.filter(kind="documents.paper_chased", channel="inbox", reader=ann).count() == 2


def test_readers_are_chased_one_or_all_once_an_hour(rita: Person, ann: Person, bo: Person) -> None:
    mine = circulating.begin(registered(rita), readers=[ann, bo], purpose="请阅", due_on=MONDAY_9AM.date(), by=rita, now=MONDAY_9AM)
    row = mine.readers.get(person=ann)
    assert chasing.chase_readers(mine, by=rita, now=MONDAY_9AM, only=row) == 1
    assert chasing.chase_readers(mine, by=rita, now=MONDAY_9AM + MINUTE) == 1  # Bo: Ann was just chased
    codes = []
    for by in (rita, ann):
        with pytest.raises(Refused) as refused:
            chasing.chase_readers(mine, by=by, now=MONDAY_9AM + 2 * MINUTE)
        codes.append(refused.value.code)
    assert codes == ["chased", "not-yours"]
    told = Notice.objects.filter(kind="documents.reading_chased", channel="inbox").order_by("pk")
    assert [each.reader for each in told.select_related("reader")] == [ann, bo]
