"""The addresses of repairs; a module a subject."""

from django.urls import URLPattern

from repairs.urls import tickets

app_name = "repairs"
urlpatterns: list[URLPattern] = [
    *tickets.urlpatterns,
]
