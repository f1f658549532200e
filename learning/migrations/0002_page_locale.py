"""Give the pages that Wagtail made in between a locale. Apart from what follows: PostgreSQL will not alter rows it has just changed."""

from django.db import migrations
from wagtail.models import BootstrapLocaleField, BootstrapTranslatableModel, BootstrapTranslationKeyField


class Migration(migrations.Migration):
    dependencies = [
        ("learning", "0001_base_page"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        BootstrapLocaleField("learning.BasePage"),
        BootstrapTranslationKeyField("learning.BasePage"),
        BootstrapTranslatableModel("learning.BasePage"),
    ]
