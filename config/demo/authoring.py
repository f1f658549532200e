"""What an author finds to do: a section begun that cites a source, and a statement of law that was checked long ago."""

from datetime import date, timedelta

from accounts.models import User
from learning.actions.section import add_section
from learning.actions.still_true import set_day
from learning.models import DatedFact, SectionPage, Source

LONG_AGO = timedelta(days=230)
BEGUN = (
    "<h3>Before anybody is recorded</h3><p>Dev asks first, and writes down the answer. For an earlier look at similar ground, read "
)


def build(cast: dict[str, User], today: date) -> None:
    begin_a_section(cast["marek"])
    fact = DatedFact.objects.filter(kind=DatedFact.Kind.LAW).order_by("page__path", "pk").last()
    page = fact.page.specific
    set_day(page, fact.block, today - LONG_AGO)
    page.save_revision(user=cast["marek"], log_action=True).publish(user=cast["marek"])


def begin_a_section(author: User) -> None:
    source = Source.objects.create(
        kind="book", authors="Hill, A.\nShaw, I.", year=2011, title="Social Work and ICT", publisher="SAGE"
    )
    last = SectionPage.objects.live().filter(slug="shaping-it-together").get()
    section = add_section(after=last, title="Recording a visit", by=author)
    words = f'{BEGUN}<a linktype="source" id="{source.pk}">(Hill and Shaw, 2011)</a>.</p>'
    section.body = SectionPage._meta.get_field("body").stream_block.to_python([{"type": "text", "id": "begun", "value": words}])
    section.save_revision(user=author, log_action=True, clean=False)
