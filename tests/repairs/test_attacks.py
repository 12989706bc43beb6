"""Whoever has no business with a ticket or a round changes nothing of it by any door, and words are only ever words."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from frontdesk.files.models import Attachment
from frontdesk.people.models import Person
from frontdesk.web.once import new_key
from repairs import links, passes
from repairs.actions import contractors, followers, progress
from repairs.models import Comment, Ticket
from tests.factories.people import PersonFactory
from tests.factories.repairs import a_category, a_spot, a_team, reported
from tests.factories.repairs_rounds import a_checklist, a_round, item_of
from tests.factories.repairs_work import a_part, handed_off
from tests.moments import HOUR, MONDAY_9AM
from tests.sample_files import picture, upload
from tests.staff import Staff

pytestmark = [pytest.mark.django_db, pytest.mark.once]
GIVEN = {
    **{"words": "x", "reason": "parts", "because": "x", "cause": "x", "until": "2026-11-24T09:00", "urgency": "low", "emergency": "water"},
    **{"stars": "1", "on": "2026-11-30", "told_on": "2026-11-30", "answer": "agree", "outcome": "repaired", "result": "pass"},
}
FOR_ALL = {"ticket_add", "ticket_follow", "ticket_unfollow", "ticket_photo", "ticket_alarm"}  # “me too”, and what a follower may
HTML = '<img src=x onerror="alert(1)">'


def doors(*keys: str) -> list[str]:
    """Every door of repairs whose path names exactly these."""
    paths = get_resolver().namespace_dict["repairs"][1].reverse_dict
    names = [name for name in paths if isinstance(name, str)]
    return sorted(name for name in names if sorted(paths.getlist(name)[0][0][0][1]) == sorted(keys))


def facts(ticket: Ticket) -> object:
    row = Ticket.objects.filter(pk=ticket.pk).values().get()
    beside = (ticket.events, ticket.offers, ticket.pauses, ticket.comments, ticket.hand_offs, ticket.parts, ticket.extensions)
    return row, [list(each.values()) for each in beside], list(Attachment.objects.there().values_list("pk"))


@pytest.fixture
def ticket(ann: Person, olga: Person, tom: Person) -> Ticket:
    ticket = reported(ann, team=a_team(tom, tom), words=f"漏水 {HTML}")
    progress.start(ticket, by=tom, now=MONDAY_9AM)
    handed_off(ticket, tom, words=HTML)
    return ticket


@pytest.fixture
def other() -> Person:
    """A technician of another team."""
    person = PersonFactory(username="other", roles=["technician"])
    a_team(person, person, name="二组")
    return person


@pytest.mark.parametrize("follows", [False, True])
@pytest.mark.parametrize("is_technician", [False, True])
def test_no_door_lets_who_is_not_of_the_team_change_a_ticket(
    ticket: Ticket, bo: Person, other: Person, tom: Person, is_technician: bool, follows: bool, at
) -> None:
    at(MONDAY_9AM + HOUR)
    person = other if is_technician else bo
    part, out = a_part(ticket, tom), ticket.hand_offs.get()
    if follows:
        followers.follow(ticket, by=person, now=MONDAY_9AM)
    staff, before = Staff(person), facts(ticket)
    tried = [door for door in doors("number") if door not in FOR_ALL]
    assert {"work_start", "work_renew", "lead_urgency", "ticket_cancel"} < set(tried)
    for door in tried:
        assert staff.press(f"repairs:{door}", ticket.number, **GIVEN).status_code in (200, 302, 303, 403, 404, 422), door
        assert facts(ticket) == before, door
    for door, key in (("work_part_back", (ticket.number, part.pk)), ("hand_off_paper", (out.pk,))):
        assert staff.press(f"repairs:{door}", *key, invoice="1", **GIVEN).status_code in (403, 404), door
    assert facts(ticket) == before


def test_a_follower_takes_away_no_photo_of_somebody_else_s_and_the_team_does(ticket: Ticket, ann: Person, bo: Person, tom: Person) -> None:
    followers.follow(ticket, by=bo, now=MONDAY_9AM)
    Staff(ann).press("repairs:ticket_photo", ticket.number, photo=upload(picture()))
    Staff(bo).press("repairs:ticket_photo", ticket.number, photo=upload(picture()))
    hers, his = Attachment.objects.about(ticket).order_by("pk")
    Staff(bo).press("file_remove", hers.pk)
    assert Attachment.objects.there().count() == 2
    assert reverse("file_remove", args=[hers.pk]) not in Staff(bo).open("repairs:ticket_detail", ticket.number).content.decode()
    Staff(bo).press("file_remove", his.pk)
    Staff(tom).press("file_remove", hers.pk)
    assert Attachment.objects.there().count() == 0


def test_the_client_id_of_somebody_else_s_report_opens_and_changes_nothing_of_it(ticket: Ticket, bo: Person) -> None:
    given = {"category": a_category().pk, "place": a_spot("别处").pk, "urgency": "normal", "words": "我的", "client_id": ticket.client_id}
    answer = Staff(bo).press("repairs:ticket_new", headers={"X-Requested-With": "fetch"}, **given)
    mine = Ticket.objects.get(asker=bo)
    assert (answer["Location"], mine.words) == (mine.get_absolute_url(), "我的")
    assert Ticket.objects.get(pk=ticket.pk).words.startswith("漏水")


def test_a_round_is_done_by_nobody_outside_its_team_or_without_the_right(bo: Person, rita: Person, tom: Person, other: Person) -> None:
    mine = a_checklist(rita)
    round_, theirs = a_round(mine), a_checklist(None, name="二组的", team=a_team(tom, tom, bo))
    of_team = a_round(theirs)
    for person, row, checklist in ((bo, round_, mine), (other, round_, mine), (bo, of_team, theirs), (other, of_team, theirs)):
        staff = Staff(person)
        answers = [
            staff.press("repairs:round_answer", row.pk, item_of(checklist).pk, result="fail"),
            staff.press("repairs:round_finish", row.pk),
            staff.client.get(row.get_absolute_url()),
        ]
        assert {answer.status_code for answer in answers} <= {403, 404}
    assert Staff(rita).press("repairs:round_answer", round_.pk, item_of(theirs).pk, result="fail").status_code == 404
    assert (Ticket.objects.count(), round_.answers.count(), of_team.answers.count()) == (0, 0, 0)


def test_very_many_words_are_cut_or_refused_in_words(ticket: Ticket, ann: Person, tom: Person) -> None:
    long = "长" * 300_000
    for person, door in ((ann, "ticket_add"), (tom, "work_answer"), (tom, "work_note"), (ann, "ticket_cancel")):
        assert Staff(person).press(f"repairs:{door}", ticket.number, words=long).status_code in (302, 303, 422), door
    assert max(len(each.words) for each in Comment.objects.all()) <= 2000
    report = {"category": a_category().pk, "place": a_spot().pk, "urgency": "normal", "words": long, "client_id": uuid4()}
    assert Staff(ann).press("repairs:ticket_new", **report).status_code == 422


def test_html_in_words_is_shown_as_words_outside(ticket: Ticket, tom: Person, at) -> None:
    at(MONDAY_9AM + HOUR)
    progress.answer(ticket, words=HTML, by=tom, now=MONDAY_9AM)
    out, outside = ticket.hand_offs.get(), Client()
    outside.post(reverse("repairs:hand_open", args=[passes.token_of(out)]))
    pages = [outside.get(passes.path_of(out)), outside.get(reverse("repairs:ticket_status", args=[links.token_of(ticket)]))]
    outside.post(reverse("repairs:hand_done", args=[passes.token_of(out)]), {"outcome": "repaired", "words": HTML, "once": new_key()})
    pages.append(Staff(tom).open("repairs:work_ticket", ticket.number))
    for page in pages:
        assert ("&lt;img src=x" in page.content.decode(), "<img src=x" in page.content.decode()) == (True, False)


def test_an_old_link_of_a_contractor_says_nothing_and_takes_nothing(ticket: Ticket, tom: Person, at) -> None:
    at(MONDAY_9AM + HOUR)
    out, outside = ticket.hand_offs.get(), Client()
    token = passes.token_of(out)
    outside.post(reverse("repairs:hand_open", args=[token]))
    contractors.renew(out, due_at=MONDAY_9AM + 48 * HOUR, by=tom, now=MONDAY_9AM)
    before = facts(ticket)
    for door in ("hand_open", "hand_on_way", "hand_done"):
        assert outside.post(reverse(f"repairs:{door}", args=[token]), {"outcome": "repaired", "words": "x"}).status_code == 404
    assert facts(ticket) == before
