"""Who may do what. A host subclasses Policy and names its own in H5P_POLICY."""

from typing import Any

from django.http import HttpRequest

from django_h5p import conf


class Policy:
    """Deny by default: Django's own permissions, and owners with their own contents.

    An H5P library is a program that runs in the browsers of everybody who opens the content, so that installing one is for
    those who may change the site. Writing content with what is installed is for teachers.
    """

    def may_add_content(self, user: Any) -> bool:
        return user.has_perm("django_h5p.add_content")

    def may_install_library(self, user: Any) -> bool:
        return user.has_perm("django_h5p.install_library")

    def may_update_library(self, user: Any) -> bool:
        return user.has_perm("django_h5p.update_library")

    def may_restrict_library(self, user: Any) -> bool:
        return user.has_perm("django_h5p.restrict_library")

    def may_use_restricted(self, user: Any) -> bool:
        return self.may_restrict_library(user)

    def may_change(self, user: Any, content: Any) -> bool:
        return content.owner_id == user.pk or user.has_perm("django_h5p.change_content")

    def may_play(self, user: Any, content: Any, context: str) -> bool:
        """Asked when a page embeds the content and again at each call from it. `user` is None for nobody in particular."""
        if user is None:
            return False
        return content.owner_id == user.pk or user.has_perm("django_h5p.view_content")

    def may_export(self, user: Any, content: Any) -> bool:
        return self.may_change(user, content)

    def pseudonym(self, user: Any) -> str:
        """What content is told of the person. Never a name or an address: content is a stranger's program."""
        from django_h5p.player.tokens import pseudonym  # noqa: PLC0415 - it reads settings

        return pseudonym(user.pk)

    def upload_page_for(self, request: HttpRequest) -> bool:
        return request.user.is_authenticated and self.may_add_content(request.user)


class System(Policy):
    """The command line: whoever may run it may do everything."""

    def may_add_content(self, user: Any) -> bool:
        return True

    may_install_library = may_update_library = may_restrict_library = may_use_restricted = may_add_content


def policy() -> Policy:
    """Return the policy of the host."""
    made = conf.function("H5P_POLICY")
    assert made is not None
    return made()
