"""Who hears of an incident, and how: an ordinary one whoever answers for the department, a major one everybody by everything there is."""

from datetime import datetime

from django.conf import settings
from django.utils import timezone
from django.utils.translation import override

from frontdesk.outbox.models import Channel
from frontdesk.outbox.post import post
from frontdesk.people import phones
from frontdesk.people.models import Person
from frontdesk.people.standing_in import acting_for
from visitors.actions.incident_owing import leaders, may_know, on_duty
from visitors.models import CorrectiveAction, Incident
from visitors.notices import about_action, about_incident
from visitors.notices.corrective_action_given import CorrectiveActionGiven
from visitors.notices.incident_given import IncidentGiven
from visitors.notices.incident_major import IncidentMajor
from visitors.notices.incident_report_sent import IncidentReportSent
from visitors.promises.incident_answered import IncidentAnswered


def tell(incident: Incident, *, cause: str, now: datetime) -> None:
    """As bad as it is: of a restricted one those alone who are named."""
    if not incident.is_major:
        tell_given(incident, cause=cause, now=now)
        return
    people = leaders(incident) if incident.restricted_at else on_duty()
    if incident.assignee:
        people = [*people, hears(incident, incident.assignee, now)]
    for person in {each.pk: each for each in people}.values():
        tell_major(incident, person, cause=cause, now=now)


def tell_given(incident: Incident, *, cause: str, now: datetime) -> None:
    """Whoever answers for the department, or acts for them today."""
    if incident.assignee is None:
        return
    person = hears(incident, incident.assignee, now)
    with override(person.language):
        data = about_incident(incident, within=IncidentAnswered.shown(IncidentAnswered.version())["limit"])
    post(IncidentGiven, cause=cause, to=person, subject=incident, data=data, now=now)


def tell_major(incident: Incident, person: Person, *, cause: str, now: datetime) -> None:
    """By inbox, e-mail and, where there is a gateway, a text message, at any hour."""
    with override(person.language):
        data = about_incident(incident)
    post(IncidentMajor, cause=cause, to=person, subject=incident, data=data, now=now)
    mobile = phones.digits(person.mobile)
    if settings.SMS_URL and phones.is_mobile(mobile):
        post(IncidentMajor, cause=cause, to=person, channel=Channel.SMS, address=mobile, subject=incident, data=data, now=now)


def tell_of_action(action: CorrectiveAction, *, now: datetime) -> None:
    """Whoever has it."""
    with override(action.owner.language):
        data = about_action(action)
    post(CorrectiveActionGiven, cause=f"action:{action.pk}", to=action.owner, subject=action, data=data, now=now)


def send_report(incident: Incident, people: list[Person], *, cause: str, by: Person, now: datetime) -> None:
    """Everybody it is sent to."""
    for person in people:
        with override(person.language):
            path = f"{incident.get_absolute_url()}report/"
            data = {
                "number": incident.number,
                "kind": incident.get_kind_display(),
                "lessons": incident.lessons,
                "by": str(by),
                "path": path,
            }
        post(IncidentReportSent, cause=cause, to=person, subject=incident, data=data, now=now)


def hears(incident: Incident, person: Person, now: datetime) -> Person:
    """Who acts for them today, where they may know of it."""
    acting = acting_for(person, timezone.localdate(now))
    return acting if acting and may_know(incident, acting) else person
