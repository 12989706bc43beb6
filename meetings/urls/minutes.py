"""Minutes and resolutions."""

from django.urls import path

from meetings.views import minutes

urlpatterns = [
    path("meetings/<int:pk>/takers/", minutes.minutes_takers, name="minutes_takers"),
    path("meetings/m/<int:pk>/", minutes.minutes_page, name="minutes_page"),
    path("meetings/m/<int:pk>/edit/", minutes.minutes_edit, name="minutes_edit"),
    path("meetings/m/<int:pk>/send/", minutes.minutes_send, name="minutes_send"),
    path("meetings/m/<int:pk>/issue/", minutes.minutes_issue, name="minutes_issue"),
    path("meetings/m/<int:pk>/send-back/", minutes.minutes_send_back, name="minutes_send_back"),
    path("meetings/m/<int:pk>/print/<int:version>/", minutes.minutes_print, name="minutes_print"),
    path("meetings/m/<int:pk>/resolutions/", minutes.resolution_add, name="resolution_add"),
    path("meetings/resolutions/<int:pk>/", minutes.resolution_page, name="resolution_page"),
    path("meetings/resolutions/<int:pk>/done/", minutes.resolution_done, name="resolution_done"),
    path("meetings/resolutions/<int:pk>/drop/", minutes.resolution_drop, name="resolution_drop"),
]
