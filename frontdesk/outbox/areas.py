"""What the areas that notices come from are called on a filter chip."""

from typing import Any

from django.utils.translation import gettext_lazy as _

LABELS: dict[str, Any] = {
    "visitors": _("Visitors"),
    "todos": _("To-dos"),
    "timed": _("Rules"),
    "workdays": _("Working calendar"),
    "meetings": _("Meetings"),
    "supplies": _("Supplies"),
    "documents": _("Documents"),
    "repairs": _("Repairs"),
    "reports": _("Reports"),
}


def area_label(area: str) -> str:
    """The area in the reader's language; an area nobody named here by its own name."""
    return str(LABELS.get(area, area))
