"""Which notices went out, which wait, which failed, and how they leave the house."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from django.conf import settings
from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from frontdesk.outbox.actions import resending, trying
from frontdesk.outbox.kinds import KINDS, label_of
from frontdesk.outbox.models import Channel, Notice, NoticeQuerySet
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.back import back
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.pages import Ask, Choice, Column, Listing
from frontdesk.web.request import Request
from frontdesk.web.throttle import may_try
from frontdesk.web.toasts import toast

TESTS, TEST_SECONDS = 5, 600


def readers_like(rows: Any, words: str) -> QuerySet:
    """By the name of the reader; a stranger's address is not searched."""
    return rows.filter(reader__in=Person.objects.named_like(words))


def of_kind(rows: Any, ask: Ask, *, kind: str) -> QuerySet:
    return rows.filter(kind=kind)


def by_channel(rows: Any, ask: Ask, *, channel: Channel) -> QuerySet:
    return rows.filter(channel=channel)


LOG = Listing(
    columns=(
        Column("when", gettext_lazy("When"), sort="pk"),
        Column("what", gettext_lazy("What"), sort="kind"),
        Column("to", gettext_lazy("To"), sort="reader__name_key"),
        Column("by", gettext_lazy("By")),
        Column("due", gettext_lazy("Due at"), sort="due_at"),
        Column("tries", gettext_lazy("Tries"), sort="tries"),
        Column("state", gettext_lazy("State"), sort="sent_at"),
    ),
    choices=(
        Choice(
            "state",
            (
                ("waiting", gettext_lazy("To be sent"), lambda rows, ask: rows.waiting()),
                ("held", gettext_lazy("Held by quiet hours"), lambda rows, ask: rows.held(ask.now)),
                ("dead", gettext_lazy("Given up"), lambda rows, ask: rows.dead()),
                ("sent", gettext_lazy("Sent"), lambda rows, ask: rows.filter(sent_at__isnull=False)),
            ),
        ),
        Choice(
            "channel",
            tuple((way.value, way.label, partial(by_channel, channel=way)) for way in Channel if way != Channel.INBOX),
        ),
        Choice("kind", tuple((kind.name, kind.label, partial(of_kind, kind=kind.name)) for kind in KINDS)),
    ),
    search=readers_like,
    shown=lambda rows: rows.select_related("reader"),
    sort="-when",
)


@dataclass(frozen=True)
class Way:
    """A channel's card."""

    channel: Channel
    is_ready: bool
    waiting: int
    dead: int


def outgoing() -> NoticeQuerySet:
    return Notice.objects.exclude(channel=Channel.INBOX)


def ways() -> list[Way]:
    """A card for each channel that leaves the house; one query."""
    open_ones = outgoing().filter(sent_at__isnull=True, obsolete_at__isnull=True).order_by().values("channel")
    counted = open_ones.annotate(waiting=Count("pk", filter=Q(dead_at__isnull=True)), dead=Count("pk", filter=Q(dead_at__isnull=False)))
    found = {row["channel"]: row for row in counted}
    none = {"waiting": 0, "dead": 0}
    return [
        Way(way, trying.is_ready(way), found.get(way, none)["waiting"], found.get(way, none)["dead"])
        for way in (Channel.MAIL, Channel.SMS, Channel.ROBOT, *([Channel.HOOK] if settings.HAND_OFF_URL else []))
    ]


@gate(Can.SEE_NOTICES)
def notice_log(request: Request) -> HttpResponse:
    """Names of readers and kinds; never the text, which may be none of the manager's business."""
    page = LOG.page(request, outgoing(), now=timezone.now())
    context = {
        "list": page,
        "rows": [(notice, label_of(notice.kind)) for notice in page.on_page],
        "states": page.chips[0],
        "channels": page.chips[1],
        "kinds": sorted(((kind.name, str(kind.label)) for kind in KINDS), key=lambda pair: pair[1]),
        "ways": ways(),
        "may_send": request.user.can(Can.SEND_NOTICES),
        "may_change": request.user.can(Can.CHANGE_TEXTS),
        "mail_is_real": settings.MAIL_IS_REAL,
        "mail_folder": settings.EMAIL_FILE_PATH,
        "now": page.ask.now,
    }
    return render(request, "office/notice_log.html", context)


@gate(Can.SEND_NOTICES)
@require_POST
@once
def notice_resend(request: Request) -> HttpResponse:
    """One that was given up, or all that the filter in the address leaves."""
    pk = request.POST.get("pk", "")
    if pk and not (pk.isascii() and pk.isdigit() and len(pk) < 18):
        raise Http404
    page = LOG.page(request, outgoing(), now=timezone.now())
    chosen = outgoing().filter(pk=int(pk)) if pk else outgoing().filter(pk__in=page.rows.values("pk"))
    many = resending.resend(chosen, by=request.user, now=timezone.now())
    words = ngettext("%(n)d notice is on its way again.", "%(n)d notices are on their way again.", many) % {"n": many}
    toast(request, words if many else _("Nothing was given up here."))
    return back(request, "/settings/notices/")


@gate(Can.SEND_NOTICES)
@require_POST
def notice_test(request: Request) -> HttpResponse:
    """A test message by one channel, now; the answer stands in the channel's card."""
    way, number = request.POST.get("channel", ""), request.POST.get("number", "")[:40]
    if way not in (Channel.MAIL, Channel.SMS, Channel.ROBOT):
        raise Http404
    answer, refused = None, ""
    if not may_try("notice-test", request.user.pk, limit=TESTS, seconds=TEST_SECONDS):
        refused = _("Five tests in ten minutes are enough. Wait a little.")
    else:
        try:
            answer = trying.send_test(Channel(way), number=number, by=request.user, now=timezone.now())
        except Refused as error:
            refused = str(error)
    context = {"answer": answer, "refused": refused, "channel": Channel(way), "is_part": bool(request.htmx)}
    return render(request, "office/notice_test.html", context, status=422 if refused else 200)
