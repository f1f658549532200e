"""What readers found unclear in chapter 1: two remarks that Marek has answered, and one that waits for him."""

from datetime import date, datetime, time, timedelta
from uuid import uuid4

from django.utils import timezone

from accounts.models import User
from learning.actions.remark import answer, write_remark
from learning.models import PublishedBody, Remark
from learning.models.lines import lines_of
from learning.models.outline import library

# Days ago, section, paragraph, what was written, what Marek made of it, what he did.
SAID = (
    (
        41, 0, 2,
        "Three ways to do a visit, but nobody says which of them you think is right. I read it twice to find out.",
        "You could not tell which of the three visits we think is right.",
        "We say now that none of them is. The section ends with what each of them costs, and the question is yours.",
    ),
    (
        12, 1, 3,
        "The word capability is used here before anybody says what it means.",
        "A word is used before it is explained.",
        "Words like this one now have dots under them. Press one and it says what it means.",
    ),
    (1, 2, 1, "Question four and question five sound the same to me. What is the difference?", "", ""),
)  # fmt: skip


def build(cast: dict[str, User], today: date) -> None:
    sections = next(iter(library().modules.values())).chapters[0].sections
    for days, section, paragraph, words, you_said, we_did in SAID:
        body = PublishedBody.objects.get(page=sections[section].pk)
        line = lines_of(body.page_id, body.stamp, body.content)[paragraph]
        remark = write_remark(id=uuid4(), page=body.page_id, place=line.anchor, quote=line.text, words=words, sender=f"demo {days}")
        then = timezone.make_aware(datetime.combine(today - timedelta(days=days), time(19, 5)))
        if we_did:
            answer(remark=remark, you_said=you_said, we_did=we_did, by=cast["marek"])
            Remark.objects.filter(pk=remark.pk).update(answered_at=then + timedelta(days=1))
        Remark.objects.filter(pk=remark.pk).update(said_at=then)
