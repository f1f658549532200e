"""What stands in front of one person in the room, read anew whenever something there has changed."""

from typing import Any

from django.utils import timezone

from seminars.models.breakout import Breakout
from seminars.models.invitation import still_waiting
from seminars.models.poll import Poll, result_of
from seminars.models.preparation_page import prepared_for
from seminars.models.question_page import box_of
from seminars.models.session import Session
from seminars.states import PollState


def stage_of(session: Session, person: Any, *, is_host: bool) -> dict[str, Any]:
    """Return what the template draws. The number of queries does not grow with people, and by one a poll that is shown."""
    beside = Session.objects.select_related("stage", "case_sheet").get(pk=session.pk)
    stage = getattr(beside, "stage", None)
    polls = list(session.polls.prefetch_related("votes"))
    rooms = rooms_of(session)
    return {
        "case_sheet": getattr(beside, "case_sheet", None),
        "broadcast": stage.broadcast if stage else "",
        "broadcast_at": stage.broadcast_at if stage else None,
        "timer_ends_at": stage.timer_ends_at if stage and stage.timer_ends_at and stage.timer_ends_at > timezone.now() else None,
        "open_poll": drawn(next((poll for poll in polls if poll.state == PollState.OPEN), None), person),
        "shown_polls": [drawn(poll, person) for poll in polls if poll.state == PollState.SHOWN],
        "host_polls": [drawn(poll, person) for poll in polls if poll.state in (PollState.PREPARED, PollState.CLOSED)]
        if is_host
        else [],
        "rooms": rooms,
        "rooms_open": bool(rooms) and rooms[0]["round"].closed_at is None,
        "my_room": next((room for room in rooms if person.pk in room["who"] and room["round"].closed_at is None), None),
        **box_of(session, person, is_host=is_host),
        **prepared_for(session, person, is_host=is_host),
        "at_the_door": still_waiting(session) if is_host else [],
    }


def drawn(poll: Poll | None, person: Any) -> dict[str, Any] | None:
    if poll is None:
        return None
    votes = list(poll.votes.all())
    mine = next((vote.choice for vote in votes if vote.person_id == person.pk), None)
    result = result_of(poll, person) if poll.state == PollState.SHOWN else None
    return {"poll": poll, "count": len(votes), "mine": mine, "options": list(enumerate(poll.options)), "result": result}


def rooms_of(session: Session) -> list[dict[str, Any]]:
    """Return the small rooms of the newest round, each with its people."""
    newest = session.rounds.order_by("-pk").first()
    if newest is None:
        return []
    rooms = Breakout.objects.filter(round=newest).prefetch_related("members__person").select_related("round", "outcome_by")
    return [
        {
            "room": room,
            "round": newest,
            "who": {member.person_id for member in room.members.all()},
            "names": [member.person.get_short_name() for member in room.members.all()],
        }
        for room in rooms
    ]


def numbers_in(rooms: list[dict[str, Any]]) -> dict[int, int]:
    """Return in which small room each person is now, by their pk; nothing once everybody is back."""
    return {person: one["room"].number for one in rooms if one["round"].closed_at is None for person in one["who"]}
