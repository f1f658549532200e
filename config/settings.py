"""All settings, in the order of docs/settings.md. Each is read from the environment through config.env."""

import re
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

import dj_database_url
from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from config import env, university, version

BASE_DIR = Path(__file__).resolve().parent.parent
env.load(BASE_DIR / ".env")

# --- What this is ------------------------------------------------------------------------------
MODE = env.choice("WAYMARK_MODE", ("demo", "production", "test"), "demo")
DEMO = MODE == "demo"
PRODUCTION = MODE == "production"
DEBUG = env.flag("DEBUG")
DATA_DIR = Path(env.text("WAYMARK_DATA", str(BASE_DIR / "var")))
SITE_NAME = env.text("SITE_NAME", "Waymark")
VERSION = version.newest(BASE_DIR / "CHANGELOG.md")
SITE_URL = env.text("SITE_URL", f"http://127.0.0.1:{env.number('PORT', 8000)}").rstrip("/")
HTTPS = SITE_URL.startswith("https://")
HELP_EMAIL = env.text("HELP_EMAIL", "help@alderbrook.example" if DEMO else "")
DATA_PROTECTION_CONTACT = env.text("DATA_PROTECTION_CONTACT")

# --- Secrets and hosts -------------------------------------------------------------------------
DEMO_KEY = "demo-only-key-for-invented-people-and-nobody-else-0123456789"
SECRET_KEY = env.secret("SECRET_KEY") or ("" if PRODUCTION else DEMO_KEY)
if PRODUCTION and (not SECRET_KEY or SECRET_KEY == DEMO_KEY):
    raise ImproperlyConfigured(
        "SECRET_KEY is missing. Make one with `python -c 'import secrets; print(secrets.token_urlsafe(50))'` and set it, "
        "or point SECRET_KEY_FILE to a file that holds it. Keep it: links and signatures in use depend on it."
    )
SECRET_KEY_FALLBACKS = env.words("SECRET_KEY_FALLBACKS")
SEALING_KEYS = [key.strip() for key in env.secret("SEALING_KEYS").split(",") if key.strip()]
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", "" if PRODUCTION else "127.0.0.1,localhost,[::1],testserver")
if PRODUCTION and (not ALLOWED_HOSTS or "*" in ALLOWED_HOSTS):
    raise ImproperlyConfigured("ALLOWED_HOSTS must name this site's hosts, such as waymark.alderbrook.example. A * is refused.")
if PRODUCTION and DEBUG:
    raise ImproperlyConfigured("DEBUG is on in production. Take it out: error pages would show students' words to anyone.")
if PRODUCTION and not HTTPS:
    raise ImproperlyConfigured("SITE_URL must begin with https:// in production, such as https://waymark.alderbrook.example.")
if PRODUCTION and not HELP_EMAIL:
    raise ImproperlyConfigured("HELP_EMAIL is missing. Pages tell people whom to ask: give an address that somebody reads.")
CSRF_TRUSTED_ORIGINS = [SITE_URL]
# A host of its own for private files: no cookies, no pages.
FILES_ORIGIN = env.text("FILES_ORIGIN").rstrip("/")
if FILES_ORIGIN and not re.fullmatch(r"https://[^/]+" if PRODUCTION else r"https?://[^/]+", FILES_ORIGIN):
    raise ImproperlyConfigured(
        f"FILES_ORIGIN is {FILES_ORIGIN!r}. Write https:// and a host, such as https://files.alderbrook-waymark.example."
    )
if FILES_ORIGIN and urlsplit(FILES_ORIGIN).hostname == urlsplit(SITE_URL).hostname:
    raise ImproperlyConfigured("FILES_ORIGIN is the host of SITE_URL. Give it a host of its own: cookies go to every port of one.")
if FILES_ORIGIN:
    ALLOWED_HOSTS.append(urlsplit(FILES_ORIGIN).hostname)

# A host of its own for H5P players, which run strangers' programs: no cookies, no pages.
H5P_ORIGIN = env.text("H5P_ORIGIN").rstrip("/")
if H5P_ORIGIN and not re.fullmatch(r"https://[^/]+" if PRODUCTION else r"https?://[^/]+", H5P_ORIGIN):
    raise ImproperlyConfigured(
        f"H5P_ORIGIN is {H5P_ORIGIN!r}. Write https:// and a host, such as https://h5p.alderbrook-waymark.example."
    )
if H5P_ORIGIN and urlsplit(H5P_ORIGIN).hostname == urlsplit(SITE_URL).hostname:
    raise ImproperlyConfigured("H5P_ORIGIN is the host of SITE_URL. Give it a host of its own: cookies go to every port of one.")
if H5P_ORIGIN:
    ALLOWED_HOSTS.append(urlsplit(H5P_ORIGIN).hostname)

# --- Apps --------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "config",
    "placements",
    "activities",
    "seminars",
    "learning",
    "writing",
    "accounts",
    "history",
    "django_h5p",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "rules.apps.AutodiscoverRulesConfig",
    "channels",
    "csp",
    "wagtail.users",
    "wagtail.images",
    "wagtail.documents",
    "wagtail.snippets",
    "wagtail.embeds",
    "wagtail.search",
    "wagtail.sites",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django.contrib.admin.apps.SimpleAdminConfig",  # shows only what config.apps registers
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
]
# Guards the line of migrations; a tool for developers, so it may be absent.
if find_spec("django_linear_migrations"):
    INSTALLED_APPS.append("django_linear_migrations")

MIDDLEWARE = [
    "config.middleware.request_log",
    "django.middleware.security.SecurityMiddleware",
    "config.files_origin.files_origin",
    "django_h5p.middleware.player_host",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.content_policy.ContentPolicy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "config.middleware.private_pages",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
ASGI_APPLICATION = "config.asgi.application"

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
                "csp.context_processors.nonce",
                "config.context.site",
            ],
        },
    }
]
FORM_RENDERER = "config.renderer.Renderer"

# --- Database ----------------------------------------------------------------------------------
DATABASE_URL = env.secret("DATABASE_URL") or f"sqlite:///{DATA_DIR / 'waymark.sqlite3'}"
DATABASES = {"default": dj_database_url.parse(DATABASE_URL, conn_max_age=600, conn_health_checks=True)}
SQLITE = DATABASES["default"]["ENGINE"].endswith("sqlite3")
if SQLITE:
    # FULL: a commit that was acknowledged survives a power cut. IMMEDIATE: a writer waits its turn instead of failing late.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA mmap_size=134217728; PRAGMA temp_store=MEMORY; "
        "PRAGMA recursive_triggers=ON;",  # so that INSERT OR REPLACE cannot slip past the triggers of append-only rows
    }
    DATABASES["default"].pop("CONN_HEALTH_CHECKS", None)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- Redis: a cache, sockets in several processes, the broker ---------------------------------
REDIS_URL = env.secret("REDIS_URL")
if REDIS_URL:
    CACHES = {
        "default": {
            "BACKEND": "config.cache.ForgivingRedisCache",
            "LOCATION": REDIS_URL,
            "KEY_PREFIX": "waymark",
            "OPTIONS": {"socket_timeout": 2, "socket_connect_timeout": 1},
        },
    }
    # No socket timeout here: with one, the channel layer drops every idle websocket.
    CHANNEL_LAYERS = {
        "default": {
            "BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer",
            "CONFIG": {"hosts": [REDIS_URL], "prefix": "waymark"},
        }
    }
else:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    CHANNEL_LAYERS = {"default": {"BACKEND": "channels.layers.InMemoryChannelLayer"}}
CELERY_BROKER_URL = REDIS_URL

# --- People and sign-in ------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "rules.permissions.ObjectPermissionBackend",
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
# Nobody signs up; "password1" is how allauth learns that its sign-in page may offer a password.
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 3
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = None
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
UNIVERSITY = university.from_environment(demo=DEMO, site_url=SITE_URL)
SOCIALACCOUNT_ADAPTER = "accounts.adapter.UniversityAdapter"
SOCIALACCOUNT_PROVIDERS = UNIVERSITY.providers
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
# Browsers call 127.0.0.1 a safe place; passkeys still need a word that the connection is not encrypted.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
ACCOUNT_RATE_LIMITS = {  # added to those of allauth
    "seminar_code": "12/m/ip",  # guesses at the code of a seminar
    "portfolio_fingerprint": "60/m/ip",
    "portfolio_sent_whole": "12/m/ip",  # each is read and its signature worked out
}
LINK_DAYS = env.number("LINK_DAYS", 30)

SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 14
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "config.views.errors.csrf_failure"

# --- Safety of pages ---------------------------------------------------------------------------
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
BEHIND_PROXY = env.flag("BEHIND_PROXY")
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
# Limits for people who are not signed in count addresses: behind a proxy, the last one it adds to X-Forwarded-For.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if BEHIND_PROXY else 0
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    # Wagtail's own pages need inline scripts for two date choosers; students and educators never see them.
    "EXCLUDE_URL_PREFIXES": ["/cms/"],
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        # A recording is listened to before it leaves the page.
        "media-src": [SELF, "blob:", *([FILES_ORIGIN] if FILES_ORIGIN else [])],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "frame-src": [SELF, *([H5P_ORIGIN] if H5P_ORIGIN else [])],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
        "base-uri": [NONE],
    },
}

# --- Files -------------------------------------------------------------------------------------
STATIC_URL = "/static/"
PORTFOLIO_KEY_PATH = Path(env.text("PORTFOLIO_KEY_PATH", str(DATA_DIR / "portfolio_key.pem")))  # made when it is first needed
CHECKPOINT_KEY_PATH = Path(env.text("CHECKPOINT_KEY_PATH", str(DATA_DIR / "checkpoint_key.pem")))  # the same
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if MODE == "test" or DEBUG
        else "config.staticfiles.WaymarkStaticFilesStorage"
    },
    # What people keep with their own writing. Never below MEDIA_ROOT or STATIC_ROOT: a guarded page gives it out.
    "private": {
        "BACKEND": "config.private_files.PrivateFiles",
        "OPTIONS": {"location": DATA_DIR / "private", "file_permissions_mode": 0o600, "directory_permissions_mode": 0o700},
    },
}
MEGABYTE = 1_000_000
VOICE_NOTE_BYTES = env.number("VOICE_NOTE_MB", 10) * MEGABYTE
DOCUMENT_BYTES = env.number("DOCUMENT_MB", 10) * MEGABYTE
DOCUMENT_PICTURES = env.flag("DOCUMENT_PICTURES")
# A document is cleaned before anything of it is written down: what people bring stays in memory until then.
FILE_UPLOAD_MAX_MEMORY_SIZE = DOCUMENT_BYTES + MEGABYTE
FILES_BYTES = env.number("FILES_MB", 500) * MEGABYTE
SPEECH_ENGINE = env.text("SPEECH_ENGINE")
FILE_SCANNER = env.choice("FILE_SCANNER", ("none", "clamd"), "none")
FILE_SCANNER_ADDRESS = env.text("FILE_SCANNER_ADDRESS", "/run/clamav/clamd.ctl")
FILE_SCANNER_SECONDS = env.number("FILE_SCANNER_SECONDS", 10)
if not FILE_SCANNER_ADDRESS.startswith("/") and not FILE_SCANNER_ADDRESS.rpartition(":")[2].isdecimal():
    raise ImproperlyConfigured(
        f"FILE_SCANNER_ADDRESS is {FILE_SCANNER_ADDRESS!r}. Write the path of clamd's socket, such as /run/clamav/clamd.ctl, "
        "or its host and port, such as 127.0.0.1:3310."
    )
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000

# --- H5P activities ----------------------------------------------------------------------------
H5P_ROOT = DATA_DIR / "h5p"  # libraries and contents: never below MEDIA_ROOT or STATIC_ROOT
H5P_PLAYER_ROOT = BASE_DIR / "static" / "vendor" / "h5p"
H5P_POLICY = "config.h5p.Policy"
H5P_RUN_IMPORT = "config.h5p.promise_import"
H5P_SCANNER = "config.h5p.passes_scanner"
H5P_USES = "config.h5p.uses"
H5P_HUB_URL = env.text("H5P_HUB_URL")
if H5P_HUB_URL and not re.fullmatch(r"https://[^/@]+/.*", H5P_HUB_URL):
    raise ImproperlyConfigured(
        f"H5P_HUB_URL is {H5P_HUB_URL!r}. Write https://, a host and a path, such as https://hub-api.h5p.org/v1/."
    )
H5P_EMBEDDED_BY = [SITE_URL] if H5P_ORIGIN else []

# --- Mail --------------------------------------------------------------------------------------
DEFAULT_FROM_EMAIL = env.text("MAIL_FROM", "Waymark <waymark@alderbrook.example>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
EMAIL_BACKEND = "config.mailbox.EmailBackend" if DEMO else "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = env.text("EMAIL_HOST")
EMAIL_PORT = env.number("EMAIL_PORT", 587)
EMAIL_HOST_USER = env.text("EMAIL_USER")
EMAIL_HOST_PASSWORD = env.secret("EMAIL_PASSWORD")
EMAIL_USE_TLS = env.flag("EMAIL_TLS", default=True)
EMAIL_TIMEOUT = 20
if PRODUCTION and not EMAIL_HOST:
    raise ImproperlyConfigured("EMAIL_HOST is missing. Sign-in codes and requests go out by mail: name your mail server.")

# --- Sending on: an outside store of xAPI statements, off unless it is named --------------------
XAPI_FORWARD_URL = env.text("XAPI_FORWARD_URL").rstrip("/")
XAPI_FORWARD_USER = env.text("XAPI_FORWARD_USER")
XAPI_FORWARD_PASSWORD = env.secret("XAPI_FORWARD_PASSWORD")
if PRODUCTION and XAPI_FORWARD_URL and not XAPI_FORWARD_URL.startswith("https://"):
    raise ImproperlyConfigured("XAPI_FORWARD_URL must begin with https:// in production: its password goes with every statement.")

# --- Links to other sites: tried in the background, or not at all --------------------------------
LINK_CHECKER = env.flag("LINK_CHECKER", default=PRODUCTION)
LINK_CHECKER_REACHES_THIS_MACHINE = False  # tests alone: it asks private addresses too

# --- Language and time -------------------------------------------------------------------------
LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English"), ("cy", "Cymraeg")]
TIME_ZONE = "Europe/London"
USE_TZ = True
FORMAT_MODULE_PATH = ["config.formats"]

# --- Teaching content (Wagtail) ----------------------------------------------------------------
WAGTAIL_SITE_NAME = SITE_NAME
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAIL_PAGE_MODEL = "learning.BasePage"
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "m4a", "mp3", "mp4", "odt", "pdf", "txt", "vtt", "webm"]
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
WAGTAILADMIN_LOGIN_URL = "account_login"

# --- Logs: ids and outcomes, never what somebody wrote ----------------------------------------
LOGGING_CONFIG = "config.logs.configure"
LOGGING = {"level": env.text("LOG_LEVEL", "INFO"), "json": env.flag("LOG_JSON", default=PRODUCTION), "words": not PRODUCTION}
