"""The desk's list for tomorrow's visitors, and the plan of a VIP reception."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
