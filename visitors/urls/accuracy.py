"""The weekly sample of the register."""

from django.urls import path

from visitors.views import accuracy

urlpatterns = [
    path("visitors/accuracy/", accuracy.accuracy_list, name="accuracy_list"),
    path("visitors/accuracy/<int:pk>/tick/", accuracy.accuracy_tick, name="accuracy_tick"),
]
