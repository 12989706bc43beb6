"""Leaving: what is checked, by the desk or by the host."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
