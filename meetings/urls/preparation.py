"""Preparing rooms, and the list of what is prepared."""

from django.urls import path

from meetings.views import preparation

urlpatterns = [
    path("meetings/<int:pk>/preparation/", preparation.preparation, name="preparation"),
    path("meetings/<int:pk>/preparation/<int:item>/tick/", preparation.preparation_tick, name="preparation_tick"),
    path("meetings/<int:pk>/preparation/<int:item>/fail/", preparation.preparation_fail, name="preparation_fail"),
    path("meetings/preparation/", preparation.prep_item_list, name="prep_item_list"),
    path("meetings/preparation/usual/", preparation.prep_item_usual, name="prep_item_usual"),
    path("meetings/preparation/<int:pk>/close/", preparation.prep_item_close, name="prep_item_close"),
]
