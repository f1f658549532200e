from django.urls import path

from seminars.views import attendance, exchange, people, planning, room, running, session

app_name = "seminars"
urlpatterns = [
    path("seminars/", session.SessionList.as_view(), name="seminars"),
    path("seminars/schedule/", planning.Schedule.as_view(), name="session_schedule"),
    path("seminars/<int:pk>/", session.SessionNow.as_view(), name="session"),
    path("seminars/<int:pk>/before/", session.Before.as_view(), name="session_before"),
    path("seminars/<int:pk>/now/", room.Room.as_view(), name="room"),
    path("seminars/<int:pk>/after/", session.After.as_view(), name="session_after"),
    path("seminars/<int:pk>/change/", planning.Change.as_view(), name="session_change"),
    path("seminars/<int:pk>/cancel/", planning.Cancel.as_view(), name="session_cancel"),
    path("seminars/<int:pk>/start/", running.Start.as_view(), name="session_start"),
    path("seminars/<int:pk>/finish/", running.Finish.as_view(), name="session_finish"),
    path("seminars/<int:pk>/save-summary/", running.SaveSummary.as_view(), name="session_save_summary"),
    path("seminars/<int:pk>/post-message/", room.PostMessage.as_view(), name="room_post_message"),
    path("seminars/<int:pk>/raise-hand/", room.RaiseHand.as_view(), name="room_raise_hand"),
    path("seminars/<int:pk>/lower-hand/", room.LowerHand.as_view(), name="room_lower_hand"),
    path("seminars/<int:pk>/take-hand/", room.TakeHand.as_view(), name="room_take_hand"),
    path("seminars/<int:pk>/leave/", room.Leave.as_view(), name="room_leave"),
    path("seminars/<int:pk>/beat/", exchange.Beat.as_view(), name="room_beat"),
    path("seminars/<int:pk>/ticket/", exchange.Ticket.as_view(), name="room_ticket"),
    path("seminars/<int:pk>/events/", exchange.Events.as_view(), name="room_events"),
    path("seminars/<int:pk>/remove-person/", people.RemovePerson.as_view(), name="session_remove_person"),
    path("seminars/<int:pk>/attendance/<int:person>/correct/", attendance.Correct.as_view(), name="attendance_correct"),
]
