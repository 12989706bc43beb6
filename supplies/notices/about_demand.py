"""What the notices about a demand form may name."""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from supplies.models import DemandForm, DemandRound


def moment_words(at: datetime) -> str:
    """'9月30日 18:00', '30 September 18:00'."""
    local = timezone.localtime(at)
    return date_format(local, _("j F")) + f" {local:%H:%M}"


def month_words(round_: DemandRound) -> str:
    """'2026年10月', 'October 2026'."""
    return date_format(round_.month, "YEAR_MONTH_FORMAT")


def about_form(form: DemandForm) -> dict[str, object]:
    """In words of the active language."""
    return {
        "department": str(form.department),
        "month": month_words(form.round),
        "until": moment_words(form.round.closes_at),
        "path": form.get_absolute_url(),
    }
