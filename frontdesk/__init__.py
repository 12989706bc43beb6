"""The project package and what all areas share; it imports no area."""

from frontdesk.celery import app as celery_app

__all__ = ["celery_app"]
