"""The register of past days, and holds."""

from django.urls import path

from visitors.views import hold, register

urlpatterns = [
    path("visitors/register/", register.register_list, name="register_list"),
    path("visitors/register/<int:pk>/download/", register.register_download, name="register_download"),
    path("visitors/visits/<int:pk>/hold/", hold.visit_hold, name="visit_hold"),
    path("visitors/visits/<int:pk>/release/", hold.visit_release, name="visit_release"),
]
