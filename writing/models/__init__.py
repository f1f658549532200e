from writing.models.audience import Audience, AudienceMember
from writing.models.check import Check
from writing.models.draft import Draft, DraftVersion

__all__ = ["Audience", "AudienceMember", "Check", "Draft", "DraftVersion"]
