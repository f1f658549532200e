"""Inputs are drawn in Python, and come out as Django's own templates draw them."""

import pytest
from django import forms
from django.forms.renderers import TemplatesSetting
from django.test.html import parse_html

from config.renderer import Renderer

WIDGETS = [
    forms.TextInput,
    forms.EmailInput,
    forms.NumberInput,
    forms.PasswordInput,
    forms.HiddenInput,
    forms.URLInput,
    forms.TimeInput,
    forms.DateInput,
    forms.Textarea,
    forms.RadioSelect,
    forms.CheckboxSelectMultiple,
    forms.CheckboxInput,
    forms.Select,
]
VALUES = ["", None, "plain", 'a "quoted" <b>word</b> & more', "\n starts on a new line"]
ATTRS = {"id": "id_it", "required": True, "disabled": False, "aria-describedby": 'help "it"', "rows": 2}


@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize("kind", WIDGETS)
def test_an_input_is_what_django_would_draw(kind, value):
    widget = kind(attrs=ATTRS)
    if hasattr(widget, "choices"):
        widget.choices = [(1, "one"), ("a <b>", "two & three")]
    ours, djangos = (widget.render("it", value, renderer=renderer) for renderer in (Renderer(), TemplatesSetting()))
    assert parse_html(ours) == parse_html(djangos)


@pytest.mark.parametrize("chosen", ["1", "a <b>"])
def test_one_choice_on_its_own_is_what_django_would_draw(chosen):
    class Form(forms.Form):
        it = forms.ChoiceField(choices=[("1", "one"), ("a <b>", "two")], widget=forms.RadioSelect)

    drawn = [
        [str(option.tag()) for option in Form({"it": chosen}, renderer=renderer)["it"]]
        for renderer in (Renderer(), TemplatesSetting())
    ]
    assert [parse_html(tag) for tag in drawn[0]] == [parse_html(tag) for tag in drawn[1]]


class Asked(forms.Form):
    name = forms.CharField(label="Name <b>", help_text="As <i>you</i> write it")
    day = forms.DateField(required=False, widget=forms.SelectDateWidget)
    sure = forms.BooleanField(required=False, help_text="It counts then")
    answer = forms.ChoiceField(choices=[("yes", "Yes & no"), ("no", "No")], widget=forms.RadioSelect)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, renderer=Renderer(), **kwargs)
        self.fields["answer"].hints = {"yes": "A hint <x>"}


def test_a_field_has_its_label_its_hint_and_what_is_wrong_with_it():
    line, group = str(Asked({})["name"].as_field_group()), str(Asked({})["answer"].as_field_group())
    assert '<div class="field wrong">' in line
    assert '<label for="id_name">Name &lt;b&gt;</label>' in line
    assert '<div class="help" id="id_name_helptext">As <i>you</i> write it</div>' in line
    assert 'id="id_name_error"' in line
    assert "<legend>Answer</legend>" in group
    assert "<b>Yes &amp; no</b><span>A hint &lt;x&gt;</span>" in group


def test_what_need_not_be_answered_says_so_and_a_tick_stands_before_its_words():
    form = Asked()
    assert '<span class="opt">(if you like)</span></legend>' in form["day"].as_field_group()
    assert '<div class="date-parts">' in form["day"].as_field_group()
    assert '<span><b>Sure</b><span id="id_sure_helptext">It counts then</span></span></label>' in form["sure"].as_field_group()


def test_a_menu_keeps_its_groups():
    widget = forms.Select(choices=[("", "none"), ("PCF <x>", [("1", "one & two")])])
    ours, djangos = (widget.render("it", "1", renderer=renderer) for renderer in (Renderer(), TemplatesSetting()))
    assert parse_html(ours) == parse_html(djangos)
