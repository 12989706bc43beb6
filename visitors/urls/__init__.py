"""The visitor book's addresses: the staff's, the kiosk's, the visitor's own; a module a subject."""

from visitors.urls import (
    accuracy,
    calls,
    complaints,
    groups,
    kiosk,
    leaving,
    messages,
    onsite,
    outcomes,
    passes,
    printing,
    register,
    requests,
    roll_call,
    types,
    visits,
    watch,
    welcome,
)

app_name = "visitors"
urlpatterns = [
    *accuracy.urlpatterns,
    *calls.urlpatterns,
    *complaints.urlpatterns,
    *groups.urlpatterns,
    *kiosk.urlpatterns,
    *leaving.urlpatterns,
    *messages.urlpatterns,
    *onsite.urlpatterns,
    *outcomes.urlpatterns,
    *passes.urlpatterns,
    *printing.urlpatterns,
    *register.urlpatterns,
    *requests.urlpatterns,
    *roll_call.urlpatterns,
    *types.urlpatterns,
    *visits.urlpatterns,
    *watch.urlpatterns,
    *welcome.urlpatterns,
]
