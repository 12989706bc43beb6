"""Looking at a file without downloading it; every door asks the record's own shelf, and tells it who looked."""

from typing import Any

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from frontdesk.files.models import Attachment, PagePicture
from frontdesk.files.shelves import AGAIN, PREVIEWED, SHELVES, may_see, note
from frontdesk.people.permissions import Can
from frontdesk.web.files import GUARDED
from frontdesk.web.gate import gate
from frontdesk.web.preview import may_preview, preview_of
from frontdesk.web.request import Request


def looked_at(request: Request, pk: int, *, is_part: bool = False) -> Attachment:
    """The file, for who sees its record at this moment; a part of what was just noted is not noted again."""
    attachment = get_object_or_404(Attachment.objects.there().select_related("contents"), pk=pk)
    if not may_see(request.user, attachment) or not may_preview(attachment):
        raise Http404
    if request.method != "HEAD":
        note(attachment, PREVIEWED, by=request.user, now=timezone.now(), apart=AGAIN if is_part else None)
    return attachment


def context_of(attachment: Attachment) -> dict[str, Any]:
    subject = get_object_or_404(SHELVES[attachment.subject_type].model, pk=attachment.subject_id)
    return {"preview": preview_of(attachment, subject), "subject": subject, "now": timezone.now()}


@gate(Can.USE_OFFICE)
@require_safe
def file_preview(request: Request, pk: int) -> HttpResponse:
    return render(request, "office/file_preview.html", context_of(looked_at(request, pk)))


@gate(Can.USE_OFFICE)
@require_safe
def file_pages(request: Request, pk: int) -> HttpResponse:
    """The pages alone, for a browser that waits until they are there."""
    return render(request, "office/_file_pages.html", context_of(looked_at(request, pk, is_part=True)))


@gate(Can.USE_OFFICE)
@require_safe
def file_page(request: Request, pk: int, page: int) -> HttpResponse:
    """One page as a picture: of a PDF as we drew it, of a picture itself."""
    attachment = looked_at(request, pk, is_part=True)
    picture = attachment if attachment.is_picture else get_object_or_404(PagePicture, contents=pk, number=page)
    try:
        file = default_storage.open(picture.stored_as)
    except FileNotFoundError:
        raise Http404 from None  # `verify` names it
    media = attachment.media_type if attachment.is_picture else "image/jpeg"
    return FileResponse(file, content_type=media, headers=GUARDED)  # type: ignore[return-value]
