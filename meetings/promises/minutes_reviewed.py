"""The chair looks minutes through within half a working day."""

from collections.abc import Mapping, Sequence
from types import SimpleNamespace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.limits.values import Hours
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Clock, Rung, Who
from meetings.models import Meeting, Minutes
from meetings.notices.minutes_to_review import MinutesToReview
from meetings.promises.about_meeting import AboutMeeting


class MinutesAreReviewed(AboutMeeting):
    """The chair looks minutes through within half a working day."""

    title = gettext_lazy("Minutes with the chair")
    sentence = gettext_lazy(
        "The chair looks minutes through within {limit} of office time and issues them or sends them back; when it is over they are "
        "reminded."
    )
    clock = Clock.HOURS
    limit = Hours(4, gettext_lazy("Looked through within"), 1, 80)

    def ladder(self, values: SimpleNamespace) -> Sequence[Rung]:
        return (Rung(values.limit, (Who.HOLDER,), MinutesToReview, gettext_lazy("the chair is reminded")),)

    def meetings_of(self, ids: Sequence[int]) -> Mapping[int, Meeting]:
        rows = Minutes.objects.filter(pk__in=ids).select_related("meeting__chair", "meeting__organiser")
        return {each.pk: each.meeting for each in rows}

    def is_moot(self, todo: Todo) -> bool:
        return not Minutes.objects.with_the_chair().filter(pk=todo.subject_id).exists()

    def words(self) -> str:
        return _("Look through the minutes of %(what)s")
