"""What a lead does from a ticket's page: said in a toast, or refused in words; the asker sees nothing of it."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from frontdesk.people.models import Person
from frontdesk.workdays.days import end_of
from repairs.actions import extensions
from repairs.models import Offer, Ticket
from tests.factories.repairs import a_category, a_team, reported

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def ticket(ann: Person, olga: Person, rita: Person, tom: Person) -> Ticket:
    """Rita leads."""
    return reported(ann, team=a_team(rita, tom), now=timezone.now())


def sent(person: Person, ticket: Ticket, step: str, **data: str) -> tuple[Ticket, str]:
    """The ticket afterwards, and what was said."""
    client = Client()
    client.force_login(person)
    response = client.post(f"/repairs/{ticket.number}/lead/{step}/", data)
    assert response.status_code == 302, response.status_code
    said = [str(message) for message in client.get(response["Location"]).context["messages"]]
    return Ticket.objects.get(pk=ticket.pk), " ".join(said)


def ahead(hours: int) -> str:
    return timezone.localtime(timezone.now() + hours * HOUR).strftime("%Y-%m-%dT%H:%M")


def test_given_to_somebody_made_urgent_paused_and_gone_on_with(ticket: Ticket, rita: Person, tom: Person) -> None:
    sent(rita, ticket, "assign", to=str(tom.pk), because="他在附近")
    assert Offer.objects.open().get(ticket=ticket).person == tom
    assert sent(rita, ticket, "urgency", urgency="water")[0].emergency == "water"
    assert sent(rita, ticket, "urgency", urgency="low")[0].urgency == "low"
    assert sent(rita, ticket, "pause", reason="parts", until=ahead(30))[0].paused_until
    assert sent(rita, ticket, "resume")[0].paused_until is None


def test_a_day_that_is_too_soon_is_refused_in_words_and_a_later_one_told(ticket: Ticket, rita: Person) -> None:
    today = timezone.localdate()
    same, said = sent(rita, ticket, "promise", on=today.isoformat())
    assert (same.promised_on, "最早只能承诺" in said) == (None, True)
    days = [today + timedelta(days=n) for n in range(5, 25)]
    told = next(day for day in days if sent(rita, ticket, "promise", on=day.isoformat())[0].promised_on)
    assert Ticket.objects.get().solution_due_at == end_of(told)


def test_more_time_is_asked_for_and_decided_by_somebody_else(ticket: Ticket, rita: Person, tom: Person, olga: Person) -> None:
    until = timezone.now() + 900 * HOUR
    extensions.ask(ticket, until=until, reason="x", by=tom, now=timezone.now())
    assert "不同意的原因" in sent(rita, ticket, "decide", answer="refuse")[1]
    assert sent(rita, ticket, "decide", answer="agree")[0].solution_due_at == until
    sent(rita, ticket, "more-time", until=ahead(1200), reason="x")
    assert "他人审批" in sent(rita, ticket, "decide", answer="agree")[1]
    sent(olga, ticket, "decide", answer="refuse", words="不行")
    assert not ticket.extensions.open().exists()


def test_merged_by_number_and_undone(ticket: Ticket, ann: Person, rita: Person, olga: Person) -> None:
    other = reported(ann, team=ticket.team, now=timezone.now())
    assert "没有这个编号" in sent(olga, ticket, "merge", into="BX-20200101-999")[1]
    assert sent(rita, ticket, "merge", into=other.number)[0].merged_into == other
    assert sent(rita, ticket, "unmerge")[0].merged_into is None


def test_what_is_perhaps_the_same_is_merged_by_one_press(ticket: Ticket, ann: Person, rita: Person) -> None:
    other = reported(ann, team=ticket.team, now=timezone.now())
    client = Client()
    client.force_login(rita)
    page = b"".join(client.get(ticket.get_absolute_url())).decode()
    forms = [form for form in re.findall(r"<form.*?</form>", page, re.DOTALL) if "/lead/merge/" in form]
    # A browser sends every `into` of the form that was pressed, an empty field too.
    sending = [re.findall(r'<(?:button|input)[^>]* name="into"(?: value="([^"]*)")?', form) for form in forms]
    assert sending == [[other.number], [""]]


def test_the_plan_for_the_network(ann: Person, olga: Person) -> None:
    fault = reported(ann, category=a_category("network"), now=timezone.now())
    assert sent(olga, fault, "plan", words="用热点")[0].contingency == "用热点"


def test_only_the_lead_sees_the_section(ticket: Ticket, ann: Person, rita: Person) -> None:
    for person, shown in ((rita, True), (ann, False)):
        client = Client()
        client.force_login(person)
        assert (b'id="lead"' in b"".join(client.get(ticket.get_absolute_url()))) is shown
