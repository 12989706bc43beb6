"""Suppliers, their agreements and reviews; what departments cost and may."""

from django.urls import path

from supplies.views import agreements, costs, reviews, supplier_import, suppliers

urlpatterns = [
    path("supplies/suppliers/", suppliers.supplier_list, name="supplier_list"),
    path("supplies/suppliers/export/", suppliers.supplier_export, name="supplier_export"),
    path("supplies/suppliers/import/", supplier_import.supplier_import, name="supplier_import"),
    path("supplies/suppliers/import/confirm/", supplier_import.supplier_import_confirm, name="supplier_import_confirm"),
    path("supplies/suppliers/new/", suppliers.supplier_new, name="supplier_new"),
    path("supplies/suppliers/<int:pk>/", suppliers.supplier_detail, name="supplier_detail"),
    path("supplies/suppliers/<int:pk>/edit/", suppliers.supplier_edit, name="supplier_edit"),
    path("supplies/suppliers/<int:pk>/close/", suppliers.supplier_close, name="supplier_close"),
    path("supplies/suppliers/<int:pk>/reopen/", suppliers.supplier_reopen, name="supplier_reopen"),
    path("supplies/suppliers/<int:pk>/agreement/", agreements.agreement_new, name="agreement_new"),
    path("supplies/agreements/<int:pk>/", agreements.agreement_detail, name="agreement_detail"),
    path("supplies/agreements/<int:pk>/lengthen/", agreements.agreement_lengthen, name="agreement_lengthen"),
    path("supplies/agreements/<int:pk>/end/", agreements.agreement_end, name="agreement_end"),
    path("supplies/reviews/", reviews.review_list, name="review_list"),
    path("supplies/reviews/export/", reviews.review_export, name="review_export"),
    path("supplies/reviews/<int:pk>/", reviews.review_detail, name="review_detail"),
    path("supplies/costs/", costs.cost_list, name="cost_list"),
    path("supplies/costs/export/", costs.cost_export, name="cost_export"),
    path("supplies/costs/<int:pk>/<int:year>/", costs.budget_edit, name="budget_edit"),
]
