"""Who may read up to which level."""

from django.urls import path

from documents.views import clearances

urlpatterns = [
    path("documents/clearances/", clearances.clearance_list, name="clearance_list"),
]
