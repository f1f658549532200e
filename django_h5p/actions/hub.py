"""Administrators get content types from a hub, where H5P_HUB_URL names one. What comes goes through the door of every upload."""

import json
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final
from uuid import uuid4

from django.utils import timezone
from django.utils.dateparse import parse_datetime

from django_h5p import conf, hub_door
from django_h5p.models import Import, Library
from django_h5p.packages import limits
from django_h5p.packages.names import is_machine_name, whole_number

KEPT_FOR: Final = timedelta(hours=12)
CORE: Final = limits.DEFAULT.core


@dataclass(frozen=True)
class Offered:
    """A content type that the hub has."""

    machine: str
    title: str
    summary: str
    version: tuple[int, int, int]
    licence: str
    fits: bool  # whether our player is new enough
    installed: tuple[int, int, int] | None = None

    @property
    def is_newer(self) -> bool:
        return self.installed is None or self.version > self.installed

    @property
    def number(self) -> str:
        return ".".join(map(str, self.version))

    @property
    def here(self) -> str:
        return ".".join(map(str, self.installed)) if self.installed else ""


def offered(*, again: bool = False) -> list[Offered]:
    """Return what the hub has, by title. Asked twice a day at most, unless somebody asks `again`. Raises HubAway."""
    kept = conf.root() / "hub.json"
    known = json.loads(kept.read_text()) if kept.is_file() else {}
    asked = parse_datetime(known.get("asked", "")) if known.get("hub") == conf.value("H5P_HUB_URL") else None
    if again or asked is None or asked < timezone.now() - KEPT_FOR:
        known = {"hub": conf.value("H5P_HUB_URL"), "asked": timezone.now().isoformat(), **listed(known)}
        kept.parent.mkdir(parents=True, exist_ok=True)
        made = kept.with_name(f"hub-{uuid4().hex}.json")
        made.write_text(json.dumps(known))
        made.rename(kept)
    here: dict[str, tuple[int, int, int]] = {}
    for library in Library.objects.only("machine", "major", "minor", "patch"):
        here[library.machine] = max(here.get(library.machine, (0, 0, 0)), (library.major, library.minor, library.patch))
    read = [one for said in known["types"] if (one := offer(said, here))]
    return sorted(read, key=lambda one: one.title.casefold())


def listed(known: dict[str, Any]) -> dict[str, Any]:
    """Ask the hub for its list, telling it nothing of the site but a number that it gave us."""
    about = {"platform_name": "django-h5p", "platform_version": "0.1", "h5p_version": f"{CORE[0]}.{CORE[1]}", "disabled": "0"}
    about |= {"type": "local", "core_api_version": f"{CORE[0]}.{CORE[1]}"}
    uuid = known.get("uuid") if known.get("hub") == conf.value("H5P_HUB_URL") else None
    if not uuid:
        local = uuid4().hex
        registered = hub_door.ask("sites", {**about, "uuid": "", "local_id": local})
        uuid = str(registered.get("uuid", "")) if isinstance(registered, dict) else ""
    said = hub_door.ask("content-types/", {**about, "uuid": uuid})
    types = said.get("contentTypes") if isinstance(said, dict) else None
    if not isinstance(types, list):
        raise hub_door.HubAway("The hub answered with something that is no list of content types.")
    return {"uuid": uuid, "types": types}


def offer(said: Any, here: dict[str, tuple[int, int, int]]) -> Offered | None:
    """Read one entry of a stranger's list. Returns None for what is none."""
    if not isinstance(said, dict) or not is_machine_name(said.get("id")):
        return None
    version, core = (numbers(said.get(name)) for name in ("version", "coreApiVersionNeeded"))
    if version is None:
        return None
    licence = said["license"].get("id", "") if isinstance(said.get("license"), dict) else ""
    title, summary = (str(said.get(name) or "")[:300] for name in ("title", "summary"))
    fits = core is None or core[:2] <= CORE
    return Offered(said["id"], title or said["id"], summary, version, str(licence)[:40], fits, here.get(said["id"]))


def numbers(said: Any) -> tuple[int, int, int] | None:
    if not isinstance(said, dict):
        return None
    major, minor, patch = (whole_number(said.get(name, 0)) for name in ("major", "minor", "patch"))
    return None if major is None or minor is None or patch is None else (major, minor, patch)


def bring_from_hub(*, machine: str, by: Any) -> Import:
    """Have a content type fetched, with all that it needs, in the way the host chose for uploads. Its example is not kept."""
    name = f"{machine}, from {hub_name()}"
    record = Import.objects.create(by=by, file_name=name[:255], from_hub=machine, update_libraries=True)
    run = conf.function("H5P_RUN_IMPORT")
    assert run is not None
    run(record.uuid)
    record.refresh_from_db()
    return record


def hub_name() -> str:
    return conf.value("H5P_HUB_URL").partition("://")[2].partition("/")[0]


def fetch_for(record: Import) -> None:
    """Fetch what an import waits for. Raises HubAway."""
    record.path.parent.mkdir(parents=True, exist_ok=True)
    record.path.unlink(missing_ok=True)  # a process that died may have left half of it
    hub_door.fetch(record.from_hub, record.path)
