"""Facts that identify only together: three or more rare ones that meet in one text."""

import re
from collections.abc import Iterable

from identifiers.findings import WORTH_A_LOOK, Finding

RARE: tuple[tuple[str, str, str], ...] = (
    (
        "being the only or the first",
        "say nothing of being the only one",
        r"\bthe (?:only|sole|last|first|youngest|oldest|one)(?: \w+){0,2} (?:\w+ ?(?:user|speaker|survivor|undertaker|tenant|woman|man|family|household|person|child|girl|boy|coroner|mayor|cinema|one|baby|house|doctor|farmer|teacher)|to have|ever|in the (?:county|country|village|town|area|school|diocese|valley))"
        r"|\b(?:youngest|oldest|first|last) ever\b|\bsole survivor\b|\bthere are no others\b|\bno one else\b|\bonly (?:one|four|three|two|thirty|a handful)\b|\bone such\b|\bthirty known cases\b|\b(?:the )?(?:country|county|town|world|village|city)(?:'s|’s) (?:first|only|last|youngest|oldest)|\bthe last (?:speaker|cinema)|\bonly (?:woman|man|wheelchair user|undertaker|black family|family|tenant|girl|boy|child)",
    ),
    (
        "having been in the news or on a programme",
        "leave out the news, the film or the prize",
        r"\b(?:regional|national|local|six o.clock) (?:news|paper|papers|radio)\b|\bin the (?:local )?papers?\b|\bon the (?:news|telly twice|front page)\b|\bgame show\b|\bdocumentary\b|\bbestselling\b|\bGuinness book\b|\btelevision crew\b|\bthe film (?:that )?was\b|\bthat the film\b|\bon the \w+ programme\b|\bcontestant\b|\bnamed in parliament\b|\bwent viral\b|\bweather presenter\b|\blive on air\b|\bshipping forecast\b|\bTV (?:series|show)\b|\b(?:Viking )?series\b|\bthe clip\b|\bfamous\b",
    ),
    (
        "a title or an honour",
        "leave out the title or the medal",
        r"\bchampion\b|\b(?:ex-)?Olympic\b|\bmedal\b|\browed for\b|\bplayed for (?:his|her|the|their) (?:country|county)\b|\bcarnival queen\b|\bMBE\b|\bthe Pope\b|\brugby squad\b|\bworld record\b|\binternational (?:player|footballer)\b|\bmayor\b|\bparalympi\w+",
    ),
    (
        "a rare occupation",
        "name the field of work and not the occupation",
        r"\b(?:lighthouse|undertaker|hangman|stuntman|coroner|abbot|nun|harbour pilot|bell tower captain|bomb dog|firefighters|vicar|prison chaplain|magistrate|chess|minister's driver|cathedral|headteacher|circus|mobile library|appliance bay|whaling|bare-knuckle|quarry|falconer|ballet dancer|opera singer|blacksmith|thatcher|taxidermist|puppeteer|astronaut|bishop|beekeeper|mountain rescue|lifeboat|deep[- ]sea diver|fisherm[ae]n's|farrier|clockmaker|organist|bell ?ringer|jockey|trapeze|ventriloquist|sword swallower|MP|councillor who|lightship|neurologist)\b",
    ),
    (
        "an unusual family",
        "speak of children without saying how many were born or came together",
        r"\b(?:triplets|quadruplets|quads|quintuplets|twin sisters|brothers-in-law|adopted (?:\w+ )?(?:brothers|sisters|siblings)|(?:three|four|five) foster sons|married (?:the|his|her) (?:nun|brother|sister)|marrying the|widow(?:er)? of the|widowers? of|vicar's widower|the twins'|(?:nine|ten|eleven|twelve|thirteen) (?:children|siblings|brothers|sisters))\b|\bboth parents are deaf\b",
    ),
    (
        "a rare condition or injury",
        "give the need and not the diagnosis",
        r"\blost (?:both|his|her|an?|the) (?:\w+ )?(?:legs|arms?|hands?|eyes?|sight|hearing|foot|leg)\b|\blost sight\b|\btook his (?:right|left) \w+|\brare\b(?: \w+){0,2} (?:disease|disorder|condition|syndrome|form|cancer)|\bPrader-Willi\b|\bRett\b|\bsix fingers\b|\btransplant\b|\bwheelchair (?:user|van)\b|\bheart of a\b|\bborrowed heart\b|\bdeaf\b and\b|\bare deaf\b|\bguide dog\b|\bconjoined\b|\balbin\w+|\bstroke live\b|\bdwarfism\b|\blocked-in\b|\ba hook\b",
    ),
    (
        "an origin that few share",
        "name the region of the world and not the country",
        r"\b(?:Tongan|Inuit|Faroese|Greenlandic|Bhutanese|Maldivian|Tuvaluan|Samoan|Icelandic|Mongolian|Uyghur|Chagossian)\b|\bno one else comes from\b|\bfrom Ethiopia\b|\ba language which\b|\b(?:fishermen's|dying) dialect\b|\blast speaker\b|\bfamilies in this country\b|\breads? Latin\b",
    ),
    (
        "a place that few have",
        "leave the place out",
        r"\b(?:tidal |small )?island\b|\bpeninsula\b|\bthe (?:pass|dam|pier|harbour|lightship|lighthouse)\b|\b(?:decommissioned|converted) \w+|\bbehind the ice rink\b|\blorry trailer\b|\blevel crossing\b|\bthe mill\b|\bflood wall\b|\bin the car park of\b|\btown council\b|\bthat valley\b|\bcathedral\b|\bmonastery\b|\bon a (?:houseboat|narrowboat|barge)\b|\bonly house between\b|\boutside the ministry\b|\bwindmill\b|\btreehouse\b",
    ),
    (
        "an event that people remember",
        "leave the event out",
        r"\b(?:bomb|inquiry|blast|explosion|crash|shipwreck|hijack\w*|siege|massacre|earthquake|tsunami|hunger strike|hoard|burnt out|pier burned|power cut|meningitis|chained herself|chained himself|stole the|was stolen|struck by lightning|died on the set|the inquest|walked backwards|crossed in the boat|kidnap\w*|suing the|over a goose|dropped the cake|accident with the)\b",
    ),
    (
        "a pastime that few share",
        "call it a hobby",
        r"\b(?:breeds?|farms? ostriches|Northumbrian pipes|prize leeks|blue sunflowers|hairless cats|ostriches|painted like|plays the (?:bagpipes|harp|pipes|tuba|hurdy-gurdy|theremin)|alpacas?|falcons?|racing pigeons|taxidermy|fencer|ferrets|llamas?|mermaid)\b",
    ),
)
PATTERNS = tuple((fact, blur, re.compile(pattern, re.IGNORECASE)) for fact, blur, pattern in RARE)
ENOUGH = 3


def listed(items: list[str]) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"


def combination(text: str, found: Iterable[Finding]) -> Finding | None:
    """One finding over the stretch where three or more rare facts meet, or None."""
    places: list[tuple[int, int]] = []
    facts: list[str] = []
    blurs: list[str] = []
    for fact, blur, pattern in PATTERNS:
        match = pattern.search(text)
        if match:
            facts.append(fact)
            blurs.append(blur)
            places.append((match.start(), match.end()))
    if "being the only or the first" in facts:
        named = [item for item in found if item.kind == "school"]
        if named:
            facts.append("a named school")
            blurs.append("say only that it is a school")
            places.append((named[0].start, named[0].end))
    if len(facts) < ENOUGH:
        return None
    start, end = min(start for start, _ in places), max(end for _, end in places)
    why = f"Each alone might be anyone, but together they may point to one person: {listed(facts)}."
    advice = listed(blurs[:3])
    return Finding(start, end, text[start:end], "combination", WORTH_A_LOOK, advice[0].upper() + advice[1:] + ".", why)
