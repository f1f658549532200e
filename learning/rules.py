"""Who may read."""

from enum import StrEnum
from typing import Any

import rules

from accounts.rules import is_an_author


class Permission(StrEnum):
    """What somebody may do with modules."""

    READ_MODULE = "learning.read_module"
    ANSWER_REMARK = "learning.answer_remark"
    WRITE_SECTION = "learning.write_section"
    BRING_CARTRIDGE = "learning.bring_cartridge"
    SEE_LINKS = "learning.see_links"
    CHANGE_HIGHLIGHT = "learning.change_highlight"
    READ_NOTE = "learning.read_note"
    SHARE_NOTE = "learning.share_note"


@rules.predicate
def is_open_to_everyone(user: Any, module: Any) -> bool:
    return module is not None and module.open_to == "everyone"


@rules.predicate
def is_on_a_programme_of(user: Any, module: Any) -> bool:
    """Students by their cohort; everybody else by the university that teaches it. No programme named: any role will do."""
    if module is None or not user.is_authenticated:
        return False
    places = user.memberships_now
    if not module.programmes:
        return bool(places)
    return any(
        place.cohort.programme_id in module.programmes if place.cohort_id else place.organisation_id in module.universities
        for place in places
    )


def is_taught_to(cohort: Any, module: Any) -> bool:
    """Whether a module is meant for a cohort: for its programme, or for all of them."""
    return not module.programmes or cohort.programme_id in module.programmes


@rules.predicate
def writes_teaching_content(user: Any, module: Any = None) -> bool:
    return user.is_authenticated and "author" in user.roles_now()


@rules.predicate
def marked_it(user: Any, highlight: Any) -> bool:
    return highlight is not None and highlight.owner_id == user.pk


@rules.predicate
def wrote_the_note(user: Any, note: Any) -> bool:
    return note is not None and note.highlight.owner_id == user.pk


@rules.predicate
def was_given_the_note(user: Any, note: Any) -> bool:
    return note is not None and any(member.person_id == user.pk for member in note.audience.readers_now)


rules.add_perm(Permission.CHANGE_HIGHLIGHT, marked_it)
rules.add_perm(Permission.SHARE_NOTE, wrote_the_note)
rules.add_perm(Permission.READ_NOTE, wrote_the_note | was_given_the_note)
rules.add_perm(Permission.READ_MODULE, is_open_to_everyone | is_on_a_programme_of | writes_teaching_content)
rules.add_perm(Permission.ANSWER_REMARK, writes_teaching_content)
rules.add_perm(Permission.WRITE_SECTION, is_an_author)
rules.add_perm(Permission.BRING_CARTRIDGE, writes_teaching_content)
rules.add_perm(Permission.SEE_LINKS, writes_teaching_content)
