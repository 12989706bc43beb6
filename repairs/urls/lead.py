"""The queue, and what a lead does with a ticket."""

from django.urls import path

from repairs.urls import converters  # noqa: F401 - declares <ticket:…>
from repairs.views import lead, queue, recurrences

STEPS = {
    "assign": lead.lead_assign,
    "urgency": lead.lead_urgency,
    "pause": lead.lead_pause,
    "resume": lead.lead_resume,
    "promise": lead.lead_promise,
    "more-time": lead.lead_more_time,
    "decide": lead.lead_decide,
    "merge": lead.lead_merge,
    "unmerge": lead.lead_unmerge,
    "plan": lead.lead_plan,
}

urlpatterns = [
    path("repairs/queue/", queue.queue_list, name="queue_list"),
    path("repairs/queue/export/", queue.queue_export, name="queue_export"),
    path("repairs/recurring/", recurrences.recurrence_list, name="recurrence_list"),
    path("repairs/recurring/export/", recurrences.recurrence_export, name="recurrence_export"),
    path("repairs/recurring/<int:pk>/settle/", recurrences.recurrence_settle, name="recurrence_settle"),
    *(path(f"repairs/<ticket:number>/lead/{verb}/", view, name=view.__name__) for verb, view in STEPS.items()),
]
