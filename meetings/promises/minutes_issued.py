"""The minutes of a meeting are issued within a working day of its real end."""

from collections.abc import Mapping, Sequence
from types import SimpleNamespace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from frontdesk.limits.values import Days
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Clock, Rung, Who
from meetings.models import Meeting, Minutes
from meetings.notices.minutes_owed import MinutesOwed
from meetings.promises.about_meeting import AboutMeeting


class MinutesAreIssued(AboutMeeting):
    """The minutes of a meeting are issued within a working day of its real end."""

    title = gettext_lazy("Minutes of meetings")
    sentence = gettext_lazy(
        "Where minutes are written they are issued within {limit} of the real end of the meeting. Who takes them is reminded at half the "
        "time and when it is over, then the chair and the head hear of it, too; after the same time once more the admin manager."
    )
    clock = Clock.DAYS
    limit = Days(1, pgettext_lazy("minutes", "Issued within"), 1, 10)

    def ladder(self, values: SimpleNamespace) -> Sequence[Rung]:
        everybody = (Who.HOLDER, Who.NAMED, Who.HEAD)
        return (
            Rung(self.yellow(values), (Who.HOLDER,), MinutesOwed, gettext_lazy("who takes the minutes is reminded")),
            Rung(values.limit, everybody, MinutesOwed, gettext_lazy("reminded; the chair and the head are told")),
            Rung(2 * values.limit, (*everybody, Who.ADMIN_MANAGER), MinutesOwed, gettext_lazy("the admin manager is told, too")),
        )

    def meetings_of(self, ids: Sequence[int]) -> Mapping[int, Meeting]:
        return Meeting.objects.select_related("chair", "organiser").in_bulk(list(ids))

    def is_moot(self, todo: Todo) -> bool:
        return Minutes.objects.issued().filter(meeting=todo.subject_id).exists()

    def words(self) -> str:
        return _("Minutes of %(what)s")
