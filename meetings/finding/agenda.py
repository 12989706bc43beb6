"""What those who are invited are told before a meeting: what to bring, the agenda, and until when papers are called in."""

from collections.abc import Iterable, Sequence

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from frontdesk.people.models import Person
from meetings.models import AgendaPoint, Meeting

TOLD = 20  # points of one notice


def points_of(meetings: Iterable[Meeting]) -> dict[int, list[AgendaPoint]]:
    """The standing points of several meetings in their order; one question."""
    found: dict[int, list[AgendaPoint]] = {}
    for each in AgendaPoint.objects.in_order().filter(meeting__in=[meeting.pk for meeting in meetings]):
        found.setdefault(each.meeting_id, []).append(each)
    return found


def in_words(meeting: Meeting, points: Sequence[AgendaPoint], *, most: int = TOLD, is_guest: bool = False) -> str:
    """In the language that is on; nothing where nothing is said. Of points above `most` their number."""
    colon, lines = pgettext("colon", ": "), []
    if meeting.to_bring:
        lines.append(_("Things to bring") + colon + meeting.to_bring)
    if points:
        lines += [_("Agenda"), *(f"{number}. {worded(each)}" for number, each in enumerate(points[:most], 1))]
        lines += [pgettext("agenda points", "and %(n)d more") % {"n": len(points) - most}] if len(points) > most else []
    if meeting.papers_until and not is_guest:
        lines.append(_("Agenda points and papers by") + colon + f"{timezone.localtime(meeting.papers_until):%m-%d %H:%M}")
    return "\n".join(lines)


def worded(point: AgendaPoint) -> str:
    more = [str(point.speaker)] if point.speaker else []
    more += [_("%(minutes)d min") % {"minutes": point.minutes}] if point.minutes else []
    said = pgettext("between parts", ", ").join(more)
    return f"{point.words} ({said})" if said else point.words


def speakers_of(meeting: Meeting, points: Sequence[AgendaPoint]) -> list[Person]:
    """Each once, who is still here."""
    found = {each.speaker.pk: each.speaker for each in points if each.speaker and each.speaker.is_active}
    return list(found.values())


def people_of(meeting: Meeting) -> list[Person]:
    """Colleagues who are in it, each once: who may speak to a point."""
    invited = [each.person for each in meeting.attendees.standing().in_order() if each.person]
    found = {each.pk: each for each in (meeting.organiser, meeting.led_by, meeting.noted_by, *invited) if each.is_active}
    return list(found.values())
