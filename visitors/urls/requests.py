"""Asking to come: the public page, the desk's list of who asked, and the host's yes or no."""

from django.urls import URLPattern, path

from visitors.views import requests, visit_accept, visit_us

urlpatterns: list[URLPattern] = [
    path("visit-us/", visit_us.visit_us, name="visit_us"),
    path("visit-us/thanks/", visit_us.visit_us_thanks, name="visit_us_thanks"),
    path("visitors/requests/", requests.request_list, name="request_list"),
    path("visitors/requests/export/", requests.request_export, name="request_export"),
    path("visitors/requests/new/", requests.request_new, name="request_new"),
    path("visitors/requests/<int:pk>/", requests.request_detail, name="request_detail"),
    path("visitors/requests/<int:pk>/host/", requests.request_host, name="request_host"),
    path("visitors/requests/<int:pk>/close/", requests.request_close, name="request_close"),
    path("visitors/requests/<int:pk>/checking/", requests.request_checking, name="request_checking"),
    path("visitors/requests/<int:pk>/told/", requests.request_told, name="request_told"),
    path("visitors/visits/<int:pk>/accept/", visit_accept.visit_accept, name="visit_accept"),
]
