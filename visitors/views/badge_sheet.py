"""Badges on paper: the page that is printed, and the note that it was."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.forms import refuse
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.request import Request
from visitors.actions.printing import print_badges
from visitors.forms.printing import REFUSALS, SIZES, PrintForm
from visitors.models import BadgePrint, Visit
from visitors.views.badge_cards import TEMPLATES, Cards, Template

MOST = 200  # badges at once
SIZE_COOKIE = "frontdesk_badge_size"  # each browser stands beside its own printer


@dataclass(frozen=True)
class Asked:
    """What an address asks for: visits or a group, a size, or the test page."""

    given: QueryDict
    cookies: Mapping[str, str]

    @property
    def size(self) -> str:
        wanted = self.given.get("size") or self.cookies.get(SIZE_COOKIE, "")
        return wanted if wanted in TEMPLATES else "100x62"

    @property
    def template(self) -> Template:
        return TEMPLATES[self.size]

    @property
    def is_test(self) -> bool:
        return "test" in self.given

    @cached_property
    def visits(self) -> list[int]:
        return [int(pk) for pk in self.given.getlist("visit")[:MOST] if pk.isascii() and pk.isdigit() and len(pk) < 18]

    @property
    def group(self) -> int | None:
        group = self.given.get("group", "")
        return int(group) if group.isascii() and group.isdigit() and len(group) < 18 else None

    def path(self, **changes: str) -> str:
        """This sheet with something changed."""
        kept = {"size": self.size, "group": self.group or "", "test": "1" if self.is_test else "", **changes}
        asked = [*(("visit", pk) for pk in self.visits), *((name, value) for name, value in kept.items() if value)]
        return f"{reverse('visitors:badge_sheet')}?{urlencode(asked)}"

    def found(self, person: Person) -> list[Visit]:
        """The visits that this person sees and whose badge can be printed: in the house, or still expected."""
        rows = Visit.objects.visible_to(person).alive().agreed().filter(left_at__isnull=True, forgotten_at__isnull=True)
        rows = rows.filter(group=self.group) if self.group else rows.filter(pk__in=self.visits)
        return list(rows.with_loan().select_related("host__department", "visitor_type", "recurring").order_by("name_key", "pk")[:MOST])


@gate(Can.RECEIVE_VISITORS)
def badge_sheet(request: Request) -> HttpResponse:
    """The badges as they come out of the printer, with what to press above them."""
    asked = Asked(request.GET, request.COOKIES)
    return sheet_page(request, asked, PrintForm(initial={"size": asked.size}))


def sheet_page(request: Request, asked: Asked, form: PrintForm, status: int = 200) -> HttpResponse:
    visits = [] if asked.is_test else asked.found(request.user)
    cards = Cards(asked.template)
    faces = [cards.test_page(get_language() or "")] * asked.template.per_sheet if asked.is_test else [cards.of(visit) for visit in visits]
    prints = BadgePrint.objects.filter(visit__in=[visit.pk for visit in visits]).select_related("printed_by", "visit").order_by("-pk")
    context = {
        "asked": asked,
        "form": form,
        "visits": visits,
        "sheets": cards.sheets(faces),
        "many": len(faces),
        "sizes": [(value, label, asked.path(size=value)) for value, label in SIZES],
        "prints": list(prints[:20]),
        "printing": "now" in request.GET,
    }
    response = render(request, "visitors/badge_sheet.html", context, status=status)
    response.set_cookie(SIZE_COOKIE, asked.size, max_age=365 * 86400, samesite="Lax", httponly=True)
    return response


@gate(Can.RECEIVE_VISITORS)
@require_POST
@once
def badge_print(request: Request) -> HttpResponse:
    """Noted first; the page that follows opens the browser's print dialogue."""
    asked, form = Asked(request.POST, request.COOKIES), PrintForm(request.POST)
    if form.is_valid():
        try:
            print_badges(asked.found(request.user), by=request.user, now=timezone.now(), **form.cleaned_data)
        except Refused as no:
            refuse(form, no, REFUSALS)
        else:
            return redirect(asked.path(now="1"))
    return sheet_page(request, asked, form, status=422)
