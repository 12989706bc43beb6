"""Requisitions: asking, agreeing, what is missing."""

from django.urls import path

from supplies.views import catalogue, requisitions, shortage

urlpatterns = [
    path("supplies/", catalogue.catalogue, name="catalogue"),
    path("supplies/requisitions/new/", catalogue.requisition_new, name="requisition_new"),
    path("supplies/requisitions/", requisitions.requisition_list, name="requisition_list"),
    path("supplies/requisitions/export/", requisitions.requisition_export, name="requisition_export"),
    path("supplies/requisitions/<int:pk>/", requisitions.requisition_detail, name="requisition_detail"),
    path("supplies/requisitions/<int:pk>/approve/", requisitions.requisition_approve, name="requisition_approve"),
    path("supplies/requisitions/<int:pk>/refuse/", requisitions.requisition_refuse, name="requisition_refuse"),
    path("supplies/requisitions/<int:pk>/withdraw/", requisitions.requisition_withdraw, name="requisition_withdraw"),
    path("supplies/requisitions/<int:pk>/give-up/", requisitions.requisition_give_up, name="requisition_give_up"),
    path("supplies/lines/<int:pk>/", shortage.line_detail, name="line_detail"),
    path("supplies/lines/<int:pk>/promise/", shortage.line_promise, name="line_promise"),
    path("supplies/lines/<int:pk>/offer/", shortage.line_offer, name="line_offer"),
    path("supplies/lines/<int:pk>/answer/", shortage.line_answer, name="line_answer"),
    path("supplies/lines/<int:pk>/lend/", shortage.line_lend, name="line_lend"),
    path("supplies/loans/", shortage.loan_list, name="loan_list"),
    path("supplies/loans/export/", shortage.loan_export, name="loan_export"),
    path("supplies/loans/<int:pk>/return/", shortage.loan_return, name="loan_return"),
]
