from django.apps import AppConfig


class ActivitiesConfig(AppConfig):
    name = "activities"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from accounts.models.notice_words import register_notices  # noqa: PLC0415
        from activities import tasks  # noqa: F401, PLC0415 - registers the deliveries
        from activities.actions import h5p, listening  # noqa: PLC0415 - models must be loaded first
        from activities.actions.assessment import take_assessment  # noqa: PLC0415 - models must be loaded first
        from activities.actions.assignment import MORE_TIME  # noqa: PLC0415 - models must be loaded first
        from activities.actions.done import see_section  # noqa: PLC0415 - models must be loaded first
        from activities.actions.release import GIVEN_BACK  # noqa: PLC0415
        from activities.models.done import done_keys  # noqa: PLC0415 - models must be loaded first
        from activities.models.feedback_words import ANSWERED, GIVEN  # noqa: PLC0415 - models must be loaded first
        from activities.models.log_emergency import LOG  # noqa: PLC0415 - models must be loaded first
        from activities.models.log_opened import entries_named, files_named  # noqa: PLC0415 - models must be loaded first
        from activities.models.on_paper import as_assessment, on_paper  # noqa: PLC0415 - models must be loaded first
        from activities.models.shown import begun_by_key, facts_for_section  # noqa: PLC0415 - models must be loaded first
        from activities.models.unread_beside import WRITTEN_BESIDE  # noqa: PLC0415 - models must be loaded first
        from activities.notifications import (  # noqa: PLC0415 - models must be loaded first
            feedback_answered,
            feedback_given,
            given_back_said,
            more_time_said,
            written_beside,
        )
        from learning.block_states import Kind, register  # noqa: PLC0415
        from writing.models.emergency_kind import register_private_writing  # noqa: PLC0415
        from writing.models.opened import register_opened  # noqa: PLC0415

        listening.listen()
        h5p.listen()
        register_notices(GIVEN_BACK, given_back_said)
        register_notices(MORE_TIME, more_time_said)
        register_private_writing(LOG)
        register_opened("activities.logentry", entries_named)
        register_opened("writing.attachment", files_named)
        register_notices(WRITTEN_BESIDE, written_beside)
        register_notices(GIVEN, feedback_given)
        register_notices(ANSWERED, feedback_answered)
        register(
            Kind(
                name="activity",
                publish=facts_for_section,
                ask=begun_by_key,
                done=done_keys,
                see=see_section,
                template="activities/activity/_in_section.html",
                on_paper=on_paper,
                as_assessment=as_assessment,
                take_assessment=take_assessment,
            )
        )
