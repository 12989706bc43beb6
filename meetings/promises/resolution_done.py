"""A resolution is seen to by the day that was set."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from types import SimpleNamespace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.limits.values import Days
from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from frontdesk.todos.on_its_day import OnItsDay
from frontdesk.todos.promises import Described, Rung, Who
from meetings.models import Meeting, Resolution
from meetings.notices import about_minutes_seen
from meetings.notices.resolution_due import ResolutionDue
from meetings.promises.about_meeting import AboutMeeting
from meetings.scope import Eyes, part_taken


class ResolutionDone(OnItsDay, AboutMeeting):
    """A resolution is seen to by the day that was set."""

    title = gettext_lazy("Resolutions to see to")
    sentence = gettext_lazy(
        "Whoever was given a resolution sees to it and says what was done until the office closes on the day that was set; {warn} before "
        "they are reminded, when it is over their head and the chair are told, too."
    )
    warn = Days(1, gettext_lazy("Reminded so long before"), 1, 30)

    def ladder(self, values: SimpleNamespace) -> Sequence[Rung]:
        told = (Who.HOLDER, Who.HEAD, Who.NAMED)
        return (
            Rung(values.warn, (Who.HOLDER,), ResolutionDue, gettext_lazy("who sees to it is reminded")),
            Rung(values.warn, told, ResolutionDue, gettext_lazy("reminded; the head and the chair are told")),
        )

    def rows(self, ids: Sequence[int]) -> Mapping[int, Resolution]:
        return Resolution.objects.select_related("meeting__chair", "meeting__organiser").in_bulk(list(ids))

    def day_of(self, subject: Resolution) -> date:
        return subject.due_on

    def set_at(self, subject: Resolution) -> datetime:
        return subject.made_at

    def meetings_of(self, ids: Sequence[int]) -> Mapping[int, Meeting]:
        return {pk: each.meeting for pk, each in self.rows(ids).items()}

    def is_moot(self, todo: Todo) -> bool:
        return not Resolution.objects.open().filter(pk=todo.subject_id).exists()

    def describe(self, todos: Sequence[Todo], reader: Person) -> dict[int, Described]:
        """By its own words to whoever has it and those who took part. Three questions, however many."""
        rows = self.rows([todo.subject_id for todo in todos])
        eyes = Eyes(reader, [each.meeting for each in rows.values()])
        theirs = set(part_taken(reader).filter(pk__in=[each.meeting_id for each in rows.values()]).values_list("pk", flat=True))
        there = [(todo, rows[todo.subject_id]) for todo in todos if todo.subject_id in rows]
        return {todo.pk: self._said(mine, eyes, in_it=mine.owner_id == reader.pk or mine.meeting_id in theirs) for todo, mine in there}

    def _said(self, mine: Resolution, eyes: Eyes, *, in_it: bool) -> Described:
        data = about_minutes_seen(mine.meeting, eyes)
        words = mine.words if in_it else _("a resolution of %(what)s") % {"what": data["what"]}
        path = mine.get_absolute_url() if in_it else "/todos/"
        return Described(words, path, {**data, "words": words, "day": f"{mine.due_on:%m-%d}", "path": path})

    def words(self) -> str:
        return "%(what)s"
