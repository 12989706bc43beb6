"""What the area that a notice comes from is called on a filter chip: as its app calls itself."""

from django.apps import apps


def area_label(area: str) -> str:
    """The area in the reader's language; one that is gone by its own name."""
    try:
        return str(apps.get_app_config(area).verbose_name)
    except LookupError:
        return area
