from datetime import time

from django.apps import AppConfig

REMINDED_AT = time(5, 30)  # before the one mail of the day is made


class LearningConfig(AppConfig):
    name = "learning"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from accounts.models.notice_words import register_notices  # noqa: PLC0415 - models are loaded only now
        from history.schedule import daily, every  # noqa: PLC0415
        from learning.actions import listening  # noqa: PLC0415
        from learning.actions.note_sharing import NOTE_SHARED  # noqa: PLC0415
        from learning.models.dated import CHECK_AGAIN  # noqa: PLC0415
        from learning.notifications import check_again_said, note_shared_said  # noqa: PLC0415

        listening.listen()
        register_notices(CHECK_AGAIN, check_again_said)
        register_notices(NOTE_SHARED, note_shared_said)
        every(seconds=60, command="publish_scheduled")
        daily(at=REMINDED_AT, command="remind_to_check")
        every(seconds=120, command="make_books")
        every(seconds=60, command="make_recordings")
        every(seconds=30, command="take_in_cartridges")
        every(seconds=600, command="check_links")
