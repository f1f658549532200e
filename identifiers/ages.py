"""Exact ages of people, in figures, in words and in short forms. A range, a decade or a bound is none."""

import re
from collections.abc import Iterator

from identifiers.births import date_after
from identifiers.findings import WORTH_A_LOOK, Spot
from identifiers.page import lowered
from identifiers.spelled import NTH, SPELLED, TENS, UNITS

BIT = r"(?: and (?:a (?:half|quarter|bit)|three[ -]quarters))?"
NUMBER = rf"(?:1[01]\d(?!\d)|[1-9]?\d(?!\d)(?:½|\.5| ?1/2)?{BIT}|{SPELLED}{BIT}|(?:a|one) hundred(?: and {UNITS})?)"
SPAN = r"(?:years?|yrs?|months?|mnths?|mths?|mos?|weeks?|wks?|days?)"
#: "3 years and 4 months", "2 and a half", "3½".
MEASURED = rf"{NUMBER}(?: ?{SPAN})?(?:,? (?:and )?{NUMBER} ?{SPAN})?"
NO_RANGE = r"(?![\w%£]|[.,:/-]\d| ?(?:to|-|–) ?\d|\+| (?:and|or) (?:over|under|above|below)| per cent| miles| minutes| hours| pounds| or \d)"  # noqa: E501
PERSON = (
    r"(?:sons?|daughters?|brothers?|sisters?|siblings|bro|sis|boys?|girls?|twins?|triplets|child|children|kids?|kiddies|bab(?:y|ies)|mum|mam|ma|mother|dad|da|father|nan|nana|nain"
    r"|gran|granny|grandma|grandmother|grandad|grandfather|wife|husband|partner|nephew|niece|grandson|granddaughter|carer|client|patient|pt|resident|tenant|victim|perp"
    r"|lads?|lass|lassie|wean|bairn|wee man|wee one|little ones?|young person|young people|youngest|eldest|oldest|middle one|males?|females?|m[ae]n|wom[ae]n|lady|ladies|gentlem[ae]n"  # noqa: E501
    r"|lodger|neighbour|cousins?|aunt|uncle|friend|girlfriend|boyfriend|toddler|teenager|person)"
)

AGED = re.compile(
    rf"\b(?:aged|ages?(?: (?:at|on) (?:referral|intake|placement|admission|assessment|registration|last birthday|present|today))?(?::| ?[–-])?|age of|age is|age was|aet\.?)(?: of| is|:| now| just| only)? ?{MEASURED}{NO_RANGE}"  # noqa: E501
)
OLD = re.compile(
    rf"(?<![\w.,£-])(?:{NUMBER}[ -]?{SPAN}(?: and (?:a half|{NUMBER} {SPAN}))?[ -]old|{NUMBER}[ -](?:and-a-half[ -])?years?[ -]old"
    rf"|{NUMBER} ?(?:yrs?|years?|months?|mths?|weeks?|wks?|days?) of age|{NUMBER} (?:weeks|days|months) old)(?!\w)(?! (?:rooms?|groups?|class|checks?|reviews?|assessments?|places?|provision|funding|offer|entitlement|house|building|law|policy|rule))"  # noqa: E501
)
#: "9 years, 7 years and 10 months of age".
SERIES = re.compile(rf"(?<![\w.,£-])((?:{NUMBER} {SPAN}(?:, and |, | and ))+){NUMBER} {SPAN}(?: of age| old)\b")
SHORT = re.compile(
    r"(?<![\w.,£/-])\d{1,3} ?(?:y/o|yo|y\.o\.?|yr ?old|yrs ?old|mths? old|m/o|mo old|w/o|wks? old|yrs|y ?o|mo|y(?:\d{1,2}m)?|/(?:12|52|7) old)(?!\w)(?! (?:ago|in|of exp|later|since|room|sober|clean|after|before|for))"  # noqa: E501
)
#: "2 yrs 4 mths." and no sentence or tenancy of that length.
PAIR = re.compile(r"(?<![\w.,£/-])\d{1,2} ?(?:y|yrs?|years?),? (?:and )?\d{1,2} ?(?:m|mths?|mnths?|months?)(?=[.,;)]|$|\n)")
#: "A girl of nine", but not "a mother of three" or "his wife of 40 years".
WOMAN_OF = re.compile(
    rf"\b{PERSON}(?:(?<!ther)(?<!wife)(?<!husband)(?<!partner)(?<!friend)(?<!mum)(?<!dad)(?<!mam)(?<!gran)(?<!nan) of ({NUMBER})){NO_RANGE}",  # noqa: E501
)
BELIEVED = re.compile(
    rf"\b(?:believed|thought|assessed|recorded|estimated|supposed|meant|claim(?:s|ed|ing)?|said) to be ({NUMBER}){NO_RANGE}(?! \w+s\b(?<!was)(?<!is))",  # noqa: E501
)
#: "She is 83." A number that ends its clause; "is 9 miles" or "is 14 in the queue" is none.
WHO = (
    rf"(?:s?he|they|who|i|you|{PERSON}"
    r"|(?-i:(?!It|This|That|What|There|Hers|His|Theirs|Score|Total|Week|Day|Page|Room|Level|Stage|Step|Part|"
    r"Target|Rent|Mine|Number|Average|Answer|Question|Word|Mark|Reading|Attendance|Deadline|Price|Cost|Limit|Maximum|Minimum|Bus|Here)(?![A-Z]\w+s (?:are|were))[A-ZÀ-Ž](?:[^\W\d_]|['’-]){1,20}))"  # noqa: E501
)
BE = (
    r"(?:['’]s|['’]ll be|['’]re|['’]m|,? is|,? was| are| were| am| s| turns| turned| will be| has turned| has just turned| will turn| is turning"  # noqa: E501
    r"|['’]d be| would be| must be| looks| be| becomes| became| being|['’]s turning|(?:(?<=he)|(?<=who))s(?= \d))"
)
GOES_ON = (
    r"and|but|so|in (?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*|a (?:week|month|fortnight)|the|our|his|her|their|and out)|inside|on|next|today"  # noqa: E501
    r"|tomorrow|this|now|then|at|when|yesterday|last|with|w|he|she|they|who|pregnant|years of age|already|too|though|years? young|living|lives"  # noqa: E501
    r"|an?|his|her|their|my|our|not|going|mind|lol|because|cos|coz|still|also|never|doesn['’]?t|don['’]?t|loves?|likes|goes|got|wants|i think|maybe|apparently|if|come|said|says|or so"  # noqa: E501
)
ENDS = rf"(?=[;:!?)\"”'’]|[.,](?!\d)|$|\n| [\"“(–—-]| (?:{GOES_ON})\b)"
ADVERBS = r"(?: (?:only|just|now|still|about|nearly|almost|already|not|not yet|not even|barely|about to be|only just|still only|coming up to|coming up for|coming up|rising|just gone)){0,2}"  # noqa: E501
IS = re.compile(rf"\b{WHO}{BE}{ADVERBS} ({NUMBER}){ENDS}", re.IGNORECASE)
LOOSE = frozenset({"about", "nearly", "almost"})
RELATED = re.compile(
    rf"\b{PERSON}(?:,? \(|, | is | \(aged |: (?=\d)| - | [\"“])({MEASURED}| ?\d{{1,3}}[mMyY])(?=[)\"”]|,|;|\.(?!\d)|\n| and |$)",
)
NOW = re.compile(
    rf"\b(?:(?:he|she|they|we|i|who)(?:['’](?:s|m|re)| is| are| am| was| were) (?:both|all|barely|not yet|not quite|already|still)|both) ({NUMBER})"  # noqa: E501
    r"(?![\w%,:/-]\d)(?=[.,;)]|$|\n)",
)
#: "granny 47 has a baby her own". A digit after "child" or "person" is a label.
STRAIGHT = re.compile(
    rf"\b(?!child|person|parent|client|patient|resident|victim|male|female|man|woman|men|women|kid|baby|babies|\w+s ){PERSON} (\d{{1,3}}){ENDS}",  # noqa: E501
)
#: "96 next birthday", "am only 20", "jayce is 7 he".
COMING = re.compile(
    rf"\b({NUMBER}) (?:next|on (?:his|her|their|my)(?: next)?|this|last) birthday|(?:^|[.!?;\"“\n] ?)am (?:only |just |now )?({NUMBER}){ENDS}"  # noqa: E501
    rf"|\b[a-z]{{3,}}\)? is (\d{{1,2}})(?= (?:he|she)\b)",
)
INITIALLED = re.compile(r"(?<![\w.])[A-Z]{2}, (\d{2})(?=,|\.(?!\d)| and )")
SEXED = re.compile(r"(?<![\w/.-])(\d{1,3} ?(?:M|F|yrs? M|yrs? F))(?=[ ,.;)])(?! ?\d)")
AT_AGE = re.compile(r"(?:^|[.!?;(\"“] ?|\n)(?:at|now|only|just) (\d{1,3})(?:,| (?:he|she|they|i) )", re.IGNORECASE)
#: ", at fourteen, ": above what a clock shows by day.
BY_THE_WAY = re.compile(
    rf"(?<=\w), at (1[3-9]|[2-9]\d|{TENS}(?:[ -]{UNITS})?|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen),"
)
TURN = re.compile(rf"\b(?:turns|turning|turned|hits|approaching|rising|makes (?:him|her|them|me|you)) ({NUMBER}){ENDS}")
LEADS = r"(?:aged? |also |now |age: ?|just |just turned |f |m |only |who is |who's |he is |she is |she's |he's |both |nearly |year \d{1,2}, ?)?"  # noqa: E501
BRACKETED = re.compile(rf" ?\({LEADS}({MEASURED}| ?\d{{1,3}} ?[myMFfw])(?=\)|,|;|/| and | & | in | on |: )", re.IGNORECASE)
#: "in Year 9 (13)".
SCHOOL_YEAR = re.compile(r"\b(?:(?:year|yr|y) ?\d{1,2}|[PS]\d),? \((\d{1,2})(?=[,)])", re.IGNORECASE)
AFTER_NAME = re.compile(
    rf"[\"”]?,? ({NUMBER})(?=,(?! ?\d)| and |;|\.(?!\d)|\)|\n|$| in (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))|[\"”]? (\d{{2,3}})(?= (?:{GOES_ON})\b)",  # noqa: E501
    re.IGNORECASE,
)
#: "Luca 22 months", "Otis, now five weeks", "Ivy, who is 94,", "Frankie 3;4".
MEASURED_NAME = re.compile(
    rf",? (?:now|just|only|aged|who is|who's|nearly|coming up to|rising) ({NUMBER} ?{SPAN}(?:,? (?:and )?{NUMBER} ?{SPAN})?)(?=[.,;:)]|$|\n| old\b)"  # noqa: E501
    rf"| (\d{{1,2}} ?(?:months?|mths?|yrs?|years)|\d{{1,2}};\d{{1,2}}(?!\d))(?=[.,;:)]|$|\n| old\b| \()"
    rf"| is ({NUMBER} ?{SPAN})(?=[.,;:)]|$|\n)"
    rf"|, (?:now|who is|who['’]s|just|only|nearly|still|not yet|coming up to) ({NUMBER})(?=[.,;:)]|$|\n| and )",
    re.IGNORECASE,
)
IS_NAME = re.compile(rf"{BE}{ADVERBS} ({NUMBER}){ENDS}", re.IGNORECASE)
BIRTHDAY_NTH = re.compile(
    rf"\bin (?:his|her|their) ([4-9]\d(?:st|nd|rd|th)) year\b|\b(?:his|her|their|my|our|whose|an?|\w+['’]s?) ({NTH}|1[01]\d(?:st|nd|rd|th)) birthdays?\b",  # noqa: E501
)
ANOTHER = re.compile(
    rf"(?: {SPAN})?(?:,? and |, and | ?& ?| ?/ ?|, ?|; ?(?:an?|one) )(?:(?:an?|the) \w+ of )?({NUMBER}(?: months?| yrs?)?)(?=[,.;:)]|\n|$| and |& | of age)",  # noqa: E501
    re.IGNORECASE,
)
APPOSED = re.compile(r"(?<=[a-z]{3}), (\d{1,3})(?=, (?:and|who|is|was|has|had|lives|said|in|with|on|whose|he|she)\b)")
#: After these a second person's age may follow: "They are 8 and 11", "two boys, aged 8 and 11".
SEVERAL = (AGED, IS, WOMAN_OF, RELATED)
PAST_OR_NONE = re.compile(
    r"(?:since|until|till|when|once|if|unless|before|anyone|anybody|everyone|those|people|(?:a|any|each|every) (?:child|person|adult|woman|man)|reading|mental|developmental|minimum|under|over|from|below|above|retirement|pension|school|working) ?(?:\w+ )?(?:was |is )?$",  # noqa: E501
    re.IGNORECASE,
)
#: "A two-year-old can't wait" is any two-year-old.
ANY_CHILD = re.compile(r"\ban? $", re.IGNORECASE)
MAY = re.compile(r" (?:can|can['’]t|cannot|could|should|needs|does|doesn['’]t|will|won['’]t|might|may|must)\b")
#: "Our car is 12 years old", "that law is 30 years old".
NO_PERSON = re.compile(
    r"\b(?:house|flat|home|building|boiler|car|van|bike|bus|dog|cat|puppy|pony|horse|bird|law|act|polic(?:y|ies)|rules?|books?|guidance|research|theory|study|tools?|systems?"
    r"|scheme|project|charity|phone|laptop|carpet|sofa|bed|mattress|cooker|fridge|tree|furniture|data|figures|plan|order) (?:[a-z]+ )?(?:is|are|was|were|now)(?: \w+)? ?$",  # noqa: E501
    re.IGNORECASE,
)
WHY_AGE = "An exact age narrows down who this may be."
WHOLE = (AGED, OLD, PAIR, SHORT)
PARTS = (
    WOMAN_OF, IS, BELIEVED, AT_AGE, TURN, APPOSED, RELATED, NOW, SEXED, BIRTHDAY_NTH, BY_THE_WAY, STRAIGHT, COMING, INITIALLED,
    SCHOOL_YEAR,
)  # fmt: skip
#: Capital letters tell something here. All others look at small letters, which takes less than half of the time.
CASED = frozenset({IS, AT_AGE, SEXED, BY_THE_WAY, INITIALLED, SCHOOL_YEAR})


def spot(start: int, end: int) -> Spot:
    return Spot(start, end, "age", WORTH_A_LOOK, WHY_AGE)


def others(text: str, end: int) -> Iterator[Spot]:
    """Ages that follow one: "8, 11 and 14"."""
    while further := ANOTHER.match(text, end):
        yield spot(further.start(1), further.end(1))
        end = further.end(1)


#: Ages are looked for only where a number stands.
ANY = re.compile(rf"(?<!\d)\d{{1,3}}(?!\d)|\b(?:{SPELLED}|hundred|birthday)\b")


def windows(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of a text that are near a number, each ending at a space."""
    start = end = -1
    for match in ANY.finditer(lowered(text)):
        if match.start() - 48 > end:
            if end >= 0:
                yield start, end
            start = max(0, text.rfind(" ", 0, max(0, match.start() - 48)))
        end = text.find(" ", match.end() + 40)
        end = len(text) if end < 0 else end
    if end >= 0:
        yield start, end


def ages(text: str, near: list[tuple[int, int]]) -> Iterator[Spot]:
    """Exact ages told by the words around them, in the stretches that `windows` gives."""
    small = lowered(text)
    for start, end in near:
        for match in SERIES.finditer(small, start, end):
            for each in re.finditer(rf"{NUMBER} {SPAN}", match[1]):
                yield spot(match.start() + each.start(), match.start() + each.end())
        for pattern in (*WHOLE, *PARTS):
            for match in pattern.finditer(text if pattern in CASED else small, start, end):
                yield from told(text, match, several=pattern in SEVERAL)


def told(text: str, match: re.Match[str], *, several: bool) -> Iterator[Spot]:
    """The age of a match and those that follow it, unless the words make it a bound or a guess."""
    start, end = match.span(match.lastindex or 0)
    before = text[max(0, match.start() - 24) : match.start()]
    if (ANY_CHILD.search(before) and MAY.match(text, end)) or NO_PERSON.search(before):
        return
    if PAST_OR_NONE.search(before) or not LOOSE.isdisjoint(match[0].lower().split()):
        return
    yield spot(start, end)
    if several:
        yield from others(text, end)


def ages_after(text: str, end: int) -> Iterator[Spot]:
    """Ages in brackets or between commas straight after a name that ends at `end`: "Jo, 10 and 7"."""
    dated = date_after(text, end)
    if dated:
        yield dated
        return
    for pattern in (BRACKETED, MEASURED_NAME, AFTER_NAME, IS_NAME):
        match = pattern.match(text, end)
        if match:
            start, last = match.span(match.lastindex or 0)
            yield spot(start, last)
            yield from others(text, last)
            return
