"""What Wagtail needs before anybody can write: a site, the list of modules, and a group for authors."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, GroupApprovalTask, GroupCollectionPermission, GroupPagePermission, Site, Workflow

from accounts.actions.role import AUTHORS
from learning.models import ModuleIndexPage

ON_PAGES = ("add", "change", "publish", "bulk_delete", "lock", "unlock")
ON_FILES = ("add", "change", "choose")
ON_WORDS = ("add_term", "change_term", "delete_term")
PORTS = {"http": 80, "https": 443}


@transaction.atomic
def prepare_site() -> ModuleIndexPage:
    """Make the list of modules and let the group of authors write below it. Safe to repeat.

    Authors get pages, pictures and documents; never people, groups or settings, which stay with superusers.
    Wagtail's own two groups are taken away where nobody is in them.
    """
    site = Site.objects.get(is_default_site=True)
    address = urlsplit(settings.SITE_URL)
    Site.objects.filter(pk=site.pk).update(
        hostname=address.hostname, port=address.port or PORTS[address.scheme], site_name=settings.SITE_NAME
    )
    Site.clear_site_root_paths_cache()
    index = ModuleIndexPage.objects.first()
    if index is None:
        index = ModuleIndexPage(title="Modules", slug="modules", live=False)
        site.root_page.add_child(instance=index)
        index.save_revision().publish()
    allow_authors(index)
    Group.objects.filter(name__in=("Editors", "Moderators"), user__isnull=True).delete()
    let_authors_review()
    return index


def let_authors_review() -> None:
    """Whoever may publish may also ask another author to look first, in place of a group that nobody is in."""
    authors = Group.objects.get(name=AUTHORS)
    for task in GroupApprovalTask.objects.filter(groups__isnull=True):
        task.groups.add(authors)
        GroupApprovalTask.objects.filter(pk=task.pk).update(name="Review by another author")
        Workflow.objects.filter(workflow_tasks__task=task).update(name="Review by another author")


def allow_authors(index: ModuleIndexPage) -> None:
    group, _ = Group.objects.get_or_create(name=AUTHORS)
    group.permissions.add(Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin"))
    held = set(GroupPagePermission.objects.filter(group=group, page=index).values_list("permission__codename", flat=True))
    for verb in ON_PAGES:
        if f"{verb}_basepage" not in held:
            GroupPagePermission.objects.create(group=group, page=index.basepage_ptr, permission_type=verb)
    of_teaching = [*ON_WORDS, *(f"{verb}_source" for verb in ("add", "change"))]
    group.permissions.add(*Permission.objects.filter(content_type__app_label="learning", codename__in=of_teaching))
    everything = Collection.get_first_root_node()
    for model in (get_image_model(), get_document_model()):
        codenames = [f"{verb}_{model._meta.model_name}" for verb in ON_FILES]
        for permission in Permission.objects.filter(content_type=ContentType.objects.get_for_model(model), codename__in=codenames):
            GroupCollectionPermission.objects.get_or_create(group=group, collection=everything, permission=permission)
