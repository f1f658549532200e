from django.apps import AppConfig


class LearningConfig(AppConfig):
    name = "learning"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from accounts.models.notice_words import register_notices  # noqa: PLC0415
        from learning.actions import listening  # noqa: PLC0415 - models are loaded only now
        from learning.actions.note_sharing import NOTE_SHARED  # noqa: PLC0415
        from learning.notifications import note_shared_said  # noqa: PLC0415

        listening.listen()
        register_notices(NOTE_SHARED, note_shared_said)
