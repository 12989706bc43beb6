"""The monthly round: departments' forms, rounds, plans."""

from django.urls import path

from supplies.views import demand, demand_rounds, plans

urlpatterns = [
    path("supplies/demand/", demand.demand_list, name="demand_list"),
    path("supplies/demand/<int:pk>/", demand.demand_detail, name="demand_detail"),
    path("supplies/demand/<int:pk>/hand-in/", demand.demand_hand_in, name="demand_hand_in"),
    path("supplies/demand/<int:pk>/take-back/", demand.demand_take_back, name="demand_take_back"),
    path("supplies/demand/<int:pk>/approve/", demand.demand_approve, name="demand_approve"),
    path("supplies/demand/<int:pk>/give-back/", demand.demand_give_back, name="demand_give_back"),
    path("supplies/demand/<int:pk>/print/", demand.demand_print, name="demand_print"),
    path("supplies/demand/special/<int:pk>/assess/", demand.special_assess, name="special_assess"),
    path("supplies/demand/rounds/<int:pk>/", demand_rounds.round_detail, name="round_detail"),
    path("supplies/demand/rounds/<int:pk>/export/", demand_rounds.round_export, name="round_export"),
    path("supplies/demand/rounds/<int:pk>/remind/", demand_rounds.round_remind, name="round_remind"),
    path("supplies/demand/rounds/<int:pk>/close/", demand_rounds.round_close, name="round_close"),
    path("supplies/demand/rounds/<int:pk>/budget/", demand_rounds.round_budget, name="round_budget"),
    path("supplies/demand/rounds/<int:pk>/plan/", demand_rounds.round_plan, name="round_plan"),
    path("supplies/plans/", plans.plan_list, name="plan_list"),
    path("supplies/plans/<int:pk>/", plans.plan_detail, name="plan_detail"),
    path("supplies/plans/<int:pk>/export/", plans.plan_export, name="plan_export"),
]
