"""Messages: the list, taking one, reading and following it up."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_POST

from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.forms import first_error, refuse
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.pages import MANY, Ask, Choice, Column, Given, Listing
from frontdesk.web.request import Request
from frontdesk.web.toasts import refused, toast
from frontdesk.workdays.periods import Period
from visitors.actions import messages
from visitors.forms.messages import REFUSALS, FollowUpForm, MessageForm
from visitors.models import Message, Visit
from visitors.models.message import MessageQuerySet
from visitors.views.calls import yes
from visitors.views.visits import month_said


def in_month(rows: MessageQuerySet, asked: str, ask: Ask) -> MessageQuerySet:
    """Taken in the month `2026-11`, the quarter `2026-Q4` or the year `2026`."""
    period = Period.read(asked)
    return rows.taken_between(*period.bounds) if period else rows


MESSAGES = Listing(
    columns=(
        Column("taken", gettext_lazy("Taken"), sort="taken_at", text=lambda row: row.taken_at, width=18),
        Column("name", gettext_lazy("Caller"), sort="name", text=lambda row: row.name, width=24),
        Column("company", gettext_lazy("Company"), text=lambda row: row.company, width=24, only_export=True),
        Column("phone", gettext_lazy("Phone"), text=lambda row: row.phone, only_export=True),
        Column("recipient", gettext_lazy("For"), sort="recipient__name_key", text=lambda row: row.recipient, width=20),
        Column("words", gettext_lazy("Message"), text=lambda row: row.words, width=48),
        Column("urgent", gettext_lazy("Urgent"), text=lambda row: yes(row.is_urgent), only_export=True),
        Column("call_back", gettext_lazy("Call back"), text=lambda row: yes(row.wants_call_back), only_export=True),
        Column("best", gettext_lazy("Best time to call"), text=lambda row: row.best_time, only_export=True),
        Column("taker", pgettext_lazy("of a message", "Taken by"), text=lambda row: row.taken_by or "", width=18, only_export=True),
        Column("state", gettext_lazy("State"), sort="followed_up_at"),
        Column("read", pgettext_lazy("when", "Read"), text=lambda row: row.read_at, width=18, only_export=True),
        Column("followed", gettext_lazy("Followed up"), text=lambda row: row.followed_up_at, width=18, only_export=True),
        Column("result", gettext_lazy("Result"), text=lambda row: row.result, width=32, only_export=True),
    ),
    choices=(
        Choice(
            "state",
            (
                ("unread", gettext_lazy("not read yet"), lambda rows, ask: rows.unread()),
                ("read", gettext_lazy("read"), lambda rows, ask: rows.filter(read_at__isnull=False)),
                ("open", gettext_lazy("to follow up"), lambda rows, ask: rows.open()),
                ("done", gettext_lazy("followed up"), lambda rows, ask: rows.filter(followed_up_at__isnull=False)),
            ),
        ),
        Choice("whose", (("mine", gettext_lazy("mine"), lambda rows, ask: rows.filter(recipient=ask.person)),)),
    ),
    given=(Given("month", in_month, month_said),),
    search=lambda rows, words: rows.matching(words),
    counted=MANY,
    sort="-taken",
    shown=lambda rows: rows.select_related("recipient__department", "followed_up_by", "taken_by"),
)


@gate(Can.USE_OFFICE)
def message_list(request: Request) -> HttpResponse:
    page = MESSAGES.page(request, Message.objects.visible_to(request.user), now=timezone.now())
    return render(request, "visitors/message_list.html", {"list": page, "may_take": request.user.can(Can.TAKE_MESSAGES)})


@gate(Can.USE_OFFICE)
def message_export(request: Request) -> HttpResponse:
    return MESSAGES.page(request, Message.objects.visible_to(request.user), now=timezone.now()).xlsx(_("Messages"))


@gate(Can.TAKE_MESSAGES)
@once
def message_new(request: Request) -> HttpResponse:
    """From a call, or about a visit (`?visit=7`): then it is filled in."""
    visit = about(request)
    form = MessageForm(request.POST or None, initial=of(visit))
    if request.method == "POST" and form.is_valid():
        try:
            message = messages.take(**form.cleaned_data, visit=visit, by=request.user, now=timezone.now())
            told = _("{recipient} is told of the {message}")
            link = format_html('<a href="{}">{}</a>', message.get_absolute_url(), _("message"))
            toast(request, format_html(told, recipient=message.recipient, message=link))
            return redirect(visit or "visitors:message_list")
        except Refused as error:
            refuse(form, error, REFUSALS)
    return render(request, "visitors/message_new.html", {"form": form, "visit": visit}, status=422 if form.errors else 200)


def about(request: Request) -> Visit | None:
    number = request.GET.get("visit", "")
    if not (number.isascii() and number.isdigit() and len(number) < 18):
        return None
    return Visit.objects.visible_to(request.user).filter(pk=int(number), forgotten_at__isnull=True).select_related("host").first()


def of(visit: Visit | None) -> dict[str, object]:
    if visit is None:
        return {}
    return {"recipient": visit.host, "name": visit.name, "company": visit.company, "phone": visit.shown_phone}


def one(request: Request, pk: int) -> Message:
    near = ("recipient__department", "visit", "call", "taken_by", "followed_up_by")
    rows = Message.objects.visible_to(request.user).select_related(*near)
    return get_object_or_404(rows, pk=pk)


@gate(Can.USE_OFFICE)
def message_detail(request: Request, pk: int) -> HttpResponse:
    message = one(request, pk)
    context = {"message": message, "form": FollowUpForm(), "is_mine": is_mine(request, message)}
    return render(request, "visitors/message_detail.html", context)


def is_mine(request: Request, message: Message) -> bool:
    """For whom it was left, or who stands in for them."""
    return request.user.pk in (message.recipient_id, message.recipient.stand_in_id)


@gate(Can.USE_OFFICE)
@require_POST
@once
def message_read(request: Request, pk: int) -> HttpResponse:
    message = one(request, pk)
    if not is_mine(request, message):
        raise PermissionDenied("only whom it is for has read it")
    messages.read(message, by=request.user, now=timezone.now())
    return redirect(message)


@gate(Can.USE_OFFICE)
@require_POST
@once
def message_follow_up(request: Request, pk: int) -> HttpResponse:
    message, form = one(request, pk), FollowUpForm(request.POST)
    try:
        if not form.is_valid():
            raise Refused(first_error(form))
        messages.follow_up(message, by=request.user, now=timezone.now(), result=form.cleaned_data["result"])
        toast(request, _("The message of %(caller)s is followed up") % {"caller": message.name})
    except Refused as error:
        refused(request, error)
    return redirect(message)
