"""Towns that a list knows, and what is told by the noun before it or by the short forms of notes."""

import pytest

from identifiers import find
from identifiers.towns import TOWNS
from tests.identifiers.test_nouns import kinds, quoted


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("The family moved from Merthyr Tydfil in August.", "Merthyr Tydfil"),
        ("He was in a tent in Burnley, then nothing.", "Burnley"),
        ("1. Rochdale – dad's flat, no overnight", "Rochdale"),
        ("Her aunt lives near Stow-on-the-Wold.", "Stow-on-the-Wold"),
        ("She took the bus to St. Helens with the baby.", "St. Helens"),
        ("i got the bus to slough with mum and then we sat on the wall", "slough"),
        ("Her placement before this was in Reading.", "Reading"),
        ("The grandparents came down from Preston by coach.", "Preston"),
    ],
)
def test_a_town_is_pointed_out(text, town):
    assert quoted(text, "place") == [town]


@pytest.mark.parametrize(
    "text",
    [
        "Reading helps me to think.",
        "The Rochdale inquiry said so.",
        "See Barnsley (2019) on this.",
        "He supports Hull City.",
        "Green, D. Social work with time. Abingdon: Routledge.",
        "A Merton compliant assessment was done in March.",
        "I read the sale notice, and had a deal with him to settle it.",
    ],
)
def test_what_only_sounds_like_a_town_is_left_alone(text):
    assert "place" not in kinds(text)


@pytest.mark.parametrize(("text", "name"), [("Mr Bolton came.", "Mr Bolton"), ("Kim Todmorden rang me.", "Kim Todmorden")])
def test_a_person_called_like_a_town_is_a_person(text, name):
    assert "place" not in kinds(text)
    assert quoted(text, "name") == [name]


@pytest.mark.parametrize(
    "text", ["Lily 4, Jack 6 and their mum came.", "I went back to Holly and asked.", "We moved Rose 2 seats on."]
)
def test_a_person_called_like_a_flower_is_no_ward(text):
    assert "ward" not in kinds(text)


def test_a_town_that_the_reader_may_know_of_is_left_alone():
    assert find("We met in Burnley.", allowed=["Burnley"]) == []


def test_the_largest_cities_are_not_in_the_list():
    assert {"london", "birmingham", "leeds", "glasgow", "manchester"}.isdisjoint(TOWNS)


@pytest.mark.parametrize(
    ("kind", "text", "found"),
    [
        ("school", "The nursery, Little Acorns, has seen bruises.", "Little Acorns"),
        ("team", "The provider, Lantern Lives, says no.", "Lantern Lives"),
        ("ward", "They stay in a hostel called Harbour Light now.", "Harbour Light"),
        ("ward", "the other home, ashcroft grange, was nice and she liked it there a lot", "ashcroft grange"),
        ("ward", "She is on Rowan 2 and calm.", "Rowan 2"),
        ("ward", "I went on to Juniper at eight.", "Juniper"),
        ("ward", "she got moved from maple to willow and no one told the family about it", "maple"),
        ("team", "We wait for Renfrew West to answer.", "Renfrew West"),
        ("address", "The mail goes to 1F2 Pilrig Steps now.", "1F2 Pilrig Steps"),
        ("address", "The flat is number forty, Priory Court, top floor.", "number forty, Priory Court"),
        ("address", "He lives next door at 41 and keeps an ear out.", "41"),
        ("address", "Before that it was the barge Nancy at Crow Lock.", "barge Nancy at Crow Lock"),
        ("ward", "It was a place at Kestrel nursing home. He went.", "Kestrel nursing home"),
        ("place", "She came from Oakfield (residential) on Monday.", "Oakfield"),
        ("ward", "CP medical, the Willows, at two.", "the Willows"),
        ("ward", "He is on 3A.", "3A"),
        ("address", "She waited at number 14.", "number 14"),
        ("address", "He lives in a house called Hillcrest, alone.", "Hillcrest"),
        ("email", "It is jo full stop smith at gmail full stop com.", "jo full stop smith at gmail full stop com"),
        ("email", "amyw {at} mail.example", "amyw {at} mail.example"),
        ("date_of_birth", "She was born in Accra in 1962.", "1962"),
        ("date_of_birth", "Born at 03:12 on 4 March 2014, early.", "4 March 2014"),
        ("date_of_birth", "Her birthday's the fourth of March.", "the fourth of March"),
        ("date_of_birth", "DOB was put down as 4/3, no year.", "4/3"),
        ("age", "A pensioner of 81, alone.", "81"),
        ("age", "At 81 she still swims.", "81"),
        ("age", "81 and frail, he says.", "81"),
        ("ward", "He was seen at the General. She waited.", "the General"),
        ("ward", "She was in bed 6 on C3. He sat by her.", "C3"),
        ("place", "Every week the Aspire gym gives him a pass.", "Aspire gym"),
        ("email", "Ask kez2009 at outlook, he answers.", "kez2009 at outlook"),
        ("email", "I wrote to tom.reyes@larkfield, he reads it.", "tom.reyes@larkfield"),
        ("email", "Her hotmail is kezza2009 now.", "kezza2009"),
        ("phone", "Contact for the carer: 01632\n960 811, evenings.", "01632\n960 811"),
        ("phone", "Ring (0)7700 900123 at six.", "(0)7700 900123"),
        ("date_of_birth", "His 18th is on the 4th of March and he knows it.", "the 4th of March"),
        ("age", "Mr T (72), alone.", "72"),
        ("age", "She is 13 going on 30 and funny.", "13"),
        ("age", "Leo is in Year 2 and is 7.", "7"),
        ("case_number", "His ID 4456781 was wrong.", "4456781"),
        ("age", "Household: M (34), sib 1 (9).", "34"),
        ("age", "Kids 12/15, PIP stopped.", "12"),
        ("age", "Zainab 15f, new to area.", "15f"),
        ("age", "CH 1 6 / CH 2 3 / unborn", "6"),
        ("age", "Adult: 83, f, widow.", "83"),
        ("age", "She has been four for a week.", "four"),
        ("age", "The lady I mentioned was 88 last Tuesday.", "88"),
        ("age", "The youngest, a year and nine months, sleeps.", "a year and nine months"),
        ("date_of_birth", "Ngozi came into the world on 29 February 2016.", "29 February 2016"),
        ("date_of_birth", "17.06.15 – born, healthy.", "17.06.15"),
        ("date_of_birth", "dat of brith 07 07 2010", "07 07 2010"),
        ("date_of_birth", "He leaves care on the ninth of January when he turns eighteen.", "the ninth of January"),
        ("case_number", "Earlier private law: IP 23 P 00987.", "IP 23 P 00987"),
        ("case_number", "Tribunal SC242/25/01187, listed.", "SC242/25/01187"),
        ("case_number", "Blue badge BB 4410 YK2, lost.", "BB 4410 YK2"),
    ],
)
def test_short_forms_and_nouns_tell_what_it_is(kind, text, found):
    assert found in quoted(text, kind)


@pytest.mark.parametrize(
    "text",
    [
        "The visitor arrived on 4 May 2024.",
        "We moved from Monday to Friday.",
        "The nursery, Monday to Friday, is open.",
        "Our home, however, was cold.",
        "The Middle East is in the news, and so is Northern Ireland.",
        "The report was 88 pages.",
        "Section 47 (2) applies.",
        "The kids had 2/3 of the cake.",
        "Bay 3, please.",
        "It rained 07.06.15\n09.07.15 and after.",
        "In the General sense it is true.",
        "The nursing home was full, and her care home was not.",
        "We had two and a half hours, at 11 she left.",
    ],
)
def test_what_has_the_shape_and_is_none_is_left_alone(text):
    assert find(text) == []
