"""What the promises about a call say of it."""

from django.utils.translation import gettext as _

from visitors.models import Call


def about_call(call: Call) -> dict[str, object]:
    """The values of notices about a call, in words of the active language."""
    return {
        "caller": str(call),
        "company": call.company or _("no company"),
        "phone": call.shown_phone or _("no number"),
        "person": str(call.person or call.department or ""),
        "about": call.get_about_display(),
        "words": call.words or _("no more was said"),
    }
