"""A document corrected, and who may know of it."""

from django.urls import path

from documents.views import editing

urlpatterns = [
    path("documents/<int:pk>/details/", editing.document_edit, name="document_edit"),
    path("documents/<int:pk>/named/", editing.named_add, name="named_add"),
    path("documents/named/<int:pk>/remove/", editing.named_remove, name="named_remove"),
]
