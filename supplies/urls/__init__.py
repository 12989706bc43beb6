"""The addresses of supplies; a module a subject."""

from django.urls import URLPattern

from supplies.urls import items, stocktakes

app_name = "supplies"
urlpatterns: list[URLPattern] = [
    *items.urlpatterns,
    *stocktakes.urlpatterns,
]
