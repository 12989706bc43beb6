"""The shared part's own pages."""

from django.urls import path

from frontdesk.office.views import health

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
]
