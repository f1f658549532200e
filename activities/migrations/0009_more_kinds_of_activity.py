import django.db.models.deletion
import django.utils.timezone
import wagtail.fields
from django.conf import settings
from django.db import migrations, models

from history.append_only import ForbidChanges


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0003_when_a_role_was_given'),
        ('activities', '0008_polls'),
        ('learning', '0003_course'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name='activity',
            name='body',
            field=wagtail.fields.StreamField([('sort', 16), ('reflective_prompt', 21), ('branch', 40), ('poll', 48), ('questions', 81), ('mark_up', 101), ('rewrite', 109), ('calculator', 130), ('web_quest', 155), ('discussion', 166)], block_lookup={0: ('wagtail.blocks.CharBlock', (), {'max_length': 60}), 1: ('wagtail.blocks.CharBlock', (), {'help_text': 'A few words that say what belongs here.', 'max_length': 150, 'required': False}), 2: ('wagtail.blocks.RegexBlock', (), {'error_messages': {'invalid': 'Use a-z, 0-9 and hyphens.'}, 'help_text': 'Left empty, made from the title. Keep it when you change the title.', 'max_length': 50, 'regex': '^[a-z0-9-]+\\Z', 'required': False}), 3: ('wagtail.blocks.StructBlock', [[('title', 0), ('meaning', 1), ('key', 2)]], {}), 4: ('wagtail.blocks.ListBlock', (3,), {'min_num': 2}), 5: ('wagtail.blocks.CharBlock', (), {'max_length': 120}), 6: ('wagtail.blocks.CharBlock', (), {'help_text': 'The title or key of a group.', 'max_length': 60}), 7: ('wagtail.blocks.BooleanBlock', (), {'required': False}), 8: ('wagtail.blocks.TextBlock', (), {'help_text': 'Why it fits here, or what to think about again.', 'rows': 2}), 9: ('wagtail.blocks.StructBlock', [[('group', 6), ('fits', 7), ('feedback', 8)]], {}), 10: ('wagtail.blocks.ListBlock', (9,), {'help_text': 'One for each group.'}), 11: ('wagtail.blocks.RegexBlock', (), {'error_messages': {'invalid': 'Use a-z, 0-9 and hyphens.'}, 'help_text': 'Left empty, made from the text. Keep it when you change the text.', 'max_length': 50, 'regex': '^[a-z0-9-]+\\Z', 'required': False}), 12: ('wagtail.blocks.StructBlock', [[('text', 5), ('places', 10), ('key', 11)]], {}), 13: ('wagtail.blocks.ListBlock', (12,), {'min_num': 2}), 14: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'ol', 'ul', 'link'], 'help_text': 'Shown when all cards fit.'}), 15: ('wagtail.blocks.CharBlock', (), {'help_text': 'Quoted in the log entry that somebody writes about it.', 'max_length': 300}), 16: ('wagtail.blocks.StructBlock', [[('groups', 4), ('cards', 13), ('closing', 14), ('log_question', 15)]], {}), 17: ('wagtail.blocks.CharBlock', (), {'help_text': 'Quoted at the top of the log entry.', 'max_length': 300}), 18: ('wagtail.blocks.CharBlock', (), {'max_length': 300}), 19: ('wagtail.blocks.ListBlock', (18,), {'default': [], 'help_text': 'Questions that help to begin.', 'min_num': 0}), 20: ('wagtail.blocks.CharBlock', (), {'help_text': 'Shown beside the button: who will see what is written.', 'max_length': 300}), 21: ('wagtail.blocks.StructBlock', [[('question', 17), ('helpers', 19), ('privacy', 20)]], {}), 22: ('wagtail.blocks.RegexBlock', (), {'error_messages': {'invalid': 'Use a-z, 0-9 and hyphens.'}, 'help_text': 'How choices name it.', 'max_length': 50, 'regex': '^[a-z0-9-]+\\Z', 'required': True}), 23: ('wagtail.blocks.CharBlock', (), {'max_length': 80}), 24: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'ol', 'ul']}), 25: ('wagtail.blocks.CharBlock', (), {'default': 'What do you do?', 'max_length': 120}), 26: ('wagtail.blocks.CharBlock', (), {'help_text': 'What the reader does, from a verb on.', 'max_length': 150}), 27: ('wagtail.blocks.CharBlock', (), {'help_text': 'The key of a scene or of an ending.', 'max_length': 50}), 28: ('wagtail.blocks.TextBlock', (), {'help_text': 'What comes of it, shown before the next scene.', 'rows': 3}), 29: ('wagtail.blocks.StructBlock', [[('text', 26), ('leads_to', 27), ('follows', 28)]], {}), 30: ('wagtail.blocks.ListBlock', (29,), {'max_num': 5, 'min_num': 2}), 31: ('wagtail.blocks.StructBlock', [[('key', 22), ('title', 23), ('text', 24), ('question', 25), ('choices', 30)]], {}), 32: ('wagtail.blocks.ListBlock', (31,), {'min_num': 1}), 33: ('wagtail.blocks.CharBlock', (), {'help_text': 'What was at stake: trust, time, record.', 'max_length': 40}), 34: ('wagtail.blocks.CharBlock', (), {'help_text': 'What became of it.', 'max_length': 200}), 35: ('wagtail.blocks.StructBlock', [[('value', 33), ('words', 34)]], {}), 36: ('wagtail.blocks.ListBlock', (35,), {'help_text': 'The same values at each ending, so that endings can be compared.', 'min_num': 2}), 37: ('wagtail.blocks.StructBlock', [[('key', 22), ('title', 23), ('text', 24), ('trades', 36)]], {}), 38: ('wagtail.blocks.ListBlock', (37,), {'min_num': 2}), 39: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'ol', 'ul', 'link'], 'help_text': 'Shown under each ending.'}), 40: ('wagtail.blocks.StructBlock', [[('scenes', 32), ('endings', 38), ('closing', 39), ('log_question', 15)]], {}), 41: ('wagtail.blocks.CharBlock', (), {'help_text': 'Asked of each item, such as “How sure are you with…”.', 'max_length': 120}), 42: ('wagtail.blocks.CharBlock', (), {'max_length': 40}), 43: ('wagtail.blocks.ListBlock', (42,), {'help_text': 'In words, from one end to the other.', 'max_num': 6, 'min_num': 2}), 44: ('wagtail.blocks.CharBlock', (), {'help_text': 'Goes on from the question.', 'max_length': 120}), 45: ('wagtail.blocks.StructBlock', [[('text', 44), ('key', 11)]], {}), 46: ('wagtail.blocks.ListBlock', (45,), {'max_num': 12, 'min_num': 1}), 47: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'ol', 'ul', 'link'], 'help_text': 'Shown with what they answered.'}), 48: ('wagtail.blocks.StructBlock', [[('question', 41), ('steps', 43), ('items', 46), ('closing', 47), ('log_question', 15)]], {}), 49: ('wagtail.blocks.CharBlock', (), {'help_text': 'Two or three words, for the list of all questions.', 'max_length': 60}), 50: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'ol', 'ul', 'blockquote'], 'help_text': 'What is read first: a scene, or a message as a quotation.', 'required': False}), 51: ('wagtail.blocks.CharBlock', (), {'max_length': 150}), 52: ('wagtail.blocks.TextBlock', (), {'help_text': 'Why it fits, or what to think about again.', 'rows': 2}), 53: ('wagtail.blocks.StructBlock', [[('text', 51), ('fits', 7), ('feedback', 52), ('key', 11)]], {}), 54: ('wagtail.blocks.ListBlock', (53,), {'max_num': 8, 'min_num': 2}), 55: ('wagtail.blocks.StructBlock', [[('title', 49), ('text', 50), ('question', 51), ('key', 2), ('options', 54)]], {}), 56: ('wagtail.blocks.ListBlock', (53,), {'help_text': 'The reason is read by those who ticked it and those who did not.', 'max_num': 8, 'min_num': 2}), 57: ('wagtail.blocks.StructBlock', [[('title', 49), ('text', 50), ('question', 51), ('key', 2), ('options', 56)]], {}), 58: ('wagtail.blocks.CharBlock', (), {'help_text': 'Capitals, quotation marks and a full stop make no difference.', 'max_length': 100}), 59: ('wagtail.blocks.BooleanBlock', (), {'help_text': 'Leave it empty for an answer that is near, with what to think about again.', 'required': False}), 60: ('wagtail.blocks.TextBlock', (), {'rows': 2}), 61: ('wagtail.blocks.StructBlock', [[('text', 58), ('fits', 59), ('feedback', 60)]], {}), 62: ('wagtail.blocks.ListBlock', (61,), {'min_num': 1}), 63: ('wagtail.blocks.StructBlock', [[('title', 49), ('text', 50), ('question', 51), ('key', 2), ('answers', 62), ('otherwise', 60)]], {}), 64: ('wagtail.blocks.StructBlock', [[('text', 23), ('key', 11)]], {}), 65: ('wagtail.blocks.ListBlock', (64,), {'max_num': 8, 'min_num': 2}), 66: ('wagtail.blocks.CharBlock', (), {'help_text': 'The text or key of a partner.', 'max_length': 80}), 67: ('wagtail.blocks.ListBlock', (66,), {'default': [], 'min_num': 0}), 68: ('wagtail.blocks.TextBlock', (), {'help_text': 'Why it fits.', 'rows': 2}), 69: ('wagtail.blocks.TextBlock', (), {'help_text': 'What to think about again.', 'rows': 2}), 70: ('wagtail.blocks.StructBlock', [[('text', 51), ('fits', 67), ('why', 68), ('again', 69), ('key', 11)]], {}), 71: ('wagtail.blocks.ListBlock', (70,), {'max_num': 8, 'min_num': 2}), 72: ('wagtail.blocks.StructBlock', [[('title', 49), ('text', 50), ('question', 51), ('key', 2), ('partners', 65), ('lines', 71)]], {}), 73: ('wagtail.blocks.TextBlock', (), {'help_text': 'Why it stands here.', 'rows': 2}), 74: ('wagtail.blocks.TextBlock', (), {'help_text': 'What to think about again, without giving the place away.', 'rows': 2}), 75: ('wagtail.blocks.BooleanBlock', (), {'help_text': 'It may change places with the line before it.', 'required': False}), 76: ('wagtail.blocks.StructBlock', [[('text', 51), ('why', 73), ('again', 74), ('swaps', 75), ('key', 11)]], {}), 77: ('wagtail.blocks.ListBlock', (76,), {'help_text': 'In the order that fits. Readers find them in another.', 'max_num': 8}), 78: ('wagtail.blocks.StructBlock', [[('title', 49), ('text', 50), ('question', 51), ('key', 2), ('lines', 77)]], {}), 79: ('wagtail.blocks.StreamBlock', [[('single', 55), ('multiple', 57), ('short', 63), ('match', 72), ('order', 78)]], {}), 80: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'ol', 'ul', 'link'], 'help_text': 'Shown at the end. It does not say that all fit.'}), 81: ('wagtail.blocks.StructBlock', [[('questions', 79), ('closing', 80), ('log_question', 15)]], {}), 82: ('wagtail.blocks.TextBlock', (), {'help_text': 'Each phrase that can be marked as [[key|words]]. An empty line begins a paragraph.', 'rows': 14}), 83: ('wagtail.blocks.RegexBlock', (), {'error_messages': {'invalid': 'Use a-z, 0-9 and hyphens.'}, 'help_text': 'As it stands in the text: [[key|words]].', 'max_length': 50, 'regex': '^[a-z0-9-]+\\Z', 'required': True}), 84: ('wagtail.blocks.BooleanBlock', (), {'help_text': 'Not ticked: it is fine as it is.', 'label': 'Worth marking', 'required': False}), 85: ('wagtail.blocks.ListBlock', (42,), {'default': [], 'help_text': 'Kinds of mark that fit. None: any of them does.', 'min_num': 0}), 86: ('wagtail.blocks.TextBlock', (), {'help_text': 'What the risk is; or why this one is fine.', 'rows': 2}), 87: ('wagtail.blocks.TextBlock', (), {'help_text': 'The kinder habit, for a phrase that is worth marking.', 'required': False, 'rows': 2}), 88: ('wagtail.blocks.StructBlock', [[('key', 83), ('fits', 84), ('kinds', 85), ('why', 86), ('habit', 87)]], {}), 89: ('wagtail.blocks.ListBlock', (88,), {'min_num': 1}), 90: ('wagtail.blocks.BooleanBlock', (), {'label': 'Say before Check how many there are to find', 'required': False}), 91: ('wagtail.blocks.ListBlock', (42,), {'default': [], 'help_text': 'Kinds of mark, if any.', 'max_num': 6, 'min_num': 0}), 92: ('wagtail.blocks.CharBlock', (), {'default': 'Which kind?', 'help_text': 'Asked of each mark where there are kinds.', 'max_length': 60}), 93: ('wagtail.blocks.CharBlock', (), {'help_text': 'Something to compare the text with, such as a transcript.', 'max_length': 80, 'required': False}), 94: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'ol', 'ul', 'link'], 'required': False}), 95: ('wagtail.blocks.TextBlock', (), {'help_text': 'What to do with the text afterwards. Empty: it is not rewritten.', 'required': False, 'rows': 2}), 96: ('wagtail.blocks.CharBlock', (), {'help_text': 'Who wrote it, in a sentence. Say so where they are invented.', 'max_length': 200}), 97: ('wagtail.blocks.TextBlock', (), {'help_text': 'Plain text. An empty line begins a new paragraph.', 'rows': 10}), 98: ('wagtail.blocks.StructBlock', [[('title', 23), ('by', 96), ('text', 97)]], {}), 99: ('wagtail.blocks.ListBlock', (98,), {'default': [], 'help_text': 'Shown beside what they wrote.', 'max_num': 3, 'min_num': 0}), 100: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'ol', 'ul', 'link'], 'help_text': 'Shown at the end.'}), 101: ('wagtail.blocks.StructBlock', [[('text', 82), ('phrases', 89), ('to_find', 90), ('kinds', 91), ('kind_question', 92), ('beside_title', 93), ('beside', 94), ('rewriting', 95), ('versions', 99), ('closing', 100), ('log_question', 15)]], {}), 102: ('wagtail.blocks.TextBlock', (), {'help_text': 'Plain text. An empty line begins a new paragraph.', 'rows': 12}), 103: ('wagtail.blocks.CharBlock', (), {'help_text': 'A word or a few, as they stand in the text.', 'max_length': 60}), 104: ('wagtail.blocks.CharBlock', (), {'help_text': 'What to say instead.', 'max_length': 60}), 105: ('wagtail.blocks.StructBlock', [[('hard', 103), ('plain', 104)]], {}), 106: ('wagtail.blocks.ListBlock', (105,), {'default': [], 'help_text': 'Hard words, and plainer ones to offer.', 'min_num': 0}), 107: ('wagtail.blocks.ListBlock', (98,), {'help_text': 'Shown beside what they wrote.', 'max_num': 3, 'min_num': 1}), 108: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'ol', 'ul', 'link'], 'help_text': 'Shown with the versions.'}), 109: ('wagtail.blocks.StructBlock', [[('original', 102), ('plainer', 106), ('versions', 107), ('closing', 108), ('log_question', 15)]], {}), 110: ('wagtail.blocks.RegexBlock', (), {'error_messages': {'invalid': 'Use a-z, 0-9 and hyphens.'}, 'help_text': 'How lines and sentences name it.', 'max_length': 50, 'regex': '^[a-z0-9-]+\\Z', 'required': True}), 111: ('wagtail.blocks.CharBlock', (), {'help_text': '“£”, “£ a month”, “hours”, “miles”, “GB”.', 'max_length': 30, 'required': False}), 112: ('wagtail.blocks.RegexBlock', (), {'error_messages': {'invalid': 'Write a plain number, such as 12.50.'}, 'regex': '^-?[0-9]{1,9}(?:\\.[0-9]{1,6})?\\Z'}), 113: ('wagtail.blocks.RegexBlock', (), {'default': '0', 'error_messages': {'invalid': 'Write a plain number, such as 12.50.'}, 'regex': '^-?[0-9]{1,9}(?:\\.[0-9]{1,6})?\\Z'}), 114: ('wagtail.blocks.RegexBlock', (), {'default': '0.01', 'error_messages': {'invalid': 'Write a plain number, such as 12.50.'}, 'help_text': '0.01 for pence, 1 for whole numbers.', 'regex': '^-?[0-9]{1,9}(?:\\.[0-9]{1,6})?\\Z'}), 115: ('wagtail.blocks.CharBlock', (), {'help_text': 'A sentence, such as where to look a rate up.', 'max_length': 200, 'required': False}), 116: ('wagtail.blocks.StructBlock', [[('key', 110), ('label', 23), ('unit', 111), ('start', 112), ('lowest', 113), ('highest', 112), ('step', 114), ('help', 115)]], {}), 117: ('wagtail.blocks.ListBlock', (116,), {'max_num': 20, 'min_num': 1}), 118: ('wagtail.blocks.RegexBlock', (), {'error_messages': {'invalid': 'Use a-z, 0-9 and hyphens.'}, 'max_length': 50, 'regex': '^[a-z0-9-]+\\Z', 'required': True}), 119: ('wagtail.blocks.CharBlock', (), {'help_text': 'With “£” it is rounded to the penny.', 'max_length': 30, 'required': False}), 120: ('wagtail.blocks.IntegerBlock', (), {'default': 0, 'help_text': 'Digits after the point, where it is not money.', 'max_value': 4, 'min_value': 0}), 121: ('wagtail.blocks.CharBlock', (), {'max_length': 50}), 122: ('wagtail.blocks.ListBlock', (121,), {'default': [], 'help_text': 'The key of a field or of an earlier line, or a plain number.', 'min_num': 0}), 123: ('wagtail.blocks.CharBlock', (), {'help_text': '“That is **{hours} hours** at the minimum wage.”', 'max_length': 250, 'required': False}), 124: ('wagtail.blocks.CharBlock', (), {'max_length': 250}), 125: ('wagtail.blocks.StructBlock', [[('at_least', 112), ('words', 124)]], {}), 126: ('wagtail.blocks.ListBlock', (125,), {'default': [], 'help_text': 'Words for how much it is, from the smallest on.', 'min_num': 0}), 127: ('wagtail.blocks.StructBlock', [[('key', 118), ('label', 23), ('unit', 119), ('places', 120), ('add', 122), ('less', 122), ('times', 122), ('over', 122), ('sentence', 123), ('levels', 126)]], {}), 128: ('wagtail.blocks.ListBlock', (127,), {'max_num': 20, 'min_num': 1}), 129: ('wagtail.blocks.ListBlock', (18,), {'default': [], 'help_text': 'To talk about afterwards.', 'min_num': 0}), 130: ('wagtail.blocks.StructBlock', [[('fields', 117), ('lines', 128), ('questions', 129), ('closing', 94), ('log_question', 15)]], {}), 131: ('wagtail.blocks.CharBlock', (), {'max_length': 100}), 132: ('wagtail.blocks.TextBlock', (), {'rows': 3}), 133: ('wagtail.blocks.CharBlock', (), {'help_text': 'Who keeps it, in words.', 'max_length': 80}), 134: ('wagtail.blocks.CharBlock', (), {'help_text': 'What is to be found there.', 'max_length': 250}), 135: ('wagtail.blocks.URLBlock', (), {'help_text': 'Its address, opened in a new tab.', 'required': False}), 136: ('wagtail.blocks.StructBlock', [[('name', 133), ('why', 134), ('url', 135)]], {}), 137: ('wagtail.blocks.ListBlock', (136,), {'default': [], 'min_num': 0}), 138: ('wagtail.blocks.StructBlock', [[('title', 131), ('text', 132), ('places', 137)]], {}), 139: ('wagtail.blocks.ListBlock', (138,), {'max_num': 8, 'min_num': 1}), 140: ('wagtail.blocks.CharBlock', (), {'default': 'source', 'max_length': 30}), 141: ('wagtail.blocks.CharBlock', (), {'default': 'sources', 'max_length': 30}), 142: ('wagtail.blocks.IntegerBlock', (), {'default': 3, 'help_text': 'How many there should be at the end.', 'max_value': 20, 'min_value': 1}), 143: ('wagtail.blocks.IntegerBlock', (), {'default': 6, 'max_value': 20, 'min_value': 1}), 144: ('wagtail.blocks.ListBlock', (18,), {'default': [], 'help_text': 'Rows that you name, such as references.', 'max_num': 20, 'min_num': 0}), 145: ('wagtail.blocks.StructBlock', [[('name', 140), ('plural', 141), ('asked', 142), ('at_most', 143), ('given', 144)]], {}), 146: ('wagtail.blocks.CharBlock', (), {'help_text': 'What to think of.', 'max_length': 150, 'required': False}), 147: ('wagtail.blocks.CharBlock', (), {'help_text': 'Such as “no date”: then it has to be filled in, and “One source has no date yet.” is said. Left empty, it may stay empty.', 'max_length': 40, 'required': False}), 148: ('wagtail.blocks.StructBlock', [[('key', 118), ('heading', 42), ('help', 146), ('lacks', 147)]], {}), 149: ('wagtail.blocks.ListBlock', (148,), {'max_num': 6, 'min_num': 2}), 150: ('wagtail.blocks.CharBlock', (), {'max_length': 300, 'required': False}), 151: ('wagtail.blocks.CharBlock', (), {'help_text': 'Such as “no appraisal”: then it has to be filled in.', 'max_length': 60, 'required': False}), 152: ('wagtail.blocks.StructBlock', [[('key', 118), ('label', 5), ('help', 150), ('lacks', 151)]], {}), 153: ('wagtail.blocks.ListBlock', (152,), {'default': [], 'help_text': 'Fields under the grid.', 'max_num': 6, 'min_num': 0}), 154: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'ol', 'ul', 'link'], 'help_text': 'Shown when it is finished.'}), 155: ('wagtail.blocks.StructBlock', [[('question', 18), ('steps', 139), ('row', 145), ('columns', 149), ('ends', 153), ('closing', 154), ('log_question', 15)]], {}), 156: ('wagtail.blocks.TextBlock', (), {'help_text': 'What they talk about. It stands at the top.', 'max_length': 600, 'rows': 3}), 157: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('cohort', 'Students of one cohort and their tutors'), ('programme', 'Everyone on the programme and their tutors')], 'help_text': 'Who talks here. They see it before they write.'}), 158: ('wagtail.blocks.BooleanBlock', (), {'help_text': 'Posts wait until a tutor lets them through.', 'required': False}), 159: ('wagtail.blocks.IntegerBlock', (), {'default': 1, 'help_text': 'How many posts of their own you ask for.', 'max_value': 5, 'min_value': 0}), 160: ('wagtail.blocks.IntegerBlock', (), {'default': 1, 'help_text': 'How many answers to others you ask for.', 'max_value': 5, 'min_value': 0}), 161: ('wagtail.blocks.CharBlock', (), {'help_text': 'Who they speak for or what they do, such as “the daughter” or “challenger”.', 'max_length': 60}), 162: ('wagtail.blocks.CharBlock', (), {'help_text': 'What somebody in this role does, in one sentence.', 'max_length': 300}), 163: ('wagtail.blocks.StructBlock', [[('title', 161), ('task', 162), ('key', 2)]], {}), 164: ('wagtail.blocks.ListBlock', (163,), {'default': [], 'help_text': 'Given at random, each to as many. None, or two and more.', 'max_num': 8, 'min_num': 0}), 165: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'ol', 'ul', 'link'], 'help_text': 'Shown to somebody who has posted what you ask for.'}), 166: ('wagtail.blocks.StructBlock', [[('question', 156), ('audience', 157), ('held', 158), ('posts', 159), ('answers', 160), ('roles', 164), ('closing', 165), ('log_question', 15)]], {})}, verbose_name='kind'),
        ),
        migrations.CreateModel(
            name='Discussion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('last_number', models.PositiveIntegerField(default=0)),
                ('opened_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('activity', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='discussions', to='activities.activity')),
                ('cohort', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.cohort')),
                ('programme', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.programme')),
                ('section', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='learning.sectionpage')),
            ],
            options={
                'ordering': ['-opened_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='DiscussionReader',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(blank=True, help_text='The key of the role they were given, where there are roles.', max_length=50)),
                ('seen', models.PositiveIntegerField(blank=True, help_text='Empty until they have read it once.', null=True)),
                ('discussion', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='readers', to='activities.discussion')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Post',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('signed', models.CharField(max_length=150)),
                ('as_tutor', models.BooleanField(default=False)),
                ('role', models.CharField(blank=True, help_text='What their role was called.', max_length=60)),
                ('words', models.TextField(blank=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('state', models.CharField(choices=[('waiting', 'waiting for a tutor'), ('shown', 'there to read'), ('sent_back', 'sent back with a reason'), ('hidden', 'hidden by a tutor'), ('taken_back', 'taken back by its author')], max_length=20)),
                ('number', models.PositiveIntegerField(blank=True, null=True)),
                ('posted_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('changed_at', models.DateTimeField(blank=True, null=True)),
                ('shown_at', models.DateTimeField(blank=True, help_text='When it was there to read for the first time.', null=True)),
                ('has_news', models.BooleanField(default=False, help_text='A tutor sent it back or hid it, and its author has not seen that yet.')),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='posts', to=settings.AUTH_USER_MODEL)),
                ('discussion', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='posts', to='activities.discussion')),
                ('under', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='activities.post')),
            ],
            options={
                'ordering': ['posted_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='EarlierWords',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField()),
                ('words', models.TextField()),
                ('until', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='earlier', to='activities.post')),
            ],
            options={
                'ordering': ['-version'],
            },
        ),
        migrations.CreateModel(
            name='PostDecision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('move', models.CharField(max_length=50)),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('comment', models.TextField(blank=True)),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='activities.post')),
            ],
            options={
                'ordering': ['at', 'pk'],
                'abstract': False,
            },
        ),
        migrations.AddConstraint(
            model_name='discussion',
            constraint=models.CheckConstraint(condition=models.Q(('activity__isnull', True), ('section__isnull', True), _connector='XOR'), name='discussion_of_one_thing'),
        ),
        migrations.AddConstraint(
            model_name='discussion',
            constraint=models.CheckConstraint(condition=models.Q(('cohort__isnull', True), ('programme__isnull', True), _connector='XOR'), name='discussion_of_one_group'),
        ),
        migrations.AddConstraint(
            model_name='discussion',
            constraint=models.UniqueConstraint(condition=models.Q(('activity__isnull', False), ('cohort__isnull', False)), fields=('activity', 'cohort'), name='discussion_once_activity_cohort'),
        ),
        migrations.AddConstraint(
            model_name='discussion',
            constraint=models.UniqueConstraint(condition=models.Q(('activity__isnull', False), ('programme__isnull', False)), fields=('activity', 'programme'), name='discussion_once_activity_programme'),
        ),
        migrations.AddConstraint(
            model_name='discussion',
            constraint=models.UniqueConstraint(condition=models.Q(('cohort__isnull', False), ('section__isnull', False)), fields=('section', 'cohort'), name='discussion_once_section_cohort'),
        ),
        migrations.AddConstraint(
            model_name='discussion',
            constraint=models.UniqueConstraint(condition=models.Q(('programme__isnull', False), ('section__isnull', False)), fields=('section', 'programme'), name='discussion_once_section_programme'),
        ),
        migrations.AddConstraint(
            model_name='discussionreader',
            constraint=models.UniqueConstraint(fields=('discussion', 'person'), name='discussion_reader_once'),
        ),
        migrations.AddIndex(
            model_name='post',
            index=models.Index(condition=models.Q(('under__isnull', True)), fields=['discussion', 'posted_at'], name='post_threads_in_order'),
        ),
        migrations.AddIndex(
            model_name='post',
            index=models.Index(condition=models.Q(('state', 'waiting')), fields=['discussion'], name='post_waiting'),
        ),
        migrations.AddIndex(
            model_name='post',
            index=models.Index(condition=models.Q(('has_news', True)), fields=['author'], name='post_with_news'),
        ),
        migrations.AddConstraint(
            model_name='post',
            constraint=models.CheckConstraint(condition=models.Q(('state', 'taken_back'), models.Q(('words', ''), _negated=True), _connector='XOR'), name='post_has_words_until_taken_back'),
        ),
        migrations.AddConstraint(
            model_name='post',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('shown_at__isnull', False), ('state', 'shown')), models.Q(('state', 'shown'), _negated=True), _connector='OR'), name='post_shown_has_its_time'),
        ),
        migrations.AddConstraint(
            model_name='post',
            constraint=models.UniqueConstraint(fields=('discussion', 'number'), name='post_number_once'),
        ),
        migrations.AddConstraint(
            model_name='earlierwords',
            constraint=models.UniqueConstraint(fields=('post', 'version'), name='earlier_words_once'),
        ),
        ForbidChanges("activities_postdecision"),
    ]
