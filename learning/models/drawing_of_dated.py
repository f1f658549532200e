"""What of a page somebody has to check again, as models.dated keeps it."""

from typing import Any

from learning.models.safe_html import soup_of, tidy, web_address

LONGEST, LONGEST_OWNER, LONGEST_NATION, LONGEST_URL = 300, 150, 100, 500  # characters that are kept


def dated_law(child: Any) -> dict[str, Any]:
    value = child.value
    words = " ".join(soup_of(tidy(value["html"].source)).get_text(" ").split())
    said = {
        "owner": value["owner"][:LONGEST_OWNER],
        "nation": value["nation"][:LONGEST_NATION],
        "checked_on": value["checked_on"],
        "url": web_address(value["source_url"])[:LONGEST_URL],
    }
    return {"block": child.id, "kind": "law", "words": words[:LONGEST], **said}


def dated_website(child: Any) -> dict[str, Any]:
    value = child.value
    nation, url = value["nation"][:LONGEST_NATION], web_address(value["url"])[:LONGEST_URL]
    said = {"owner": "", "nation": nation, "checked_on": value["checked_on"], "url": url}
    return {"block": child.id, "kind": "website", "words": value["title"][:LONGEST], **said}
