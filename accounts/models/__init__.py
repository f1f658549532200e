from accounts.models.link import Link
from accounts.models.membership import Membership
from accounts.models.notice import Digest, Notice
from accounts.models.organisation import Organisation, Team
from accounts.models.programme import Cohort, Programme
from accounts.models.user import User

__all__ = ["Cohort", "Digest", "Link", "Membership", "Notice", "Organisation", "Programme", "Team", "User"]
