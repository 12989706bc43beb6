"""The addresses of meetings; a module a subject."""

from django.urls import URLPattern

from meetings.urls import afterwards, asking, bookings, inviting, minutes, papers, preparation, rooms, service

app_name = "meetings"
urlpatterns: list[URLPattern] = [
    *rooms.urlpatterns,
    *bookings.urlpatterns,
    *inviting.urlpatterns,
    *minutes.urlpatterns,
    *papers.urlpatterns,
    *preparation.urlpatterns,
    *asking.urlpatterns,
    *service.urlpatterns,
    *afterwards.urlpatterns,
]
