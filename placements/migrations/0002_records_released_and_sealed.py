from django.db import migrations, models

import placements.models.sealing
from history.append_only import ForbidChanges


class Migration(migrations.Migration):
    dependencies = [("placements", "0001_folded")]

    operations = [
        migrations.AddField(
            model_name="formfield",
            name="sealed",
            field=models.BooleanField(default=False, help_text="Stored encrypted, and never kept as a draft."),
        ),
        migrations.AddField(
            model_name="record",
            name="released_to",
            field=models.CharField(
                blank=True, default="", help_text="The parts it was released to, while it is signed.", max_length=250
            ),
        ),
        migrations.AlterField(
            model_name="recordanswer",
            name="value",
            field=placements.models.sealing.SealableField(
                help_text="By the key of what the field asks. Encrypted where the field says so."
            ),
        ),
        ForbidChanges("placements_formfield"),
        ForbidChanges("placements_recordanswer"),
    ]
