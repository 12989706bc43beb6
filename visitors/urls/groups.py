"""Groups that come together, and passes for who comes again and again."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
