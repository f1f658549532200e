"""The step between somebody's words and those who will read them: what might identify someone, each with an answer."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.contrib import messages
from django.http import HttpRequest

from accounts.models import User
from writing.actions.made_up_name import ListIsFull, add_made_up_name
from writing.forms.check import REPLACE, CheckForm, with_suggestions
from writing.forms.made_up_name import FULL, MadeUpNameForm
from writing.models.checked_text import CheckedText

MADE_UP = "made-up"
AGAIN = {"all", "mark", MADE_UP}  # buttons that show the page once more
ON_THE_LIST = "On your list of names you made up. The check does not ask about it again."


class LooksThrough:
    """Goes beside Guarded in a view that gives words to somebody. Nothing is kept here, and nothing leaves.

    The view shows `looked_through(check)` until `is_ready(check)` and `was_read(check)`; then it calls its action.
    """

    request: HttpRequest
    person: User
    changed: ClassVar[str]  # said where the words are not those that were on the page
    to_decide: ClassVar[str]  # said where something has no answer yet
    longest: ClassVar[dict[str, int]] = {"title": 150}

    @property
    def step(self) -> str:
        """The button that was pressed; empty for the one that gives the words away."""
        return MADE_UP if "made_up" in self.request.POST else self.request.POST.get("step", "")

    def looked_at(self, look: Callable[[], CheckedText]) -> CheckForm:
        """Return what was answered so far. A name that they say they made up goes on their list first."""
        checked = look()
        if self.step != MADE_UP:
            return self.answered(checked)
        trouble = self.put_on_the_list(checked)
        check = self.answered(look())
        if trouble:
            check.is_valid()
            check.add_error(None, trouble)
        return check

    def put_on_the_list(self, checked: CheckedText) -> str:
        """Add the name of the finding that was pressed. Returns why that cannot be, if so. Pressed twice is once."""
        key = self.request.POST["made_up"]
        name = next((one.finding.text for one in checked.pointed if one.key == key and one.is_name), "")
        if not name:  # it is on the list already, or the words are others
            return ""
        form = MadeUpNameForm({"name": name}, names=checked.made_up)
        if form.is_valid():
            try:
                add_made_up_name(name=form.cleaned_data["name"], by=self.person)
            except ListIsFull:
                return FULL
            messages.success(self.request, ON_THE_LIST)
        return " ".join(form.errors.get("name", []))

    def answered(self, checked: CheckedText) -> CheckForm:
        """Return what was answered so far, with suggestions for the rest where they asked for them."""
        answers = self.request.POST.dict()
        return CheckForm(with_suggestions(checked, answers) if self.step == "all" else answers, checked=checked)

    def begun_again(self, checked: CheckedText) -> CheckForm:
        """The words changed meanwhile, so the answers fit no more. The reason that was typed is still there."""
        return CheckForm({"reason": self.request.POST.get("reason", "")}, checked=checked)

    def typed_instead(self) -> list[str]:
        """Return the words that were to stand instead of something, so that a page can give them back."""
        sent = self.request.POST
        picked = [name.removeprefix("do-") for name, answer in sent.items() if name.startswith("do-") and answer == REPLACE]
        return [words for key in picked if (words := sent.get(f"with-{key}", "").strip())]

    def is_ready(self, check: CheckForm) -> bool:
        """Whether every finding has an answer and whatever is left a reason. Says on the form what is missing."""
        if not check.is_valid() or self.step in AGAIN:
            return False
        if check.undecided:
            check.add_error(None, self.to_decide)
            return False
        words = check.checked.replaced(check.choices)
        for name, most in self.longest.items():
            if len(words.get(name, "")) > most:
                check.add_error(None, f"The {name} would be longer than {most} characters. Put fewer words there.")
        return check.explains() and not check.errors

    def was_read(self, check: CheckForm) -> bool:
        """Whether they saw the words as they would go out now. Says so where they did not."""
        if not check.was_read:
            messages.info(self.request, self.changed)
        return check.was_read

    @staticmethod
    def looked_through(check: CheckForm) -> dict[str, Any]:
        """Return what the page shows: the findings, and the words as they would go out, changes marked."""
        check.is_valid()
        return {
            "form": check,
            "check": check,
            "lines": check.lines(),
            "pieces": check.checked.pieces(check.choices),
            "digest": check.checked.digest(check.choices),
            "combinations": check.checked.combinations,
            "made_up": check.checked.made_up,
        }
