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
