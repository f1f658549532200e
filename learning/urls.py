from django.urls import path

from learning.views import cohort, highlight, note, overview, progress, reference, section, sharing

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
    path("modules/<str:module>/<str:chapter>/", overview.ChapterOverview.as_view(), name="chapter"),
    path("modules/<str:module>/<str:chapter>/taking-it-further/", overview.TakingItFurther.as_view(), name="further"),
    path(SECTION, section.ReadSection.as_view(), name="section"),
    path(f"{SECTION}done/", progress.MarkAsDone.as_view(), name="mark_as_done"),
    path(f"{SECTION}not-done/", progress.MarkAsNotDone.as_view(), name="mark_as_not_done"),
    path(f"{SECTION}place/", progress.StopAt.as_view(), name="stop_at"),
    path(f"{SECTION}highlight/", highlight.HighlightPassage.as_view(), name="highlight"),
    path(f"{SECTION}reference/<str:form>/", reference.SectionReference.as_view(), name="reference"),
    path("notes/", note.MyNotes.as_view(), name="my_notes"),
    path("notes/take-along/<str:file>/", note.ExportNotes.as_view(), name="notes_file"),
    path("notes/<uuid:pk>/", note.WriteNote.as_view(), name="note"),
    path("notes/<uuid:pk>/remove/", highlight.RemoveHighlight.as_view(), name="remove_highlight"),
    path("notes/<uuid:pk>/reference/<str:form>/", reference.PassageReference.as_view(), name="note_reference"),
    path("notes/<uuid:pk>/share/", sharing.ShareNote.as_view(), name="share_note"),
    path("notes/<uuid:pk>/shared/", sharing.SharedNote.as_view(), name="shared_note"),
    path("notes/<uuid:pk>/take-back/<int:person>/", sharing.TakeBackNote.as_view(), name="take_back_note"),
]
