"""Who read what."""

from django.urls import path

from documents.views import reading_list

urlpatterns = [
    path("documents/readings/", reading_list.reading_list, name="reading_list"),
    path("documents/readings/export/", reading_list.reading_export, name="reading_export"),
]
