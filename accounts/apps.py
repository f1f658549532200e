from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "accounts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.contrib.auth.signals import user_logged_in  # noqa: PLC0415 - needs the apps

        from accounts import tasks  # noqa: F401, PLC0415 - registers the deliveries once models are loaded
        from accounts.access import note_sign_in  # noqa: PLC0415
        from accounts.states import DIGEST_AT  # noqa: PLC0415
        from history.schedule import daily  # noqa: PLC0415

        user_logged_in.connect(note_sign_in, dispatch_uid="accounts.note_sign_in")
        daily(at=DIGEST_AT, command="send_digests")
