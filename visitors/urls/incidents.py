"""Incidents: the list, a new one, its page and each step of it."""

from django.urls import path

from visitors.views import incident_page, incidents

STEPS = ("answer", "note", "check", "assign", "grade", "resolve", "act", "close", "reopen", "restrict", "unrestrict", "name", "unname")

urlpatterns = [
    path("visitors/incidents/", incidents.incident_list, name="incident_list"),
    path("visitors/incidents/export/", incidents.incident_export, name="incident_export"),
    path("visitors/incidents/new/", incidents.incident_new, name="incident_new"),
    path("visitors/incidents/<int:pk>/", incident_page.incident_detail, name="incident_detail"),
    path("visitors/incidents/<int:pk>/amend/", incidents.incident_amend, name="incident_amend"),
    path("visitors/incidents/<int:pk>/report/", incidents.incident_report, name="incident_report"),
    path("visitors/incidents/<int:pk>/write/", incidents.incident_write, name="incident_write"),
    path("visitors/incidents/<int:pk>/read/", incidents.incident_read, name="incident_read"),
    path("visitors/incidents/<int:pk>/print/", incidents.incident_print, name="incident_print"),
    *(path(f"visitors/incidents/<int:pk>/{step}/", getattr(incidents, f"incident_{step}"), name=f"incident_{step}") for step in STEPS),
    path("visitors/incidents/actions/<int:pk>/done/", incident_page.incident_action_done, name="incident_action_done"),
    path("visitors/incidents/actions/<int:pk>/drop/", incident_page.incident_action_drop, name="incident_action_drop"),
]
