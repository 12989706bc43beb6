"""The words of notices: as delivered, and the company's own."""

from collections.abc import Mapping
from itertools import groupby
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from frontdesk.office.forms.notices import TextForm
from frontdesk.outbox import sms
from frontdesk.outbox.actions import own_texts
from frontdesk.outbox.areas import area_label
from frontdesk.outbox.kinds import KINDS, NoticeKind, filled
from frontdesk.outbox.models import Channel, OwnText
from frontdesk.outbox.samples import LINK, samples
from frontdesk.outbox.texts import LANGUAGES, Text, delivered, own, source, unknown_names
from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.forms import refuse
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.request import Request
from frontdesk.web.toasts import toast

FIELDS = {name: name for name in ("title", "body", "sms")}


def known(kind: str, language: str) -> NoticeKind:
    if kind not in KINDS or language not in LANGUAGES:
        raise Http404
    return KINDS[kind]


@gate(Can.CHANGE_TEXTS)
def notice_text_list(request: Request) -> HttpResponse:
    """Every kind by area: who hears it, what it says, and whether these are the company's own words."""
    own_ones = own(KINDS.names())
    kinds = sorted(KINDS, key=lambda kind: (area_label(kind.area), str(kind.label)))
    areas = {
        area: [(kind, tongues(kind, own_ones)) for kind in some] for area, some in groupby(kinds, key=lambda kind: area_label(kind.area))
    }
    return render(request, "office/notice_text_list.html", {"areas": areas, "own": len(own_ones)})


def tongues(kind: NoticeKind, own_ones: Mapping[tuple[str, str], OwnText]) -> list[tuple[str, Text, OwnText | None]]:
    """A kind in each language, and the company's own version if there is one."""
    return [(tongue, source(kind.name, tongue, own_ones), own_ones.get((kind.name, tongue))) for tongue in LANGUAGES]


@gate(Can.CHANGE_TEXTS)
@once
def notice_text_edit(request: Request, kind: str, language: str) -> HttpResponse:
    """The editor: the delivered words, the company's own, the names that may stand in braces, a preview."""
    known(kind, language)
    if request.method != "POST":
        return show(request, kind, language, TextForm(initial=shown_now(kind, language)))
    form = TextForm(request.POST)
    if not form.is_valid():
        return show(request, kind, language, form, 422)
    try:
        changed = own_texts.change_text(
            kind, language, text=form.text(), seen=form.cleaned_data["seen"], by=request.user, now=timezone.now()
        )
    except Refused as error:
        refuse(form, error, FIELDS)
        return show(request, kind, language, form, 422)
    toast(request, _("Saved. It holds from the next notice on.") if changed else _("Nothing was changed."))
    return redirect("notice_text_edit", kind, language)


@gate(Can.CHANGE_TEXTS)
@require_POST
def notice_text_preview(request: Request, kind: str, language: str) -> HttpResponse:
    """What a reader would get, with invented values; nothing is saved."""
    known(kind, language)
    return show(request, kind, language, TextForm(request.POST), is_preview=True)


@gate(Can.CHANGE_TEXTS)
@require_POST
@once
def notice_text_restore(request: Request, kind: str, language: str) -> HttpResponse:
    """Back to the words as delivered."""
    known(kind, language)
    changed = own_texts.restore_text(kind, language, by=request.user, now=timezone.now())
    toast(request, _("The delivered text holds again.") if changed else _("Nothing was changed."))
    return redirect("notice_text_edit", kind, language)


def shown_now(kind: str, language: str) -> dict[str, Any]:
    """What the editor begins with."""
    newest = own_texts.newest(kind, language)
    text = source(kind, language, own([kind]))
    return {"title": text.title, "body": text.body, "sms": text.sms, "seen": newest.number if newest else 0}


def show(request: Request, name: str, language: str, form: TextForm, status: int = 200, *, is_preview: bool = False) -> HttpResponse:
    kind, newest = KINDS[name], own_texts.newest(name, language)
    text = form.text() if form.is_bound else source(name, language, own([name]))
    values = samples(kind, language)
    preview = filled(text, values, LINK if "link" in kind.placeholders else "")
    context = {
        "kind": kind,
        "language": language,
        "other": next(tongue for tongue in LANGUAGES if tongue != language),
        "form": form,
        "newest": newest,
        "delivered": delivered(name, language),
        "names": values.items(),
        "preview": preview,
        "unknown": [f"{{{wrong}}}" for wrong in unknown_names("".join((text.title, text.body, text.sms)), kind.placeholders)],
        "sms": sms.length(preview.sms),
        "goes_by_sms": kind.outside or Channel.SMS in kind.channels,
    }
    template = "notice_text_preview" if is_preview and request.htmx else "notice_text_edit"
    return render(request, f"office/{template}.html", context, status=status)
