"""The posts of a discussion. One that everybody finds the same is drawn once for all of them: a page holds hundreds."""

from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from activities.models.discussion_page import Look, Said

register = template.Library()

POST = "activities/discussion/_said.html"
ANSWER = 4  # the level of its heading
KEPT = 2000  # posts drawn; each process keeps a few kilobytes for one
TOKEN = "form-token-of-the-page"  # noqa: S105 - a mark, put in place of the token


@register.simple_tag(takes_context=True)
def draw_post(context: template.Context, one: Said, level: int) -> SafeString:
    """Draw a post, such as {% draw_post one 3 %}, with its name as a heading of that level."""
    look = one.look
    if look is not None:
        return with_token(drawn(look, level), context) if look.mine else drawn(look, level)
    with context.push(one=one, level=level):
        return context.template.engine.get_template(POST).render(context)


@register.simple_tag(takes_context=True)
def draw_answers(context: template.Context, one: Said) -> SafeString:
    """Draw the answers to a post, as lines of a list."""
    return SafeString("".join([f"<li>{draw_post(context, answer, ANSWER)}</li>" for answer in one.answers]))


def with_token(post: SafeString, context: template.Context) -> SafeString:
    return SafeString(post.replace(TOKEN, str(context.get("csrf_token", ""))))


@lru_cache(maxsize=KEPT)
def drawn(look: Look, level: int) -> SafeString:
    """Return the post as it is for everybody with this in front of them. Words that change are another post to this."""
    return render_to_string(POST, {"one": look.said, "level": level, "csrf_token": TOKEN})
