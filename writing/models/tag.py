"""Words under which somebody finds their own writing again, as they type them in one line."""

LONGEST_TAG = 40
MOST_TAGS = 12
TOO_MANY_TAGS = f"Keep at most {MOST_TAGS} tags: the ones you will look for."


def tags_in(typed: str) -> tuple[str, ...]:
    """Return the tags of a line such as “home visit, #Law, law”: each once, in small letters, in the order they were typed."""
    words = (" ".join(word.strip().lstrip("#").split()).lower() for word in typed.replace("\n", ",").split(","))
    return tuple(dict.fromkeys(word for word in words if word))


def wrong_with(tags: tuple[str, ...]) -> str:
    """Say what has to change before these can be kept; "" where nothing has."""
    long = next((tag for tag in tags if len(tag) > LONGEST_TAG), "")
    if long:
        return f"“{long}” is too long for a tag. Use at most {LONGEST_TAG} letters, with commas between tags."
    return TOO_MANY_TAGS if len(tags) > MOST_TAGS else ""
