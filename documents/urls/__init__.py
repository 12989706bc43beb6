"""The addresses of documents; a module a subject."""

from django.urls import URLPattern

from documents.urls import (
    circulations,
    clearances,
    dates,
    distribution,
    documents,
    editing,
    handling,
    outgoing,
    papers,
    readings,
    routing_lists,
    sign_offs,
    templates,
)

app_name = "documents"
urlpatterns: list[URLPattern] = [
    *circulations.urlpatterns,
    *clearances.urlpatterns,
    *dates.urlpatterns,
    *distribution.urlpatterns,
    *documents.urlpatterns,
    *editing.urlpatterns,
    *handling.urlpatterns,
    *outgoing.urlpatterns,
    *papers.urlpatterns,
    *readings.urlpatterns,
    *routing_lists.urlpatterns,
    *sign_offs.urlpatterns,
    *templates.urlpatterns,
]
