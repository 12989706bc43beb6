"""Between the door and the goodbye: identity, drinks, belongings, stepping out, escort."""

from django.urls import path

from visitors.views import onsite, visit_identity, waiting

urlpatterns = [
    path("visitors/waiting/", waiting.waiting_list, name="waiting_list"),
    path("visitors/waiting/live/", waiting.waiting_live, name="waiting_live"),
    path("visitors/visits/<int:pk>/identify/", visit_identity.visit_identify, name="visit_identify"),
    path("visitors/visits/<int:pk>/wish/", onsite.visit_wish, name="visit_wish"),
    path("visitors/visits/<int:pk>/serve/", onsite.visit_serve, name="visit_serve"),
    path("visitors/visits/<int:pk>/escort/", onsite.visit_escort, name="visit_escort"),
    path("visitors/visits/<int:pk>/belongings/", onsite.visit_bring, name="visit_bring"),
    path("visitors/visits/<int:pk>/belongings/check/", onsite.visit_take_out, name="visit_take_out"),
    path("visitors/visits/<int:pk>/step-out/", onsite.visit_step_out, name="visit_step_out"),
    path("visitors/visits/<int:pk>/come-back/", onsite.visit_come_back, name="visit_come_back"),
]
