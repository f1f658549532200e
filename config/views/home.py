"""The first page after signing in: the next useful thing, then this week, then what stands beside it."""

from itertools import chain
from typing import Any

from django.views.generic import TemplateView

from accounts.access import Guarded
from accounts.models import User
from accounts.once import keep_answers
from accounts.rules import Permission
from activities.views import home as activities
from learning.views import home as learning
from placements.views import home as placements
from seminars.views import home as seminars
from writing.views import home as writing

SPEAKERS = (writing, placements, activities, seminars, learning)
MOST_TASKS = 5


def ask(name: str, person: User) -> list[dict[str, Any]]:
    """Return what every app has to say under this name: next_things, tasks or panels."""
    return list(chain.from_iterable(getattr(app, name)(person) for app in SPEAKERS if hasattr(app, name)))


class Home(Guarded, TemplateView):
    permission_required = Permission.USE_WAYMARK
    template_name = "home/home.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        keep_answers(self.person)
        things = sorted(ask("next_things", self.person), key=lambda thing: thing["order"])
        tasks = ask("tasks", self.person)
        return super().get_context_data(
            next_thing=things[0] if things else None,
            also=things[1:],
            tasks=sorted(tasks, key=lambda task: (task.get("done", False), not task.get("needs_you", False)))[:MOST_TASKS],
            tasks_done=sum(1 for task in tasks if task.get("done")),
            tasks_all=min(len(tasks), MOST_TASKS),
            panels=ask("panels", self.person),
            roles=self.person.roles_now(),
            **kwargs,
        )
