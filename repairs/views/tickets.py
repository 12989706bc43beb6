"""Tickets of who asked: the list of one's own and followed ones, and a ticket's page."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from frontdesk.people.permissions import Can
from frontdesk.web.files import files_beside
from frontdesk.web.gate import gate
from frontdesk.web.pages import MANY, Choice, Column, Listing
from frontdesk.web.request import Request
from frontdesk.web.sections import sections_of
from repairs import links, showing
from repairs.actions import closing
from repairs.forms.reports import ICONS
from repairs.models import Comment, Emergency, Rating, Ticket
from repairs.scope import asks, did_the_work, follows, leads, makes_safe, works_on

TICKETS = Listing(
    columns=(
        Column("reported", gettext_lazy("Reported"), sort="reported_at", text=lambda row: row.reported_at, width=18),
        Column("number", gettext_lazy("Number"), sort="number", text=lambda row: row.number, width=20),
        Column("category", gettext_lazy("Category"), sort="category__position", text=lambda row: row.category, width=18),
        Column("place", gettext_lazy("Place"), sort="place__name", text=lambda row: row.place, width=22),
        Column("thing", gettext_lazy("Thing"), text=lambda row: row.thing or "", width=20, only_export=True),
        Column("words", gettext_lazy("What is wrong"), text=lambda row: row.words, width=48),
        Column("urgency", gettext_lazy("Urgency"), text=lambda row: row.get_urgency_display(), only_export=True),
        Column("asker", gettext_lazy("Reported by"), text=lambda row: row.asker, only_export=True),
        Column("assigned", gettext_lazy("Technician"), text=lambda row: row.assigned_to or "", only_export=True),
        Column("resolved", pgettext_lazy("ticket", "Repaired"), text=lambda row: row.resolved_at, width=18, only_export=True),
        Column("state", gettext_lazy("State"), text=lambda row: row.state.label),
    ),
    choices=(
        Choice(
            "state",
            (
                ("running", pgettext_lazy("ticket", "being worked on"), lambda rows, ask: rows.running()),
                ("unconfirmed", gettext_lazy("please confirm"), lambda rows, ask: rows.unconfirmed()),
                ("over", pgettext_lazy("ticket", "over"), lambda rows, ask: rows.over()),
            ),
        ),
        Choice(
            "whose",
            (
                ("mine", gettext_lazy("reported by me"), lambda rows, ask: rows.filter(asker=ask.person)),
                ("followed", gettext_lazy("followed"), lambda rows, ask: rows.followed_by(ask.person)),
            ),
        ),
    ),
    search=lambda rows, words: rows.matching(words),
    sort="-reported",
    counted=MANY,
    shown=lambda rows: rows.with_all(),
)


@gate(Can.REPORT_FAULTS)
def ticket_list(request: Request) -> HttpResponse:
    now = timezone.now()
    page = TICKETS.page(request, Ticket.objects.of_asker(request.user), now=now)
    rows = [(row, showing.light(row, now)) for row in page.on_page]
    return render(request, "repairs/ticket_list.html", {"list": page, "rows": rows})


@gate(Can.REPORT_FAULTS)
def ticket_export(request: Request) -> HttpResponse:
    rows = Ticket.objects.of_asker(request.user)
    return TICKETS.page(request, rows, now=timezone.now()).xlsx(_("Repair tickets"))


def one(request: Request, number: str) -> Ticket:
    return get_object_or_404(Ticket.objects.visible_to(request.user).with_all(), number=number)


@gate(Can.REPORT_FAULTS)
def ticket_detail(request: Request, number: str) -> HttpResponse:
    """Every step, both clocks with why, photos, and what this person may do; other nouns bring sections of their own."""
    now, ticket = timezone.now(), get_object_or_404(Ticket.objects.visible_to(request.user).with_all().with_events(), number=number)
    context = {
        **{"ticket": ticket, "now": now, "light": showing.light(ticket, now)},
        **story(request, ticket),
        **may(request, ticket),
        "dials": showing.dials(ticket, now) if ticket.is_running or ticket.resolved_at else (),
        "files": files_beside(ticket, request.user),
        "sections": sections_of(ticket, request.user, now),
        "status_link": "" if ticket.forgotten_at else links.link_of(ticket),
    }
    return render(request, "repairs/ticket_detail.html", context)


def story(request: Request, ticket: Ticket) -> dict[str, Any]:
    """What happened: the team also reads its own notes and offers."""
    is_team = works_on(request.user, ticket)
    events, words = ticket.events.in_order().select_related("happened_by"), Comment.objects.filter(ticket=ticket)
    events, words = (events, words) if is_team else (events.public(), words.public())
    rated = dict(Rating.objects.filter(ticket=ticket).values_list("cycle", "words")) if is_team else {}
    return {
        "steps": showing.steps(events, ticket, words.in_bulk(), is_team=is_team, rated=rated),
        "following": showing.following(ticket),
        "safety": showing.safety(ticket),
        "followers": ticket.followers.standing().count(),
        "is_team": is_team,
    }


def may(request: Request, ticket: Ticket) -> dict[str, Any]:
    """What this person may do now."""
    person, now = request.user, timezone.now()
    is_asker, is_worker = asks(person, ticket), did_the_work(person, ticket)
    rating = Rating.objects.filter(ticket=ticket, cycle=ticket.cycle).first()
    is_following = follows(person, ticket)
    may_raise = ticket.is_running and not ticket.is_emergency and ticket.forgotten_at is None and (is_asker or is_following)
    is_done = ticket.resolved_at is not None and ticket.cancelled_at is None and ticket.merged_at is None
    return {
        **{"is_asker": is_asker, "rating": rating, "stars": range(1, 6)},
        "may_confirm": is_asker and not is_worker and is_done and ticket.closed_at is None,
        "may_reopen": closing.may_reopen(ticket, by=person, now=now),
        "may_rate": is_asker and not is_worker and is_done and rating is None,
        "may_cancel": ticket.is_running and (is_asker or leads(person, ticket)),
        "may_add": not ticket.is_over and ticket.forgotten_at is None,
        "is_following": is_following,
        "may_make_safe": ticket.is_running and ticket.forgotten_at is None and makes_safe(person, ticket),
        "emergencies": [(each.value, each.label, ICONS[each.value]) for each in Emergency] if may_raise else (),
    }
