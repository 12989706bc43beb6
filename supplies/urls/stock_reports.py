"""Stock analysis reports."""

from django.urls import path

from supplies.views import stock_reports as views

HERE = "supplies/reports/"
urlpatterns = [
    path(HERE, views.stock_report_list, name="stock_report_list"),
    path(f"{HERE}export/", views.stock_report_list_export, name="stock_report_list_export"),
    path(f"{HERE}<int:pk>/", views.stock_report_detail, name="stock_report_detail"),
    path(f"{HERE}<int:pk>/export/", views.stock_report_export, name="stock_report_export"),
]
