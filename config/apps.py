from django.apps import AppConfig
from django.conf import settings


class ConfigConfig(AppConfig):
    name = "config"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from config import h5p  # noqa: F401, PLC0415 - registers its delivery
        from history import admin  # noqa: F401, PLC0415 - the only thing investigators may look at
        from history.schedule import every  # noqa: PLC0415 - as above

        every(seconds=3600, command="h5p_tidy")
        if settings.REDIS_URL:
            from config.broker import nudge  # noqa: PLC0415 - only where there is a broker
            from history.outbox import on_promise  # noqa: PLC0415 - needs the models

            on_promise.append(nudge)
