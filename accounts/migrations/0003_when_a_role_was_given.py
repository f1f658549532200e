from datetime import datetime

import django.utils.timezone
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def take_the_first_day(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Roles that are there already were given at the latest now; their first day is the best that is known of them."""
    now = django.utils.timezone.now()
    for membership in apps.get_model("accounts", "Membership").objects.all():
        first = django.utils.timezone.make_aware(datetime.combine(membership.starts, datetime.min.time()))
        membership.given_at = min(first, now)
        membership.save(update_fields=["given_at"])


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0002_words_that_point_to_a_team'),
    ]

    operations = [
        migrations.AddField(
            model_name='membership',
            name='given_at',
            field=models.DateTimeField(default=django.utils.timezone.now, editable=False, help_text='When it was given. `starts` may be any day.'),
        ),
        migrations.RunPython(take_the_first_day, migrations.RunPython.noop),
    ]
