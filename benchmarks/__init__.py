"""Measurements: wall-clock limits live here and never in a test. `make bench` prints them."""
