from django.urls import path

from writing.views import attachment, draft, emergency, emergency_of_mine, opened, upload

app_name = "writing"
urlpatterns = [
    path("writing/files/<uuid:pk>/", attachment.AttachmentFile.as_view(), name="attachment"),
    path("writing/uploads/", upload.Uploads.as_view(), name="uploads"),
    path("writing/uploads/<uuid:pk>/", upload.UploadInParts.as_view(), name="upload"),
    path("writing/drafts/<uuid:id>/", draft.DraftEndpoint.as_view(), name="draft"),
    path("who-opened/", opened.WhoOpened.as_view(), name="who_opened"),
    path("emergency-readings/", emergency.EmergencyReadings.as_view(), name="emergency_readings"),
    path("emergency-readings/ask/", emergency.AskForEmergencyReading.as_view(), name="emergency_reading_ask"),
    path("emergency-readings/mine/", emergency_of_mine.EmergencyReadingsOfMine.as_view(), name="emergency_readings_of_mine"),
    path("emergency-readings/<uuid:pk>/", emergency.EmergencyReadingPage.as_view(), name="emergency_reading"),
    path("emergency-readings/<uuid:pk>/answer/", emergency.AnswerEmergencyReading.as_view(), name="emergency_reading_answer"),
    path("emergency-readings/<uuid:pk>/withdraw/", emergency.WithdrawEmergencyReading.as_view(), name="emergency_reading_withdraw"),
    path("emergency-readings/<uuid:pk>/end/", emergency.EndEmergencyReading.as_view(), name="emergency_reading_end"),
    path("emergency-readings/<uuid:pk>/note/", emergency_of_mine.NoteEmergencyReading.as_view(), name="emergency_reading_note"),
]
