"""What a browser would send from a page: every field of a form as it stands."""

import html
import re


def fields_of(answer, form):
    """Return the fields from the form with this id to the end of the page. Several people are a list."""
    page = answer.content.decode()
    page = page[page.index(f'id="{form}"') :]
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page)
    found += re.findall(r'<input type="radio" name="([^"]+)" value="([^"]+)" checked', page)
    found += re.findall(r'name="(with-[^"]+)" value="([^"]*)"', page)
    found += re.findall(r'<textarea name="([^"]+)"[^>]*>\s*([^<]*)</textarea>', page)
    people = re.findall(r'<input type="hidden" name="person" value="([^"]*)"', page)
    return {name: html.unescape(value) for name, value in found} | ({"person": people} if len(people) > 1 else {})
