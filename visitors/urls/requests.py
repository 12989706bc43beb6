"""Asking to come: the public page, and the desk's list of who asked."""

from django.urls import URLPattern, path

from visitors.views import visit_us

urlpatterns: list[URLPattern] = [
    path("visit-us/", visit_us.visit_us, name="visit_us"),
    path("visit-us/thanks/", visit_us.visit_us_thanks, name="visit_us_thanks"),
]
