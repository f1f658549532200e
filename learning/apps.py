from django.apps import AppConfig


class LearningConfig(AppConfig):
    name = "learning"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from learning.actions import listening  # noqa: PLC0415 - models are loaded only now

        listening.listen()
