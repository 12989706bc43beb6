"""What goes out, from the draft to the paper."""

from django.urls import path

from documents.views import outgoing

urlpatterns = [
    path("documents/outgoing/new/", outgoing.outgoing_new, name="outgoing_new"),
    path("documents/<int:pk>/edit/", outgoing.outgoing_edit, name="outgoing_edit"),
    path("documents/<int:pk>/check/", outgoing.outgoing_send, name="outgoing_send"),
    path("documents/<int:pk>/issue/", outgoing.outgoing_issue, name="outgoing_issue"),
    path("documents/<int:pk>/print/", outgoing.outgoing_print, name="outgoing_print"),
    path("documents/<int:pk>/void/", outgoing.document_void, name="document_void"),
]
