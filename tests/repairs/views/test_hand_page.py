"""A contractor's link: one ticket, no note of the team, until it expires; each opening logged; and what an attacker tried."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from frontdesk.files.models import Attachment
from frontdesk.people.models import Person
from frontdesk.web.models import FormKey
from repairs import passes
from repairs.actions import closing, contractors, finishing, progress
from repairs.actions.forgetting.tickets import forget_tickets
from repairs.models import HandOff, HandOffView, Ticket
from tests.factories.repairs import a_contractor, a_team, reported
from tests.factories.repairs_work import handed_off
from tests.kiosk import Screen
from tests.moments import DAY, HOUR, MONDAY_9AM
from tests.sample_files import picture, taken, upload

pytestmark = pytest.mark.django_db
At = Callable[[datetime], None]


class Outside:
    """A contractor's phone, reading English."""

    def __init__(self, out: HandOff):
        self.client, self.token = Client(), passes.token_of(out)

    def path(self, page: str, *more: Any) -> str:
        return reverse(f"repairs:hand_{page}", args=[self.token, *more])

    def look(self) -> Screen:
        return Screen(self.client.get(self.path("page"), {"language": "en"}))

    def press(self, page: str, **given: Any) -> Any:
        return self.client.post(self.path(page), {"language": "en", **given})

    def enter(self) -> "Outside":
        self.press("open")
        return self


@pytest.fixture
def out(ann: Person, olga: Person, tom: Person, at: At) -> HandOff:
    ticket = reported(ann, team=a_team(olga, tom))
    progress.note(ticket, words="老板娘很急", by=tom, now=MONDAY_9AM)
    return handed_off(ticket, tom, words="带梯子")


def test_behind_the_door_stands_one_ticket_without_the_team_s_notes_and_each_opening_is_logged(out: HandOff) -> None:
    phone = Outside(out)
    door = phone.look()
    assert ("Open the ticket" in door.words, "漏水了" in door.words, HandOffView.objects.count()) == (True, False, 0)  # a preview saw this
    page = phone.enter().look()
    assert [word for word in ("漏水了", "带梯子", "茶水间", out.ticket.number) if word not in page.words] == []
    assert [word for word in ("老板娘很急", "安然", "谭工", "¥") if word in page.words] == []
    assert HandOffView.objects.filter(hand_off=out).count() == 1
    assert page.response["Referrer-Policy"] == "same-origin"
    assert "no-store" in page.response["Cache-Control"]


def test_it_is_read_in_both_languages(out: HandOff) -> None:
    phone = Outside(out).enter()
    assert "我们已出发" in Screen(phone.client.get(phone.path("page"))).words


def test_on_our_way_and_done_with_words_and_a_photo(out: HandOff) -> None:
    phone = Outside(out).enter()
    phone.press("on_way")
    wrong = phone.press("done", outcome="repaired", words="")
    assert (wrong.status_code, "Write a few words." in wrong.content.decode()) == (422, True)
    for _twice in range(2):
        phone.press("done", outcome="repaired", words="换了阀芯", photos=upload(picture()))
    out.refresh_from_db()
    assert (out.on_way_at, out.came_back_at, out.came_back_by, out.done) == (MONDAY_9AM, MONDAY_9AM, None, "换了阀芯")
    assert Attachment.objects.about(out.ticket).count() == 1
    assert "Thank you" in phone.look().words
    assert not FormKey.objects.filter(path__contains=phone.token).exists()


def test_what_is_no_photo_is_refused_beside_the_field(out: HandOff) -> None:
    phone = Outside(out).enter()
    for name, content in (("a.html", b"<script>1</script>"), ("a.txt", b"hello"), ("a.jpg", b"<html>")):
        answer = phone.press("done", outcome="repaired", words="好了", photos=upload(content, name))
        assert answer.status_code == 422
    assert (Attachment.objects.count(), HandOff.objects.out().count()) == (0, 1)


def test_a_guessed_changed_or_foreign_token_opens_nothing(out: HandOff, ann: Person, tom: Person) -> None:
    token = passes.token_of(out)
    other = handed_off(reported(ann, team=out.ticket.team), tom, contractor=a_contractor("清风"))
    mixed = f"{other.pk}-{token.partition('-')[2]}"
    for wrong in (mixed, token[:-1], token + "A", token.swapcase(), f"{out.pk}-", "0-x", "²-x", "9" * 30 + "-x", f"-{token}"):
        assert Client().get(reverse("repairs:hand_page", args=[wrong])).status_code == 404


def test_the_cookie_of_one_link_opens_no_other(out: HandOff, ann: Person, tom: Person) -> None:
    other = Outside(handed_off(reported(ann, team=out.ticket.team, words="灯坏了"), tom, contractor=a_contractor("清风")))
    phone = Outside(out).enter()
    [cookie] = phone.client.cookies.values()
    other.client.cookies["frontdesk_hand"] = cookie.value  # by hand; the browser sends it along this one address only
    assert cookie["path"] == phone.path("page")
    assert "灯坏了" not in other.look().words
    other.press("on_way")
    other.press("done", outcome="repaired", words="x")
    assert not HandOff.objects.filter(on_way_at__isnull=False).exists()
    assert HandOff.objects.out().count() == 2


def test_without_opening_the_door_nothing_is_said_and_no_photo_is_shown(out: HandOff) -> None:
    phone = Outside(out)
    phone.press("on_way")
    phone.press("done", outcome="repaired", words="x")
    assert (HandOff.objects.out().count(), HandOff.objects.get().on_way_at) == (1, None)
    assert phone.client.get(phone.path("photo", 1)).status_code == 302


def test_after_it_expired_nothing_of_the_ticket_is_seen_and_nothing_is_said(out: HandOff, at: At) -> None:
    phone = Outside(out).enter()
    at(out.expires_at)
    over = phone.look()
    assert (over.status, "This link has expired" in over.words, "漏水了" in over.words) == (410, True, False)
    phone.press("done", outcome="repaired", words="x")
    phone.press("open")
    assert (HandOff.objects.out().count(), HandOffView.objects.count()) == (1, 1)


def test_a_renewed_taken_back_or_forgotten_ticket_s_old_link_opens_nothing(out: HandOff, tom: Person) -> None:
    phone = Outside(out).enter()
    contractors.renew(out, due_at=MONDAY_9AM + 3 * DAY, by=tom, now=MONDAY_9AM)
    assert phone.look().status == 404
    fresh = Outside(HandOff.objects.get()).enter()
    progress.resolve(out.ticket, words="好了", by=tom, now=MONDAY_9AM)
    assert "漏水了" not in fresh.look().words
    forget_tickets(Ticket.objects.all(), now=MONDAY_9AM)
    assert fresh.look().status == 404


def test_of_a_cancelled_ticket_the_link_says_not_to_come_and_nothing_else(out: HandOff, ann: Person) -> None:
    phone = Outside(out).enter()
    closing.cancel(out.ticket, words="误报", by=ann, now=MONDAY_9AM)
    page = phone.look()
    assert (page.status, "You need not come" in page.words, "漏水了" in page.words, "误报" in page.words) == (200, True, False, False)


def test_half_a_day_later_the_door_is_closed_again(out: HandOff, at: At) -> None:
    phone = Outside(out).enter()
    at(MONDAY_9AM + 13 * HOUR)
    assert "Open the ticket" in phone.look().words


def test_photos_are_those_of_this_ticket_only(out: HandOff, ann: Person, tom: Person) -> None:
    elsewhere = reported(ann, team=out.ticket.team)
    finishing.finish(elsewhere, words="好了", cause="", photos=[taken()], by=tom, now=MONDAY_9AM)
    phone = Outside(out).enter()
    [foreign] = Attachment.objects.all()
    assert phone.client.get(phone.path("photo", foreign.pk)).status_code == 404
    phone.client.get(reverse("file_download", args=[foreign.pk]))
    contractors.come_back(out, outcome="not_repaired", words="缺件", photos=(taken(),), now=MONDAY_9AM)
    again = Outside(handed_off(out.ticket, tom, told_on=None)).enter()
    mine = Attachment.objects.about(out.ticket).get()
    shown = again.client.get(again.path("photo", mine.pk))
    assert (shown.status_code, shown["X-Content-Type-Options"]) == (200, "nosniff")
    shown.close()


def test_guessing_and_hammering_are_slowed_down_and_a_true_link_still_opens(out: HandOff) -> None:
    cache.clear()
    guesses = [Client().get(reverse("repairs:hand_page", args=[f"{n}-AAAA"])).status_code for n in range(62)]
    assert (guesses[59], guesses[60]) == (404, 429)
    phone = Outside(out)
    assert phone.look().status == 200
    answers = [phone.press("open").status_code for _each in range(62)]
    assert (answers[59], answers[60], HandOffView.objects.count()) == (302, 429, 60)
    cache.clear()
