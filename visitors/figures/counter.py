"""The counter in figures: calls, messages, complaints and incidents of a month."""

from collections import defaultdict
from collections.abc import Sequence
from statistics import median
from urllib.parse import urlencode

from django.db.models import Count, DurationField, ExpressionWrapper, F, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from frontdesk.todos.models import Todo
from frontdesk.web.figures import COUNTER, NONE, Asked, Figure, Line, Measured, percent
from frontdesk.workdays.months import month_bounds
from visitors.actions import rings
from visitors.figures.counting import minutes
from visitors.limits import CallLimits
from visitors.models import Call, Complaint, Incident, Message
from visitors.promises.incident_answered import IncidentAnswered
from visitors.promises.incident_taken import IncidentTaken


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
        begin, end = month_bounds(asked.month)
        late = ExpressionWrapper(F("told_at") - F("ended_at"), output_field=DurationField())
        rows = Call.objects.began_between(begin, end).annotate(after=late)
        counted = rows.aggregate(
            all=Count("pk"),
            ticked=Count("pk", filter=Q(in_three_rings__isnull=False)),
            quick=Count("pk", filter=Q(in_three_rings=True)),
            told=Count("pk", filter=Q(told_at__isnull=False)),
            at_once=Count("pk", filter=Q(after__lte=CallLimits.now().tell)),
        )
        rang = rings.counted(begin, end)
        if not (counted["all"] or rang["all"]):
            return None
        quick, of = (rang["quick"], rang["timed"]) if rang["all"] else (counted["quick"], counted["ticked"])
        lines = [Line(_("Answered"), (percent(rang["answered"], rang["all"]),))] if rang["all"] else []
        lines += [
            Line(_("Within three rings"), (percent(quick, of),)),
            Line(_("Told in time"), (percent(counted["at_once"], counted["told"]),)),
        ]
        path = f"{reverse('visitors:call_list')}?{urlencode({'month': f'{asked.month:%Y-%m}'})}"
        return Measured(str(counted["all"]), path=path, heads=(_("Of them"), _("Share")), lines=lines)


class MessagesRead(Figure):
    name = "visitors.messages"
    title = gettext_lazy("Messages")
    how = gettext_lazy(
        "Messages taken in the month: how many were read and how many followed up, and the middle time until they were read."
    )
    section = COUNTER
    order = 71

    def measure(self, asked: Asked) -> Measured | None:
        begin, end = month_bounds(asked.month)
        rows = list(Message.objects.filter(taken_at__gte=begin, taken_at__lt=end).values_list("taken_at", "read_at", "followed_up_at"))
        if not rows:
            return None
        waits = sorted((read - taken).total_seconds() for taken, read, _followed in rows if read)
        followed = sum(1 for _taken, _read, done in rows if done)
        lines = [
            Line(pgettext("when", "Read"), (percent(len(waits), len(rows)),)),
            Line(_("Followed up"), (percent(followed, len(rows)),)),
            Line(_("Until read"), (minutes(median(waits)) if waits else NONE,)),
        ]
        return Measured(str(len(rows)), path=reverse("visitors:message_list"), heads=(_("Of them"), _("Share")), lines=lines)


class Complaints(Figure):
    name = "visitors.complaints"
    title = gettext_lazy("Complaints")
    how = gettext_lazy("Complaints of the month by what they are about; satisfied is 4 and 5 among those who gave an answer.")
    section = COUNTER
    order = 72

    def measure(self, asked: Asked) -> Measured | None:
        begin, end = month_bounds(asked.month)
        rows = list(Complaint.objects.filter(received_at__gte=begin, received_at__lt=end).values_list("category", "score"))
        if not rows:
            return None
        scores = [score for _category, score in rows if score]
        path = f"{reverse('visitors:complaint_list')}?{urlencode({'month': f'{asked.month:%Y-%m}'})}"
        by_category = [(each, sum(1 for category, _score in rows if category == each)) for each in Complaint.Category]
        lines = [Line(str(each.label), (str(many),), f"{path}&category={each.value}") for each, many in by_category if many]
        note = _("%(share)s satisfied") % {"share": percent(sum(score >= 4 for score in scores), len(scores))} if scores else ""
        return Measured(str(len(rows)), note, path=path, heads=(_("Complaint about"), _("How many")), lines=lines)


def answered_in_time(incidents: Sequence[Incident]) -> set[int]:
    """Who was taken in hand by the moment that their last to-do was due: working time, round the clock when it was a major one by then."""
    owed = Todo.objects.filter(promise__in=[IncidentAnswered.name, IncidentTaken.name], subject_type=Incident._meta.label_lower)
    rows = owed.filter(subject_id__in=[each.pk for each in incidents]).order_by("pk").values_list("subject_id", "due_at")
    due = dict(rows)
    return {each.pk for each in incidents if each.answered_at and each.pk in due and each.answered_at <= due[each.pk]}


class Incidents(Figure):
    name = "visitors.incidents"
    title = gettext_lazy("Incidents")
    how = gettext_lazy(
        "Reported in the month, by kind; restricted cases are not counted. In time: taken in hand by the moment that was owed."
    )
    section = COUNTER
    order = 73

    def measure(self, asked: Asked) -> Measured | None:
        begin, end = month_bounds(asked.month)
        rows = list(Incident.objects.ordinary_eyes().filter(reported_at__gte=begin, reported_at__lt=end))
        if not rows:
            return None
        in_time = answered_in_time(rows)
        by_kind: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
        for row in rows:
            by_kind[row.kind] = [n + more for n, more in zip(by_kind[row.kind], (1, row.is_major, row.pk in in_time), strict=True)]
        path = f"{reverse('visitors:incident_list')}?month={asked.month:%Y-%m}"
        known = [kind for kind in Incident.Kind if kind in by_kind]
        lines = [Line(str(kind.label), tuple(map(str, by_kind[kind])), f"{path}&kind={kind}") for kind in known]
        many, worst, _timely = (sum(column) for column in zip(*by_kind.values(), strict=True))
        note = ngettext("%(n)d major one", "%(n)d major ones", worst) % {"n": worst}
        heads = (_("Kind"), pgettext("incident", "Reported"), pgettext("incident", "Major"), _("In time"))
        return Measured(str(many), note, path=path, heads=heads, lines=lines)
