"""Daily summaries and the dates set in them, in words."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from frontdesk.people.models import Person
from frontdesk.web.records import About, record_kind, shown
from repairs.models import Summary, SummaryDate


def summaries(ids: Sequence[int], reader: Person) -> dict[int, About]:
    return shown(Summary.objects.visible_to(reader), ids)


def dates(ids: Sequence[int], reader: Person) -> dict[int, About]:
    rows = SummaryDate.objects.visible_to(reader).filter(pk__in=ids).select_related("ticket")
    return {each.pk: About(str(each), each.ticket.get_absolute_url()) for each in rows}


record_kind(Summary, _("daily summary of repairs"), summaries)
record_kind(SummaryDate, _("date set for a ticket"), dates)
