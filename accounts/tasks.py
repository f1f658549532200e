from accounts.models import User
from accounts.notifications import invitation
from history.mail import send
from history.outbox import delivers


@delivers("accounts.invitation")
def deliver_invitation(*, key: str, person: int) -> None:
    invited = User.objects.get(pk=person)
    subject, text = invitation(invited)
    send(key=key, to=invited.email, subject=subject, text=text)
