"""What is never pointed out: laws, sources, frameworks, nations, months, national bodies, pseudonyms, what the caller allows."""

import re
from collections.abc import Iterable, Iterator

from identifiers.page import word_list
from identifiers.speech import FAMILY, NICK, SOFT_TITLES, TITLES

AUTHORS, _ = word_list("authors")
WORLD, _ = word_list("world")
MONTHS = frozenset(
    ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"]
)

LAW = re.compile(
    r"(?:[A-Z][\w'’-]+,? |and |of |the |\((?:Scotland|Wales|England|Northern Ireland|NI|Amendment|Miscellaneous Provisions)\) ?|with |to |for |etc\.? |in ){1,10}"  # noqa: E501
    r"(?:Act|Order|Regulations|Measure|Convention|Rules)(?: \((?:NI|Northern Ireland|Scotland|Wales)\))?(?: \d{4})?"
)
SECTION = re.compile(
    r"\b(?:[Ss]ections?|[Ss]\.|ss\.|[Aa]rticles?|[Aa]rt\.|[Ss]chedule|[Pp]art|[Rr]eg(?:ulation)?s?\.?|[Pp]aragraph|[Cc]hapter) ?(?:[IVX]+\b|\d+[A-Z]{0,2})"  # noqa: E501
)
CASE_LAW = re.compile(
    r"\b(?:Re|In re) [A-Z](?:-[A-Z])*(?: \([^)]{1,40}\))?(?: \[\d{4}\][^.,;\n]{0,20})?|\b[A-Z][\w'’]+ v\.? (?:[A-Z][\w'’]+ ?){1,4}"
)
YEAR = r"\(?(?:(?:19|20)\d\d[a-z]?|n\.d\.|in press)"
SOURCE = re.compile(
    rf"(?:[A-Z][\w'’-]+(?:, | and | & |,? et al\.?|, (?:[A-Z]\. ?){{1,3}}| ){{1,3}}){{1,5}}(?:['’]s )?{YEAR}[,):;]"
    rf"|\((?:[A-Z][\w'’-]+(?:, | and | & | et al\.?,? ?| )?){{1,6}},? {YEAR}"
)
ET_AL = re.compile(r"\b[A-Z][\w'’-]+,? (?:et al\b|and colleagues\b)")
THEORY = re.compile(
    r"\b(?:[A-Z][\w'’-]+(?:,? (?:and|&) [A-Z][\w'’-]+|, [A-Z][\w'’-]+){0,2})(?:['’]s?)? "
    r"(?:model|cycle|theory|framework|hierarchy|ladder|stages?|types?|zone|typology|reflective cycle|triangle|wheel|scale|test|principles?|criteria|competen\w+|guidelines|report|review|inquiry|window|grid|tool|questionnaire|attachment)\b"  # noqa: E501
)
PSEUDONYM = re.compile(
    r"\b(?!Ward \d|Team \d|Level \d+ [NSEW])(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Baby|Child|Person|Parent|Mother|Father|Client|Patient|Student|Family|Service [Uu]ser|Adult|Young [Pp]erson|Carer|Sibling|"  # noqa: E501
    r"Participant|Worker|Resident|School|Case|Witness|Colleague|Foster [Cc]arer|Team|Ward|Brother|Sister|Boy|Girl|Man|Woman|Tutor|Respondent|Applicant|Grandmother|Grandparent|YP|SU|Group|Appendix|Figure|Table|Option|Hospital|Town|Agency|Speaker|Nurse|Court|Room|Level|Plan|Step|Form) "  # noqa: E501
    r"(?:[A-Z](?![\w.'’-])|\d{1,2}\b)\.?)"
)
FRAMES = re.compile(
    r"\b(?:Signs of Safety|Working Together(?: to Safeguard Children)?|Three Houses|Social Work England|Social Care Wales|Strengthening Families|"  # noqa: E501
    r"Making Safeguarding Personal|Every Child Matters|Getting It Right(?: For Every Child)?|Home Office|Open University|Care Quality Commission|Job ?[Cc]entre(?: Plus)?|"  # noqa: E501
    r"Achieving Best Evidence|Staying Put|No Recourse to Public Funds|Family Rights Group|Independent Age|Age UK|Age Concern|British Red Cross|Red Cross|Citizens['’]? Advice|"  # noqa: E501
    r"Save the Children|Action for Children|Become|Coram|Catch22|Women['’]s Aid|Crown Prosecution Service|Court of Protection|"
    r"High Court|Supreme Court|Court of Appeal|Family Court|Crown Court|Magistrates['’]? Court|Youth Court|County Court|Family Division|House of (?:Lords|Commons)|"  # noqa: E501
    r"Local (?:Authority|Government|Offer)|Practice (?:Learning|Educator|Education|Development)|Team Manager|Service Manager|Head of Service|Independent Reviewing Officer|"  # noqa: E501
    r"Mental (?:Health|Capacity)|Jack Russell|Land Rover|Peppa Pig|Paw Patrol|Captain Sleep|Crown Derby|Marie Curie|Simon Says|Outcomes Star|Sure Start|Op Courage|Samaritans|"  # noqa: E501
    r"Best Interests|Universal Credit|Personal Independence Payment|Attendance Allowance|Blue Badge|Princess Royal|King['’]s Counsel|Prince['’]s Trust|Star Wars|"  # noqa: E501
    r"Story of My Life|Harry Potter|Thomas the Tank(?: Engine)?|Father Christmas|Santa(?: Claus)?|Mother['’]s Day|Father['’]s Day|Bank Holiday|Good Friday|May Day|Lady Day|Royal Assent|Lewy [Bb]od(?:y|ies)|Civil Service|"  # noqa: E501
    r"Gruffalo|Mr Tumble|Mr Men|Hungry Caterpillar|Mary Poppins|Tracy Beaker|Coronation Street|Sesame Street|Downing Street|Grange Hill|Waterloo Road|Park Run|Parkrun|"  # noqa: E501
    r"Honey and Mumford|Down['’]s [Ss]yndrome|Named Person|Merry Christmas|Joy Division|Old Testament|New Testament|Marks (?:and|&) Spencer|John Lewis|Lloyds Bank|Royal Mail|Post Office)\b"  # noqa: E501
)
PATTERNS = (LAW, SECTION, CASE_LAW, SOURCE, ET_AL, THEORY, PSEUDONYM, FRAMES)


def frame_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where laws, sources, theories and national bodies stand."""
    for pattern in PATTERNS:
        for match in pattern.finditer(text):
            yield match.start(), match.end()


def allowed_words(allowed: Iterable[str]) -> tuple[frozenset[str], tuple[str, ...]]:
    """What the caller allows in lower case: each part of a name that is no title or letter, and the wholes."""
    parts: set[str] = set()
    wholes: list[str] = []
    for entry in allowed:
        whole = " ".join(entry.split()).lower()
        if not whole:
            continue
        wholes.append(whole)
        for part in re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", whole):
            if len(part) > 1 and part not in {"mr", "mrs", "ms", "miss", "dr", "the", "of", "and", "child", "person", "parent"}:
                parts.add(part.replace("’", "'"))
    return frozenset(parts), tuple(wholes)


def words_of_name(name: str) -> frozenset[str]:
    """The words of a name in lower case, without titles and without what shows that something belongs to them."""
    words = [word.replace("’", "'").removesuffix("'s") for word in re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", name.lower())]
    return frozenset(word for word in words if word not in TITLES | SOFT_TITLES | FAMILY | NICK) or frozenset(words)


def allowed_spans(text: str, wholes: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Where an allowed name stands as a whole, in any case."""
    for whole in wholes:
        for match in re.finditer(rf"(?<!\w){re.escape(whole)}(?!\w)", text, re.IGNORECASE):
            yield match.start(), match.end()
