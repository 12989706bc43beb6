"""Which notices went out, which wait, which failed, and how they leave the house."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from frontdesk.outbox.kinds import KINDS
from frontdesk.outbox.models import Notice
from frontdesk.people.permissions import Can
from frontdesk.web.gate import gate

PER_PAGE = 50


@gate(Can.SEE_NOTICES)
def notice_log(request: HttpRequest) -> HttpResponse:
    """Names of readers and kinds; never the text, which may be none of the manager's business."""
    notices = Notice.objects.exclude(channel="inbox").select_related("reader").order_by("-pk")
    which = request.GET.get("state", "")
    chosen = {"waiting": notices.waiting(), "dead": notices.dead()}.get(which, notices)
    page = Paginator(chosen, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": [(notice, KINDS[notice.kind].label) for notice in page],
        "which": which,
        "waiting": Notice.objects.waiting().count(),
        "dead": Notice.objects.dead().count(),
        "mail_is_real": settings.MAIL_IS_REAL,
        "mail_folder": settings.EMAIL_FILE_PATH,
        "has_sms": bool(settings.SMS_URL),
        "has_robot": bool(settings.ROBOT_URL),
        "now": timezone.now(),
    }
    return render(request, "office/notice_log.html", context)
