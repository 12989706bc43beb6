"""Invitations and calendar feeds."""

from django.urls import path

from meetings.views import feeds, inviting

urlpatterns = [
    path("meetings/<int:pk>/invite/", inviting.booking_invite, name="booking_invite"),
    path("meetings/attendees/<int:pk>/take-off/", inviting.attendee_take_off, name="attendee_take_off"),
    path("meetings/attendees/<int:pk>/reply/", inviting.attendee_reply, name="attendee_reply"),
    path("meetings/i/<str:token>/", inviting.guest_page, name="guest_page"),
    path("meetings/i/<str:token>/reply/", inviting.guest_reply, name="guest_reply"),
    path("meetings/feeds/", feeds.feed_list, name="feed_list"),
    path("meetings/feeds/<int:pk>/end/", feeds.feed_end, name="feed_end"),
    path("meetings/feeds/<str:token>/calendar.ics", feeds.feed_file, name="feed_file"),
]
