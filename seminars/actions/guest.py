"""People without an account: asked by name, or at the door with a code."""

from secrets import choice, randbelow
from uuid import uuid4

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.actions.link import make_link, renew_link
from accounts.actions.person import invite_person
from accounts.models import User
from history.audit import record
from history.outbox import promise
from seminars.actions.event import append, lock_room
from seminars.actions.people import add_person, end_place
from seminars.models import Invitation, Session, SessionPerson, Waiting
from seminars.models.invitation import MOST_WAITING, link_until
from seminars.rules import SessionRole
from seminars.states import EventKind, SessionState

BIRDS = (
    "AVOCET", "BITTERN", "BRAMBLING", "BUNTING", "BUZZARD", "CHAFFINCH", "CHOUGH", "COOT", "CORMORANT", "CRANE", "CURLEW",
    "DIPPER", "DOTTEREL", "DUNLIN", "DUNNOCK", "EGRET", "EIDER", "FALCON", "FIELDFARE", "FULMAR", "GANNET", "GOLDCREST",
    "GOSHAWK", "GREBE", "GUILLEMOT", "HERON", "HOBBY", "JACKDAW", "KESTREL", "KITE", "KNOT", "LAPWING", "LINNET", "MAGPIE",
    "MARTIN", "MERLIN", "NUTHATCH", "OSPREY", "PEREGRINE", "PETREL", "PIPIT", "PLOVER", "PUFFIN", "REDSHANK", "REDSTART",
    "ROBIN", "ROOK", "SANDPIPER", "SHEARWATER", "SHELDUCK", "SISKIN", "SKYLARK", "SPARROW", "STARLING", "SWALLOW", "TEAL",
    "TERN", "THRUSH", "TURNSTONE", "WAGTAIL", "WARBLER", "WAXWING", "WHIMBREL", "WIGEON", "WREN", "YELLOWHAMMER",
)  # fmt: skip
NOBODYS = "guest.invalid"  # no mail goes there (RFC 2606)
TRIES = 20


class NotNow(Exception):
    """A door that is closed. The text is a sentence for whoever stands before it."""


@transaction.atomic
def invite_guest(*, session: Session, name: str, email: str, by: User, role: SessionRole = SessionRole.GUEST) -> Invitation:
    """Ask somebody by name to one session, and mail them their own way in. Asked again, they get a new link.

    Whoever is in the session already keeps the role they have. Raises NotNow once it is over.
    """
    lock_room(session)
    if session.state not in (SessionState.PLANNED, SessionState.OPEN):
        raise NotNow("This seminar is over, so nobody was invited.")
    person = invite_person(email=email, name=name, by=by, told=False)
    add_person(session=session, person=person, role=role, by=by)
    until = link_until(session)
    invitation = Invitation.objects.filter(session=session, link__person=person).select_related("link__person").first()
    if invitation is None:
        invitation = Invitation.objects.create(session=session, link=make_link(person=person, by=by, expires_at=until))
    else:
        renew_link(link=invitation.link, by=by, expires_at=until)
        Invitation.objects.filter(pk=invitation.pk).update(used_at=None)
    version = invitation.link.version
    promise("seminars.guest_invited", key=f"invitation-{invitation.pk}-{version}", invitation=invitation.pk, version=version)
    record("session.invite_guest", subject=session, by=by, person=person.pk)
    return invitation


@transaction.atomic
def use_invitation(*, invitation: Invitation, by: User) -> None:
    """Come in with one's own link: once, while the room is open. Raises NotNow."""
    invitation = Invitation.objects.select_for_update(of=("self",)).select_related("session", "link").get(pk=invitation.pk)
    if invitation.used_at:
        raise NotNow("This link has let a browser in already. If that was not yours, ask for a new link.")
    if not invitation.session.can_join() or not invitation.link.is_open():
        raise NotNow("The room is not open now.")
    Invitation.objects.filter(pk=invitation.pk).update(used_at=timezone.now())
    record("invitation.use", subject=invitation, by=by)


@transaction.atomic
def give_code(*, session: Session, by: User) -> str:
    """Make a code that leads people to the waiting room of this session. A code that is there stays as it is."""
    lock_room(session)
    current = Session.objects.values_list("join_code", flat=True).get(pk=session.pk)
    if current or session.state not in (SessionState.PLANNED, SessionState.OPEN):
        return str(current)
    for _ in range(TRIES):
        code = f"{choice(BIRDS)} {10 + randbelow(90)}"
        try:
            with transaction.atomic():
                Session.objects.filter(pk=session.pk).update(join_code=code)
        except IntegrityError:
            continue  # another room has it
        record("session.give_code", subject=session, by=by)
        return code
    raise NotNow("No code could be made just now. Try again.")


@transaction.atomic
def withdraw_code(*, session: Session, by: User) -> None:
    """Make the code void. Who was let in with it stays; whoever still waits waits on. Twice is once."""
    if Session.objects.filter(pk=session.pk).exclude(join_code="").update(join_code=""):
        record("session.withdraw_code", subject=session, by=by)


@transaction.atomic
def knock(*, code: str, name: str) -> Waiting:
    """Ask to be let into the room with this code. It opens no door: the host does. Raises NotNow where nobody could answer."""
    session = Session.objects.filter(join_code=code, state__in=[SessionState.PLANNED, SessionState.OPEN]).first()
    if session is None or not session.can_join():
        raise NotNow("No room with this code is open now. Look at the code again, or wait until ten minutes before the start.")
    lock_room(session)
    if session.waiting.filter(answered_at__isnull=True).count() >= MOST_WAITING:
        raise NotNow("Many people are waiting already. Try again in a few minutes.")
    waiting = Waiting.objects.create(session=session, name=name)
    append(session, EventKind.STAGE, by=None, payload={"what": "door"})
    return waiting


@transaction.atomic
def admit(*, waiting: Waiting, by: User) -> None:
    """Let somebody who waits into the room, as a guest under the name they gave. Answered before, it stays as it was."""
    waiting = Waiting.objects.select_for_update(of=("self",)).select_related("session").get(pk=waiting.pk)
    if waiting.answered_at:
        return
    address = f"guest-{uuid4().hex}@{NOBODYS}"
    person = invite_person(email=address, name=waiting.name, by=by, told=False)
    SessionPerson.objects.create(session=waiting.session, person=person, role=SessionRole.GUEST)
    Waiting.objects.filter(pk=waiting.pk).update(person=person, answered_at=timezone.now(), answered_by=by)
    record("waiting.admit", subject=waiting, by=by, person=person.pk)
    lock_room(waiting.session)
    append(waiting.session, EventKind.STAGE, by=by, payload={"what": "door"})


@transaction.atomic
def turn_away(*, waiting: Waiting, by: User) -> None:
    """Say no to somebody who waits. Answered before, it stays as it was."""
    if Waiting.objects.filter(pk=waiting.pk, answered_at__isnull=True).update(answered_at=timezone.now(), answered_by=by):
        record("waiting.turn_away", subject=waiting, by=by)
        lock_room(waiting.session)
        append(waiting.session, EventKind.STAGE, by=by, payload={"what": "door"})


def close_doors(session: Session) -> None:
    """Whoever came by code leaves with the end of the session: nobody knows who they are. In the transaction of the end."""
    for waiting in session.waiting.select_related("person"):
        if waiting.person:
            end_place(session, waiting.person)
    Session.objects.filter(pk=session.pk).update(join_code="")
