"""The catalogue as its keepers see it, and what it is made of."""

from django.urls import path

from supplies.views import items, labels, sheets, stores

urlpatterns = [
    path("supplies/items/", items.item_list, name="item_list"),
    path("supplies/items/export/", items.item_export, name="item_export"),
    path("supplies/items/new/", items.item_new, name="item_new"),
    path("supplies/items/labels/", labels.item_labels, name="item_labels"),
    path("supplies/items/catalogue.xlsx", sheets.item_sheet, name="item_sheet"),
    path("supplies/items/import/", sheets.item_import, name="item_import"),
    path("supplies/items/import/confirm/", sheets.item_import_confirm, name="item_import_confirm"),
    path("supplies/i/<str:token>/", labels.item_page, name="item_page"),
    path("supplies/i/<str:token>/report/", labels.item_report, name="item_report"),
    path("supplies/items/<int:pk>/", items.item_detail, name="item_detail"),
    path("supplies/items/<int:pk>/edit/", items.item_edit, name="item_edit"),
    path("supplies/items/<int:pk>/close/", items.item_close, name="item_close"),
    path("supplies/items/<int:pk>/reopen/", items.item_reopen, name="item_reopen"),
    path("supplies/settings/", stores.setting_list, name="setting_list"),
    path("supplies/settings/categories/new/", stores.setting_new, {"kind": "category"}, name="category_new"),
    path("supplies/settings/categories/<int:pk>/", stores.setting_edit, {"kind": "category"}, name="category_edit"),
    path("supplies/settings/categories/<int:pk>/close/", stores.setting_close, {"kind": "category"}, name="category_close"),
    path("supplies/settings/categories/<int:pk>/reopen/", stores.setting_reopen, {"kind": "category"}, name="category_reopen"),
    path("supplies/settings/stores/new/", stores.setting_new, {"kind": "store"}, name="store_new"),
    path("supplies/settings/stores/<int:pk>/", stores.setting_edit, {"kind": "store"}, name="store_edit"),
    path("supplies/settings/stores/<int:pk>/close/", stores.setting_close, {"kind": "store"}, name="store_close"),
    path("supplies/settings/stores/<int:pk>/reopen/", stores.setting_reopen, {"kind": "store"}, name="store_reopen"),
]
