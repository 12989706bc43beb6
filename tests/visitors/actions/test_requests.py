"""One request is matched once, however many look; refusals are said in words."""

from contextlib import nullcontext
from threading import Barrier
from types import SimpleNamespace
from typing import Any

import pytest

from frontdesk.outbox.kinds import readable, settled, written
from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from frontdesk.todos.models import Todo
from tests.counts import count
from tests.factories.visitors import asked_to_come
from tests.figures import Figure
from tests.moments import MONDAY_9AM
from tests.races import together
from visitors.actions import approving, requests
from visitors.models import Visit, VisitRequest

CROWD, FEW = count(80, 20), 4


@pytest.fixture(autouse=True)
def ann_is_known(ann: Person) -> None:
    Person.objects.filter(pk=ann.pk).update(email="ann@example.com")


@pytest.mark.django_db(transaction=True)
def test_many_workers_match_one_request_once(figure: Figure) -> None:
    request = asked_to_come()
    answers = together(CROWD, lambda number: requests.match(request, now=MONDAY_9AM))

    figure(f"{CROWD} workers match one request: {Visit.objects.count()} visit")
    assert {type(answer).__name__ for answer in answers} == {"VisitRequest"}
    assert (Visit.objects.count(), Todo.objects.filter(promise="visitors.host_accepts").count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_control_without_the_lock_one_request_makes_several_visits(monkeypatch: pytest.MonkeyPatch, figure: Figure) -> None:
    request, all_have_read = asked_to_come(), Barrier(FEW)

    def unlocked(request: VisitRequest) -> VisitRequest:
        found = VisitRequest.objects.get(pk=request.pk)
        all_have_read.wait()
        return found

    monkeypatch.setattr(requests, "locked", unlocked)
    monkeypatch.setattr(requests, "transaction", SimpleNamespace(atomic=nullcontext))
    together(FEW, lambda number: requests.match(request, now=MONDAY_9AM))

    figure(f"{FEW} workers without the lock: {Visit.objects.count()} visits")
    assert Visit.objects.count() > 1


@pytest.mark.django_db(transaction=True)
def test_yes_and_no_at_once_leave_one(ann: Person) -> None:
    visit = requests.match(asked_to_come(), now=MONDAY_9AM).visit

    def answer(number: int) -> Visit:
        if number % 2:
            return approving.accept(visit, by=ann, now=MONDAY_9AM)
        return approving.decline(visit, by=ann, now=MONDAY_9AM, words="出差")

    answers = together(8, answer)
    assert sum(isinstance(each, Visit) for each in answers) == 1
    assert all(isinstance(each, (Visit, Refused)) for each in answers)


@pytest.mark.django_db
def test_refusals(ann: Person, rita: Person) -> None:
    request = requests.match(asked_to_come(), now=MONDAY_9AM)
    unmatched = requests.match(asked_to_come(host_contact="nobody@example.com"), now=MONDAY_9AM)
    given = {"by": rita, "now": MONDAY_9AM}
    codes = []
    for do in (
        lambda: requests.choose_host(request, host=ann, **given),
        lambda: requests.close(request, words="重复", **given),
        lambda: requests.close(unmatched, words=" ", **given),
        lambda: requests.confirm(request, **given),
        lambda: requests.confirm(unmatched, **given),
        lambda: asked_to_come(phone="", email=""),
    ):
        with pytest.raises(Refused) as refused:
            do()
        codes.append(refused.value.code)
    requests.close(unmatched, words="重复", **given)
    with pytest.raises(Refused) as refused:
        requests.say_it_is_checked(unmatched, **given)

    assert [*codes, refused.value.code] == ["asked", "asked", "words", "unanswered", "unanswered", "contact", "closed"]


@pytest.mark.django_db
def test_a_new_request_rings_the_desk_at_once_and_no_more_once_it_is_answered(ann: Person, rita: Person) -> None:
    found, unknown = asked_to_come(), asked_to_come(name="钱七", host_contact="nobody@example.com")
    assert Notice.objects.count() == 0  # the page writes one row and nothing else
    for request in (found, unknown, found):
        requests.match(request, now=MONDAY_9AM)

    rung = list(Notice.objects.filter(kind="visitors.request_new", channel="inbox").order_by("pk"))
    assert [(notice.reader, written(notice).title) for notice in rung] == [(rita, "唐宁申请来访"), (rita, "钱七申请来访")]
    assert readable(rita, rung) == {notice.pk for notice in rung}
    requests.close(unknown, words="广告", by=rita, now=MONDAY_9AM)
    assert settled(rung) == {rung[1].pk}


@pytest.mark.django_db
def test_what_the_desk_wrote_down_itself_does_not_ring_it(ann: Person, rita: Person) -> None:
    typed = {"name": "唐宁", "phone": "13700009999", "wished_at": MONDAY_9AM.replace(day=25)}
    requests.take_down(**typed, host=ann, by=rita, now=MONDAY_9AM)
    assert Notice.objects.filter(kind="visitors.request_new").count() == 0


@pytest.mark.django_db
def test_who_is_being_checked_hears_so_once_by_what_they_gave(ann: Person, rita: Person, settings: Any) -> None:
    settings.SMS_URL = "https://sms.example.com/"
    by_mail, by_text = asked_to_come(), asked_to_come(email="", language="en")
    for request in (by_mail, by_text):
        requests.match(request, now=MONDAY_9AM)
        requests.say_it_is_checked(request, by=rita, now=MONDAY_9AM)
        with pytest.raises(Refused) as refused:
            requests.say_it_is_checked(request, by=rita, now=MONDAY_9AM)
        assert refused.value.code == "checking"

    told = Notice.objects.filter(kind="visitors.request_being_checked").order_by("pk")
    assert [(notice.channel, notice.address, written(notice).title) for notice in told] == [
        ("mail", "tang@example.com", "您 2026年11月25日 14:30 的来访申请正在确认"),
        ("sms", "13700009999", written(told[1]).title),
    ]
    assert written(told[1]).sms.startswith("Your request to come to")
    assert not any("安然" in written(notice).body for notice in told)  # whether there is such a host is not said
    assert all(request.checking_by == rita for request in VisitRequest.objects.all())


@pytest.mark.django_db
def test_who_can_not_be_written_to_is_told_by_the_desk_and_no_message_goes_out(ann: Person, rita: Person) -> None:
    request = requests.match(asked_to_come(email=""), now=MONDAY_9AM)
    requests.say_it_is_checked(request, by=rita, now=MONDAY_9AM)
    assert (Notice.objects.filter(kind="visitors.request_being_checked").count(), VisitRequest.objects.get().checking_at) == (0, MONDAY_9AM)
