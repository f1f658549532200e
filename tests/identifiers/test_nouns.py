import pytest

from identifiers import find
from identifiers.numbers import valid_nhs


def kinds(text: str, **given) -> list[str]:
    return [finding.kind for finding in find(text, **given) if finding.kind != "combination"]


def quoted(text: str, kind: str, **given) -> list[str]:
    return [finding.text for finding in find(text, **given) if finding.kind == kind]


SURFACES = [
    ("nhs_number", "NHS no 999 123 0009.", "999 123 0009"),
    ("nhs_number", "nhs 9991230009", "9991230009"),
    ("nhs_number", "(999-123-0009)", "999-123-0009"),
    ("ni_number", "NI QQ 12 34 56 C", "QQ 12 34 56 C"),
    ("ni_number", "ni no qq123456c", "qq123456c"),
    ("vehicle", "parked: AB32 CDE", "AB32 CDE"),
    ("vehicle", "a van, reg lk37 ovd, outside", "lk37 ovd"),
    ("vehicle", "on NI plates, XIZ 7733.", "XIZ 7733"),
    ("case_number", "Case No: HM25C00418", "HM25C00418"),
    ("case_number", "crime ref 42/118093/25", "42/118093/25"),
    ("case_number", "LCS 2046618: chronology", "2046618"),
    ("case_number", "Mosaic ID 884213", "884213"),
    ("case_number", "NASS ref 24/11/00392/001", "24/11/00392/001"),
    ("case_number", "Child's URN Y820432117019A", "Y820432117019A"),
    ("phone", "rang 07700 900123", "07700 900123"),
    ("phone", "rang 07700-900-229", "07700-900-229"),
    ("phone", "call +44 7700 900873 now", "+44 7700 900873"),
    ("phone", "(01632) 960291", "(01632) 960291"),
    ("phone", "020 7946 0123 ext 214", "020 7946 0123 ext 214"),
    ("email", "mail a.hoxha@police.example today", "a.hoxha@police.example"),
    ("web", "see https://mum.example/diary.", "https://mum.example/diary"),
    ("web", "she posts as @tia.babz_ now", "@tia.babz_"),
    ("postcode", "at ZZ99 3VZ.", "ZZ99 3VZ"),
    ("postcode", "at zz993vz", "zz993vz"),
    ("address", "at 14 Larch Close with", "14 Larch Close"),
    ("address", "at 42a station road, curtains", "42a station road"),
    ("address", "at flat 3b, 12 Larch Close", "flat 3b, 12 Larch Close"),
    ("address", "lives at Tigh na Mara", "Tigh na Mara"),
    ("date_of_birth", "DOB: 04.03.14", "04.03.14"),
    ("date_of_birth", "she was born on 19 May 2020 in", "19 May 2020"),
    ("date_of_birth", "Date of birth 2014-03-04", "2014-03-04"),
    ("age", "a 9-year-old", "9-year-old"),
    ("age", "he is 14 months old and", "14 months old"),
    ("age", "She is 83.", "83"),
    ("school", "to Fernhill Primary today", "Fernhill Primary"),
    ("school", "at Ysgol Bro Helyg", "Ysgol Bro Helyg"),
    ("ward", "on Juniper Ward again", "Juniper Ward"),
    ("team", "the Larchwood Duty Team rang", "Larchwood Duty Team"),
    ("place", "in Corporation Park", "Corporation Park"),
    ("place", "is in HMP Thornhey", "HMP Thornhey"),
    ("name", "I met Mrs Okafor there", "Mrs Okafor"),
    ("name", "I met Kelly Braithwaite there", "Kelly Braithwaite"),
    ("name", "rang mum maureen today", "maureen"),
    ("name", "Jade's bag was there", "Jade"),
    ("name", "with K.W-J. and the twins", "K.W-J."),
    ("name", "we saw Nan Peg again", "Nan Peg"),
    ("name", "we saw Big Dave again", "Big Dave"),
    ("name", "with Nguyễn Văn Hùng today", "Nguyễn Văn Hùng"),
    ("name", "with Alfie O'Rourke today", "Alfie O'Rourke"),
    ("name", "her child Faith is well", "Faith"),
]


@pytest.mark.parametrize(("kind", "text", "wanted"), SURFACES)
def test_each_way_of_writing_is_found(kind, text, wanted):
    assert quoted(text, kind) == [wanted]


@pytest.mark.parametrize(
    "text",
    [
        "NHS 999 264 6282 fails its check.",
        "Order 9994920831 for the shower chair.",
        "Day 43 of 100. Module SW6012, 30 credits, 4,000 words.",
        "Bus 42 then 17A. Room B1.04.",
        "In 2021 I read Munro (2011, p. 42) and Broadhurst et al. (2010).",
        "Under section 47 of the Children Act 1989.",
        "the duty team and the Team Manager",
        "Ofsted, Barnardo's, Childline and the NHS",
        "In May we speak Polish, Welsh and Urdu at Diwali.",
        "She is in her forties. The group is for under 5s and over 65s.",
        "Faith in the process is low.",
        "I hope to mark my words with grace.",
        "Child B and Ms A came with Person 2.",
        "We met at 10.30 on Tuesday 14 March.",
        "I've thought about it and I'd like to go.",
        "The ward was full and the school was closed.",
        "Gibbs again. Feelings: tired. Evaluation: tired.",
        "Rent arrears are £1,204.16 and the car did 16.4 miles.",
    ],
)
def test_what_only_looks_like_an_identifier_is_left_alone(text):
    assert kinds(text) == []


def test_the_check_digit_is_reckoned_as_the_nhs_does():
    assert valid_nhs("9991230009")
    assert not valid_nhs("9991230008")


def test_a_word_that_is_also_a_name_is_judged_by_its_sentence():
    text = "Grace asked for grace before lunch."
    assert [finding.start for finding in find(text)] == [0]


def test_what_stands_under_dob_in_a_table_is_a_birth_date():
    assert quoted("Name | DOB\nAda Poole | 03/02/1948", "date_of_birth") == ["03/02/1948"]


def test_an_age_becomes_a_band():
    assert find("She is 83.")[0].suggestion == "in their 80s"
