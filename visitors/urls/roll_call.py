"""Roll calls, online and off."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
