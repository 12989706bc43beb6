"""The watch-list, and who would not register."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
