from django.apps import AppConfig


class DjangoH5PConfig(AppConfig):
    name = "django_h5p"
    label = "django_h5p"
    verbose_name = "H5P"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django_h5p import checks  # noqa: F401, PLC0415 - registers them
