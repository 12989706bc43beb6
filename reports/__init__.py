"""Pages that look across areas: the desk, dashboards, monthly reports."""
