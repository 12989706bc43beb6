"""Log-in links: once, for three days, for who works here; the password is the person's own."""

from datetime import timedelta

import pytest
from django.test import Client

from frontdesk.people.actions import invitations, retiring
from frontdesk.people.models import Invitation, Person
from frontdesk.people.models.invitation import InvitationQuerySet
from frontdesk.refusal import Refused
from tests.moments import HOUR, MONDAY_9AM
from tests.races import together

pytestmark = pytest.mark.django_db
WORDS = "horse staple battery"


def choose(token: str, *, now: object = MONDAY_9AM) -> Person:
    return invitations.choose_password(token, password=WORDS, now=now)


def test_with_the_link_a_person_chooses_a_password_once(ann: Person, olga: Person) -> None:
    token = invitations.invite(ann, by=olga, now=MONDAY_9AM)
    assert choose(token).check_password(WORDS)
    with pytest.raises(Refused):
        choose(token)
    assert (invitations.invited(token, MONDAY_9AM), Invitation.objects.filter(token_hash=token).exists()) == (None, False)


def test_a_link_runs_out_and_a_newer_one_ends_it(ann: Person, olga: Person) -> None:
    first = invitations.invite(ann, by=olga, now=MONDAY_9AM)
    late = MONDAY_9AM + timedelta(hours=72)
    assert [invitations.invited(first, at) for at in (late - HOUR, late)] == [ann, None]
    second = invitations.invite(ann, by=olga, now=MONDAY_9AM)
    assert [invitations.invited(token, MONDAY_9AM) for token in (first, second, "", "x" * 500)] == [None, ann, None, None]


def test_a_new_password_ends_every_session(ann: Person, olga: Person) -> None:
    browser = Client()
    browser.force_login(ann)
    assert browser.get("/people/").status_code == 200
    choose(invitations.invite(ann, by=olga, now=MONDAY_9AM))
    assert browser.get("/people/").status_code == 302


def test_who_leaves_takes_no_link_along(ann: Person, olga: Person) -> None:
    token = invitations.invite(ann, by=olga, now=MONDAY_9AM)
    retiring.retire(ann, stand_in=None, by=olga, now=MONDAY_9AM)
    retiring.bring_back(ann, by=olga, now=MONDAY_9AM)
    assert invitations.invited(token, MONDAY_9AM) is None
    Person.objects.filter(pk=ann.pk).update(retired_at=MONDAY_9AM)
    with pytest.raises(Refused):
        invitations.invite(ann, by=olga, now=MONDAY_9AM)


@pytest.mark.django_db(transaction=True)
def test_of_eight_who_open_one_link_at_once_one_chooses(ann: Person, olga: Person) -> None:
    token = invitations.invite(ann, by=olga, now=MONDAY_9AM)
    answers = together(8, lambda number: choose(token))
    assert [type(answer) for answer in answers].count(Person) == 1


@pytest.mark.django_db(transaction=True)
def test_control_a_link_that_does_not_ask_whether_it_was_used_lets_all_choose(
    ann: Person, olga: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = invitations.invite(ann, by=olga, now=MONDAY_9AM)
    monkeypatch.setattr(InvitationQuerySet, "usable", lambda rows, now: rows.filter(ended_at__isnull=True))
    assert [type(answer) for answer in together(4, lambda number: choose(token))] == [Person] * 4
