"""The day of all rooms, and the rooms."""

from django.urls import path

from meetings.views import board, closures, rooms, use

urlpatterns = [
    path("meetings/", board.day_board, name="day_board"),
    path("meetings/rooms/", rooms.room_list, name="room_list"),
    path("meetings/rooms/export/", rooms.room_export, name="room_export"),
    path("meetings/rooms/new/", rooms.room_new, name="room_new"),
    path("meetings/rooms/<int:pk>/", rooms.room_detail, name="room_detail"),
    path("meetings/rooms/<int:pk>/now/", rooms.room_now, name="room_now"),
    path("meetings/rooms/<int:pk>/edit/", rooms.room_edit, name="room_edit"),
    path("meetings/rooms/<int:pk>/retire/", rooms.room_retire, name="room_retire"),
    path("meetings/rooms/<int:pk>/reopen/", rooms.room_reopen, name="room_reopen"),
    path("meetings/rooms/<int:pk>/close/", closures.room_close, name="room_close"),
    path("meetings/use/", use.use, name="use"),
    path("meetings/use/export/", use.use_export, name="use_export"),
    path("meetings/closures/<int:pk>/end/", closures.closure_end, name="closure_end"),
]
