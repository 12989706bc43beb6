"""Dates before they are set."""

from django.urls import path

from documents.views import dates

urlpatterns = [
    path("documents/dates/", dates.date_preview, name="date_preview"),
]
