from django.apps import AppConfig


class WritingConfig(AppConfig):
    name = "writing"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from writing import tasks  # noqa: F401, PLC0415 - registers the deliveries once models are loaded
