"""Asking to come: the public page, and the desk's list of who asked."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
