"""An edition as it leaves: the pages of the file, the record for machines inside it, and what the public page may say of it."""

import json
from datetime import datetime
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from qrcode import QRCode

from placements.models.portfolio import EXAMINER, PortfolioEdition
from placements.models.portfolio_content import read_by
from placements.rules import Part
from writing.pdf import Attached

STYLES = settings.BASE_DIR / "placements" / "definitions" / "portfolio.css"
SCRIPT = settings.BASE_DIR / "placements" / "providers" / "check_portfolio.py"
NO_KEYS = "KEYS: dict[str, dict] = {}  #"


def check_address() -> str:
    return settings.SITE_URL + reverse("placements:check_portfolio")


def standing_signatures(edition: PortfolioEdition) -> list[dict[str, Any]]:
    """Return every signature that stands, in the order of the portfolio, ending with the two under the whole of it."""
    found = [one | {"about": item["title"], "kind": item["kind"]} for item in as_in_file(edition) for one in item["signed"]]
    declared = edition.content["declared"]
    whole = [signed_whole(declared, "Handed in, with declarations", edition.fingerprint)]
    if (confirmed := edition.confirmed) is not None:
        whole.append(signed_whole(json.loads(confirmed.payload), "Confirmed as real practice", confirmed.fingerprint))
    return [one | {"when": when(one["at"])} for one in (*found, *whole)]


def signed_whole(facts: dict[str, Any], about: str, fingerprint: str) -> dict[str, Any]:
    signer = facts["signer"]
    return {
        "name": signer["name"],
        "part": signer["part"],
        "part_in_words": str(Part(signer["part"]).label),
        "said": "",
        "at": facts["at"],
        "fingerprint": fingerprint,
        "about": about,
        "kind": "whole",
    }


def without_names(signatures: list[dict[str, Any]]) -> list[dict[str, str]]:
    """What the public page shows of them: whose part, about what and when. Of evidence not its title, which the student wrote."""
    return [
        {
            "part": one["part_in_words"],
            "about": "Evidence" if one["kind"] == "evidence" else one["about"],
            "at": one["at"],
        }
        for one in signatures
    ]


def as_in_file(edition: PortfolioEdition) -> list[dict[str, Any]]:
    """The items as the file holds them: words that an external examiner may read, and of the rest that it is there."""
    return read_by(edition, {EXAMINER})


def as_page(edition: PortfolioEdition, *, made_at: datetime, key: str) -> str:
    """Return the file's pages as HTML."""
    content, signatures = edition.content, standing_signatures(edition)
    items = as_in_file(edition)
    parts = [(line, [item for item in items if item["of"] == line["key"]]) for line in content["contents"]]
    facts = {
        "edition": edition,
        "front": content["front"],
        "declared": content["declared"],
        "confirmed": edition.confirmed,
        "parts": parts,
        "signatures": signatures,
        "made_at": made_at,
        "key": " ".join(key[start : start + 4] for start in range(0, 64, 4)),
        "check_at": check_address(),
        "qr": qr_path(check_address()),
        "site_name": settings.SITE_NAME,
    }
    return render_to_string("placements/portfolio/paper.html", facts)


def attached_to(edition: PortfolioEdition, *, key: str, certificate: str, keys: dict[str, Any]) -> list[Attached]:
    """Return the files inside the file, in the order of their names, as PDF wants: script, record for machines, key."""
    return [
        Attached("check_portfolio.py.txt", script_with(keys), "Checks the file where this site is gone: needs Python 3 alone"),
        Attached("portfolio.json", as_json(edition, key=key), "The whole record, for machines", "Data"),
        Attached("portfolio_key.pem.txt", certificate, "The public key of the site that made the file"),
    ]


def as_json(edition: PortfolioEdition, *, key: str) -> str:
    content, confirmed = edition.content, edition.confirmed
    facts = {
        "what": "waymark-portfolio",
        "format": content["format"],
        "edition": content["edition"],
        "fingerprint": edition.fingerprint,
        "key": key,
        "check_at": check_address(),
        "front": content["front"],
        "contents": content["contents"],
        "items": as_in_file(edition),
        "signatures": content["signatures"],
        "declared": without_address(content["declared"]),
        "confirmed": without_address(json.loads(confirmed.payload)) if confirmed else None,
    }
    return json.dumps(facts, ensure_ascii=False, indent=1, sort_keys=True)


def without_address(facts: dict[str, Any]) -> dict[str, Any]:
    return facts | {"signer": {name: facts["signer"][name] for name in ("name", "part")}}


def script_with(keys: dict[str, Any]) -> str:
    """Return the stand-alone script with this site's public keys in it."""
    return SCRIPT.read_text(encoding="utf-8").replace(NO_KEYS, f"KEYS: dict[str, dict] = {json.dumps(keys, sort_keys=True)}  #", 1)


def qr_path(text: str) -> dict[str, Any]:
    """Return a QR code as one path and the size of its side, in modules."""
    code = QRCode(border=2)
    code.add_data(text)
    rows = code.get_matrix()
    squares = [f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark]
    return {"path": "".join(squares), "side": len(rows)}


def when(at: str) -> str:
    """Write a time of the record as people read it."""
    moment = parse_datetime(at)
    assert moment is not None  # written by us
    return date_format(timezone.localtime(moment), "D j M Y, H:i")


def says(edition: PortfolioEdition, made_at: datetime) -> str:
    """What is written into the file's own signature, for readers of PDFs and for the script."""
    number = len(standing_signatures(edition))
    university = edition.content["front"]["university"]
    on = date_format(timezone.localtime(made_at), "D j M Y, H:i")
    return f"Made by {university} on {on}. {number} signature{'' if number == 1 else 's'}."
