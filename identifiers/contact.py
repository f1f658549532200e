"""Ways to reach a person: phone, e-mail, pages and handles."""

import re
from collections.abc import Iterator

from identifiers.findings import CERTAIN, WORTH_A_LOOK, Spot
from identifiers.page import lowered

PHONE_START = re.compile(r"(?<![\w.£/+-])(?:\+44|0044|\(?\+?44(?=[ (]?0?\)?[ ]?7)|\(?0\)?(?=[ ]?[1235789][\d ()-]))")
EXTENSION = re.compile(r"[ ,]{0,2}(?:ext(?:ension|n)?\.?|x) ?\d{2,5}\b", re.IGNORECASE)
LOCAL_PHONE = re.compile(
    r"\b(?:tel(?:ephone)?|phone|mob(?:ile)?|landline|ring|call|text|fax|ext(?:ension|n)?)\b\.?:?(?: (?:on|is|no|number|him|her|them)){0,2} "  # noqa: E501
    r"(\d{3} ?\d{3,4}|\d{4,6})(?!\w|[ ]?(?:am|pm|times|days|people))"
)
FOREIGN_PHONE = re.compile(r"(?<![\w+/-])(?:\+(?!44)[1-9]\d{0,2}|00(?!44)[1-9]\d{0,2}[ -]\d{1,4})(?:[ -]?\d{2,4}){2,5}(?![\w/-])")
DIGIT = r"(?:oh|zero|nought|one|two|three|four|five|six|seven|eight|nine|double|treble|triple|hundred)"
SPOKEN_PHONE = re.compile(rf"\b(?:oh|zero|nought)(?:[ ,-]+{DIGIT}){{7,}}\b")
#: "01632/960318"; "text 7700 900418", without the nought.
SLASHED_PHONE = re.compile(r"(?<![\w£/.-])0\d{3,4}/\d{3}[ -]?\d{3,4}(?![\w/])")
NO_NOUGHT = re.compile(r"\b(?:text|ring|call|mob|mobile|phone|number(?: is)?|on|oh?|is):? (7(?:[ -]?\d){9})(?![\w/-])")
EMAIL = re.compile(r"(?<![\w.+'-])[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
AT_SIGN = r"(?: ?[\[({](?:at|a)[\])}] ?| at(?: sign| symbol)? |\s?@\s?)"
DOT = r"(?:\.| dot | full stop | point | ?[\[({]dot[\])}] ?)"
SPOKEN_EMAIL = re.compile(
    rf"(?<![\w.])[\w.-]{{2,40}}(?: (?:dot|underscore|dash|hyphen|full stop|point) [\w-]{{1,30}}){{0,3}}{AT_SIGN}[\w-]{{2,40}}(?:{DOT}[\w-]{{2,20}}){{0,2}}{DOT}(?:com|uk|org|net|example|invalid|test|scot|wales)(?!\w)",  # noqa: E501
    re.IGNORECASE,
)
PLAIN_AT = re.compile(r"[A-Za-z]+ at [\w-]+(?:\.[\w-]+)+")
#: "tom.reyes@larkfield", "kez2009 at outlook", "her hotmail is kezza2009".
HOSTS = r"(?:hotmail|gmail|google ?mail|outlook|icloud|yahoo|btinternet|proton|live|msn|aol|sky|nhs)"
SHORT_EMAILS = (
    re.compile(r"(?<![\w.+'-])[A-Za-z][\w.+'-]{2,40}@[A-Za-z][\w-]{2,40}(?![\w@-]|\.\w)"),
    re.compile(
        rf"(?<![\w.])(?=[\w.]{{0,40}}[\d_.]\w)(?=[\d_.]{{0,20}}[A-Za-z])[\w.]{{3,40}} (?:at|@) {HOSTS}(?![\w.-]\w)", re.IGNORECASE
    ),
    re.compile(
        rf"\b(?:e-?mail|{HOSTS})(?: address| account)?(?:['’]s| is|:) (?=[\w.]{{0,40}}\d)([A-Za-z][\w.]{{3,40}}\w)(?![\w@])",
        re.IGNORECASE,
    ),
)
ENDINGS = r"(?:com|co\.uk|org\.uk|org|net|uk|scot|wales|cymru|info|me|tv|io|gg|example|invalid|test|blog|social|site|family|page)"
WEB = re.compile(
    rf"(?<![\w@.])(?:https?://[^\s<>\"”’)\]]{{3,300}}|www\.[^\s<>\"”’)\]]{{3,300}}"
    rf"|[a-z0-9-]{{2,63}}(?:\.[a-z0-9-]{{2,63}}){{0,3}}\.{ENDINGS}(?![\w.-]?\w)(?:/[^\s<>\"”’)\],;]{{0,300}})?)",
    re.IGNORECASE,
)
HANDLE = re.compile(r"@(?<![\w@.]@)[A-Za-z0-9_](?:[\w.]{0,40}\w)?")
NAMED_HANDLE = re.compile(
    r"\b(?:insta(?:gram)?|snap(?:chat)?|tiktok|twitter|discord|psn|xbox|gamertag|username|user name|handle|steam|roblox|kik|telegram|gamer ?tag|x)"  # noqa: E501
    r"(?: (?:is|name|id|account|tag|handle|username|user|page|as|called|under|on)){0,3}[: ]{1,2}[\"“'‘]?((?=[\w.]{0,40}[\d_.])[a-z0-9][\w.]{2,40}\w)"  # noqa: E501
)
#: "Posts as mummabear_of_four", "wolfie#4471".
UNDERSCORED = re.compile(
    r"\b(?:as|under|called|profile|page|account|is|name|user|tag) ((?=[a-zA-Z0-9.]{1,30}_)[\w.]{3,40}\w)|(?<![\w&])([A-Za-z][\w.]{2,30}#\d{4})(?!\w)"  # noqa: E501
)
#: Pages and lines of whole nations and large charities point to nobody.
NATIONAL_PAGE = re.compile(
    r"(?:^|[/.@])(?:gov\.uk|nhs\.uk|gov\.scot|gov\.wales|parliament\.uk|legislation\.gov\.uk|socialworkengland\.org\.uk|basw\.co\.uk|"
    r"scie\.org\.uk|nspcc\.org\.uk|barnardos\.org\.uk|mind\.org\.uk|google\.com|youtube\.com|bbc\.co\.uk|theguardian\.com|doi\.org|"
    r"researchinpractice\.org\.uk|communitycare\.co\.uk|nice\.org\.uk|england\.nhs\.uk|childline\.org\.uk|ageuk\.org\.uk)(?:[/?#]|$)",
    re.IGNORECASE,
)
HELPLINES = frozenset(
    {"08001111", "116123", "08082000247", "08088010503", "08001701", "03003309090", "08457909090", "03001231110", "0808800 5000"}
)
SEPARATORS = " \u00a0-.()"


def phone_end(text: str, start: int) -> int:
    """Where a phone number that starts at `start` ends, or -1. It has ten or eleven digits once +44 is read as 0."""
    foreign = text.startswith(("+44", "0044", "(+44", "44"), start)
    wanted = 12 + (text.startswith("0044", start) * 2) if foreign else 11
    digits, gap, end = "", 0, -1
    for at in range(start, min(len(text), start + 28)):
        character = text[at]
        if "0" <= character <= "9":
            digits, gap, end = digits + character, 0, at + 1
            if foreign and digits in ("440", "00440"):
                digits = digits[:-1]  # the 0 of "+44 (0)7700" is not dialled
            if len(digits) == wanted:
                break
        elif (character in SEPARATORS + "+" or goes_on_below(text[start:at], character)) and gap < 2:  # noqa: PLR2004
            gap += 1
        else:
            break
    if len(digits) < wanted - 1 or (end < len(text) and text[end].isdigit()):
        return -1
    return end


def goes_on_below(begun: str, character: str) -> bool:
    """Whether a number with its area code goes on in the next line: never one with stops, which may be a date."""
    return character == "\n" and "." not in begun and sum(one.isdigit() for one in begun) > 4  # noqa: PLR2004


def phones(text: str) -> Iterator[Spot]:
    """UK landlines, mobiles, +44, with an extension where one follows."""
    for match in PHONE_START.finditer(text):
        end = phone_end(text, match.start())
        if end < 0 or re.sub(r"\D", "", text[match.start() : end]) in HELPLINES:
            continue
        extension = EXTENSION.match(text, end)
        yield Spot(
            match.start(),
            extension.end() if extension else end,
            "phone",
            CERTAIN,
            "A phone number reaches one person or household.",
        )
    small = lowered(text)
    for pattern in (FOREIGN_PHONE, SPOKEN_PHONE, SLASHED_PHONE, NO_NOUGHT):
        for match in pattern.finditer(small):
            group = match.lastindex or 0
            yield Spot(match.start(group), match.end(group), "phone", WORTH_A_LOOK, "This reads like a phone number.")
    for match in LOCAL_PHONE.finditer(small):
        if len(match[1]) > 4 or match[0].startswith("ext"):  # noqa: PLR2004
            yield Spot(match.start(1), match.end(1), "phone", WORTH_A_LOOK, "This may be a phone number without its area code.")


def emails(text: str) -> Iterator[Spot]:
    for match in EMAIL.finditer(text):
        yield Spot(match.start(), match.end(), "email", CERTAIN, "An e-mail address reaches one person or office.")


#: Without one of these nothing in a text can be an address said aloud: that is soon told, and the expressions are slow.
TELLS_EMAIL = ("@", "dot", "full stop", "point", ".com", ".uk", ".org", ".net", ".example", ".invalid", ".test", ".scot", ".wales")
HOST = re.compile(rf"{HOSTS}|e-?mail")


def spoken_emails(text: str) -> Iterator[Spot]:
    """Addresses said aloud: "jade at mail dot example"."""
    small = lowered(text)
    if any(sign in small for sign in TELLS_EMAIL):
        yield from whole_emails(text)
    if "@" in text or HOST.search(small):
        for pattern in SHORT_EMAILS:
            for match in pattern.finditer(text):
                group = match.lastindex or 0
                yield Spot(
                    match.start(group), match.end(group), "email", WORTH_A_LOOK, "This reads like a part of an e-mail address."
                )


def whole_emails(text: str) -> Iterator[Spot]:
    for match in SPOKEN_EMAIL.finditer(text):
        if PLAIN_AT.fullmatch(match[0]):  # "look at bbc.co.uk"
            continue
        yield Spot(match.start(), match.end(), "email", WORTH_A_LOOK, "This reads like an e-mail address said aloud.")


def pages(text: str) -> Iterator[Spot]:
    """Pages, profiles and handles, except those of whole nations and large charities."""
    for match in WEB.finditer(text):
        whole = match[0].rstrip(".,;:!?'")
        host = re.sub(r"^https?://", "", whole).split("/")[0]
        if not NATIONAL_PAGE.search(host):
            yield Spot(
                match.start(),
                match.start() + len(whole),
                "web",
                CERTAIN,
                "A page or profile can be opened by anyone who reads this.",
            )
    small = lowered(text)
    for pattern in (HANDLE, NAMED_HANDLE, *((UNDERSCORED,) if "_" in text or "#" in text else ())):
        for match in pattern.finditer(small):
            group = match.lastindex or 0
            yield Spot(match.start(group), match.end(group), "web", CERTAIN, "A handle can be looked up by anyone who reads this.")
