"""A contractor's page: whoever holds the link sees one ticket and says "on our way" and "done".

The link leads to a door. Opening it is a press of a button, which is logged and remembered by the browser for half a day: what looks at
links by itself (a chat's preview, a mail scanner) opens nothing, and a page that is only read writes nothing.
"""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any

from django.conf import settings
from django.core.files.storage import default_storage
from django.core.signing import BadSignature, TimestampSigner
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from frontdesk.files.models import Attachment
from frontdesk.files.receive import MB, Bounds, Received, receive
from frontdesk.refusal import Refused, refuse_unless
from frontdesk.web import secret_pages, throttle
from frontdesk.web.files import sent
from frontdesk.web.forms import refuse
from frontdesk.web.limits import FileLimits
from repairs import passes
from repairs.actions import contractors
from repairs.forms.work import REFUSALS, ContractorDoneForm
from repairs.models import HandOff, Ticket

POSTS, PHOTOS, HOUR = 60, 30, 3600  # of one link in an hour
OPEN_FOR = 12 * HOUR
COOKIE = "__Secure-frontdesk-hand" if settings.PRODUCTION else "frontdesk_hand"
QUIET = {**secret_pages.QUIET, "Cache-Control": "private, no-store"}
View = Callable[..., HttpResponse]


def at_link(view: View) -> View:
    """Whoever holds the link comes in, in the language asked for or Chinese; unknown links and those that are over get words."""

    @wraps(view)
    def guarded(request: HttpRequest, token: str, **given: Any) -> HttpResponse:
        hand_off = passes.hand_off_of(token)

        def answer() -> HttpResponse:
            if hand_off:
                return view(request, hand_off, **given)
            return secret_pages.unknown(request, "repairs/hand_unknown.html", counted="hand-links")

        return secret_pages.answered(request, answer, language="zh-hans", headers=QUIET)

    return guarded


def inside(view: View) -> View:
    """Behind the door: only who opened it, while the link holds; a page that is closed shows the door."""

    @wraps(view)
    def guarded(request: HttpRequest, hand_off: HandOff, **given: Any) -> HttpResponse:
        if not (hand_off.is_open(timezone.now()) and is_inside(request, hand_off)):
            return again(hand_off)
        if request.method == "POST" and not throttle.may_try("hand-posts", hand_off.pk, limit=POSTS, seconds=HOUR):
            return render(request, "repairs/hand_unknown.html", {"spent": True}, status=429)
        return view(request, hand_off, **given)

    return guarded


def is_inside(request: HttpRequest, hand_off: HandOff) -> bool:
    try:
        return signer().unsign(request.COOKIES.get(COOKIE, ""), max_age=OPEN_FOR) == passes.token_of(hand_off)
    except BadSignature:
        return False


def signer() -> TimestampSigner:
    return TimestampSigner(salt="repairs.hand_page")


@at_link
def hand_page(request: HttpRequest, hand_off: HandOff) -> HttpResponse:
    """The ticket, the door before it, or that it is over."""
    return shown(request, hand_off)


def shown(request: HttpRequest, hand_off: HandOff, *, form: ContractorDoneForm | None = None) -> HttpResponse:
    now, ticket = timezone.now(), hand_off.ticket
    context: dict[str, Any] = {
        "hand_off": hand_off,
        "ticket": ticket,
        "token": passes.token_of(hand_off),
        "language": get_language(),
        "now": now,
    }
    if not hand_off.is_open(now):
        return render(request, "repairs/hand_over.html", context, status=200 if hand_off.came_back_at or not ticket.is_running else 410)
    if not is_inside(request, hand_off):
        return render(request, "repairs/hand_door.html", context)
    context |= {"form": form or ContractorDoneForm(), "photos": photos_of(ticket), "steps": ticket.safety_ticks.select_related("step")}
    return render(request, "repairs/hand_page.html", context, status=422 if form else 200)


def photos_of(ticket: Ticket) -> Sequence[Attachment]:
    """The pictures beside the ticket; no other papers."""
    return [each for each in Attachment.objects.there().about(ticket).order_by("pk") if each.is_picture]


@at_link
@require_POST
def hand_open(request: HttpRequest, hand_off: HandOff) -> HttpResponse:
    """The door opens, and that is logged."""
    response = again(hand_off)
    if hand_off.is_open(timezone.now()):
        if not throttle.may_try("hand-opens", hand_off.pk, limit=POSTS, seconds=HOUR):
            return render(request, "repairs/hand_unknown.html", {"spent": True}, status=429)
        contractors.opened(hand_off, now=timezone.now())
        value = signer().sign(passes.token_of(hand_off))
        safe = {"secure": settings.PRODUCTION, "httponly": True, "samesite": "Lax"}
        response.set_cookie(COOKIE, value, max_age=OPEN_FOR, path=passes.path_of(hand_off), **safe)
    return response


@at_link
@require_POST
@inside
def hand_on_way(request: HttpRequest, hand_off: HandOff) -> HttpResponse:
    """Once, however often it is tapped."""
    contractors.on_way(hand_off, now=timezone.now())
    return again(hand_off)


@at_link
@require_POST
@inside
def hand_done(request: HttpRequest, hand_off: HandOff) -> HttpResponse:
    """What was done, with photos; once: the hand-off knows (no key: its row would hold the link)."""
    form = ContractorDoneForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            photos = looked_at(hand_off, form.cleaned_data["photos"])
            given = {name: form.cleaned_data[name] for name in ("outcome", "words")}
            contractors.come_back(hand_off, **given, photos=photos, now=timezone.now())
            return again(hand_off)
        except Refused as error:
            refuse(form, error, {**REFUSALS, "size": "photos", "tries": "photos", "kind": "photos"})
    return shown(request, hand_off, form=form)


def looked_at(hand_off: HandOff, uploads: Sequence[Any]) -> tuple[Received, ...]:
    """Pictures only, made anew from their pixels. Refused: kind, tries, and what a picture is refused for."""
    values, taken = FileLimits.now(), []
    for upload in uploads:
        words = _("You have added very many photos. Go on in an hour.")
        refuse_unless(throttle.may_try("hand-photos", hand_off.pk, limit=PHOTOS, seconds=HOUR), words, "tries")
        photo = receive(upload, Bounds(largest=values.largest * MB, long_side=values.long_side))
        refuse_unless(photo.type.media.startswith("image/"), _("Add photos only."), "kind")
        taken.append(photo)
    return tuple(taken)


@at_link
@inside
def hand_photo(request: HttpRequest, hand_off: HandOff, pk: int) -> HttpResponse:
    """A picture of this ticket, of no other."""
    photo = get_object_or_404(Attachment.objects.there().about(hand_off.ticket), pk=pk)
    if not photo.is_picture:
        raise Http404
    try:
        file = default_storage.open(photo.stored_as)
    except FileNotFoundError:
        raise Http404 from None
    return sent(photo, file)


def again(hand_off: HandOff) -> HttpResponse:
    return redirect(f"{passes.path_of(hand_off)}?language={get_language()}")
