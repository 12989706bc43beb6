"""A ticket's page."""

from django.urls import path

from repairs.urls import converters  # noqa: F401 - declares <ticket:…>
from repairs.views import tickets

urlpatterns = [
    path("repairs/<ticket:number>/", tickets.ticket_detail, name="ticket_detail"),
]
