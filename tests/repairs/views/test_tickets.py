"""The asker's tickets: the list, every step with who, what they may do, and the link that needs no log-in."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from frontdesk.people.models import Person
from repairs.actions import clocks, closing, contractors, dispatch, extensions, followers, progress, rating
from repairs.links import link_of, token_of
from repairs.models import Offer, Rating, Ticket
from repairs.models.ticket import new_salt
from tests.factories.people import PersonFactory
from tests.factories.repairs import a_contractor, a_team, reported
from tests.factories.repairs_crew import a_crew, routed
from tests.factories.repairs_work import a_part, handed_off
from tests.factories.supplies import stocked
from tests.moments import DAY, HOUR, MONDAY_9AM
from tests.staff import Staff, names_in, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def ticket(ann: Person, olga: Person, tom: Person) -> Ticket:
    return reported(ann, team=a_team(olga, tom), words="水龙头漏水")


@pytest.fixture
def told(ticket: Ticket, tom: Person, at: Callable[[datetime], None]) -> Ticket:
    """Accepted, noted among the team, answered, paused."""
    at(MONDAY_9AM + HOUR)
    dispatch.accept(ticket, by=tom, now=MONDAY_9AM)
    progress.note(ticket, words="内部：要带扳手", by=tom, now=MONDAY_9AM)
    progress.answer(ticket, words="十分钟到", by=tom, now=MONDAY_9AM)
    clocks.pause(ticket, reason="parts", until=MONDAY_9AM + DAY, by=tom, now=MONDAY_9AM)
    return Ticket.objects.get(pk=ticket.pk)


def test_the_list_holds_ones_own_and_followed_tickets_by_state(ticket: Ticket, ann: Person, bo: Person, tom: Person) -> None:
    done = progress.resolve(reported(bo, team=ticket.team), words="好了", by=tom, now=MONDAY_9AM)
    assert names_in(Staff(bo).open("repairs:ticket_list")) == [done.number]
    followers.follow(ticket, by=bo, now=MONDAY_9AM)
    asked = [{}, {"state": "running"}, {"state": "unconfirmed"}, {"whose": "followed"}, {"q": "水龙头"}]
    assert [len(names_in(Staff(bo).open("repairs:ticket_list", **each))) for each in asked] == [2, 1, 1, 1, 1]
    assert names_in(Staff(tom).open("repairs:ticket_list")) == []  # what he repairs stands elsewhere
    assert Staff(bo).open("repairs:ticket_export")["Content-Type"].endswith("sheet")


def test_the_asker_sees_every_step_and_no_internal_note_which_the_team_sees(told: Ticket, ann: Person, tom: Person) -> None:
    page = words(Staff(ann).open("repairs:ticket_detail", told.number))
    seen = ("accepted by the technician", "Tom", "十分钟到", "clock paused: waiting for parts", "Why is it due then?", "水龙头漏水")
    assert [word in page for word in seen] == [True] * 6
    assert "扳手" not in page
    of_team = words(Staff(tom).open("repairs:ticket_detail", told.number))
    assert [word in of_team for word in ("扳手", "Work on it")] == [True, True]
    assert "Work on it" not in page


def test_the_status_link_says_how_it_stands_without_names_or_notes(told: Ticket, ann: Person, tom: Person) -> None:
    path = reverse("repairs:ticket_status", args=[token_of(told)])
    assert link_of(told).endswith(path)
    page = Client().get(path, {"language": "en"})
    text = words(page)
    assert [word in text for word in (told.number, "paused", "waiting for parts", "十分钟到")] == [True] * 4
    assert [word in text for word in ("扳手", "Tom", "谭工", "Ann", "安然", "水龙头")] == [False] * 6
    assert (page["Referrer-Policy"], page["X-Robots-Tag"]) == ("same-origin", "noindex, nofollow")
    other = token_of(reported(ann, team=told.team))
    assert Client().get(reverse("repairs:ticket_status", args=[f"{told.pk}-{other.partition('-')[2]}"])).status_code == 404
    assert Client().post(path, {"stars": 5}).status_code == 405  # it is read, and nothing is rated or confirmed by it
    Ticket.objects.filter(pk=told.pk).update(salt=new_salt())
    assert Client().get(path).status_code == 404  # a forgotten ticket's old link opens nothing


def test_by_the_status_link_nobody_learns_of_the_team_s_matters_of_phones_or_of_what_askers_wrote(
    ann: Person, olga: Person, tom: Person, at: Callable[[datetime], None]
) -> None:
    """Everything that can happen to a ticket happens; the page of the link is compared with what it must not hold."""
    at(MONDAY_9AM + 2 * HOUR)
    crew = routed(a_crew(olga, 3))
    ticket, technician = reported(ann, words="请打zq电话"), crew.technicians[1]
    for number in (0, 1, 2):
        dispatch.decline(ticket, because=f"zq拒绝{number}", by=Offer.objects.open().get().person, now=MONDAY_9AM)
    dispatch.pass_on(ticket, because="zq转给", to=technician, by=olga, now=MONDAY_9AM)
    dispatch.accept(ticket, by=technician, now=MONDAY_9AM)
    progress.add(ticket, words="zq我的手机13812345678", by=ann, now=MONDAY_9AM)
    progress.note(ticket, words="zq内部", by=technician, now=MONDAY_9AM)
    progress.answer(ticket, words="十分钟到", by=technician, now=MONDAY_9AM)
    extensions.ask(ticket, until=MONDAY_9AM + 5 * DAY, reason="zq缺人", by=technician, now=MONDAY_9AM)
    extensions.decide(ticket, agreed=False, words="zq不行", by=olga, now=MONDAY_9AM)
    a_part(ticket, technician, item=stocked(3, name="zq垫圈"))
    out = handed_off(ticket, technician, contractor=a_contractor("zq公司", contact="zq经理", phone="zq555"), words="zq说明")
    contractors.on_way(out, now=MONDAY_9AM)
    contractors.come_back(out, outcome="not_repaired", words="zq修不了", now=MONDAY_9AM)
    progress.resolve(ticket, words="换了龙头", by=technician, now=MONDAY_9AM)
    rating.rate(ticket, stars=1, words="zq太慢", by=ann, now=MONDAY_9AM)
    closing.reopen(ticket, words="zq又漏", by=ann, now=MONDAY_9AM + HOUR)
    closing.cancel(ticket, words="zq算了", by=ann, now=MONDAY_9AM + HOUR)

    pages = {
        language: words(Client().get(reverse("repairs:ticket_status", args=[token_of(ticket)]), {"language": language}))
        for language in ("en", "zh-hans")
    }
    people = [name for person in (ann, olga, *crew.technicians) for name in (person.name, person.name_en, person.username) if name]
    for page in pages.values():
        assert [word for word in ("zq", "13812345678", *people) if word in page] == []
        assert [word in page for word in ("十分钟到", "换了龙头", ticket.number)] == [True] * 3
    hidden = ("nobody was there", "declined", "offered", "internal note", "rated")
    assert ("being assigned" in pages["en"], [word for word in hidden if word in pages["en"]]) == (True, [])
    inside = words(Staff(olga).open("repairs:ticket_detail", ticket.number))  # control: it is there for the team
    assert [word in inside for word in ("nobody was there", "zq内部", "zq又漏", "declined", "1 star", "zq太慢")] == [True] * 6
    asker = words(Staff(ann).open("repairs:ticket_detail", ticket.number))
    assert [word in asker for word in ("being assigned", "zq又漏", "nobody was there", "zq内部")] == [True, True, False, False]


def test_guessing_links_ends_after_sixty_tries_and_a_true_one_still_opens(ticket: Ticket) -> None:
    cache.clear()
    wrong = reverse("repairs:ticket_status", args=["7-nothing"])
    assert [Client().get(wrong).status_code for _n in range(61)][-2:] == [404, 429]
    assert Client().get(reverse("repairs:ticket_status", args=[token_of(ticket)])).status_code == 200
    cache.clear()


def test_confirm_rate_and_open_again_from_the_page(ticket: Ticket, ann: Person, tom: Person, at: Callable[[datetime], None]) -> None:
    at(MONDAY_9AM + HOUR)
    progress.resolve(ticket, words="换了垫圈", by=tom, now=MONDAY_9AM)
    asker = Staff(ann)
    page = words(asker.open("repairs:ticket_detail", ticket.number))
    assert [word in page for word in ("Does it work again?", "换了垫圈", "Not fixed")] == [True] * 3
    assert asker.told(asker.press("repairs:ticket_confirm", ticket.number)) == ["Thank you. The ticket is closed."]
    assert asker.told(asker.press("repairs:ticket_rate", ticket.number)) == ["Choose one to five stars."]
    asker.press("repairs:ticket_rate", ticket.number, stars=2, words="等了很久")
    assert Rating.objects.get().stars == 2
    assert "How was the repair?" not in words(asker.open("repairs:ticket_detail", ticket.number))
    asker.press("repairs:ticket_reopen", ticket.number, words="又漏了")
    ticket.refresh_from_db()
    assert (ticket.cycle, ticket.state) == (2, "reported")
    page = words(asker.open("repairs:ticket_detail", ticket.number))
    assert [word in page for word in ("又漏了", "换了垫圈", "ticket opened again")] == [True] * 3


def test_the_technician_who_did_the_work_is_shown_the_door(olga: Person, tom: Person) -> None:
    own = reported(tom, team=a_team(olga, tom))
    progress.resolve(own, words="自己修好了", by=tom, now=MONDAY_9AM)
    pressed = [Staff(tom).press(f"repairs:ticket_{verb}", own.number, stars=5).status_code for verb in ("rate", "confirm")]
    assert (pressed, Rating.objects.exists()) == ([403, 403], False)
    assert "Does it work again?" not in words(Staff(tom).open("repairs:ticket_detail", own.number))


def test_nobody_but_who_asked_rates_or_confirms(ticket: Ticket, ann: Person, bo: Person, olga: Person, tom: Person) -> None:
    """Its technician, its lead, a follower, a stranger: 403 where they know of it, 404 where they do not."""
    followers.follow(ticket, by=bo, now=MONDAY_9AM)
    progress.resolve(ticket, words="好了", by=tom, now=MONDAY_9AM)
    answers = {
        person.username: [Staff(person).press(f"repairs:ticket_{verb}", ticket.number, stars=5).status_code for verb in ("rate", "confirm")]
        for person in (tom, olga, bo, PersonFactory(username="stranger", roles=["employee"]))
    }
    assert answers == {"tom": [403, 403], "olga": [403, 403], "bo": [403, 403], "stranger": [404, 404]}
    assert (Rating.objects.exists(), Ticket.objects.get().confirmed_at) == (False, None)
    assert Staff(ann).press("repairs:ticket_rate", ticket.number, stars=5).status_code == 302  # control
    assert Rating.objects.get().given_by == ann


def test_a_follower_reads_and_lets_go_but_neither_confirms_nor_cancels(ticket: Ticket, bo: Person, tom: Person) -> None:
    followers.follow(ticket, by=bo, now=MONDAY_9AM)
    for verb in ("confirm", "cancel", "reopen"):
        Staff(bo).press(f"repairs:ticket_{verb}", ticket.number, words="不要了")
    ticket.refresh_from_db()
    assert ticket.state == "reported"
    Staff(bo).press("repairs:ticket_add", ticket.number, words="三楼也漏")
    assert ticket.comments.get().said_by == bo
    Staff(bo).press("repairs:ticket_unfollow", ticket.number)
    assert Staff(bo).open("repairs:ticket_detail", ticket.number).status_code == 404
