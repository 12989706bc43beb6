"""A lost badge: noted from the visit's page or from the drawer, and the drawer as a spreadsheet."""

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.request import Request
from visitors.actions.lost import lose_badge
from visitors.forms.printing import LoseForm
from visitors.models import Badge, Visit
from visitors.views.badges import BADGES
from visitors.views.visit_steps import act, permit


@gate(Can.RECEIVE_VISITORS)
@require_POST
@once
def visit_lose_badge(request: Request, pk: int) -> HttpResponse:
    def lose(visit: Visit) -> str:
        permit(visit, request, "lose_badge")
        form = LoseForm(request.POST)
        if not form.is_valid():
            raise Refused(_("Write the fee as a number, for example 20 or 20.50."), "fee")
        again = lose_badge(visit, by=request.user, now=timezone.now(), fee=form.cleaned_data["fee"])
        if again:
            return _("The lost badge is out of use. {visitor} has {badge} now.")
        return _("The lost badge of {visitor} is out of use.")

    return act(request, pk, lose, can_undo=False)


@gate(Can.KEEP_BADGES)
def badge_export(request: Request) -> HttpResponse:
    return BADGES.page(request, Badge.objects.all(), now=timezone.now()).xlsx(_("Badges"))
