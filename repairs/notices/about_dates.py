"""What notices about dates set for a ticket share: whose they are, and what they name."""

from collections.abc import Sequence

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from repairs.models import SummaryDate
from repairs.notices import PLACEHOLDERS, SAMPLES
from repairs.scope import seen

NAMES = (*PLACEHOLDERS, "day", "department")
WORDS = {**SAMPLES, "day": ("11月26日", "November 26"), "department": ("行政部", "Administration")}


def dates_seen(reader: Person, notices: Sequence[Notice]) -> set[int]:
    """The ids of those notices whose date this reader sees."""
    return seen(SummaryDate.objects.visible_to(reader), notices)
