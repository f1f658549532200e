from django.apps import AppConfig


class SeminarsConfig(AppConfig):
    name = "seminars"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from history.schedule import every  # noqa: PLC0415 - models are loaded only now
        from seminars import tasks  # noqa: F401, PLC0415 - registers the deliveries
        from seminars.models.group import seminar_group, seminar_tutors  # noqa: PLC0415
        from writing.models.candidates import register_candidates, register_groups  # noqa: PLC0415

        register_candidates(seminar_tutors)
        register_groups(seminar_group)
        every(seconds=60, command="sweep_presence")
