"""Checking who a visitor is: one tap on what they showed."""

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from frontdesk.people.permissions import Can
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.request import Request
from visitors.actions import identity
from visitors.models import Visit
from visitors.views.visit_steps import act


@gate(Can.RECEIVE_VISITORS)
@require_POST
@once
def visit_identify(request: Request, pk: int) -> HttpResponse:
    """A number that can't be right is refused and not shown again: it stands in no answer of ours."""

    def identify(visit: Visit) -> str:
        given = {"proof": request.POST.get("proof", ""), "id_number": request.POST.get("id_number", "")[:40]}
        identity.identify(visit, **given, by=request.user, now=timezone.now())
        return _("It was checked who {visitor} is")

    return act(request, pk, identify)
