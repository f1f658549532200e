"""A plain Django project that installed django-h5p: settings and addresses in one file. What a test has to know, it tells."""

import os
from pathlib import Path

BASE = Path(os.environ["H5P_PLAIN"])
SECRET_KEY = "only for a test, and so long that nobody warns about it: 0123456789"
DEBUG = True
ALLOWED_HOSTS = ["127.0.0.1"]
ROOT_URLCONF = "h5p_plain_urls"
INSTALLED_APPS = [
    "django_h5p",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": BASE / "plain.sqlite3",
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": "PRAGMA journal_mode=WAL;"},
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
STATIC_URL = "/static/"
USE_TZ = True
H5P_ROOT = BASE / "h5p"
H5P_PLAYER_ROOT = os.environ.get("H5P_PLAIN_PLAYER")
H5P_SAVE_SECONDS = int(os.environ.get("H5P_PLAIN_SAVE", "600"))  # unless a test says so, only leaving saves
H5P_POLICY = "h5p_plain_urls.Rules"
