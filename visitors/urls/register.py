"""The register of past days, holds, and the weekly sample."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
