"""Between the door and the goodbye: identity, drinks, belongings, stepping out, escort."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
