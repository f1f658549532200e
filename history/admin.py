"""For investigators and operators: look, but do not touch. Superusers only."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from history.models import Delivery, Entry


class LookOnly(admin.ModelAdmin):
    """A list and a page for each row, without anything to change."""

    actions = None
    show_full_result_count = False

    def has_module_permission(self, request: HttpRequest) -> bool:
        return request.user.is_superuser

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.is_superuser

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Entry)
class EntryAdmin(LookOnly):
    list_display = ["at", "verb", "subject_type", "subject_pk", "actor_pk"]
    list_filter = ["subject_type"]
    search_fields = ["=subject_pk", "=actor_pk", "^verb"]
    date_hierarchy = "at"


@admin.register(Delivery)
class DeliveryAdmin(LookOnly):
    list_display = ["kind", "created", "due", "attempts", "last_error", "done_at", "given_up_at"]
    list_filter = [("given_up_at", admin.EmptyFieldListFilter), ("done_at", admin.EmptyFieldListFilter), "kind"]
    search_fields = ["=key"]
