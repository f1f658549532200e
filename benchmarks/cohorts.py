"""A cohort of three hundred students and sixty activities that its tutor may see, half of them done."""

from datetime import timedelta

from django.utils import timezone

from accounts.models import Cohort, Membership, User
from accounts.rules import Role
from activities.models import Activity, ActivityDone
from activities.models.matrix import columns_for
from learning.actions.publishing import forget_outline
from learning.models import PublishedBody

STUDENTS, ACTIVITIES = 300, 60


def fill_cohort(title: str) -> Cohort:
    """Add students and activities in one go: what is measured is the page, and rows made by actions are the same rows."""
    cohort = Cohort.objects.select_related("programme__university").get(title=title)
    names = [f"Student {number:03}" for number in range(STUDENTS - len(cohort.students()))]
    people = User.objects.bulk_create([User(name=name, email=f"{name.replace(' ', '.')}@bench.example".lower()) for name in names])
    begun = timezone.localdate() - timedelta(days=60)
    place = {"organisation": cohort.programme.university, "cohort": cohort, "role": Role.STUDENT, "starts": begun}
    Membership.objects.bulk_create([Membership(person=person, **place) for person in people])
    put_activities_in_a_section(ACTIVITIES - len(columns_for(cohort)))
    columns, at = columns_for(cohort), timezone.now()
    done = [
        ActivityDone(person=person, activity=column.activity, how="answered", at=at, shown_at=at)
        for line, person in enumerate(people)
        for place, column in enumerate(columns)
        if (line + place) % 2
    ]
    ActivityDone.objects.bulk_create(done, ignore_conflicts=True, batch_size=1000)
    return cohort


def put_activities_in_a_section(number: int) -> None:
    """Copies of one that is there, listed by the outline as any other."""
    body = Activity.objects.filter(live=True).first().body
    made = Activity.objects.bulk_create(
        [
            Activity(key=f"bench-{one}", code=f"B{one}", title=f"Activity {one}", body=body, tutors_see_done=True, live=True)
            for one in range(number)
        ]
    )
    section = PublishedBody.objects.filter(activities__gt=0).first()
    section.outline["tasks"] += [["activity", activity.key, activity.title, 5] for activity in made]
    section.save(update_fields=["outline"])
    forget_outline()
