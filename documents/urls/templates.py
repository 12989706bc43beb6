"""What drafts begin with."""

from django.urls import path

from documents.views import templates

urlpatterns = [
    path("documents/templates/", templates.template_list, name="template_list"),
    path("documents/templates/new/", templates.template_new, name="template_new"),
    path("documents/templates/<int:pk>/", templates.template_edit, name="template_edit"),
    path("documents/templates/<int:pk>/end/", templates.template_end, name="template_end"),
]
