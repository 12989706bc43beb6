"""Badges on paper: the sheet, the reprint, the lost one."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
