"""Where a host project takes over. Each is a dotted path in its settings."""

from uuid import UUID


def at_once(import_uuid: UUID) -> None:
    """Carry an import out before the upload is answered. H5P_RUN_IMPORT names another for work in the background.

    Such a function keeps the id in its queue and has `django_h5p.actions.carry_out(import_uuid)` called by a worker, as often as it
    likes: what was carried out once is not carried out again.
    """
    from django_h5p.actions import carry_out  # noqa: PLC0415 - settings are read before models exist

    carry_out(import_uuid)
