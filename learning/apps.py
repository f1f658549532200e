from django.apps import AppConfig


class LearningConfig(AppConfig):
    name = "learning"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from history.schedule import every  # noqa: PLC0415
        from learning.actions import listening  # noqa: PLC0415 - models are loaded only now

        listening.listen()
        every(seconds=120, command="make_books")
        every(seconds=30, command="take_in_cartridges")
        every(seconds=600, command="check_links")
