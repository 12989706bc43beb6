"""Who began sign-offs hears once a day which of them are held up; by numbers alone."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind


class DocumentsHeldUp(NoticeKind):
    """Who began sign-offs hears once a day which of them are held up; by numbers alone."""

    label = _("documents are held up")
    hears = _("Who began sign-offs hears once a day which of them are held up; by numbers alone.")
    placeholders = ("many", "list", "link")
    samples = {"many": ("2", "2"), "list": ("收〔2026〕15号 · 安然", "收〔2026〕15号 · Ann An")}
