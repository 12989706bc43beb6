"""Complaints of customers."""

from django.urls import path

from visitors.views import complaints

urlpatterns = [
    path("visitors/complaints/", complaints.complaint_list, name="complaint_list"),
    path("visitors/complaints/export/", complaints.complaint_export, name="complaint_export"),
    path("visitors/complaints/new/", complaints.complaint_new, name="complaint_new"),
    path("visitors/complaints/<int:pk>/", complaints.complaint_detail, name="complaint_detail"),
    path("visitors/complaints/<int:pk>/contact/", complaints.complaint_contact, name="complaint_contact"),
    path("visitors/complaints/<int:pk>/answer/", complaints.complaint_answer, name="complaint_answer"),
    path("visitors/complaints/<int:pk>/give/", complaints.complaint_give, name="complaint_give"),
    path("visitors/complaints/<int:pk>/route/", complaints.complaint_route, name="complaint_route"),
    path("visitors/complaints/<int:pk>/raise/", complaints.complaint_raise, name="complaint_raise"),
    path("visitors/complaints/<int:pk>/rate/", complaints.complaint_rate, name="complaint_rate"),
]
