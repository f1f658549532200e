import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def to_readers(apps, schema_editor):
    """What can be undone while this runs stays so: each press was for one person until now."""
    recent_share = apps.get_model('activities', 'RecentShare')
    reader = apps.get_model('activities', 'RecentShareReader')
    reader.objects.bulk_create(
        reader(share=share, person_id=share.person_id, version_before=share.version_before) for share in recent_share.objects.all()
    )


class Migration(migrations.Migration):

    dependencies = [
        ('activities', '0005_branching_cases'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='RecentShareReader',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version_before', models.PositiveIntegerField(blank=True, help_text='What they could read until then, if anything.', null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('share', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='readers', to='activities.recentshare')),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(fields=('share', 'person'), name='recent_share_reader_once')],
            },
        ),
        migrations.AddField(
            model_name='recentshare',
            name='seen',
            field=models.CharField(blank=True, default='', help_text='Which words the page showed, so that a second press is known.', max_length=16),
            preserve_default=False,
        ),
        migrations.RunPython(to_readers, migrations.RunPython.noop, elidable=True),
        migrations.RemoveConstraint(
            model_name='recentshare',
            name='recent_share_last_of_each_reader',
        ),
        migrations.RemoveField(
            model_name='recentshare',
            name='person',
        ),
        migrations.RemoveField(
            model_name='recentshare',
            name='version_before',
        ),
    ]
