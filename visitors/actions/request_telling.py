"""Who hears that somebody asks to come: the host, who answers, and the head of the host's department, who only knows."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import override

from frontdesk.outbox.post import post
from visitors.models import Visit
from visitors.notices import about_asking
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
