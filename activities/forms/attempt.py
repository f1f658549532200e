from django import forms
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from activities.blocks import Answer
from activities.models.shown import Shown


class AnswerForm(forms.Form):
    """What a page sends about an activity: where to go back to, and whatever its kind takes as an answer."""

    next = forms.CharField(required=False, max_length=500)
    at = forms.SlugField(required=False, max_length=60)  # which part of the activity a button stood for, to go back to

    def __init__(self, request: HttpRequest, shown: Shown | None = None) -> None:
        self.shown = shown
        super().__init__(request.POST)

    def clean_next(self) -> str:
        """Only a page of this site: anything else is as if nothing had been said."""
        page = self.cleaned_data["next"]
        return page if page.startswith("/") and url_has_allowed_host_and_scheme(page, allowed_hosts=None) else ""

    def page_after(self, default: str) -> str:
        return (self.is_valid() and self.cleaned_data["next"]) or default

    @property
    def part(self) -> str:
        return self.cleaned_data["at"] if self.is_valid() else ""

    @property
    def answer(self) -> Answer:
        return self.shown.kind.read(self.shown.facts, self.data)
