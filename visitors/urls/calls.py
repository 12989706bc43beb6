"""Calls, and the phone system's list of them."""

from django.urls import path

from visitors.views import calls, rings

urlpatterns = [
    path("visitors/calls/", calls.call_list, name="call_list"),
    path("visitors/calls/export/", calls.call_export, name="call_export"),
    path("visitors/calls/new/", calls.call_new, name="call_new"),
    path("visitors/calls/known/", calls.call_known, name="call_known"),
    path("visitors/calls/import/", rings.ring_import, name="ring_import"),
    path("visitors/calls/import/template/", rings.ring_template, name="ring_template"),
    path("visitors/calls/import/confirm/", rings.ring_import_confirm, name="ring_import_confirm"),
    path("visitors/calls/<int:pk>/", calls.call_detail, name="call_detail"),
    path("visitors/calls/<int:pk>/solved/", calls.call_solved, name="call_solved"),
    path("visitors/calls/<int:pk>/unsolved/", calls.call_unsolved, name="call_unsolved"),
    path("visitors/calls/<int:pk>/strike/", calls.call_void, name="call_void"),
    path("visitors/calls/<int:pk>/count/", calls.call_unvoid, name="call_unvoid"),
]
