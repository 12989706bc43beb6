from django.apps import AppConfig


class PlacesConfig(AppConfig):
    name = "frontdesk.places"
