"""What each type of visitor is asked."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
