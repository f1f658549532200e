"""Walks every address as every member of the cast, in the demo's own world, and compares with what the table says."""

import uuid

import pytest
from django.utils import timezone
from wagtail.images import get_image_model

from accounts.models import Cohort, Organisation
from activities.actions.emergency import open_in_emergency
from activities.models import Activity, Feedback, HandIn, LogEntry, Piece, Post
from config.demo import world
from config.demo.cast import people
from learning.models import Note, Remark, SectionPage
from placements.actions.agenda import add_to_agenda
from placements.models import Day, Desk, Evidence, FormTemplate, Placement, Record
from seminars.models import Series, Session
from tests.architecture.addresses import walk
from tests.factories.examiners import answers, names, remarks
from tests.factories.panels import has_its_list
from tests.factories.portfolios import make_confirmed
from writing.actions import emergency

CAST = ("amara", "ben", "carol", "joan", "tom", "sam", "priya", "marek", "ruth", "elin")
EVERYBODY = set(CAST)
STUDENTS = {"amara", "ben", "carol"}
ON_AMARAS_PLACEMENT = {"amara", "joan", "sam", "priya"}
AT_THE_SEMINAR = {"amara", "ben", "sam"}
IN_THEIR_COHORT = {"amara", "ben", "sam"}


def only(*who, among=()):
    """Those who may; the others of `among` are refused with 403, and everybody else finds nothing: 404."""
    return set(who), set(among) - set(who)


OF_PLACEMENT = only(*ON_AMARAS_PLACEMENT)
STUDENT_OF_PLACEMENT = only("amara", among=ON_AMARAS_PLACEMENT)
EDUCATOR_OF_PLACEMENT = only("joan", among=ON_AMARAS_PLACEMENT)
WRITES_OBSERVATIONS = only("amara", "joan", among=ON_AMARAS_PLACEMENT)
IN_THE_OBSERVATION = only("amara", "joan", among={"amara", "joan", "priya"})  # Priya sees that it is there
SIGNS_THE_OBSERVATION = IN_THE_OBSERVATION
OBSERVER = only("joan", among={"amara", "joan", "priya"})
COORDINATES = only("priya")
EXAMINED = only("priya", among={"priya", "elin"})
LEADS_THE_PANEL = only("priya", among={*IN_THEIR_COHORT, "priya"})
IN_THE_COHORT = only(*IN_THEIR_COHORT)
IN_THE_ROOM = only(*AT_THE_SEMINAR)
AROUND_THE_ASSIGNMENT = {"amara", "ben", "sam", "priya"}
LOOKS_AFTER = only("sam", "priya", among=AROUND_THE_ASSIGNMENT)
WROTE_THE_PIECE = only("ben", among={"ben", "sam"})  # a piece of Ben's that he cannot take back any more
MARKS_THE_PIECE = only("sam", among={"ben", "sam"})
LEADS_THE_COHORT = only("sam", "priya", among={"amara", "ben", "sam", "priya"})
HOST = only("sam", among=AT_THE_SEMINAR)
AUTHOR_OF_ENTRY = only("amara")
OF_THE_READING = {"amara", "priya", "ruth"}  # an emergency reading of Amara's log that Priya asked for and Ruth agreed to
ANYBODY = only(*EVERYBODY)
OPEN = "open"  # to people who are not signed in, too
NOBODY = only()  # the row does not exist for anybody: a draft that was never begun

TABLE = {
    "home": ANYBODY,
    "sign_in_by_link": OPEN,
    "sign_in_again": ANYBODY,
    "sign_in_at_university": OPEN,
    "openid_connect_callback": OPEN,
    "account_logout": OPEN,
    "without_a_signal": OPEN,
    "offline": OPEN,
    "offline_log": OPEN,
    "offline_entry": OPEN,
    "service_worker": OPEN,
    "manifest": OPEN,
    "placements:placements": ANYBODY,
    "placements:placement": OF_PLACEMENT,
    "placements:needs_you": only("sam", among=EVERYBODY),
    "placements:nudge": only("sam", among=EVERYBODY),
    "placements:next_student": only("sam", among=EVERYBODY),
    "placements:seen_by_tutor": only("amara", "sam", among=ON_AMARAS_PLACEMENT),
    "placements:latest_shared": only("amara", "sam", among=ON_AMARAS_PLACEMENT),
    "placements:days": OF_PLACEMENT,
    "placements:day_record": STUDENT_OF_PLACEMENT,
    "placements:days_confirm": EDUCATOR_OF_PLACEMENT,
    "placements:day_query": EDUCATOR_OF_PLACEMENT,
    "placements:days_ask": STUDENT_OF_PLACEMENT,
    "placements:day_refuse": EDUCATOR_OF_PLACEMENT,
    "placements:day_reopen": only("joan", "priya", among=ON_AMARAS_PLACEMENT),
    "placements:day_answer": STUDENT_OF_PLACEMENT,
    "placements:coverage": only("amara", "joan", "sam", among=ON_AMARAS_PLACEMENT),
    "placements:coverage_line": only("amara", "joan", "sam", among=ON_AMARAS_PLACEMENT),
    "placements:agenda": only("amara", "joan", among=ON_AMARAS_PLACEMENT),
    "placements:agenda_add_gap": only("amara", "joan", among=ON_AMARAS_PLACEMENT),
    "placements:agenda_dealt_with": only("amara", "joan"),
    "placements:desk": only("joan", "tom", "sam", among=EVERYBODY),  # Sam signs records, too
    "placements:desk_sent": OPEN,
    "placements:desk_by_link": OPEN,  # a token of Joan's desk
    "placements:desk_by_link_again": OPEN,
    "placements:record_by_link": OPEN,
    "placements:record_by_link_conversation": OPEN,
    "placements:record_by_link_not_mine": OPEN,
    "placements:record_by_link_undo": OPEN,
    "placements:record_by_link_put_forward": OPEN,
    "placements:record_by_link_draft": only(),  # there is no such draft
    "placements:record_by_link_write": OPEN,
    "placements:record_by_link_check": OPEN,
    "placements:record_by_link_finish": OPEN,
    "placements:record_by_link_reopen": OPEN,
    "placements:evidence_list": OF_PLACEMENT,
    "placements:evidence_new": STUDENT_OF_PLACEMENT,
    "placements:evidence_from_log": only("amara"),
    "placements:evidence": only("amara", "joan", "sam", among=ON_AMARAS_PLACEMENT),
    "placements:evidence_change": STUDENT_OF_PLACEMENT,
    "placements:evidence_claim": STUDENT_OF_PLACEMENT,
    "placements:ask_for_sign_off": STUDENT_OF_PLACEMENT,
    "placements:withdraw_request": STUDENT_OF_PLACEMENT,
    "placements:sign_off": EDUCATOR_OF_PLACEMENT,
    "placements:sign_off_conversation": EDUCATOR_OF_PLACEMENT,
    "placements:sign_off_return": EDUCATOR_OF_PLACEMENT,
    "placements:sign_off_not_mine": EDUCATOR_OF_PLACEMENT,
    "placements:sign_off_undo": EDUCATOR_OF_PLACEMENT,
    "placements:sign_off_new_link": EDUCATOR_OF_PLACEMENT,
    "placements:not_mine_thanks": OPEN,
    "placements:sign_off_by_link": OPEN,
    "placements:sign_off_by_link_conversation": OPEN,
    "placements:sign_off_by_link_return": OPEN,
    "placements:sign_off_by_link_not_mine": OPEN,
    "placements:sign_off_by_link_undo": OPEN,
    "placements:sign_off_by_link_new_link": OPEN,
    "placements:records": OF_PLACEMENT,
    "placements:record_begin": WRITES_OBSERVATIONS,
    "placements:form_on_paper": WRITES_OBSERVATIONS,
    "placements:record": IN_THE_OBSERVATION,  # one that is being written: the tutor finds it once it is put forward
    "placements:record_on_paper": IN_THE_OBSERVATION,
    "placements:record_file": only(among={"priya"}),  # an observation has none: tests/placements/test_record_files.py has one
    "placements:record_version": only(among={"priya"}),  # nothing was put forward
    "placements:record_write": OBSERVER,
    "placements:record_finish": OBSERVER,
    "placements:record_check": OBSERVER,
    "placements:record_reopen": OBSERVER,
    "placements:record_put_forward": SIGNS_THE_OBSERVATION,
    "placements:record_take_back": SIGNS_THE_OBSERVATION,
    "placements:record_sign": SIGNS_THE_OBSERVATION,
    "placements:record_undo": SIGNS_THE_OBSERVATION,
    "placements:record_amend": SIGNS_THE_OBSERVATION,
    "placements:record_withdraw": SIGNS_THE_OBSERVATION,
    "placements:record_release": only(among={"amara", "joan", "priya"}),  # an observation is released by nobody
    "placements:record_stop_release": only(among={"amara", "joan", "priya"}),
    "placements:record_accept_gaps": only(among={"amara", "joan", "priya"}),  # nor does it contain other records
    "placements:portfolio": OF_PLACEMENT,
    "placements:portfolio_hand_in": STUDENT_OF_PLACEMENT,
    "placements:portfolio_explain": STUDENT_OF_PLACEMENT,
    "placements:portfolio_agree": only("sam", among=ON_AMARAS_PLACEMENT),
    "placements:portfolio_edition": OF_PLACEMENT,
    "placements:portfolio_confirm": EDUCATOR_OF_PLACEMENT,
    "placements:portfolio_return": only("priya", among=ON_AMARAS_PLACEMENT),
    "placements:portfolio_file": OF_PLACEMENT,
    "placements:panel": LEADS_THE_PANEL,
    "placements:panel_make_list": LEADS_THE_PANEL,
    "placements:panel_list": COORDINATES,
    "placements:panel_portfolio": COORDINATES,
    "placements:panel_outcome": COORDINATES,
    "placements:panel_send": COORDINATES,
    "placements:panel_board": COORDINATES,
    "placements:examiner_name": LEADS_THE_PANEL,
    "placements:examiner_room": EXAMINED,
    "placements:examiner_send": EXAMINED,
    "placements:examiner_withdraw": EXAMINED,
    "placements:examiner_release": EXAMINED,
    "placements:examine_sent": OPEN,
    "placements:examine_by_link": OPEN,  # a token of Elin's room
    "placements:examine_by_link_again": OPEN,
    "placements:examine_by_link_overall": OPEN,
    "placements:examine_by_link_draft": only(),  # there is no such draft
    "placements:examine_by_link_portfolio": OPEN,
    "placements:examine_by_link_file": OPEN,
    "placements:examine_by_link_conflict": OPEN,
    "placements:check_portfolio": OPEN,
    "placements:check_portfolio_script": OPEN,
    "placements:checkpoint_keys": OPEN,
    "placements:checkpoint_keys_json": OPEN,
    "placements:forms": only("priya", among=EVERYBODY),
    "placements:form": COORDINATES,
    "placements:form_change": COORDINATES,
    "activities:attempt": ANYBODY,
    "activities:h5p_play": only(),  # the one that is asked for here is a discussion: tests/activities/test_h5p.py plays one
    "activities:attempt_save": ANYBODY,
    "activities:attempt_check": ANYBODY,
    "activities:attempt_finish": ANYBODY,
    "activities:attempt_again": ANYBODY,
    "activities:attempt_log": ANYBODY,
    "activities:attempt_file": NOBODY,  # of an attempt with a table, and nobody has begun one
    "activities:discussion_open": ANYBODY,  # it says who talks there
    "activities:discussion_of_section": ANYBODY,  # whoever may read the section; it says who talks there
    "activities:discussion": IN_THE_COHORT,
    "activities:discussion_held": only("sam", among=IN_THEIR_COHORT),
    "activities:discussion_write_post": IN_THE_COHORT,
    "activities:discussion_change_post": only("ben", among=IN_THEIR_COHORT),
    "activities:discussion_take_back_post": only("ben", among=IN_THEIR_COHORT),
    "activities:discussion_decide_post": only("sam", among=IN_THEIR_COHORT),
    "activities:assignment_open": ANYBODY,  # it says who works on it
    "activities:piece": WROTE_THE_PIECE,
    "activities:piece_hand_in": WROTE_THE_PIECE,
    "activities:piece_take_back": WROTE_THE_PIECE,
    "activities:piece_receipt": WROTE_THE_PIECE,
    "activities:piece_documents": WROTE_THE_PIECE,
    "activities:piece_document": NOBODY,  # nobody has handed in a document: tests/activities/test_piece_documents.py has one
    "activities:piece_document_remove": WROTE_THE_PIECE,
    "activities:piece_mark": MARKS_THE_PIECE,
    "activities:piece_agree": MARKS_THE_PIECE,
    "activities:assignment": only("sam", among=AROUND_THE_ASSIGNMENT),
    "activities:assignment_people": LOOKS_AFTER,
    "activities:assignment_set_up": LOOKS_AFTER,
    "activities:assignment_more_time": LOOKS_AFTER,
    "activities:assignment_draw_sample": LOOKS_AFTER,
    "activities:assignment_release": LOOKS_AFTER,
    "activities:assignment_marks": LOOKS_AFTER,
    "activities:cohorts": only("sam", "priya", among=EVERYBODY),
    "activities:who_has_done_what": LEADS_THE_COHORT,
    "activities:matrix_file": LEADS_THE_COHORT,
    "activities:who_has_done": LEADS_THE_COHORT,
    "activities:say_done": LEADS_THE_COHORT,
    "activities:take_back_done": LEADS_THE_COHORT,
    # The activity that is asked for here has no score: tests/activities/test_h5p_scores.py has one.
    "activities:give_score": only(among={"amara", "ben"}),
    "activities:take_back_score": LEADS_THE_COHORT,
    "activities:cohort_marks": LEADS_THE_COHORT,
    "activities:cohort_marks_file": LEADS_THE_COHORT,
    "activities:my_marks": only(*STUDENTS, among=EVERYBODY),
    "activities:seen_of_me": only(*STUDENTS, among=EVERYBODY),
    "activities:show_done": NOBODY,  # Amara has done nothing before her tutor could see it
    "activities:xapi_about": OPEN,
    "activities:xapi_statements": ANYBODY,  # their own; 400 without the header of the specification
    "activities:xapi_state": ANYBODY,
    "activities:log": ANYBODY,
    "activities:log_calendar": only(*STUDENTS, among=EVERYBODY),
    "activities:log_supervision": only(*STUDENTS, among=EVERYBODY),
    "activities:log_names": only(*STUDENTS, among=EVERYBODY),
    "activities:log_export": ANYBODY,
    "activities:log_export_pdf": ANYBODY,
    "activities:log_export_file": ANYBODY,  # of their own log, which may be empty
    "activities:log_editor_parts": ANYBODY,  # what is said to themselves
    "activities:log_entry_new": only(*STUDENTS, among=EVERYBODY),
    "activities:log_entry_write": only(*STUDENTS, among=EVERYBODY),
    "activities:log_draft_discard": NOBODY,
    "activities:log_entry": AUTHOR_OF_ENTRY,
    "activities:log_entry_edit": AUTHOR_OF_ENTRY,
    "activities:log_entry_flag": AUTHOR_OF_ENTRY,
    "activities:log_entry_passages": AUTHOR_OF_ENTRY,
    "activities:log_voice_notes": only(*STUDENTS, among=EVERYBODY),  # of an entry that may not be saved yet, as when writing
    "activities:log_voice_note_remove": NOBODY,  # nobody has recorded one yet
    "activities:log_documents": AUTHOR_OF_ENTRY,
    "activities:log_document_remove": NOBODY,  # there is none yet: tests/activities/test_documents.py has one
    "activities:log_entry_share": AUTHOR_OF_ENTRY,
    "activities:log_entry_withdraw": AUTHOR_OF_ENTRY,
    "activities:log_entry_undo_share": AUTHOR_OF_ENTRY,
    "activities:log_comment_new": AUTHOR_OF_ENTRY,
    "activities:log_comment_write": AUTHOR_OF_ENTRY,
    "activities:log_comment_take_back": NOBODY,  # nobody has written one yet
    "activities:log_thread_deal_with": NOBODY,
    "activities:log_feedback": only(among={"amara"}),  # whoever can read it and is not its author; nobody reads this one
    "activities:log_next_without_feedback": only(among={"amara"}),
    "activities:programme_log": COORDINATES,
    "activities:programme_questions": COORDINATES,
    "activities:saved_phrases": only("joan", "tom", "sam", among=EVERYBODY),
    "activities:saved_phrase_change": NOBODY,  # Sam's own, and nobody else's: tests/activities/test_phrases.py
    "activities:saved_phrase_delete": NOBODY,
    "activities:feedback_spoken": only(among={"amara"}),
    "activities:feedback_spoken_remove": NOBODY,  # nobody has recorded anything yet
    "activities:feedback_take_back": only("sam", among={"amara", "sam"}),
    "activities:feedback_tell_now": only("sam", among={"amara", "sam"}),
    "activities:feedback_say_read": only("amara", among={"amara", "sam"}),
    "activities:feedback_answer": only("amara", "sam"),
    "activities:feedback_say_what_next": only("amara", among={"amara", "sam"}),
    "activities:log_identifier_flag": only(among={"amara"}),  # readers only, and nobody reads this one
    "activities:log_identifier_not_identifying": NOBODY,  # nobody has flagged anything yet
    "activities:log_identifier_take_back": NOBODY,
    "seminars:seminars": ANYBODY,
    "seminars:session_schedule": only("sam", among=EVERYBODY),
    "seminars:session": IN_THE_ROOM,
    "seminars:session_before": IN_THE_ROOM,
    "seminars:session_prepare": IN_THE_ROOM,
    "seminars:session_case_sheet": HOST,
    "seminars:room": IN_THE_ROOM,
    "seminars:session_after": IN_THE_ROOM,
    "seminars:session_change": HOST,
    "seminars:session_cancel": HOST,
    "seminars:session_start": HOST,
    "seminars:session_finish": HOST,
    "seminars:session_save_summary": HOST,
    "seminars:room_post_message": IN_THE_ROOM,
    "seminars:room_raise_hand": IN_THE_ROOM,
    "seminars:room_lower_hand": IN_THE_ROOM,
    "seminars:room_take_hand": HOST,
    "seminars:room_leave": IN_THE_ROOM,
    "seminars:room_beat": IN_THE_ROOM,
    "seminars:room_ticket": IN_THE_ROOM,
    "seminars:room_events": IN_THE_ROOM,
    "seminars:session_remove_person": HOST,
    "seminars:session_invite_guest": HOST,
    "seminars:session_give_code": HOST,
    "seminars:session_withdraw_code": HOST,
    "seminars:session_admit": HOST,
    "seminars:session_turn_away": HOST,
    "seminars:room_stage": IN_THE_ROOM,
    "seminars:room_on_stage": HOST,  # tests/seminars/test_stage.py has the verbs of others
    "seminars:session_answer_afterwards": IN_THE_ROOM,
    "seminars:series": only("sam"),
    "seminars:series_call_off_rest": only("sam"),
    "seminars:calendar": ANYBODY,
    "seminars:calendar_open": ANYBODY,
    "seminars:calendar_withdraw": ANYBODY,
    "seminars:calendar_feed": OPEN,
    "seminars:join": OPEN,
    "seminars:waiting": OPEN,
    "seminars:invited": OPEN,  # the token here is one of another thing
    "seminars:attendance_correct": NOBODY,  # nobody has been there yet
    "learning:cohort_modules": LEADS_THE_COHORT,
    "learning:cohort_on_module": LEADS_THE_COHORT,
    "learning:take_cohort_off": LEADS_THE_COHORT,
    "learning:person_on_module": LEADS_THE_COHORT,
    "learning:take_person_off": LEADS_THE_COHORT,
    "learning:follow_cohort": LEADS_THE_COHORT,
    "learning:picture": OPEN,
    "learning:remarks": only("marek", among=EVERYBODY),
    "learning:answer_remark": only("marek"),
    "learning:set_aside_remark": only("marek"),
    "learning:erase_remark": only("marek"),
    "learning:glossary": OPEN,
    "learning:search_module": OPEN,
    "learning:you_said": OPEN,
    "learning:write_remark": OPEN,
    "learning:what_is_new": OPEN,
    "learning:sitemap": OPEN,
    "learning:course": OPEN,
    "learning:module": OPEN,
    "learning:chapter": OPEN,
    "learning:further": OPEN,
    "learning:section": OPEN,
    "learning:add_section": only("marek", among=EVERYBODY),
    "learning:e_books": OPEN,
    "learning:e_book_of_module": OPEN,
    "learning:e_book_of_chapter": OPEN,
    "learning:e_book_read_aloud": OPEN,
    "learning:own_e_book": ANYBODY,
    "learning:listen": OPEN,
    "learning:sound": OPEN,
    "learning:times": OPEN,
    "learning:kept_section": OPEN,
    "keep_chapter": OPEN,
    "chapter_to_keep": OPEN,
    "learning:mark_as_done": ANYBODY,
    "learning:mark_as_not_done": ANYBODY,
    "learning:stop_at": ANYBODY,
    "learning:highlight": ANYBODY,
    "learning:reference": OPEN,
    "learning:my_notes": ANYBODY,  # their own
    "learning:notes_file": ANYBODY,
    "learning:note": only("amara"),
    "learning:remove_highlight": only("amara"),
    "learning:note_reference": only("amara"),
    "learning:share_note": only("amara"),
    "learning:shared_note": only("amara"),  # she goes to the note itself; a tutor it is shared with: test_note_sharing.py
    "learning:take_back_note": only("amara"),
    "writing:draft": NOBODY,
    "writing:attachment": NOBODY,  # nobody keeps a file yet: tests/writing/test_attachment_page.py has one
    "writing:who_opened": ANYBODY,  # of what they wrote themselves
    "writing:uploads": ANYBODY,  # their own
    "writing:upload": NOBODY,  # nobody sends a file in parts just now: tests/writing/test_uploads.py has one
    "writing:emergency_readings": only("priya", "ruth", among=EVERYBODY),
    "writing:emergency_reading_ask": only("priya", "ruth", among=EVERYBODY),
    "writing:emergency_readings_of_mine": ANYBODY,  # those about their own writing, of which there may be none
    "writing:emergency_reading": only("priya", "ruth", among=OF_THE_READING),
    "writing:emergency_reading_answer": only("ruth", among=OF_THE_READING),
    "writing:emergency_reading_withdraw": only("priya", among=OF_THE_READING),
    "writing:emergency_reading_end": only("priya", "ruth", among=OF_THE_READING),
    "writing:emergency_reading_note": only("amara", among=OF_THE_READING),
    "activities:emergency_entries": only("priya", among=OF_THE_READING),
    "activities:emergency_entry": only("priya", among=OF_THE_READING),
    "activities:emergency_entry_open": only("priya", among=OF_THE_READING),
    "reading_settings": OPEN,
    "robots": OPEN,
    "healthz": OPEN,
}
# 400: they may, but an address for programs wants more said; 405: they may, but only by the button; 410: a used link;
# 503: no worker in a test
ALLOWED = {200, 302, 400, 405, 410, 503}


@pytest.fixture
def parts(db):
    """What goes into the addresses: rows of Amara's, one of each."""
    world.build()
    placement = Placement.objects.get(people__person__called="Amara", people__part="student")
    waiting = Evidence.objects.waiting().select_related("link").get(placement=placement)
    entry = LogEntry.objects.get(author__called="Amara", title="Four phone calls")
    return {
        "reading": make_reading(entry, **{part.key: person for part, person in people()}).pk,
        "placement": placement.pk,
        "day": Day.objects.filter(placement=placement, state="recorded").first().pk,
        "evidence": waiting.pk,
        "agenda_line": add_to_agenda(placement=placement, words="Law in everyday work", by=placement.student).pk,
        "token": waiting.link.token,
        "desk": Desk.objects.get(person__called="Joan").link.token,
        "entry": entry.pk,
        "feedback": Feedback.objects.get(about__owner__called="Amara").pk,
        "activity": Activity.objects.get(key="whose-peace-of-mind").pk,
        "tool": Activity.objects.get(key="one-tool-in-practice").pk,
        "discussion": Post.objects.get(author__called="Ben").discussion_id,
        "post": Post.objects.get(author__called="Ben").pk,
        "assignment": Piece.objects.get(student__called="Ben", assignment__activity__key="one-tool-in-practice").assignment_id,
        "piece": Piece.objects.get(student__called="Ben", assignment__activity__key="one-tool-in-practice").pk,
        "hand_in": HandIn.objects.get(by__called="Ben", piece__assignment__activity__key="one-tool-in-practice").pk,
        "section": SectionPage.objects.first().pk,
        "remark": Remark.objects.waiting().get().pk,
        "cohort": Cohort.objects.get(title="Autumn 2025").pk,
        "programme": Cohort.objects.get(title="Autumn 2025").programme_id,
        "done": 0,
        "series": Series.objects.get().pk,
        "session": Session.objects.filter(starts__gte=timezone.now()).order_by("starts").first().pk,
        "record": Record.objects.get(state="being_written", template__key="direct_observation").pk,
        "edition": (edition := make_confirmed(placement)).pk,
        "panel_list": has_its_list(placement, by=next(person for part, person in people() if part.key == "priya")).pk,
        "choice": edition.choice.pk,
        "room": (room := an_examiners_room(edition)).pk,
        "room_link": room.link.token,
        "examined": room.choices.get().pk,
        "remark_from_outside": room.remarks.get().pk,
        "form": FormTemplate.objects.get(key="direct_observation").pk,
        "person": placement.student.pk,
        "new": uuid.uuid4(),
        "picture": get_image_model().objects.first().get_rendition("max-165x165|preserve-svg").file.name.removeprefix("images/"),
        "note": Note.objects.get(highlight__owner__called="Amara").pk,
    }


def an_examiners_room(edition):
    """Elin was given Amara's portfolio, has answered, and sent a remark."""
    cast = {part.key: person for part, person in people()}
    elin = {"name": cast["elin"].name, "email": cast["elin"].email}
    cohort = edition.portfolio.placement.cohort
    room = answers(names(cohort, by=cast["priya"], chosen=[edition.pk], why="The first.", **elin))
    remarks(room, room.choices.get())
    return room


def make_reading(entry, *, amara, priya, ruth, **others):
    """Priya asked for the day of Amara's entry, Ruth agreed, and Priya opened it."""
    university = Organisation.objects.get(kind="university")
    facts = {"first_day": entry.event_on, "last_day": entry.event_on, "reason": "She has not been seen since Tuesday."}
    reading = emergency.ask_for_emergency_reading(id=uuid.uuid4(), author=amara, university=university, by=priya, **facts)
    reading = emergency.agree_to_emergency_reading(reading=reading, by=ruth)
    open_in_emergency(reading=reading, entry=entry.pk, by=priya)
    return reading


def address_of(address, parts):
    kinds = {"activities:log_draft": "new", "activities:log_entry_write": "new", "writing:": "new", "activities:log_": "entry"}
    kinds = {"activities:emergency_": "reading", "writing:emergency_": "reading"} | kinds
    kinds = {"activities:discussion_of_section": "section", "activities:saved_phrase": "new"} | kinds
    kinds = {"activities:feedback_spoken": "entry", "activities:feedback_": "feedback"} | kinds
    kinds |= {"activities:discussion_open": "activity", "activities:discussion": "discussion"} | kinds
    kinds = {"activities:piece_mark": "assignment", "activities:piece_agree": "assignment", "activities:piece": "piece"} | kinds
    kinds |= {"activities:assignment_open": "tool", "activities:assignment": "assignment"}
    of_cohorts = (
        "activities:cohort",
        "activities:who",
        "activities:matrix",
        "activities:say",
        "activities:take",
        "activities:give",
        "learning:",
    )
    kinds |= dict.fromkeys((f"learning:{move}_remark" for move in ("answer", "set_aside", "erase")), "remark")
    kinds |= dict.fromkeys(of_cohorts, "cohort") | {"activities:programme_": "programme"} | {"activities:show_done": "done"}
    kinds |= {"activities:": "activity", "seminars:": "session", "placements:day_record": "placement", "placements:day_": "day"}
    kinds = {"seminars:series": "series"} | kinds
    kinds |= {"placements:agenda_dealt": "agenda_line"}
    kinds = {"learning:note": "note", "learning:remove_highlight": "note", "learning:share": "note"} | kinds
    kinds = {"learning:take_back_note": "note"} | kinds
    kinds |= {"placements:record_begin": "placement", "placements:form_on_paper": "placement", "placements:form": "form"}
    kinds |= {"placements:records": "placement", "placements:record": "record"}
    kinds |= dict.fromkeys((f"placements:panel_{page}" for page in ("portfolio", "outcome", "send", "board")), "choice")
    kinds |= {"placements:panel_list": "panel_list", "placements:panel": "cohort"}
    kinds |= {"placements:examiner_name": "cohort", "placements:examiner_release": "remark_from_outside"}
    kinds |= {"placements:examiner_": "room", "placements:examine_by_link_draft": "new", "placements:examine_": "examined"}
    kinds |= dict.fromkeys((f"placements:portfolio_{page}" for page in ("edition", "confirm", "return", "file")), "edition")
    kind = next((kind for start, kind in kinds.items() if address.name.startswith(start)), "")
    kind = kind or ("evidence" if "evidence/<int:pk>" in address.route else "placement")
    filled = address.route
    for name in ("<int:pk>", "<uuid:pk>", "<uuid:id>"):
        filled = filled.replace(name, str(parts[kind]))
    named = {"<uuid:entry>": parts["entry"], "<str:token>": parts["token"], "<int:person>": parts["person"]}
    named |= dict.fromkeys(("<uuid:comment>", "<uuid:flag>", "<uuid:note>", "<uuid:document>", "<uuid:feedback>"), parts["new"])
    named |= {
        "<int:activity>": parts["activity"],
        "<int:thread>": 1,
        "<uuid:post>": parts["post"],
        "<uuid:piece>": parts["piece"],
        "<uuid:hand_in>": parts["hand_in"],
        "<str:name>": parts["picture"],
        "<slug:key>": "alderbrook-weekly",
        "<slug:form>": "direct_observation",
        "<slug:verb>": "broadcast",
        "<slug:item>": "pla",
        "<slug:section>": "observer-after",
        "<int:number>": 1,
        "<uuid:file>": parts["new"],
    }
    named |= {"<slug:framework>": "pcf-2018", "<str:code>": "6"}
    if address.name.startswith(("placements:desk", "placements:record_by_link")):
        named["<str:token>"] = parts["desk"]
    if address.name.startswith("placements:examine_by_link"):
        named["<str:token>"] = parts["room_link"]
    named |= {"<str:module>": "digital-practice-in-social-work", "<str:chapter>": "good-practice-starts-with-why"}
    for name, value in {**named, "<str:section>": "tools-carry-ideas"}.items():
        filled = filled.replace(name, str(value))
    filled = filled.replace("<str:kind>", "json").replace("<str:form>", "ris").replace("<str:file>", "markdown")
    return f"/{filled}"


def test_every_address_answers_every_member_of_the_cast_as_the_table_says(client, parts):
    ours = [address for address in walk() if not address.owner and not address.name.startswith("demo:")]
    assert {address.name for address in ours} == set(TABLE), "Add the new address to TABLE, and say who may open it."
    wrong = []
    for part, person in people():
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        for address in ours:
            status = client.get(address_of(address, parts)).status_code
            expected = expectation(TABLE[address.name], part.key)
            if status not in expected:
                wrong.append(f"{part.key} got {status} from {address.name}, expected one of {sorted(expected)}")
    assert wrong == []


def expectation(row, who):
    if row == OPEN:
        return ALLOWED
    may, refused = row
    return ALLOWED if who in may else {403} if who in refused else {404}


# The link says who they are, and nobody is signed in.
BY_A_LINK = {"placements:record_by_link_draft", "placements:examine_by_link_draft"}


def test_somebody_signed_out_is_sent_to_sign_in_wherever_a_page_is_not_open(client, parts):
    ours = [address for address in walk() if not address.owner and not address.name.startswith("demo:")]
    got = {
        address.name: client.get(address_of(address, parts))
        for address in ours
        if TABLE[address.name] != OPEN and address.name not in BY_A_LINK
    }
    told = {name for name, answer in got.items() if answer.status_code == 401 or "/account/login/" in answer.get("Location", "")}
    assert told == set(got)
