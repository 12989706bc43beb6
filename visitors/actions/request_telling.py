"""Who hears that somebody asks to come: the host, who answers, the head of the host's department, who only knows, and the desk.

And what the visitor hears meanwhile: that it is being checked.
"""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import override

from frontdesk.outbox.post import post
from frontdesk.people.models import Company, Person
from frontdesk.people.permissions import Role
from visitors.actions.telling import TO_COME, way_to
from visitors.models import Visit, VisitRequest
from visitors.notices import about_asking, about_request, moment
from visitors.notices.request_being_checked import RequestBeingChecked
from visitors.notices.request_new import RequestNew
from visitors.notices.visit_asked import VisitAsked
from visitors.notices.visit_asked_department import VisitAskedDepartment


def asked(visit: Visit, *, now: datetime) -> None:
    """At once, whatever the hour: the inbox has it, other channels keep their reader's hours."""
    path = reverse("visitors:visit_accept", args=[visit.pk])
    with override(visit.host.language):
        data = about_asking(visit, path=path)
    post(VisitAsked, cause=f"visit:{visit.pk}:asked", to=visit.host, subject=visit, data=data, now=now)
    head = visit.host.head
    if head and head.is_active:
        with override(head.language):
            data = about_asking(visit)
        post(VisitAskedDepartment, cause=f"visit:{visit.pk}:asked", to=head, subject=visit, data=data, now=now)


def desk_told(request: VisitRequest, *, now: datetime) -> None:
    """The desk hears of a request from the public page as it comes in; what it wrote down itself it knows."""
    for receptionist in Person.objects.holding(Role.RECEPTIONIST):
        with override(receptionist.language):
            data = about_request(request)
        post(RequestNew, cause=f"request:{request.pk}:new", to=receptionist, subject=request, data=data, now=now)


def being_checked(request: VisitRequest, *, now: datetime) -> bool:
    """The visitor hears once that it is being checked, by what they gave; False when there is no way to write to them."""
    way = way_to(request, mail_first=True)
    if way is None:
        return False
    channel, address = way
    with override(request.language):
        here = Company.objects.here()
        data = {
            "visitor": request.name,
            "company_here": str(here),
            "phone_here": here.desk_phone,
            "when": moment(request.wished_at),
        }
    post(
        RequestBeingChecked,
        cause=f"request:{request.pk}:checked",
        channel=channel,
        address=address,
        language=request.language,
        subject=request,
        data=data,
        latest=max(now, request.wished_at - TO_COME),
        now=now,
    )
    return True
