"""Who hears what about a visit: the words' values are gathered here, the words stand in templates/visitors/notices."""

from datetime import datetime, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from frontdesk.outbox.models import Channel
from frontdesk.outbox.post import post
from frontdesk.people import phones
from frontdesk.people.models import Company, Person
from frontdesk.people.permissions import Role
from visitors.models import Answer, BadgeLoan, Feedback, RecurringPass, Visit, VisitRequest
from visitors.models.visit import Door
from visitors.notices import about
from visitors.notices.day_off_approved import DayOffApproved
from visitors.notices.day_off_asked import DayOffAsked
from visitors.notices.visit_arrived import VisitArrived
from visitors.notices.visit_colleague import VisitColleague
from visitors.notices.visit_corrected import VisitCorrected
from visitors.notices.visit_declined import VisitDeclined
from visitors.notices.visit_delayed import VisitDelayed
from visitors.notices.visit_feedback import VisitFeedback
from visitors.notices.visit_invited import VisitInvited
from visitors.notices.visit_not_expected import VisitNotExpected
from visitors.notices.visit_not_possible import VisitNotPossible
from visitors.notices.visit_thanks import VisitThanks
from visitors.scope import told_in_confidence

TO_COME = timedelta(hours=2)  # an invitation must be read before setting out
TO_THANK = timedelta(hours=23)  # thanks are owed within a day of leaving


def way_to(visit: Visit | RecurringPass | VisitRequest, *, mail_first: bool = False) -> tuple[Channel, str] | None:
    """How a visitor is reached: SMS to a mobile where there is a gateway, else e-mail; None when there is no way."""
    sms = (Channel.SMS, visit.phone) if phones.is_mobile(visit.phone) and settings.SMS_URL else None
    mail = (Channel.MAIL, visit.email) if visit.email else None
    return (mail or sms) if mail_first else (sms or mail)


def when_of(visit: Visit) -> str:
    """The moment of a visit in the active language."""
    when = timezone.localtime(visit.expected_at or visit.arrived_at or visit.created_at)
    return f"{date_format(when, 'DATE_FORMAT')} {when:%H:%M}"


def invite(visit: Visit, *, now: datetime, cause: str = "invited") -> None:
    """Code, QR and calendar file to the visitor, in the visitor's language."""
    way = way_to(visit, mail_first=True)
    if way is None:
        return
    with override(visit.language):
        company = Company.objects.here()
        data = about(
            visit,
            company_here=str(company),
            address=company.local_address,
            phone_here=company.desk_phone,
            when=when_of(visit),
            code=visit.shown_code,
        )
    _outside(VisitInvited, visit, way, data, cause=f"visit:{visit.pk}:{cause}", latest=(visit.expected_at or now) - TO_COME, now=now)


def moved(visit: Visit, *, now: datetime) -> None:
    """Whoever was invited is invited anew; who comes to a meeting hears of it from there."""
    if visit.door != Door.MEETING:
        invite(visit, now=now, cause=f"moved:{now.isoformat()}")


def arrived(visit: Visit, *, badge: str, now: datetime) -> None:
    """The host hears at once; a second arrival after an undo is a cause of its own."""
    with override(visit.host.language):
        data = about(
            visit,
            at=f"{timezone.localtime(now):%H:%M}",
            purpose=visit.get_purpose_display(),
            badge=badge or _("none"),
            path=reverse("visitors:visit_answer", args=[visit.pk]),
        )
    post(VisitArrived, cause=f"visit:{visit.pk}:arrived:{now.isoformat()}", to=visit.host, subject=visit, data=data, now=now)


def answered(visit: Visit, answer: Answer, *, now: datetime) -> None:
    """A colleague who is to come hears it; the desk hears that nobody expects the visitor."""
    cause = f"visit:{visit.pk}:answer:{answer.pk}"
    if answer.colleague:
        with override(answer.colleague.language):
            loan = BadgeLoan.objects.out_with(visit)
            data = about(visit, badge=loan.badge.number if loan else _("none"))
        post(VisitColleague, cause=cause, to=answer.colleague, subject=visit, data=data, now=now)
    if answer.kind == Answer.Kind.NOT_EXPECTING:
        for receptionist in told_in_confidence(visit, list(Person.objects.holding(Role.RECEPTIONIST))):
            with override(receptionist.language):
                post(VisitNotExpected, cause=cause, to=receptionist, subject=visit, data=about(visit), now=now)


def clearance_asked(visit: Visit, head: Person | None, *, now: datetime) -> None:
    """Who approves hears at once. Somebody who stands at the door can't wait for one head on a Sunday: the admin managers hear too."""
    managers = Person.objects.holding(Role.ADMIN_MANAGER)
    asked = {person.pk: person for person in ([head] if head else [])}
    if head is None or visit.is_walk_in:
        asked |= {person.pk: person for person in managers}
    for person in asked.values():
        with override(person.language):
            data = about(visit, when=when_of(visit), reason=visit.off_day_reason or visit.get_purpose_display())
        post(DayOffAsked, cause=f"visit:{visit.pk}:day_off", to=person, subject=visit, data=data, now=now)


def cleared(visit: Visit, *, by: Person, now: datetime) -> None:
    """Host and whoever announced it hear that the day off is approved; the desk too while the visitor stands there."""
    for person in _concerned(visit, but=by):
        with override(person.language):
            data = about(visit, when=when_of(visit), who=str(by))
        post(DayOffApproved, cause=f"visit:{visit.pk}:cleared", to=person, subject=visit, data=data, now=now)


def declined(visit: Visit, *, by: Person, words: str, tell_words: bool = False, now: datetime) -> None:
    """The same people hear the no and why; a visitor who asked to come hears that it is not possible, and why only where that is wanted."""
    for person in _concerned(visit, but=by):
        with override(person.language):
            data = about(visit, when=when_of(visit), who=str(by), words=words)
        post(VisitDeclined, cause=f"visit:{visit.pk}:declined", to=person, subject=visit, data=data, now=now)
    way = way_to(visit, mail_first=True) if visit.requested_at else None
    if way:
        with override(visit.language):
            here = Company.objects.here()
            data = about(visit, company_here=str(here), phone_here=here.desk_phone, when=when_of(visit))
            data["why"] = " " + _("“%(words)s”") % {"words": words} if tell_words else ""
        latest = max(now, (visit.expected_at or now) - TO_COME)
        _outside(VisitNotPossible, visit, way, data, cause=f"visit:{visit.pk}:declined", latest=latest, now=now)


def _concerned(visit: Visit, *, but: Person) -> list[Person]:
    """Host, whoever announced the visit, and the desk for a visitor who is here; nobody is told what they did themselves."""
    desk = told_in_confidence(visit, list(Person.objects.holding(Role.RECEPTIONIST))) if visit.arrived_at else []
    people = {person.pk: person for person in (visit.host, visit.created_by, *desk) if person and person.is_active}
    return [person for pk, person in people.items() if pk != but.pk]


def delayed(visit: Visit, *, was: datetime, number: int, now: datetime) -> None:
    """The host hears at once how much later; each time the visitor says it."""
    clocks = {"was": f"{timezone.localtime(was):%H:%M}", "at": f"{timezone.localtime(visit.expected_at):%H:%M}"}
    with override(visit.host.language):
        data = about(visit, **clocks)
    post(VisitDelayed, cause=f"visit:{visit.pk}:delayed:{number}", to=visit.host, subject=visit, data=data, now=now)


def corrected(visit: Visit, *, event_id: int, now: datetime) -> None:
    """The host who was told hears that it was a slip."""
    with override(visit.host.language):
        data = about(visit)
    post(VisitCorrected, cause=f"visit:{visit.pk}:undo:{event_id}", to=visit.host, subject=visit, data=data, now=now)


def thank(visit: Visit, *, way: tuple[Channel, str], now: datetime) -> None:
    """Thanks with the host's contact and the link to the one question, in the visitor's language."""
    host = visit.host
    with override(visit.language):
        contact = " ".join(part for part in (host.email, host.extension and _("ext. %(n)s") % {"n": host.extension}) if part)
        data = about(
            visit,
            company_here=str(Company.objects.here()),
            host_contact=contact,
        )
    _outside(VisitThanks, visit, way, data, cause=f"visit:{visit.pk}:thanks", latest=(visit.left_at or now) + TO_THANK, now=now)


def feedback(visit: Visit, given: Feedback, *, now: datetime) -> None:
    with override(visit.host.language):
        data = about(visit, score=given.score, words=given.words or _("no words"))
    post(VisitFeedback, cause=f"visit:{visit.pk}:feedback", to=visit.host, subject=visit, data=data, now=now)


def _outside(kind: type, visit: Visit, way: tuple[Channel, str], data: dict, *, cause: str, latest: datetime, now: datetime) -> None:
    """Quiet hours move it, but not past `latest`."""
    channel, address = way
    post(kind, cause=cause, channel=channel, address=address, language=visit.language, subject=visit, data=data, latest=latest, now=now)
