from django.urls import path

from learning.views import book, cohort, overview, progress, section

app_name = "learning"

ONE = "cohorts/<int:pk>/modules/<str:module>/<int:person>/"
SECTION = "modules/<str:module>/<str:chapter>/<str:section>/"

urlpatterns = [
    path("cohorts/<int:pk>/modules/", cohort.CohortModules.as_view(), name="cohort_modules"),
    path("cohorts/<int:pk>/modules/<str:module>/", cohort.CohortOnModule.as_view(), name="cohort_on_module"),
    path("cohorts/<int:pk>/modules/<str:module>/take-off/", cohort.TakeCohortOff.as_view(), name="take_cohort_off"),
    path(ONE, cohort.PersonOnModule.as_view(), name="person_on_module"),
    path(f"{ONE}take-off/", cohort.TakePersonOff.as_view(), name="take_person_off"),
    path(f"{ONE}as-cohort/", cohort.FollowCohort.as_view(), name="follow_cohort"),
    path("modules/", overview.ModuleList.as_view(), name="course"),
    path("modules/<str:module>/", overview.ModuleOverview.as_view(), name="module"),
    path("modules/<str:module>/e-book/", book.EBooks.as_view(), name="e_books"),
    path("modules/<str:module>/e-book/file/", book.EBookOfModule.as_view(), name="e_book_of_module"),
    path("modules/<str:module>/<str:chapter>/e-book/", book.EBookOfChapter.as_view(), name="e_book_of_chapter"),
    path("modules/<str:module>/<str:chapter>/", overview.ChapterOverview.as_view(), name="chapter"),
    path("modules/<str:module>/<str:chapter>/taking-it-further/", overview.TakingItFurther.as_view(), name="further"),
    path(SECTION, section.ReadSection.as_view(), name="section"),
    path(f"{SECTION}done/", progress.MarkAsDone.as_view(), name="mark_as_done"),
    path(f"{SECTION}not-done/", progress.MarkAsNotDone.as_view(), name="mark_as_not_done"),
    path(f"{SECTION}place/", progress.StopAt.as_view(), name="stop_at"),
]
