from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import FormView

from seminars.actions.preparation import NotAskedNow, prepare
from seminars.forms.preparation import PrepareForm
from seminars.rules import Permission
from seminars.views.session import Before


class Prepare(Before, FormView):
    """Somebody answers what is asked before, for themselves or for everybody."""

    permission_required = Permission.TAKE_PART
    http_method_names = ["post"]
    form_class = PrepareForm

    def form_valid(self, form: PrepareForm) -> HttpResponse:
        try:
            mine = prepare(session=self.object, by=self.person, **form.cleaned_data)
        except NotAskedNow as refusal:
            form.add_error("words", str(refusal))
            return self.form_invalid(form)
        messages.success(
            self.request,
            "You brought it. The people of this seminar can read it." if mine.brought_at else "Kept. Nobody reads it but you.",
        )
        return redirect(f"{reverse('seminars:session_before', args=[self.object.pk])}#prepare")

    def form_invalid(self, form: PrepareForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form, prepare_form=form))
