"""One request is matched once, however many look; refusals are said in words."""

from contextlib import nullcontext
from threading import Barrier
from types import SimpleNamespace

import pytest

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
