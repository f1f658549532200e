from seminars.providers.base import Capabilities, JoinTicket, Meeting, Provider
from seminars.providers.link import LinkProvider
from seminars.providers.none import NoProvider

PROVIDERS: dict[str, Provider] = {provider.name: provider for provider in (NoProvider(), LinkProvider())}

__all__ = ["PROVIDERS", "Capabilities", "JoinTicket", "Meeting", "Provider"]
