"""Whom an issued document goes to, and that it came."""

from django.urls import path

from documents.views import distribution

urlpatterns = [
    path("documents/<int:pk>/distribution/inside/", distribution.distribution_inside, name="distribution_inside"),
    path("documents/<int:pk>/distribution/outside/", distribution.distribution_outside, name="distribution_outside"),
    path("documents/<int:pk>/distribution/chase/", distribution.distribution_chase, name="distribution_chase"),
    path("documents/recipients/<int:pk>/confirm/", distribution.recipient_confirm, name="recipient_confirm"),
    path("documents/recipients/<int:pk>/receipt/", distribution.recipient_receipt, name="recipient_receipt"),
    path("documents/recipients/<int:pk>/withdraw/", distribution.recipient_withdraw, name="recipient_withdraw"),
]
