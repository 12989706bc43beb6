"""Of allauth's many pages only those this product uses; there is no sign-up."""

from allauth.account import views
from django.urls import path

urlpatterns = [
    path("login/", views.login, name="account_login"),
    path("logout/", views.logout, name="account_logout"),
    path("reauthenticate/", views.reauthenticate, name="account_reauthenticate"),
    path("login/", views.login, name="account_signup"),  # allauth asks for the name; there is no sign-up
]
