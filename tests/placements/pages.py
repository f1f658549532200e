"""What somebody sees on a page: its words without the markup."""

import re


def words_on(response):
    text = re.sub(r"<(script|style|title).*?</\1>|<[^>]+>", " ", response.content.decode(), flags=re.DOTALL)
    return re.sub(r"\s+", " ", text)


def heading(response):
    words = re.search(r"<h1[^>]*>(.*?)</h1>", response.content.decode(), re.DOTALL)[1]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", words)).strip()


def hidden(response, name):
    return re.search(rf'name="{name}" value="([^"]*)"', response.content.decode())[1]


def filled(client, page, *names, **answer):
    """What a form would send: its hidden fields as the page has them, and the answer."""
    shown = client.get(page)
    return {name: hidden(shown, name) for name in names or ("version_seen", "request_key")} | answer
