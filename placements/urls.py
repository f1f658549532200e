"""The app's table of contents, by noun."""

from django.urls import path

from placements.views import (
    agenda,
    asking,
    blank_form,
    check_portfolio,
    checkpoint_keys,
    claim,
    coverage,
    day,
    desk,
    evidence,
    examiner,
    examiner_reading,
    examiner_room,
    needs,
    nudge,
    other_answers,
    panel,
    placement,
    portfolio,
    portfolio_edition,
    process,
    sign_off,
    writing_evidence,
)
from placements.views import form_template as forms
from placements.views import record as records
from placements.views import record_by_link as by_desk
from placements.views import record_by_link_writing as desk_writing
from placements.views import record_check as checking
from placements.views import record_file as record_files
from placements.views import record_release as releasing
from placements.views import record_signing as signing
from placements.views import record_writing as writing

app_name = "placements"

by_link = "evidence/by-link/<str:token>/"
on_desk = "to-sign/<str:token>/record/<int:pk>/"
a_record = "placement/records/<int:pk>/"
an_edition = "placement/portfolio/<int:pk>/"
a_room = "placement/examiner/<int:pk>/"
in_room = "examiner/by-link/<str:token>/"
on_panel = "placement/panel/portfolio/<int:pk>/"
signed_in = "placement/evidence/<int:pk>/sign-off/"

urlpatterns = [
    # Placement
    path("placement/", placement.MyPlacements.as_view(), name="placements"),
    path("placement/<int:pk>/", placement.PlacementPage.as_view(), name="placement"),
    # Who needs their tutor
    path("placement/needs-you/", needs.NeedsYou.as_view(), name="needs_you"),
    path("placement/needs-you/nudge/", nudge.NudgeStudents.as_view(), name="nudge"),
    path("placement/needs-you/after/<int:person>/", needs.NextStudent.as_view(), name="next_student"),
    path("placement/<int:pk>/seen-by-tutor/", needs.SeenByTutor.as_view(), name="seen_by_tutor"),
    path("placement/<int:pk>/latest-shared/", needs.LatestShared.as_view(), name="latest_shared"),
    # Days
    path("placement/<int:pk>/days/", day.Days.as_view(), name="days"),
    path("placement/<int:pk>/days/record/", day.RecordDay.as_view(), name="day_record"),
    path("placement/<int:pk>/days/confirm/", day.ConfirmDays.as_view(), name="days_confirm"),
    path("placement/<int:pk>/days/ask/", day.AskToConfirm.as_view(), name="days_ask"),
    path("placement/days/<int:pk>/query/", day.QueryDay.as_view(), name="day_query"),
    path("placement/days/<int:pk>/refuse/", day.RefuseDay.as_view(), name="day_refuse"),
    path("placement/days/<int:pk>/put-right/", day.ReopenDay.as_view(), name="day_reopen"),
    path("placement/days/<int:pk>/answer/", day.AnswerAboutDay.as_view(), name="day_answer"),
    # What evidence covers, and what to talk about
    path("placement/<int:pk>/coverage/", coverage.CoverageMap.as_view(), name="coverage"),
    path("placement/<int:pk>/coverage/<slug:framework>/<str:code>/", coverage.CoverageLine.as_view(), name="coverage_line"),
    path("placement/<int:pk>/agenda/", agenda.Agenda.as_view(), name="agenda"),
    path("placement/<int:pk>/agenda/add-gap/", agenda.AddGap.as_view(), name="agenda_add_gap"),
    path("placement/agenda/<int:pk>/dealt-with/", agenda.DealtWith.as_view(), name="agenda_dealt_with"),
    # Evidence
    path("placement/<int:pk>/evidence/", evidence.EvidenceList.as_view(), name="evidence_list"),
    path("placement/<int:pk>/evidence/new/", writing_evidence.NewEvidence.as_view(), name="evidence_new"),
    path("placement/evidence/from-log/<uuid:entry>/", evidence.FromLog.as_view(), name="evidence_from_log"),
    path("placement/evidence/<int:pk>/", evidence.EvidencePage.as_view(), name="evidence"),
    path("placement/evidence/<int:pk>/change/", writing_evidence.ChangeEvidence.as_view(), name="evidence_change"),
    path("placement/evidence/<int:pk>/claim/", claim.Claim.as_view(), name="evidence_claim"),
    path("placement/evidence/<int:pk>/ask-for-sign-off/", asking.Ask.as_view(), name="ask_for_sign_off"),
    path("placement/evidence/<int:pk>/withdraw-request/", evidence.WithdrawRequest.as_view(), name="withdraw_request"),
    # Everything that waits for one person, signed in and by link
    path("placement/to-sign/", desk.DeskSignedIn.as_view(), name="desk"),
    path("to-sign/sent/", desk.DeskSent.as_view(), name="desk_sent"),
    path("to-sign/<str:token>/", desk.DeskByLink.as_view(), name="desk_by_link"),
    path("to-sign/<str:token>/again/", desk.DeskAgain.as_view(), name="desk_by_link_again"),
    path(on_desk, by_desk.SignRecordByLink.as_view(), name="record_by_link"),
    path(f"{on_desk}conversation/", by_desk.ConversationAboutRecord.as_view(), name="record_by_link_conversation"),
    path(f"{on_desk}not-mine/", by_desk.RecordNotMine.as_view(), name="record_by_link_not_mine"),
    path(f"{on_desk}undo/", by_desk.UndoSignByLink.as_view(), name="record_by_link_undo"),
    path(f"{on_desk}put-forward/", desk_writing.PutForwardByLink.as_view(), name="record_by_link_put_forward"),
    path(f"{on_desk}draft/<uuid:id>/", desk_writing.DraftByLink.as_view(), name="record_by_link_draft"),
    path(f"{on_desk}write/<slug:section>/", desk_writing.WriteByLink.as_view(), name="record_by_link_write"),
    path(f"{on_desk}check/<slug:section>/", desk_writing.CheckByLink.as_view(), name="record_by_link_check"),
    path(f"{on_desk}finish/<slug:section>/", desk_writing.FinishByLink.as_view(), name="record_by_link_finish"),
    path(f"{on_desk}reopen/<slug:section>/", desk_writing.ReopenByLink.as_view(), name="record_by_link_reopen"),
    # Records
    path("placement/<int:pk>/records/", process.Records.as_view(), name="records"),
    path("placement/<int:pk>/records/begin/<slug:form>/", process.BeginRecord.as_view(), name="record_begin"),
    path("placement/<int:pk>/records/on-paper/<slug:form>/", blank_form.BlankForm.as_view(), name="form_on_paper"),
    path(a_record, records.RecordDetail.as_view(), name="record"),
    path(f"{a_record}on-paper/", records.RecordOnPaper.as_view(), name="record_on_paper"),
    path(f"{a_record}file/<uuid:file>/", record_files.RecordFile.as_view(), name="record_file"),
    path(f"{a_record}version/<int:number>/", records.RecordVersionPage.as_view(), name="record_version"),
    path(f"{a_record}write/<slug:section>/", writing.WritePart.as_view(), name="record_write"),
    path(f"{a_record}check/<slug:section>/", checking.CheckPart.as_view(), name="record_check"),
    path(f"{a_record}finish/<slug:section>/", writing.FinishPart.as_view(), name="record_finish"),
    path(f"{a_record}reopen/<slug:section>/", writing.ReopenPart.as_view(), name="record_reopen"),
    path(f"{a_record}put-forward/", signing.PutForward.as_view(), name="record_put_forward"),
    path(f"{a_record}take-back/", signing.TakeBack.as_view(), name="record_take_back"),
    path(f"{a_record}sign/", signing.SignRecord.as_view(), name="record_sign"),
    path(f"{a_record}undo/", signing.UndoSign.as_view(), name="record_undo"),
    path(f"{a_record}correct/", signing.Amend.as_view(), name="record_amend"),
    path(f"{a_record}release/", releasing.ReleaseRecord.as_view(), name="record_release"),
    path(f"{a_record}stop-release/", releasing.StopRelease.as_view(), name="record_stop_release"),
    path(f"{a_record}accept-gaps/", releasing.AcceptGaps.as_view(), name="record_accept_gaps"),
    path(f"{a_record}withdraw/", signing.WithdrawRecord.as_view(), name="record_withdraw"),
    # Portfolio
    path("placement/<int:pk>/portfolio/", portfolio.PortfolioPage.as_view(), name="portfolio"),
    path("placement/<int:pk>/portfolio/hand-in/", portfolio.HandIn.as_view(), name="portfolio_hand_in"),
    path("placement/<int:pk>/portfolio/explain/<slug:item>/", portfolio.ExplainGap.as_view(), name="portfolio_explain"),
    path("placement/<int:pk>/portfolio/agree/<slug:item>/", portfolio.AgreeToGap.as_view(), name="portfolio_agree"),
    path(an_edition, portfolio_edition.EditionPage.as_view(), name="portfolio_edition"),
    path(f"{an_edition}confirm/", portfolio_edition.ConfirmPortfolio.as_view(), name="portfolio_confirm"),
    path(f"{an_edition}return/", portfolio_edition.ReturnPortfolio.as_view(), name="portfolio_return"),
    path(f"{an_edition}file/", portfolio_edition.EditionFile.as_view(), name="portfolio_file"),
    # The panel and the board
    path("placement/panel/<int:pk>/", panel.PanelPage.as_view(), name="panel"),
    path("placement/panel/<int:pk>/make-list/", panel.MakePanelList.as_view(), name="panel_make_list"),
    path("placement/panel/list/<int:pk>/", panel.PanelListPage.as_view(), name="panel_list"),
    path(on_panel, panel.PanelPortfolio.as_view(), name="panel_portfolio"),
    path(f"{on_panel}outcome/", panel.AgreeOutcome.as_view(), name="panel_outcome"),
    path(f"{on_panel}send/", panel.SendFeedback.as_view(), name="panel_send"),
    path(f"{on_panel}board/", panel.RecordBoard.as_view(), name="panel_board"),
    # The external examiner: the coordinator's side, and the room by link
    path("placement/panel/<int:pk>/examiner/", examiner.NameExaminer.as_view(), name="examiner_name"),
    path(a_room, examiner.ExaminerRoomPage.as_view(), name="examiner_room"),
    path(f"{a_room}send-again/", examiner.SendRoomAgain.as_view(), name="examiner_send"),
    path(f"{a_room}withdraw/", examiner.WithdrawRoom.as_view(), name="examiner_withdraw"),
    path("placement/examiner/remark/<int:pk>/release/", examiner.ReleaseRemark.as_view(), name="examiner_release"),
    path("examiner/sent/", examiner_room.RoomSent.as_view(), name="examine_sent"),
    path(in_room, examiner_room.ExaminersRoom.as_view(), name="examine_by_link"),
    path(f"{in_room}again/", examiner_room.RoomAgain.as_view(), name="examine_by_link_again"),
    path(f"{in_room}overall/", examiner_reading.OverallRemark.as_view(), name="examine_by_link_overall"),
    path(f"{in_room}drafts/<uuid:id>/", examiner_reading.RemarkDraft.as_view(), name="examine_by_link_draft"),
    path(f"{in_room}<int:pk>/", examiner_reading.ExaminePortfolio.as_view(), name="examine_by_link_portfolio"),
    path(f"{in_room}<int:pk>/file/", examiner_reading.ExamineFile.as_view(), name="examine_by_link_file"),
    path(f"{in_room}<int:pk>/conflict/", examiner_room.ConflictFound.as_view(), name="examine_by_link_conflict"),
    # A file, checked by anybody
    path("check/", check_portfolio.CheckPortfolio.as_view(), name="check_portfolio"),
    path("check/check_portfolio.py", check_portfolio.check_portfolio_script, name="check_portfolio_script"),
    path("check/signatures/", checkpoint_keys.checkpoint_keys, name="checkpoint_keys"),
    path("check/signatures/keys.json", checkpoint_keys.checkpoint_keys_json, name="checkpoint_keys_json"),
    # Forms
    path("placement/forms/", forms.Forms.as_view(), name="forms"),
    path("placement/forms/<int:pk>/", forms.FormPage.as_view(), name="form"),
    path("placement/forms/<int:pk>/change/", forms.ChangeForm.as_view(), name="form_change"),
    # Sign-off, signed in
    path(signed_in, sign_off.SignOff.as_view(), name="sign_off"),
    path(f"{signed_in}conversation/", other_answers.ConversationSignedIn.as_view(), name="sign_off_conversation"),
    path(f"{signed_in}return/", other_answers.ReturnSignedIn.as_view(), name="sign_off_return"),
    path(f"{signed_in}not-mine/", other_answers.NotMineSignedIn.as_view(), name="sign_off_not_mine"),
    path(f"{signed_in}undo/", sign_off.UndoSignedIn.as_view(), name="sign_off_undo"),
    path(f"{signed_in}new-link/", other_answers.NewLinkSignedIn.as_view(), name="sign_off_new_link"),
    # Sign-off by the mailed link, without an account
    path("evidence/not-mine/", other_answers.NotMineThanks.as_view(), name="not_mine_thanks"),
    path(by_link, sign_off.SignOffByLink.as_view(), name="sign_off_by_link"),
    path(f"{by_link}conversation/", other_answers.ConversationByLink.as_view(), name="sign_off_by_link_conversation"),
    path(f"{by_link}return/", other_answers.ReturnByLink.as_view(), name="sign_off_by_link_return"),
    path(f"{by_link}not-mine/", other_answers.NotMineByLink.as_view(), name="sign_off_by_link_not_mine"),
    path(f"{by_link}undo/", sign_off.UndoByLink.as_view(), name="sign_off_by_link_undo"),
    path(f"{by_link}new-link/", other_answers.NewLinkByLink.as_view(), name="sign_off_by_link_new_link"),
]
