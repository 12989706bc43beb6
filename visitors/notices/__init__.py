"""What the notices about a visit may name; each kind in a file of its own."""

from django.utils.translation import gettext as _

from visitors.models import Visit


def about(visit: Visit, **more: object) -> dict[str, object]:
    """The values every notice about a visit may name, in words of the active language; `from` brings its own brackets."""
    return {
        "visitor": visit.name,
        "company": visit.company or _("no company"),
        "from": _(" (%(company)s)") % {"company": visit.company} if visit.company else "",
        "host": str(visit.host),
        "path": visit.get_absolute_url(),
        **more,
    }
