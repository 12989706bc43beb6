"""The addresses of repairs; a module a subject."""

from django.urls import URLPattern

from repairs.urls import hand, lead, rounds, settings, summaries, tickets, work

app_name = "repairs"
urlpatterns: list[URLPattern] = [
    *hand.urlpatterns,
    *lead.urlpatterns,
    *rounds.urlpatterns,
    *settings.urlpatterns,
    *summaries.urlpatterns,
    *tickets.urlpatterns,
    *work.urlpatterns,
]
