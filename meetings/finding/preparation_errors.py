"""How often a preparation was wrong: of the meetings whose organisers said so."""

from datetime import datetime

from django.db.models import Count, Q

from meetings.models import Booking, ServiceReport
from meetings.models.booking import LONGEST


def error_rate(begin: datetime, end: datetime) -> tuple[int, int, int]:
    """(wrong, answered, served) of the served meetings that ended in this stretch; a report that nobody answered is neither.

    The rate is wrong ÷ answered. Of a stretch that is not over yet meetings to come are served, too: end it at this moment.
    """
    counts = ServiceReport.objects.of_meetings(begin, end).aggregate(
        wrong=Count("pk", filter=Q(was_right=False)), answered=Count("pk", filter=Q(answered_at__isnull=False))
    )
    within = {"begins_at__gte": begin - LONGEST, "begins_at__lt": end}  # for the index, which knows beginnings only
    served = Booking.objects.holding().filter(meeting__is_served=True, ends_at__gte=begin, ends_at__lt=end, **within).count()
    return counts["wrong"], counts["answered"], served
