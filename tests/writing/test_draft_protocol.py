"""Two pages of one person save, in any order: no text that the server acknowledged is ever lost."""

from uuid import UUID

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from accounts.models import User
from writing.actions.draft import Conflict, finish_draft, save_draft
from writing.models import Draft

PK = UUID("7d0d5c4e-5d26-4f0b-9c6e-0d5b0a0c5f11")
PAGES = st.sampled_from(["phone", "laptop"])
TEXTS = st.text(alphabet="ab ", max_size=90)


class TwoPages(RuleBasedStateMachine):
    def __init__(self):
        super().__init__()
        Draft.objects.all()
        self.amara = User.objects.get_or_create(email="amara@alderbrook.example", defaults={"name": "Amara Osei"})[0]
        self.pk = UUID(int=PK.int + Draft.objects.count())
        self.seen = {"phone": 0, "laptop": 0}
        self.refused = []

    @rule(page=PAGES, text=TEXTS)
    def saves(self, page, text):
        fields = {"body": text}
        try:
            draft = save_draft(id=self.pk, kind="log_entry", fields=fields, version_seen=self.seen[page], by=self.amara)
            assert draft.fields == fields
        except Conflict as conflict:
            draft = conflict.draft
            self.refused += [text, draft.fields["body"]]
        self.seen[page] = draft.version

    @rule(page=PAGES)
    def presses_save(self, page):
        draft = Draft.objects.filter(pk=self.pk).first()
        if draft:
            finish_draft(id=self.pk, fields=draft.fields, version_seen=self.seen[page], by=self.amara)

    @invariant()
    def both_texts_of_every_conflict_are_kept(self):
        draft = Draft.objects.filter(pk=self.pk).first()
        kept = [version.fields["body"] for version in draft.versions.all()] if draft else []
        assert set(self.refused) <= set(kept)


class NothingIsLost(TestCase):
    def test_whatever_two_pages_do(self):
        run_state_machine_as_test(
            TwoPages,
            settings=settings(max_examples=15, stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck)),
        )
