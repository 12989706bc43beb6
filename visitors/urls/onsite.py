"""Between the door and the goodbye: identity, drinks, belongings, stepping out, escort."""

from django.urls import path

from visitors.views import visit_identity

urlpatterns = [
    path("visitors/visits/<int:pk>/identify/", visit_identity.visit_identify, name="visit_identify"),
]
