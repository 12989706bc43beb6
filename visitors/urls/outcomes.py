"""What was said and agreed, and messages for who could not be reached."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
