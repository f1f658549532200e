from datetime import time

from django.apps import AppConfig

CHECKPOINT_AT = time(0, 10)  # of the day that has just ended


class PlacementsConfig(AppConfig):
    name = "placements"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from accounts.models.notice_words import register_notices  # noqa: PLC0415
        from history.schedule import daily, every  # noqa: PLC0415 - once models are loaded
        from placements import tasks  # noqa: F401, PLC0415 - registers the deliveries
        from placements.actions.nudge import KIND  # noqa: PLC0415
        from placements.models.evidence_opened import evidence_named  # noqa: PLC0415
        from placements.models.placement import candidates, educators  # noqa: PLC0415
        from placements.models.portfolio_opened import editions_named  # noqa: PLC0415
        from placements.models.questions import people_to_tell  # noqa: PLC0415
        from placements.models.surroundings import surroundings  # noqa: PLC0415
        from placements.notifications import nudges_said  # noqa: PLC0415
        from writing.models.candidates import register_candidates  # noqa: PLC0415
        from writing.models.disclosure import register_people_to_tell  # noqa: PLC0415
        from writing.models.educator import register_educators  # noqa: PLC0415
        from writing.models.local_words import register_local_words  # noqa: PLC0415
        from writing.models.opened import register_opened  # noqa: PLC0415

        register_candidates(candidates)
        register_opened("placements.evidence", evidence_named)
        register_opened("placements.portfolioedition", editions_named)
        register_notices(KIND, nudges_said)
        register_educators(educators)
        register_local_words(surroundings)
        register_people_to_tell(people_to_tell)
        every(seconds=600, command="expire_sign_off_requests")
        daily(at=CHECKPOINT_AT, command="make_checkpoint")
