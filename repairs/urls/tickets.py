"""Reporting a fault, tickets of one's own, a ticket's page and status link."""

from django.urls import path

from repairs.urls import converters  # noqa: F401 - declares <ticket:…>
from repairs.views import reporting, status, ticket_steps, tickets

urlpatterns = [
    path("repairs/", tickets.ticket_list, name="ticket_list"),
    path("repairs/export/", tickets.ticket_export, name="ticket_export"),
    path("repairs/new/", reporting.ticket_new, name="ticket_new"),
    path("repairs/alike/", reporting.ticket_alike, name="ticket_alike"),
    path("repairs/s/<str:token>/", status.ticket_status, name="ticket_status"),
    path("repairs/<ticket:number>/", tickets.ticket_detail, name="ticket_detail"),
    path("repairs/<ticket:number>/photos/", reporting.ticket_photo, name="ticket_photo"),
    path("repairs/<ticket:number>/add/", ticket_steps.ticket_add, name="ticket_add"),
    path("repairs/<ticket:number>/confirm/", ticket_steps.ticket_confirm, name="ticket_confirm"),
    path("repairs/<ticket:number>/reopen/", ticket_steps.ticket_reopen, name="ticket_reopen"),
    path("repairs/<ticket:number>/rate/", ticket_steps.ticket_rate, name="ticket_rate"),
    path("repairs/<ticket:number>/cancel/", ticket_steps.ticket_cancel, name="ticket_cancel"),
    path("repairs/<ticket:number>/safe/", ticket_steps.ticket_safe, name="ticket_safe"),
    path("repairs/<ticket:number>/alarm/", ticket_steps.ticket_alarm, name="ticket_alarm"),
    path("repairs/<ticket:number>/follow/", ticket_steps.ticket_follow, name="ticket_follow"),
    path("repairs/<ticket:number>/unfollow/", ticket_steps.ticket_unfollow, name="ticket_unfollow"),
]
