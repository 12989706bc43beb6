"""Guesses at pick-up codes that come at once are counted before anybody looks; counted afterwards they slip through (the control)."""

from threading import Barrier

import pytest
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse

from frontdesk.people.models import Person
from frontdesk.web import throttle
from tests.counts import count
from tests.factories.parcels import a_parcel
from tests.figures import Figure
from tests.races import together
from tests.staff import Staff, words
from visitors.models import Parcel
from visitors.views import parcel_handing
from visitors.views.parcel_handing import WRONG_CODES, WRONG_SECONDS

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("at")]
CROWD = count(60, 24)
FEW = WRONG_CODES + 2


@pytest.fixture(autouse=True)
def forgotten_tries() -> None:
    cache.clear()


def guesses(many: int, parcel: Parcel, rita: Person) -> list[HttpResponse | Exception]:
    """So many windows of one person, each with another wrong code."""
    clients = [Staff(rita).client for _each in range(many)]
    path = f"/parcels/hand-over/?for={parcel.recipient_id}"

    def guess(number: int) -> HttpResponse:
        code = f"{(int(parcel.code) + number + 1) % 10**6:06d}"
        return clients[number].post(path, {"parcels": [parcel.pk], "taker": parcel.recipient_id, "code": code})

    return together(many, guess)


def looked_at(answers: list[HttpResponse | Exception]) -> tuple[int, int]:
    """How many were compared with the code, and how many were told to wait."""
    pages = [words(answer) for answer in answers if not isinstance(answer, Exception)]
    return tuple(sum(said in page for page in pages) for said in ("This is not the pick-up code", "Many codes were wrong."))


def test_of_many_guesses_at_once_no_more_are_looked_at_than_of_as_many_in_a_row(ann: Person, rita: Person, figure: Figure) -> None:
    parcel = a_parcel(ann)
    compared, waits = looked_at(guesses(CROWD, parcel, rita))
    figure(f"{CROWD} wrong pick-up codes at once: {compared} compared, {waits} refused unseen")
    assert (compared, waits) == (WRONG_CODES, CROWD - WRONG_CODES)


def test_control_counted_after_a_look_at_the_count_all_slip_through(
    ann: Person, rita: Person, monkeypatch: pytest.MonkeyPatch, figure: Figure
) -> None:
    parcel, all_have_read = a_parcel(ann), Barrier(FEW)

    def read_first(request: HttpRequest) -> str:
        spent = throttle.is_spent("pick-up", request.user.pk, limit=WRONG_CODES, seconds=WRONG_SECONDS)
        all_have_read.wait(timeout=30)
        throttle.count("pick-up", request.user.pk, seconds=WRONG_SECONDS)
        return "" if spent else "tried"

    monkeypatch.setattr(parcel_handing, "guess", read_first)
    compared, _waits = looked_at(guesses(FEW, parcel, rita))
    figure(f"{FEW} at once, counted afterwards: {compared} compared where {WRONG_CODES} are allowed")
    assert compared == FEW


def test_each_try_is_taken_by_one() -> None:
    taken = together(CROWD, lambda _number: throttle.take("codes", 7, limit=5, seconds=600))
    assert sorted(filter(None, taken)) == sorted(set(filter(None, taken)))
    assert (len(list(filter(None, taken))), throttle.take("codes", 7, limit=5, seconds=600)) == (5, "")


def test_right_codes_use_no_tries_up_however_many(ann: Person, rita: Person) -> None:
    staff = Staff(rita)
    for _each in range(FEW):
        parcel = a_parcel(ann)
        found = staff.open("visitors:parcel_hand_over", q=parcel.code).content.decode()
        answer = staff.client.post(f"/parcels/hand-over/?q={parcel.code}", {"parcels": [parcel.pk], "taker": ann.pk, "code": parcel.code})
        assert (f'value="{parcel.code}"' in found, answer.status_code) == (True, 302)
