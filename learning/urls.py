from django.urls import path

from learning.views import (
    add_section,
    book,
    cohort,
    glossary,
    highlight,
    note,
    overview,
    picture,
    progress,
    public_face,
    reference,
    remark,
    remark_answer,
    search,
    section,
    sharing,
)

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
    path("media/images/<str:name>", picture.picture, name="picture"),  # below MEDIA_URL, where Wagtail says its pictures are
    path("remarks/", remark_answer.Remarks.as_view(), name="remarks"),
    path("remarks/<uuid:pk>/", remark_answer.AnswerRemark.as_view(), name="answer_remark"),
    path("remarks/<uuid:pk>/set-aside/", remark_answer.MoveRemark.as_view(move="set_aside"), name="set_aside_remark"),
    path("remarks/<uuid:pk>/erase/", remark_answer.MoveRemark.as_view(move="erase"), name="erase_remark"),
    path("modules/", overview.ModuleList.as_view(), name="course"),
    path("modules/<str:module>/", overview.ModuleOverview.as_view(), name="module"),
    path("sitemap.xml", public_face.Sitemap.as_view(), name="sitemap"),
    path("modules/<str:module>/new.atom", public_face.WhatIsNew.as_view(), name="what_is_new"),
    path("modules/<str:module>/glossary/", glossary.Glossary.as_view(), name="glossary"),
    path("modules/<str:module>/search/", search.SearchModule.as_view(), name="search_module"),
    path("modules/<str:module>/you-said/", remark.YouSaid.as_view(), name="you_said"),
    path("modules/<str:module>/remark/", remark.WriteRemark.as_view(), name="write_remark"),
    path("modules/<str:module>/e-book/", book.EBooks.as_view(), name="e_books"),
    path("modules/<str:module>/e-book/file/", book.EBookOfModule.as_view(), name="e_book_of_module"),
    path("modules/<str:module>/<str:chapter>/e-book/", book.EBookOfChapter.as_view(), name="e_book_of_chapter"),
    path("modules/<str:module>/<str:chapter>/", overview.ChapterOverview.as_view(), name="chapter"),
    path("modules/<str:module>/<str:chapter>/taking-it-further/", overview.TakingItFurther.as_view(), name="further"),
    path("modules/<str:module>/<str:chapter>/remark/", remark.WriteRemark.as_view(), name="write_remark"),
    path(SECTION, section.ReadSection.as_view(), name="section"),
    path(f"{SECTION}remark/", remark.WriteRemark.as_view(), name="write_remark"),
    path(f"{SECTION}add-after/", add_section.AddSection.as_view(), name="add_section"),
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
