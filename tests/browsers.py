"""Which browser the journeys and the pictures are made with: a Chromium of the system when there is one, else Playwright's own."""

import shutil

SYSTEM = next(filter(None, map(shutil.which, ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"])), None)
# A quiet browser: it fetches nothing of its own while a test runs.
QUIET = ["--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
