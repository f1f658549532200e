from django.apps import AppConfig


class WritingConfig(AppConfig):
    name = "writing"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from history.schedule import every  # noqa: PLC0415 - once models are loaded
        from writing import tasks  # noqa: F401, PLC0415 - registers the deliveries

        every(seconds=600, command="lapse_emergency_readings")
        every(seconds=60, command="check_waiting_files")
