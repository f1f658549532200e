"""The people of these tests are three: one who looks after the site, one who writes, one who learns. No host's models are used."""

import pytest
from django.contrib.auth import get_user_model

from django_h5p.actions import begin_attempt, import_package
from django_h5p.player.tokens import FILES, PLAYS, Ticket
from django_h5p.policy import Policy, System
from django_h5p.tests import made


class Rules(Policy):
    """What a host might say: administrators install, authors write, everybody who is signed in plays."""

    def is_one(self, user, *names):
        return user is not None and user.get_username().split("@")[0] in names

    def may_add_content(self, user):
        return self.is_one(user, "admin", "author")

    def may_install_library(self, user):
        return self.is_one(user, "admin")

    may_update_library = may_restrict_library = may_install_library

    def may_change(self, user, content):
        return self.is_one(user, "admin") or content.owner_id == user.pk

    def may_play(self, user, content, context):
        return user is not None and not self.is_one(user, "stranger")


@pytest.fixture
def root(tmp_path, settings):
    settings.H5P_ROOT = tmp_path / "h5p"
    settings.H5P_POLICY = "django_h5p.tests.conftest.Rules"
    settings.H5P_RUN_IMPORT, settings.H5P_SCANNER, settings.H5P_USES = "django_h5p.hooks.at_once", "", ""  # not what a host says
    return settings.H5P_ROOT


def person(name):
    model = get_user_model()
    email = f"{name}@h5p.example"
    fields = {model.USERNAME_FIELD: email, model.get_email_field_name(): email}
    one = model(**fields)
    one.set_unusable_password()
    one.save()
    return one


@pytest.fixture
def admin(db):
    return person("admin")


@pytest.fixture
def author(db):
    return person("author")


@pytest.fixture
def learner(db):
    return person("learner")


@pytest.fixture
def stranger(db):
    return person("stranger")


@pytest.fixture
def take(root, tmp_path):
    """Take a package in, as the command line does, or as somebody."""

    def take_in(path=None, *, by=None, **options):
        path = path or made.package(tmp_path / "good.h5p")
        return import_package(path=path, by=by, file_name=path.name, rules=None if by else System(), **options)

    return take_in


@pytest.fixture
def content(take, admin):
    return take(by=admin).content


@pytest.fixture
def ticket(content, learner):
    attempt = begin_attempt(user=learner, content=content)
    return Ticket(learner.pk, content.uuid, "", attempt.uuid, 1)


@pytest.fixture
def token(ticket):
    return ticket.signed(PLAYS)


@pytest.fixture
def files_token(ticket):
    return ticket.signed(FILES)


def everything_in(root):
    """What is on disk, but for locks, which are empty files that stay."""
    return sorted(str(path.relative_to(root)) for path in root.rglob("*") if path.is_file() and path.parent.name != "locks")
