"""An urgent document that is circulated is read within 24 hours round the clock."""

from collections.abc import Sequence
from datetime import timedelta
from types import SimpleNamespace

from django.utils.translation import gettext_lazy

from documents.notices.urgent_paper_to_read import UrgentPaperToRead
from documents.promises.reading import AboutReading
from frontdesk.limits.values import Hours
from frontdesk.todos.promises import Clock, Rung, Who


class UrgentRead(AboutReading):
    """An urgent document that is circulated is read within 24 hours round the clock."""

    title = gettext_lazy("Urgent documents to read")
    sentence = gettext_lazy(
        "An urgent document is read within {limit} round the clock; it is yellow from half of that time on. The reader hears at once and "
        "at half time; when the time is over the reader, the head and who circulated it hear. Nothing is ever read by a time-out."
    )
    clock = Clock.WALL
    limit = Hours(24, gettext_lazy("Read within"), 1, 240)

    def ladder(self, values: SimpleNamespace) -> Sequence[Rung]:
        everybody = (Who.HOLDER, Who.HEAD, Who.NAMED)
        return (
            Rung(timedelta(), (Who.HOLDER,), UrgentPaperToRead, gettext_lazy("the reader hears of it")),
            Rung(self.yellow(values), (Who.HOLDER,), UrgentPaperToRead, gettext_lazy("the reader is reminded")),
            Rung(values.limit, everybody, UrgentPaperToRead, gettext_lazy("reader, head and who circulated it are told")),
        )
