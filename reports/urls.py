"""Pages that look across areas."""

app_name = "reports"
urlpatterns: list = []
