from typing import Any

from django.core.management.base import BaseCommand

from seminars.actions import people, room, session


class Command(BaseCommand):
    help = "Keep the rooms tidy: who fell silent has left, forgotten seminars are finished, cohorts followed, old chat removed."

    def handle(self, *args: Any, **options: Any) -> None:
        left = room.sweep_presence()
        people.follow_cohorts()
        finished = session.finish_forgotten()
        emptied = room.remove_old_words()
        self.stdout.write(f"{left} left, {finished} finished, {emptied} chats removed.")
