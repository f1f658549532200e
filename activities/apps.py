from django.apps import AppConfig


class ActivitiesConfig(AppConfig):
    name = "activities"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from activities import tasks  # noqa: F401, PLC0415 - registers the deliveries
        from activities.actions.done import see_section  # noqa: PLC0415 - models must be loaded first
        from activities.models.done import done_keys  # noqa: PLC0415 - models must be loaded first
        from activities.models.log_emergency import LOG  # noqa: PLC0415 - models must be loaded first
        from activities.models.shown import begun_by_key, facts_for_section  # noqa: PLC0415 - models must be loaded first
        from learning.block_states import Kind, register  # noqa: PLC0415
        from writing.models.emergency_kind import register_private_writing  # noqa: PLC0415

        register_private_writing(LOG)
        register(
            Kind(
                name="activity",
                publish=facts_for_section,
                ask=begun_by_key,
                done=done_keys,
                see=see_section,
                template="activities/activity/_in_section.html",
            )
        )
