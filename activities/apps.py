from django.apps import AppConfig


class ActivitiesConfig(AppConfig):
    name = "activities"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from accounts.models.notice_words import register_notices  # noqa: PLC0415
        from activities import tasks  # noqa: F401, PLC0415 - registers the deliveries
        from activities.actions.assignment import MORE_TIME  # noqa: PLC0415 - models must be loaded first
        from activities.actions.release import GIVEN_BACK  # noqa: PLC0415
        from activities.models.log_emergency import LOG  # noqa: PLC0415 - models must be loaded first
        from activities.models.shown import begun_by_key, facts_for_section  # noqa: PLC0415 - models must be loaded first
        from activities.notifications import given_back_said, more_time_said  # noqa: PLC0415
        from learning.block_states import Kind, register  # noqa: PLC0415
        from writing.models.emergency_kind import register_private_writing  # noqa: PLC0415

        register_notices(GIVEN_BACK, given_back_said)
        register_notices(MORE_TIME, more_time_said)
        register_private_writing(LOG)
        register(
            Kind(
                name="activity",
                publish=facts_for_section,
                ask=begun_by_key,
                template="activities/activity/_in_section.html",
            )
        )
