from django.urls import path

from activities.views import attempt, calendar, comments, draft, editor, export, identifier_flag, log, names, sharing, supervision

app_name = "activities"
urlpatterns = [
    path("activities/<int:pk>/", attempt.AttemptPage.as_view(), name="attempt"),
    path("activities/<int:pk>/save/", attempt.SaveAnswer.as_view(), name="attempt_save"),
    path("activities/<int:pk>/check/", attempt.CheckAnswer.as_view(), name="attempt_check"),
    path("activities/<int:pk>/finish/", attempt.FinishAttempt.as_view(), name="attempt_finish"),
    path("activities/<int:pk>/again/", attempt.TryAgain.as_view(), name="attempt_again"),
    path("activities/<int:pk>/log/", attempt.TakeToLog.as_view(), name="attempt_log"),
    path("log/", log.Timeline.as_view(), name="log"),
    path("log/calendar/", calendar.LogCalendar.as_view(), name="log_calendar"),
    path("log/supervision/", supervision.ForSupervision.as_view(), name="log_supervision"),
    path("log/names/", names.MadeUpNames.as_view(), name="log_names"),
    path("log/export/", export.ExportPage.as_view(), name="log_export"),
    path("log/export/<str:kind>/", export.ExportLog.as_view(), name="log_export_file"),
    path("log/new/", editor.NewEntry.as_view(), name="log_entry_new"),
    path("log/new/<uuid:pk>/", editor.WriteEntry.as_view(), name="log_entry_write"),
    path("log/drafts/<uuid:pk>/discard/", draft.DiscardDraft.as_view(), name="log_draft_discard"),
    path("log/<uuid:pk>/", log.EntryPage.as_view(), name="log_entry"),
    path("log/<uuid:pk>/edit/", editor.EditEntry.as_view(), name="log_entry_edit"),
    path("log/<uuid:pk>/flag/", log.FlagEntry.as_view(), name="log_entry_flag"),
    path("log/<uuid:pk>/passages/", log.FlagPassages.as_view(), name="log_entry_passages"),
    path("log/<uuid:pk>/share/", sharing.ShareEntry.as_view(), name="log_entry_share"),
    path("log/<uuid:pk>/withdraw/", sharing.WithdrawEntry.as_view(), name="log_entry_withdraw"),
    path("log/<uuid:pk>/undo-share/", sharing.UndoShare.as_view(), name="log_entry_undo_share"),
    path("log/<uuid:pk>/identifier/", identifier_flag.FlagIdentifier.as_view(), name="log_identifier_flag"),
    path(
        "log/<uuid:pk>/identifier/<uuid:flag>/not-identifying/",
        identifier_flag.SayNotIdentifying.as_view(),
        name="log_identifier_not_identifying",
    ),
    path(
        "log/<uuid:pk>/identifier/<uuid:flag>/take-back/",
        identifier_flag.TakeBackFlag.as_view(),
        name="log_identifier_take_back",
    ),
    path("log/<uuid:pk>/comment/", comments.NewComment.as_view(), name="log_comment_new"),
    path("log/<uuid:pk>/comment/<uuid:comment>/", comments.WriteComment.as_view(), name="log_comment_write"),
    path("log/<uuid:pk>/comment/<uuid:comment>/take-back/", comments.TakeBackComment.as_view(), name="log_comment_take_back"),
    path("log/<uuid:pk>/threads/<int:thread>/", comments.DealWithThread.as_view(), name="log_thread_deal_with"),
]
