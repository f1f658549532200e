from django.urls import path

from learning.views import overview, progress, section

app_name = "learning"

SECTION = "modules/<str:module>/<str:chapter>/<str:section>/"

urlpatterns = [
    path("modules/", overview.ModuleList.as_view(), name="course"),
    path("modules/<str:module>/", overview.ModuleOverview.as_view(), name="module"),
    path("modules/<str:module>/<str:chapter>/", overview.ChapterOverview.as_view(), name="chapter"),
    path("modules/<str:module>/<str:chapter>/taking-it-further/", overview.TakingItFurther.as_view(), name="further"),
    path(SECTION, section.ReadSection.as_view(), name="section"),
    path(f"{SECTION}done/", progress.MarkAsDone.as_view(), name="mark_as_done"),
    path(f"{SECTION}not-done/", progress.MarkAsNotDone.as_view(), name="mark_as_not_done"),
    path(f"{SECTION}place/", progress.StopAt.as_view(), name="stop_at"),
]
