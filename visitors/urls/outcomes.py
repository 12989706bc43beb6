"""What was said and what was agreed."""

from django.urls import path

from visitors.views import outcomes

urlpatterns = [
    path("visitors/visits/<int:pk>/note/", outcomes.outcome_new, name="outcome_new"),
    path("visitors/visits/<int:pk>/nothing-to-note/", outcomes.outcome_nothing, name="outcome_nothing"),
    path("visitors/outcomes/<int:pk>/", outcomes.outcome_detail, name="outcome_detail"),
]
