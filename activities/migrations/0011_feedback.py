import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from history.append_only import ForbidChanges


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0004_notices_and_digests'),
        ('activities', '0010_question_bank'),
        ('writing', '0014_spoken_feedback'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Feedback',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(help_text='The shared version of the text that was read.')),
                ('words', models.TextField(blank=True, help_text='May be empty where it was spoken.')),
                ('sent_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('taken_back_at', models.DateTimeField(blank=True, null=True)),
                ('read_on', models.DateField(blank=True, help_text='The day on which the owner said that they have read it.', null=True)),
                ('question_at', models.DateTimeField(blank=True, help_text='When the owner asked something that is not answered.', null=True)),
                ('will_do', models.TextField(blank=True, help_text='What the owner will do next, in their own words.')),
                ('will_do_at', models.DateTimeField(blank=True, null=True)),
                ('about', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='feedback', to='writing.audience')),
                ('audience', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='feedback_itself', to='writing.audience')),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='feedback_given', to=settings.AUTH_USER_MODEL)),
                ('notice', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='feedback', to='accounts.notice')),
            ],
            options={
                'ordering': ['sent_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='FeedbackAnswer',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('words', models.TextField()),
                ('written_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('feedback', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='activities.feedback')),
            ],
            options={
                'ordering': ['written_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='SavedPhrase',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('words', models.CharField(max_length=500)),
                ('saved_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='saved_phrases', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['saved_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='UnreadFeedback',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('feedback', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='unread', to='activities.feedback')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='unread_feedback', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.AddIndex(
            model_name='feedback',
            index=models.Index(condition=models.Q(('question_at__isnull', False)), fields=['author'], name='feedback_with_a_question'),
        ),
        migrations.AddConstraint(
            model_name='feedback',
            constraint=models.CheckConstraint(condition=models.Q(('taken_back_at__isnull', True), ('words', ''), _connector='OR'), name='feedback_has_no_words_once_taken_back'),
        ),
        migrations.AddConstraint(
            model_name='feedback',
            constraint=models.CheckConstraint(condition=models.Q(('will_do_at__isnull', False), ('will_do', ''), _connector='XOR'), name='feedback_will_do_has_its_time'),
        ),
        migrations.AddConstraint(
            model_name='unreadfeedback',
            constraint=models.UniqueConstraint(fields=('person', 'feedback'), name='unread_feedback_once'),
        ),
        ForbidChanges("activities_feedbackanswer"),
    ]
