"""What the counter adds to the figures: calls, messages, complaints, incidents; added up from daily facts (`visitors/daily/`)."""

from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from frontdesk.daily import spread
from frontdesk.web.figures import COUNTER, NONE, Asked, Figure, Line, Measured, against, per_cent, percent
from visitors.figures.counting import TENTH, listed, minutes, targets
from visitors.limits import CallLimits
from visitors.models import Complaint, Incident


class Calls(Figure):
    name = "visitors.calls"
    title = gettext_lazy("Calls")
    how = gettext_lazy(
        "Calls written down; answered and within three rings as the phone system's list says, where there is none as they were ticked; "
        "told in time is whoever a call concerns."
    )
    section = COUNTER
    order = 70

    def measure(self, asked: Asked) -> Measured | None:
        called, rang = asked.counted("visitors.called"), asked.counted("visitors.rang")
        if not (called["all"] or rang["all"]):
            return None
        told = {int(minute): many for minute, many in spread.by(called, "told").items()}
        limit = asked.limits(CallLimits).tell / timedelta(minutes=1)
        at_once = sum(many for minute, many in told.items() if minute <= limit)
        of = rang if rang["all"] else called
        lines = [Line(_("Answered"), (percent(rang["answered"], rang["all"]),))] if rang["all"] else []
        lines += [
            Line(_("Within three rings"), (percent(of["quick"], of["quick"] + of["slow"]),)),
            Line(_("Told in time"), (percent(at_once, sum(told.values())),)),
        ]
        heads = (_("Of them"), _("Share"))
        return Measured(str(called["all"]), path=listed(asked, "call_list"), heads=heads, lines=lines, number=called["all"])


class CallsAnswered(Figure):
    name = "visitors.answered"
    title = gettext_lazy("Calls answered")
    how = gettext_lazy("Calls that were answered, among all that rang, as the phone system's list says; nothing where there is no list.")
    section = COUNTER
    order = 74
    unit, better = "%", "more"

    def measure(self, asked: Asked) -> Measured | None:
        rang = asked.counted("visitors.rang")
        answered, all_ = rang["answered"], rang["all"]
        if not all_:
            return None
        note = _("%(n)d of %(all)d") % {"n": answered, "all": all_}
        target = against(answered, all_, targets(asked).answered)
        return Measured(percent(answered, all_), note, target, listed(asked, "call_list"), number=per_cent(answered, all_))


class CallsAnsweredQuickly(Figure):
    name = "visitors.within_rings"
    title = gettext_lazy("Calls answered within three rings")
    how = gettext_lazy(
        "Of the calls that were answered, those within three rings, as the phone system's list says; where there is none as they were "
        "ticked."
    )
    section = COUNTER
    order = 75
    unit, better = "%", "more"

    def measure(self, asked: Asked) -> Measured | None:
        rang = asked.counted("visitors.rang")
        of = rang if rang["all"] else asked.counted("visitors.called")
        quick, all_ = of["quick"], of["quick"] + of["slow"]
        if not all_:
            return None
        note = _("%(n)d of %(all)d") % {"n": quick, "all": all_}
        target = against(quick, all_, targets(asked).quick)
        return Measured(percent(quick, all_), note, target, listed(asked, "call_list"), number=per_cent(quick, all_))


class MessagesRead(Figure):
    name = "visitors.messages"
    title = gettext_lazy("Messages")
    how = gettext_lazy(
        "Messages taken in the month: how many were read and how many followed up, and the middle time until they were read."
    )
    section = COUNTER
    order = 71

    def measure(self, asked: Asked) -> Measured | None:
        taken = asked.counted("visitors.messages_taken")
        all_, waits = taken["all"], spread.lengths(taken, "read")
        if not all_:
            return None
        read = listed(asked, "message_list", state="read")
        lines = [
            Line(pgettext("when", "Read"), (percent(waits.total(), all_),), read),
            Line(_("Followed up"), (percent(taken["followed"], all_),), listed(asked, "message_list", state="done")),
            Line(_("Until read"), (minutes(TENTH * spread.middle(waits)) if waits else NONE,), read),
        ]
        return Measured(str(all_), path=listed(asked, "message_list"), heads=(_("Of them"), _("Share")), lines=lines, number=all_)


class Complaints(Figure):
    name = "visitors.complaints"
    title = gettext_lazy("Complaints")
    how = gettext_lazy("Complaints of the month by what they are about; satisfied is 4 and 5 among those who gave an answer.")
    section = COUNTER
    order = 72
    better = "less"

    def measure(self, asked: Asked) -> Measured | None:
        counted = asked.counted("visitors.complained")
        all_, about, scores = counted["all"], spread.by(counted, "about"), spread.by(counted, "score")
        if not all_:
            return None
        lines = [
            Line(str(each.label), (str(about[each]),), listed(asked, "complaint_list", category=each.value))
            for each in Complaint.Category
            if about[each]
        ]
        note = _("%(share)s satisfied") % {"share": percent(scores["4"] + scores["5"], scores.total())} if scores else ""
        heads = (_("Complaint about"), _("How many"))
        return Measured(str(all_), note, path=listed(asked, "complaint_list"), heads=heads, lines=lines, number=all_)


class Incidents(Figure):
    name = "visitors.incidents"
    title = gettext_lazy("Incidents")
    how = gettext_lazy(
        "Reported in the month, by kind; restricted cases are not counted. In time: taken in hand by the moment that was owed."
    )
    section = COUNTER
    order = 73
    better = "less"

    def measure(self, asked: Asked) -> Measured | None:
        counted = asked.counted("visitors.incidents")
        reported, major, in_time = (spread.by(counted, name) for name in ("kind", "major", "in-time"))
        if not reported:
            return None
        known = [kind for kind in Incident.Kind if reported[kind]]
        cells = {kind: (str(reported[kind]), str(major[kind]), str(in_time[kind])) for kind in known}
        lines = [Line(str(kind.label), cells[kind], listed(asked, "incident_list", kind=kind.value)) for kind in known]
        worst = major.total()
        note = ngettext("%(n)d major one", "%(n)d major ones", worst) % {"n": worst}
        heads = (_("Kind"), pgettext("incident", "Reported"), pgettext("incident", "Major"), _("In time"))
        all_ = reported.total()
        return Measured(str(all_), note, path=listed(asked, "incident_list"), heads=heads, lines=lines, number=all_)
