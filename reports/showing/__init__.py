"""How the pages across areas say what figures came to: periods, changes, charts, alerts, departments."""
