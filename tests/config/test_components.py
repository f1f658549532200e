"""The parts every page is made of."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
from django import forms
from django.template import Context, Template, TemplateSyntaxError
from django.template.loader import render_to_string


class JudgementForm(forms.Form):
    judgement = forms.ChoiceField(
        label="Does it show this?",
        choices=[("agree", "Agree"), ("partly", "Partly"), ("not_yet", "Not yet")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what you think"},
    )
    comment = forms.CharField(label="A comment for Amara", required=False, widget=forms.Textarea, help_text="She reads it")
    day = forms.DateField(label="The day", error_messages={"required": "Enter the day"})
    read = forms.BooleanField(label="I have read it", error_messages={"required": "Tick the box once you have read it"})

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["judgement"].hints = {"agree": "This shows it"}


def render(source, **context):
    return Template("{% load waymark %}" + source).render(Context(context))


def test_nothing_is_chosen_for_anybody():
    assert "checked" not in str(JudgementForm())


def test_each_choice_is_a_card_with_its_own_line():
    page = str(JudgementForm())
    assert page.count('<label class="choice" for="id_judgement_') == 3
    assert "<span><b>Agree</b><span>This shows it</span></span></label>" in page


def test_the_error_summary_links_to_the_first_place_to_answer():
    page = render('{% include "components/_error_summary.html" %}', form=JudgementForm({}))
    assert '<a href="#id_judgement_0">Choose what you think</a>' in page
    assert '<a href="#id_day">Enter the day</a>' in page
    assert '<a href="#id_read">Tick the box once you have read it</a>' in page


def test_every_link_of_the_error_summary_leads_somewhere():
    page = str(JudgementForm({}))
    targets = [part.partition('"')[0] for part in page.split('href="#')[1:]]
    assert [target for target in targets if f'id="{target}"' not in page] == []


def test_the_same_words_stand_beside_the_field():
    assert '<ul class="error errorlist" id="id_day_error"><li>Enter the day</li></ul>' in str(JudgementForm({}))


def test_a_field_with_something_wrong_says_which_words_describe_it():
    page = str(JudgementForm({"comment": "Well done"}))
    assert 'aria-invalid="true" aria-describedby="id_day_error"' in page
    assert 'aria-describedby="id_comment_helptext"' in page
    assert '<fieldset id="id_judgement" aria-describedby="id_judgement_error">' in page


def test_what_was_typed_is_kept():
    assert "Well done</textarea>" in str(JudgementForm({"comment": "Well done"}))


def test_a_form_with_nothing_wrong_says_nothing():
    assert render('{% include "components/_error_summary.html" %}', form=JudgementForm()).strip() == ""


def test_what_is_wrong_with_the_whole_form_stands_first():
    form = JudgementForm({})
    form.add_error(None, "This was withdrawn")
    page = render('{% include "components/_error_summary.html" %}', form=form)
    assert page.index("<li>This was withdrawn</li>") < page.index("Choose what you think")


def test_a_question_that_may_stay_empty_says_so():
    assert str(JudgementForm()).count("(if you like)") == 1


def test_an_icon_is_hidden_from_screen_readers():
    assert render('{% icon "person" %}').startswith('<svg class="i i-person" viewBox="0 0 24 24" aria-hidden="true">')


def test_an_unknown_icon_names_the_known_ones():
    with pytest.raises(TemplateSyntaxError, match=r"Choose one of: arrow-down, .*, warning"):
        render('{% icon "unicorn" %}')


def test_a_title_that_is_a_quotation_is_not_quoted_twice():
    assert render("{{ title|quoted }}", title="Whose words?") == "“Whose words?”"
    assert render("{{ title|quoted }}", title="“It did not happen”") == "“It did not happen”"


def test_dates_and_times_are_written_as_people_here_write_them():
    moment = datetime(2026, 11, 23, 17, 42, tzinfo=UTC)
    assert render("{{ day|short_date }}, {{ moment|clock }}", day=date(2026, 11, 23), moment=moment) == "Mon 23 Nov 2026, 17:42"


def test_a_moment_shows_the_clock_of_london():
    assert render("{{ moment|clock }}", moment=datetime(2026, 7, 1, 16, 42, tzinfo=UTC)) == "17:42"


def test_days_between_an_event_and_its_writing():
    written = datetime(2026, 11, 23, 0, 30, tzinfo=UTC)
    assert render("{{ written|days_between:day }}", written=written, day=date(2026, 11, 20)) == "3"


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Joan Pritchard", "JP"), ("Dr Sam Whitlock", "SW"), ("Amara Ngozi Osei", "AO"), ("Prince", "P"), ("", "")],
)
def test_initials(name, letters):
    assert render("{{ name|initials }}", name=name) == letters


def test_a_name_is_plum_and_escaped():
    assert render("{{ name|person }}", name="Joan <b>") == '<span class="person">Joan &lt;b&gt;</span>'


def test_only_what_needs_you_has_a_tint():
    waiting = render('{% include "components/_status_tag.html" with status="Waiting for Joan" %}')
    mine = render('{% include "components/_status_tag.html" with status="Not yet started" needs_you=True %}')
    assert (waiting.strip(), mine.strip()) == (
        '<span class="tag plain">Waiting for Joan</span>',
        '<span class="tag attention">Not yet started</span>',
    )


def test_the_audience_line_says_who_and_offers_a_change():
    line = render('{% include "components/_audience_line.html" with sentence="Only you can see this" change_url="/share/" %}')
    assert "<span>Only you can see this</span></span>" in line
    assert '<a href="/share/">Change<span class="vh"> who can see this</span></a>' in line


def test_the_save_chip_starts_with_what_is_known():
    chip = render('{% include "components/_save_chip.html" %}', saved_at=datetime(2026, 11, 23, 14, 2, tzinfo=UTC))
    assert "<span data-words>Saved 14:02</span>" in chip


def test_a_task_list_counts_what_is_done():
    tasks = [{"title": "Record a day", "url": "/day/", "status": "Not yet started", "needs_you": True, "hint": "Friday"}]
    page = render('{% include "components/_task_list.html" with heading="This week" id="week" done=0 all=1 %}', tasks=tasks)
    assert "<p>0 of 1 done</p>" in page
    assert '<a href="/day/">Record a day</a><span class="hint">Friday</span>' in page


@pytest.mark.parametrize("name", ["404.html", "403.html", "csrf.html", "500.html"])
def test_pages_for_trouble_have_one_heading_and_a_way_on(name, rf):
    page = render_to_string(name, {"typed": {}, "user": SimpleNamespace(is_authenticated=False)})
    assert (page.count("<h1"), 'href="/"' in page) == (1, True)
