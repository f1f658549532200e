from seminars.providers.base import Capabilities, JoinTicket, Meeting, Provider


class NoProvider(Provider):
    """A room of words: chat, hands and people, without sound or pictures."""

    name = "none"
    capabilities = Capabilities()

    def join(self, meeting: Meeting) -> JoinTicket:
        return JoinTicket(kind="none")
