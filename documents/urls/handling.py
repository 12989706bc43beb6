"""What becomes of an approved document."""

from django.urls import path

from documents.views import handling

urlpatterns = [
    path("documents/<int:pk>/handle/", handling.handling_ask, name="handling_ask"),
    path("documents/<int:pk>/finish/", handling.document_finish, name="document_finish"),
    path("documents/<int:pk>/file/", handling.document_file, name="document_file"),
    path("documents/handlings/<int:pk>/report/", handling.handling_report, name="handling_report"),
    path("documents/handlings/<int:pk>/withdraw/", handling.handling_withdraw, name="handling_withdraw"),
]
