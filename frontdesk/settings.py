"""All settings, read from the environment (or `.env`); .env.example lists them with what they mean."""

from pathlib import Path
from typing import Any

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from frontdesk.secret_key import kept_in

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
environ.Env.read_env(BASE_DIR / ".env")

# --- where it runs ---------------------------------------------------------------------------------

PRODUCTION = env.bool("FRONTDESK_PRODUCTION", False)
DEBUG = env.bool("FRONTDESK_DEBUG", False)
VAR = Path(env("FRONTDESK_VAR", default=str(BASE_DIR / "var")))
VAR.mkdir(parents=True, exist_ok=True)  # database, mails, queue: a fresh clone has no such folder
BASE_URL = env("FRONTDESK_BASE_URL", default="http://127.0.0.1:8000").rstrip("/")
ALLOWED_HOSTS = env.list("FRONTDESK_ALLOWED_HOSTS", default=[] if PRODUCTION else ["*"])
CSRF_TRUSTED_ORIGINS = env.list("FRONTDESK_TRUSTED_ORIGINS", default=[BASE_URL])
KNOWN_KEY = "for a desk that anybody may try, never for real data"  # what every desk had that was given none, once
SECRET_KEY = env("FRONTDESK_SECRET_KEY", default="") or ("" if PRODUCTION else kept_in(VAR))
if PRODUCTION:
    if len(SECRET_KEY) < 50 or len(set(SECRET_KEY)) < 10 or SECRET_KEY == KNOWN_KEY:
        raise ImproperlyConfigured("FRONTDESK_SECRET_KEY is missing, short or known: set at least 50 random characters.")
    if DEBUG:
        raise ImproperlyConfigured("FRONTDESK_DEBUG shows settings and data to strangers: never in production.")
    if not BASE_URL.startswith("https://"):
        raise ImproperlyConfigured("FRONTDESK_BASE_URL is missing or not https: links in mails and codes would lead nowhere.")
DATA_KEYS = env.list("FRONTDESK_DATA_KEYS", default=[])  # seal identity numbers; the first seals, all open; none: the secret key does

# --- what it is made of ----------------------------------------------------------------------------

AREAS = ["visitors", "supplies", "documents", "repairs", "meetings", "reports"]
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "crispy_forms",
    "crispy_bootstrap5",
    "csp",
    "django_htmx",
    "frontdesk.journal",
    "frontdesk.workdays",
    "frontdesk.numbers",
    "frontdesk.places",
    "frontdesk.people",
    "frontdesk.search",
    "frontdesk.files",
    "frontdesk.limits",
    "frontdesk.daily",
    "frontdesk.web",
    "frontdesk.outbox",
    "frontdesk.todos",
    "frontdesk.timed",
    "frontdesk.office",
    *AREAS,
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "frontdesk.web.middleware.PrivatePagesMiddleware",  # around all who may answer, but for static files
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "frontdesk.web.middleware.OfficeZoneMiddleware",
    "frontdesk.web.middleware.BoundedBodyMiddleware",
    "frontdesk.web.middleware.PlainTextMiddleware",
    "frontdesk.web.gate.GateMiddleware",
    "frontdesk.web.middleware.PersonLanguageMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]
ROOT_URLCONF = "frontdesk.urls"
WSGI_APPLICATION = "frontdesk.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "frontdesk.web.context.shell",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "frontdesk.web.templatetags.ui",
                "frontdesk.outbox.templatetags.notices",
            ],
        },
    }
]
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"

# --- data ------------------------------------------------------------------------------------------

DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{VAR / 'frontdesk.sqlite3'}")}
_db = DATABASES["default"]
SQLITE = _db["ENGINE"].endswith("sqlite3")
if SQLITE:
    # One writer at a time by IMMEDIATE; readers never wait because no page that only reads opens a transaction.
    _db["OPTIONS"] = {
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON;",
    }
    _db["TEST"] = {"NAME": env("FRONTDESK_TEST_DB", default=str(VAR / "test.sqlite3"))}
else:
    _db["CONN_MAX_AGE"] = 60
    _db["CONN_HEALTH_CHECKS"] = True
    # A page read at random costs what one read in order does: disks are solid, and an index is then asked where it should be.
    # Nor does a page begin processes or compile a query: twenty milliseconds each, for what is asked in thirty.
    _db["OPTIONS"] = {
        "options": "-c random_page_cost=1.1 -c jit=off -c max_parallel_workers_per_gather=0"
        " -c lock_timeout=10s -c statement_timeout=30s -c idle_in_transaction_session_timeout=60s"
    }
ATOMIC_REQUESTS = False
# Throttles must never fail with Redis: local memory beside one web process, the database beside many.
CACHES: dict[str, dict[str, Any]] = {
    "default": {
        **(
            {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
            if SQLITE
            else {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "frontdesk_cache"}
        ),
        "OPTIONS": {"MAX_ENTRIES": 200_000},  # by default 300: a stranger could flush everybody's counters
    }
}

# --- people ----------------------------------------------------------------------------------------

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["frontdesk.people.backends.PersonBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "frontdesk.people.passwords.LongEnough", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "frontdesk.people.adapter.ClosedSignup"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = True  # for the twelve hours of SESSION_COOKIE_AGE; nobody is asked
ACCOUNT_LOGOUT_REDIRECT_URL = "/accounts/login/"
ACCOUNT_FORMS = {"login": "frontdesk.people.forms.LoginForm"}
ACCOUNT_RATE_LIMITS = {"login": "60/m/ip", "login_failed": "10/m/ip,5/5m/key"}
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("FRONTDESK_PROXIES", 0)
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_NAME = "__Host-frontdesk" if PRODUCTION else "frontdesk"
CSRF_COOKIE_NAME = "__Host-csrf" if PRODUCTION else "frontdesk_csrf"

# --- safety ----------------------------------------------------------------------------------------

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = PRODUCTION
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = PRODUCTION
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ALLAUTH_TRUSTED_PROXY_COUNT else None
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
LARGEST_BODY = 100 * 1024 * 1024  # of a post with files; whoever is not logged in sends no files

# --- language and time -----------------------------------------------------------------------------

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("Simplified Chinese")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "frontdesk" / "locale"]
FORMAT_MODULE_PATH = "frontdesk.locale"  # sums in Chinese are grouped as in English
LANGUAGE_COOKIE_NAME = "frontdesk_language"
LANGUAGE_COOKIE_SAMESITE = "Lax"
TIME_ZONE = env("FRONTDESK_TIME_ZONE", default="Asia/Shanghai")
USE_TZ = True

# --- pages -----------------------------------------------------------------------------------------

STATIC_URL = "static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "frontdesk.web.packages.NodePackagesFinder",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": VAR / "media"}},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"

# --- notices ---------------------------------------------------------------------------------------

_mail = env.email_url("EMAIL_URL", default="filemail://")
vars().update(_mail)
EMAIL_FILE_PATH = str(VAR / "mail")
MAIL_IS_REAL = "smtp" in _mail["EMAIL_BACKEND"]
if _mail["EMAIL_BACKEND"].endswith("filebased.EmailBackend"):
    EMAIL_BACKEND = "frontdesk.outbox.channels.mail_files.MailFiles"
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env("FRONTDESK_FROM", default="Frontdesk <frontdesk@localhost>")
SMS_URL = env("FRONTDESK_SMS_URL", default="")
ROBOT_URL = env("FRONTDESK_ROBOT_URL", default="")
HAND_OFF_URL = env("FRONTDESK_HAND_OFF_URL", default="")
NOTICE_LEASE_SECONDS = env.int("FRONTDESK_NOTICE_LEASE", 60)  # how long a worker that may have died keeps a notice

# --- the doorbell ----------------------------------------------------------------------------------

CELERY_BROKER_URL = env("FRONTDESK_BROKER_URL", default="filesystem://localhost")
QUEUE = VAR / "queue"
if CELERY_BROKER_URL.startswith("filesystem"):
    (QUEUE / "control").mkdir(parents=True, exist_ok=True)
# A request that rings while Redis is gone does not wait: kombu would try again after 2 and 4 seconds. Worker and beat come back anyway.
CELERY_BROKER_TRANSPORT_OPTIONS = (
    {"data_folder_in": str(QUEUE), "data_folder_out": str(QUEUE), "control_folder": str(QUEUE / "control"), "store_processed": False}
    if CELERY_BROKER_URL.startswith("filesystem")
    else {"visibility_timeout": 3600, "socket_timeout": 5, "socket_connect_timeout": 1, "health_check_interval": 15, "max_retries": 0}
)
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_PUBLISH_RETRY = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BEAT_SCHEDULER = "celery.beat:Scheduler"
CELERY_BEAT_MAX_LOOP_INTERVAL = 5
CELERY_TIMEZONE = TIME_ZONE
CELERY_WORKER_HIJACK_ROOT_LOGGER = False

# --- logs ------------------------------------------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"links": {"()": "frontdesk.web.logs.NoLinks"}},
    "formatters": {"plain": {"()": "frontdesk.web.logs.NoPeople", "format": "{asctime} {levelname:7} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain", "filters": ["links"]}},
    "loggers": {"frontdesk.trail": {"level": "INFO"}},  # the nightly head of the chain belongs into every log
    "root": {"handlers": ["console"], "level": env("FRONTDESK_LOG_LEVEL", default="WARNING")},
}
