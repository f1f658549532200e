"""One include per app, then the pages that belong to nobody else."""

from allauth.account.decorators import secure_admin_login
from django.conf import settings
from django.contrib import admin
from django.urls import include, path
from wagtail import urls as wagtail_pages
from wagtail.admin import urls as wagtail_admin
from wagtail.documents import urls as wagtail_documents

from config.views import errors, health, home, keep_chapter, offline, reading, robots

# Investigators sign in as everybody does.
admin.site.login = secure_admin_login(admin.site.login)

urlpatterns = [
    path("", home.Home.as_view(), name="home"),
    # Looks like a section.
    path("modules/<str:module>/<str:chapter>/keep/", keep_chapter.KeepChapter.as_view(), name="keep_chapter"),
    # First, because what is read most is looked for first.
    path("", include("learning.urls")),
    path("", include("accounts.urls")),
    path("", include("placements.urls")),
    path("", include("activities.urls")),
    path("", include("seminars.urls")),
    path("", include("writing.urls")),
    path("h5p/", include("django_h5p.urls")),
    path("modules/<str:module>/<str:chapter>/keep/list.json", keep_chapter.ChapterToKeep.as_view(), name="chapter_to_keep"),
    path("reading-settings/", reading.ReadingSettings.as_view(), name="reading_settings"),
    path("log/without-a-signal/", offline.without_a_signal, name="without_a_signal"),
    path("offline/", offline.kept_page, {"name": "offline"}, name="offline"),
    path("offline/log/", offline.kept_page, {"name": "offline_log"}, name="offline_log"),
    path("offline/entry/", offline.kept_page, {"name": "offline_entry"}, name="offline_entry"),
    path("service-worker.js", offline.service_worker, name="service_worker"),
    path("manifest.webmanifest", offline.manifest, name="manifest"),
    path("robots.txt", robots.robots, name="robots"),
    path("healthz", health.healthz, name="healthz"),
    path("cms/", include(wagtail_admin)),
    path("documents/", include(wagtail_documents)),
    path("investigate/", admin.site.urls),
]

if settings.DEMO:
    urlpatterns.append(path("demo/", include("config.demo_urls")))

urlpatterns.append(path("", include(wagtail_pages)))

handler400 = errors.not_readable
handler404 = errors.not_found
handler403 = errors.forbidden
handler500 = errors.server_error
