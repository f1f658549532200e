from django.apps import AppConfig


class PlacementsConfig(AppConfig):
    name = "placements"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from history.schedule import every  # noqa: PLC0415 - once models are loaded
        from placements import tasks  # noqa: F401, PLC0415 - registers the deliveries
        from placements.models.placement import candidates, educators  # noqa: PLC0415
        from placements.models.questions import people_to_tell  # noqa: PLC0415
        from placements.models.surroundings import surroundings  # noqa: PLC0415
        from writing.models.candidates import register_candidates  # noqa: PLC0415
        from writing.models.disclosure import register_people_to_tell  # noqa: PLC0415
        from writing.models.educator import register_educators  # noqa: PLC0415
        from writing.models.local_words import register_local_words  # noqa: PLC0415

        register_candidates(candidates)
        register_educators(educators)
        register_local_words(surroundings)
        register_people_to_tell(people_to_tell)
        every(seconds=600, command="expire_sign_off_requests")
