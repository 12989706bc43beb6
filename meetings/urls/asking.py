"""Rooms for visits, and rooms that are asked of others."""

from django.urls import path

from meetings.views import asking, visit_room

urlpatterns = [
    path("meetings/visits/<int:pk>/room/", visit_room.visit_room, name="visit_room"),
    path("meetings/visits/<int:pk>/no-room/", visit_room.visit_room_drop, name="visit_room_drop"),
    path("meetings/visits/<int:pk>/ask/", visit_room.visit_room_ask, name="visit_room_ask"),
    path("meetings/askings/<int:pk>/", asking.asking_page, name="asking_page"),
    path("meetings/askings/<int:pk>/yes/", asking.asking_yes, name="asking_yes"),
    path("meetings/askings/<int:pk>/no/", asking.asking_no, name="asking_no"),
    path("meetings/askings/<int:pk>/withdraw/", asking.asking_withdraw, name="asking_withdraw"),
]
