from django.apps import AppConfig


class SeminarsConfig(AppConfig):
    name = "seminars"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from history.schedule import every  # noqa: PLC0415 - models are loaded only now
        from seminars import tasks  # noqa: F401, PLC0415 - registers the deliveries

        every(seconds=60, command="sweep_presence")
