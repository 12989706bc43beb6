"""The registers, writing a document down, and its page."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_POST

from documents.actions import reading, registering
from documents.finding.held import held, light_of
from documents.finding.papers_out import with_papers
from documents.forms.dates import DatesForm
from documents.forms.registering import REFUSALS, RegisterForm, VersionForm
from documents.models import Channel, Document, Level, Register, SignOff, Urgency
from documents.scope import seen_by
from documents.showing.dates import before_signing, of_document
from documents.views.circulation_part import circulation_context
from documents.views.editing_part import editing_context
from documents.views.filters import GIVEN
from documents.views.handling_part import handling_context
from documents.views.outgoing_part import outgoing_context
from documents.views.paper_part import papers_context
from documents.views.reading_list import readings_context
from documents.views.sign_off_part import sign_off_context
from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.files import files_beside, take_in
from frontdesk.web.forms import first_error, refuse
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.pages import Choice, Column, Listing, ListPage, only
from frontdesk.web.request import Request
from frontdesk.web.toasts import refused, toast

DOCUMENTS = Listing(
    columns=(
        Column("number", gettext_lazy("Number"), sort="pk", text=lambda row: row.designation, width=20),
        Column("subject", gettext_lazy("Subject"), sort="subject", text=lambda row: row.called, width=48),
        Column("source", pgettext_lazy("a document", "From"), sort="source", text=lambda row: row.source, width=24),
        Column("source_number", gettext_lazy("Its number"), text=lambda row: row.source_number, width=20, only_export=True),
        Column("received", gettext_lazy("Received or issued"), sort="received_at", text=lambda row: row.received_at, width=18),
        Column("to", gettext_lazy("Addressed to"), text=lambda row: row.text.addressed_to if row.is_outgoing else "", only_export=True),
        Column("issued", gettext_lazy("Issued"), text=lambda row: row.issued_at, only_export=True),
        Column("channel", pgettext_lazy("a document", "Came by"), text=lambda row: row.get_channel_display(), only_export=True),
        Column("level", gettext_lazy("Secrecy level"), sort="level", text=lambda row: row.get_level_display()),
        Column("urgency", gettext_lazy("Urgency"), text=lambda row: row.get_urgency_display(), only_export=True),
        Column("due", gettext_lazy("To be dealt with by"), text=lambda row: row.due_on, only_export=True),
        Column("light", pgettext_lazy("a document", "Where it is"), text=lambda row: row.where),
    ),
    choices=(
        Choice("register", tuple((each.value, each.label, only(register=each.value)) for each in Register), menu=gettext_lazy("Register")),
        Choice(
            "channel",
            tuple((each.value, each.label, only(channel=each.value)) for each in Channel),
            menu=pgettext_lazy("a document", "Came by"),
        ),
        Choice(
            "level",
            (
                ("ordinary", gettext_lazy("not confidential"), lambda rows, ask: rows.ordinary()),
                ("secret", gettext_lazy("confidential and above"), only(level__gte=Level.CONFIDENTIAL)),
            ),
            menu=gettext_lazy("Secrecy level"),
        ),
        Choice(
            "state",
            (
                ("mine", gettext_lazy("to be signed by me"), lambda rows, ask: rows.awaiting([ask.person.pk])),
                ("to-read", pgettext_lazy("documents", "to be read by me"), lambda rows, ask: rows.to_read(ask.person)),
                ("signing", gettext_lazy("being signed"), lambda rows, ask: rows.being_signed()),
                ("circulating", pgettext_lazy("documents", "in circulation"), lambda rows, ask: rows.circulating()),
                ("returned", gettext_lazy("sent back"), lambda rows, ask: rows.returned()),
                ("approved", gettext_lazy("approved, not finished"), lambda rows, ask: rows.to_finish()),
                ("finished", gettext_lazy("finished, not filed"), only(finished_at__isnull=False, filed_at__isnull=True)),
                ("filed", gettext_lazy("filed"), only(filed_at__isnull=False)),
                ("read", pgettext_lazy("documents", "read by me"), lambda rows, ask: rows.read_by(ask.person)),
                ("unsent", gettext_lazy("not sent to anybody yet"), lambda rows, ask: rows.unsent()),
                ("void", pgettext_lazy("documents", "void"), lambda rows, ask: rows.void()),
            ),
        ),
        Choice(
            "outgoing",
            (
                ("draft", pgettext_lazy("documents", "drafts"), lambda rows, ask: rows.drafts()),
                ("checked", gettext_lazy("being checked"), lambda rows, ask: rows.unissued().being_signed()),
                ("to-issue", gettext_lazy("approved, not issued"), lambda rows, ask: rows.to_issue()),
                ("issued", pgettext_lazy("documents", "issued"), lambda rows, ask: rows.issued()),
            ),
            menu=gettext_lazy("Outgoing: how far"),
        ),
        Choice("urgency", ((Urgency.URGENT.value, gettext_lazy("urgent"), only(urgency=Urgency.URGENT)),)),
    ),
    given=GIVEN,
    search=lambda rows, words: rows.matching(words),
    sort="-number",
)


def page_of(request: Request) -> ListPage:
    return DOCUMENTS.page(request, seen_by(request.user).select_related("text").with_where(), now=timezone.now())


@gate(Can.READ_DOCUMENTS)
def document_list(request: Request) -> HttpResponse:
    """What this reader may know; of the confidential register its keeper sees the other numbers besides, and nothing more of them."""
    page, now = page_of(request), timezone.now()
    holders = held([document.pk for document in page.on_page])
    context = {
        "list": page,
        "rows": [(each, light_of(each, holders.get(each.pk, ()), now)) for each in with_papers(page.on_page)],
        "hidden": Document.objects.known_by_number(request.user)
        .exclude(pk__in=seen_by(request.user).known_by_number(request.user).values("pk"))
        .values_list("number", flat=True)[:50],
    }
    return render(request, "documents/document_list.html", context)


@gate(Can.READ_DOCUMENTS)
def document_export(request: Request) -> HttpResponse:
    return page_of(request).xlsx(_("Documents"))


@gate(Can.KEEP_DOCUMENTS)
def document_new(request: Request) -> HttpResponse:
    """Files are looked at before anything is written, which is slow."""
    form, twin = RegisterForm(request.POST or None, request.FILES or None), None
    if request.method == "POST" and form.is_valid():
        try:
            return registered(request, form, take_in(form.cleaned_data["papers"], who=request.user))
        except Refused as error:
            twin = seen_twin(request, form) if error.code == "twin" else None
            refuse(form, error, {**REFUSALS, **({error.code: "papers"} if error.code not in REFUSALS else {})})
    dates = before_signing(DatesForm(request.POST).document, timezone.now())
    return render(
        request,
        "documents/document_new.html",
        {"form": form, "twin": twin, "dates": dates, "lost": bool(request.FILES)},
        status=422 if form.errors else 200,
    )


def seen_twin(request: Request, form: RegisterForm) -> Document | None:
    """The one it looks like; sent again, the form says that it was seen. Asked before the refusal takes the field's words away."""
    form.data = {**{name: form.data.get(name) for name in form.data}, "twin_seen": "on"}
    return registering.twin_of(registering.worded(form.values, request.user, timezone.now()), request.user)


@once
def registered(request: Request, form: RegisterForm, files: Any) -> HttpResponse:
    said = {name: form.cleaned_data[name] for name in ("twin_seen", "copies")}
    document = registering.register(form.values, by=request.user, now=timezone.now(), files=files, **said)
    toast(request, _("%(number)s is registered.") % {"number": document.number})
    if "print" in request.POST and document.papers.exists():
        return redirect(reverse("documents:paper_slip", args=[document.pk]) + "?now")
    return redirect(document)


def one(request: Request, pk: int) -> Document:
    beside = ("registered_by", "proposed_by", "text", "issued_by", "voided_by")
    return get_object_or_404(seen_by(request.user).select_related(*beside), pk=pk)


@gate(Can.READ_DOCUMENTS)
def document_detail(request: Request, pk: int) -> HttpResponse:
    seen = seen_of(pk)  # before the words: what is changed between the two is refused as changed, never signed unseen
    document, now, reader = one(request, pk), timezone.now(), request.user
    if request.method != "HEAD":
        reading.opened(document, by=reader, now=now)
    holders = held([document.pk]).get(document.pk, ())
    sign_offs, keeps = sign_off_context(document, reader, holders), reader.can(Can.KEEP_DOCUMENTS)
    context = {
        **{"document": document, "seen": seen, "light": light_of(document, holders, now), "dates": of_document(document, holders, now)},
        **sign_offs,
        **circulation_context(document, reader, holders, now),
        **(handling_context(document, reader) | papers_context(document, reader, now=now)),
        **outgoing_context(document, reader, is_asked=sign_offs["running"] is not None),
        **(readings_context(document, reader) | editing_context(document, reader)),
        "files": files_beside(document, reader),
        "versions": keeps and not (document.is_paper_only or document.issued_at or document.filed_at or document.voided_at),
    }
    return render(request, "documents/document_detail.html", context)


def seen_of(pk: int) -> str:
    """The hash of what its signers are asked about now."""
    return SignOff.objects.running().filter(document=pk).values_list("sha256", flat=True).first() or ""


@gate(Can.KEEP_DOCUMENTS)
@require_POST
def document_version(request: Request, pk: int) -> HttpResponse:
    document, form = one(request, pk), VersionForm(request.POST, request.FILES)
    try:
        if not form.is_valid():
            raise Refused(first_error(form), "form")
        return versioned(request, document, take_in(form.cleaned_data["papers"], who=request.user))
    except Refused as error:
        refused(request, error)
    return redirect(document)


@once
def versioned(request: Request, document: Document, files: Any) -> HttpResponse:
    registering.new_version(document, files, by=request.user, now=timezone.now())
    toast(request, _("The file stands beside the others. Whoever was asked to sign is asked anew."))
    return redirect(document)
