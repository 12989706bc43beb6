"""Every address. Areas are named as strings; the shared part imports none of them."""

from django.urls import include, path

urlpatterns = [
    path("accounts/", include("frontdesk.people.urls")),
    path("", include("visitors.urls")),
    path("", include("supplies.urls")),
    path("", include("documents.urls")),
    path("", include("repairs.urls")),
    path("", include("meetings.urls")),
    path("", include("reports.urls")),
    path("", include("frontdesk.office.urls")),
]
