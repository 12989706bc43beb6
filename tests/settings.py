"""The product's settings with a var folder of this process's own and static files by their plain names."""

import atexit
import os
import shutil
import tempfile

os.environ["FRONTDESK_VAR"] = tempfile.mkdtemp(prefix="frontdesk-test-")
atexit.register(shutil.rmtree, os.environ["FRONTDESK_VAR"], ignore_errors=True)

from frontdesk.settings import *  # noqa: E402, F403
from frontdesk.settings import DATABASES, SQLITE, STATIC_ROOT, STORAGES  # noqa: E402

# What a test commits need not outlive the machine.
if SQLITE:
    DATABASES["default"]["OPTIONS"]["init_command"] += " PRAGMA synchronous=OFF;"
else:
    DATABASES["default"]["OPTIONS"]["options"] += " -c synchronous_commit=off"

STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
STATIC_ROOT.mkdir(parents=True)  # WhiteNoise warns of a missing one, and warnings are errors
