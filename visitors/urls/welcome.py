"""The desk's list for tomorrow's visitors, and the plan of a VIP reception."""

from django.urls import path

from visitors.views import vip, welcome_day

urlpatterns = [
    path("visitors/welcome/", welcome_day.welcome_next, name="welcome_next"),
    path("visitors/welcome/<str:day>/", welcome_day.welcome_day, name="welcome_day"),
    path("visitors/visits/<int:pk>/vip/", vip.visit_vip, name="visit_vip"),
    path("visitors/visits/<int:pk>/vip/take-back/", vip.visit_vip_take_back, name="visit_vip_take_back"),
    path("visitors/visits/<int:pk>/vip/name/", vip.visit_vip_name, name="visit_vip_name"),
    path("visitors/visits/<int:pk>/vip/unname/", vip.visit_vip_unname, name="visit_vip_unname"),
    path("visitors/visits/<int:pk>/vip/item/", vip.visit_vip_item, name="visit_vip_item"),
    path("visitors/visits/<int:pk>/vip/drop/", vip.visit_vip_drop, name="visit_vip_drop"),
    path("visitors/visits/<int:pk>/vip/agree/", vip.visit_vip_agree, name="visit_vip_agree"),
]
