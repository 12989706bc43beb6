"""The registers and a document."""

from django.urls import path

from documents.views import documents

urlpatterns = [
    path("documents/", documents.document_list, name="document_list"),
    path("documents/export/", documents.document_export, name="document_export"),
    path("documents/new/", documents.document_new, name="document_new"),
    path("documents/<int:pk>/", documents.document_detail, name="document_detail"),
    path("documents/<int:pk>/version/", documents.document_version, name="document_version"),
]
