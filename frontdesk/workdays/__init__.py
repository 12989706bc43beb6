"""The working calendar: pure date arithmetic over an editable table of days."""
