"""The addresses of supplies; a module a subject."""

from django.urls import URLPattern

app_name = "supplies"
urlpatterns: list[URLPattern] = []
