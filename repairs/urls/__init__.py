"""The addresses of repairs; a module a subject."""

from django.urls import URLPattern

from repairs.urls import rounds, settings, tickets

app_name = "repairs"
urlpatterns: list[URLPattern] = [
    *rounds.urlpatterns,
    *settings.urlpatterns,
    *tickets.urlpatterns,
]
