"""Service during meetings."""

from django.urls import path

from meetings.views import service

urlpatterns = [
    path("meetings/<int:pk>/service/", service.service, name="service"),
    path("meetings/<int:pk>/request/", service.booking_request, name="booking_request"),
    path("meetings/<int:pk>/there/", service.booking_there, name="booking_there"),
    path("meetings/tea/<int:pk>/serve/", service.tea_serve, name="tea_serve"),
    path("meetings/requests/<int:pk>/come/", service.request_come, name="request_come"),
    path("meetings/requests/<int:pk>/answer/", service.request_answer, name="request_answer"),
    path("meetings/requests/<int:pk>/repair/", service.request_repair, name="request_repair"),
]
