"""The addresses of repairs; a module a subject."""

from django.urls import URLPattern

from repairs.urls import settings, tickets

app_name = "repairs"
urlpatterns: list[URLPattern] = [
    *settings.urlpatterns,
    *tickets.urlpatterns,
]
