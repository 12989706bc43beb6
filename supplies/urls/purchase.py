"""Quotes, purchase applications, orders and receipts."""

from django.urls import path

from supplies.views import applications, orders, quotes, receipts

urlpatterns = [
    path("supplies/plans/<int:pk>/quotes/", quotes.quote_grid, name="quote_grid"),
    path("supplies/plans/<int:pk>/quotes/enter/", quotes.quote_seller, name="quote_seller"),
    path("supplies/plans/<int:pk>/quotes/<int:supplier>/", quotes.quote_sheet, name="quote_sheet"),
    path("supplies/plans/<int:pk>/apply/", applications.application_apply, name="application_apply"),
    path("supplies/plans/lines/<int:pk>/choose/", quotes.quote_choose, name="quote_choose"),
    path("supplies/plans/lines/<int:pk>/exception/", quotes.exception_ask, name="exception_ask"),
    path("supplies/quotes/<int:pk>/drop/", quotes.quote_drop, name="quote_drop"),
    path("supplies/exceptions/", quotes.exception_list, name="exception_list"),
    path("supplies/exceptions/export/", quotes.exception_export, name="exception_export"),
    path("supplies/exceptions/<int:pk>/sign/", quotes.exception_sign, name="exception_sign"),
    path("supplies/exceptions/<int:pk>/refuse/", quotes.exception_refuse, name="exception_refuse"),
    path("supplies/applications/", applications.application_list, name="application_list"),
    path("supplies/applications/export/", applications.application_export, name="application_export"),
    path("supplies/applications/new/", applications.application_new, name="application_new"),
    path("supplies/applications/<int:pk>/", applications.application_detail, name="application_detail"),
    path("supplies/applications/<int:pk>/approve/", applications.application_approve, name="application_approve"),
    path("supplies/applications/<int:pk>/refuse/", applications.application_refuse, name="application_refuse"),
    path("supplies/applications/<int:pk>/order/", applications.application_order, name="application_order"),
    path("supplies/orders/", orders.order_list, name="order_list"),
    path("supplies/orders/export/", orders.order_export, name="order_export"),
    path("supplies/orders/<int:pk>/", orders.order_detail, name="order_detail"),
    path("supplies/orders/<int:pk>/export/", orders.order_file, name="order_file"),
    path("supplies/orders/<int:pk>/receive/", receipts.receipt_new, name="receipt_new"),
    path("supplies/orders/<int:pk>/postpone/", orders.order_postpone, name="order_postpone"),
    path("supplies/orders/<int:pk>/cancel/", orders.order_cancel, name="order_cancel"),
    path("supplies/orders/<int:pk>/give-up/", orders.order_give_up, name="order_give_up"),
    path("supplies/receipts/", receipts.receipt_list, name="receipt_list"),
    path("supplies/receipts/export/", receipts.receipt_export, name="receipt_export"),
    path("supplies/receipts/<int:pk>/", receipts.receipt_detail, name="receipt_detail"),
    path("supplies/receipts/<int:pk>/return/", receipts.receipt_return, name="receipt_return"),
    path("supplies/receipts/<int:pk>/reimburse/", receipts.receipt_reimburse, name="receipt_reimburse"),
]
