"""Numbers in words: "nine", "forty-two", "fourth"."""


def either(words: str) -> str:
    """One of the words, as an expression."""
    return f"(?:{'|'.join(words.split())})"


UNITS = either("one two three four five six seven eight nine")
TEENS = either("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
TENS = either("twenty thirty forty fifty sixty seventy eighty ninety")
SPELLED = rf"(?:{TENS}(?:[ -]{UNITS})?|{TEENS}|{UNITS})"
NTH_WORD = (
    rf"(?:(?:{TENS}[ -])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)"
    r"|(?:ten|eleven|thir|four|fif|six|seven|eigh|nine)(?:th|teenth)|twelfth|(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)ieth)"
)
NTH = rf"(?:\d{{1,2}}(?:st|nd|rd|th)|{NTH_WORD})"
