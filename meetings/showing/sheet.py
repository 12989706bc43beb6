"""The attendance sheet in words: what its lines say, and how it heads the minutes."""

from collections.abc import Sequence

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from meetings.finding.sheet import Line, State

LIGHTS = {State.PRESENT: "green", State.LATE: "yellow", State.SUBSTITUTE: "green", State.EXCUSED: "grey", State.ABSENT: "grey"}


def stated(line: Line, *, is_over: bool) -> tuple[str, str]:
    """Colour and words of one line."""
    words = {
        State.PRESENT: pgettext("attendance", "present"),
        State.LATE: pgettext("attendance", "late"),
        State.SUBSTITUTE: _("%(person)s came instead") % {"person": line.signed.person if line.signed else ""},
        State.EXCUSED: pgettext("attendance", "excused"),
        State.ABSENT: pgettext("attendance", "absent") if is_over else pgettext("attendance", "not here yet"),
    }
    return LIGHTS[line.state], words[line.state]


def header(lines: Sequence[Line]) -> list[str]:
    """As it heads the minutes; nothing where nobody signed in."""
    if not any(line.signed for line in lines):
        return []
    present = [line.who for line in lines if line.state == State.PRESENT]
    late = [f"{line.who} ({timezone.localtime(line.signed.signed_at):%H:%M})" for line in lines if line.state == State.LATE and line.signed]
    instead = [
        _("%(person)s for %(absent)s") % {"person": line.signed.person, "absent": line.who}
        for line in lines
        if line.state == State.SUBSTITUTE and line.signed
    ]
    heads = (
        (_("Present"), present),
        (pgettext("attendance, a heading", "Late"), late),
        (pgettext("attendance, a heading", "Substitutes"), instead),
        (pgettext("attendance, a heading", "Excused"), [line.who for line in lines if line.state == State.EXCUSED]),
        (pgettext("attendance, a heading", "Absent"), [line.who for line in lines if line.state == State.ABSENT]),
    )
    return [head + pgettext("colon", ": ") + pgettext("list", ", ").join(some) for head, some in heads if some]
