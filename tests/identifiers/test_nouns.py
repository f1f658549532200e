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
    ("nhs_number", "her NHS number is 999 456 0005", "999 456 0005"),  # mistyped: it may be found all the same
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
    ("age", "after his 90th birthday", "90th"),
    ("age", "on her eighteenth birthday", "eighteenth"),
    ("date_of_birth", "born in the spring of 1947", "1947"),
    ("age", "a baby of 22 months old", "22 months old"),
    ("age", "baby (6/52 old) sleeps", "6/52 old"),
    ("age", "shes 71 mind and tired", "71"),
    ("age", "mum is twenty-six and a nurse", "twenty-six"),
    ("age", "in Year 9 (13) now", "13"),
    ("age", "96 next birthday, she says", "96"),
    ("date_of_birth", "dob 01|09|2018", "01|09|2018"),
    ("date_of_birth", "DoB 09JUL1940", "09JUL1940"),
    ("date_of_birth", "born on the third of October nineteen fifty-one", "third of October nineteen fifty-one"),
    ("date_of_birth", "born on St Andrew's Day 1949", "St Andrew's Day 1949"),
    ("date_of_birth", "he's a 1958 baby, he says", "1958"),
    ("date_of_birth", "DOB the 3rd of the 10th 1951", "3rd of the 10th 1951"),
    ("date_of_birth", "born 7.vii.1946", "7.vii.1946"),
    ("email", "it is jade_lee @ mail.example", "jade_lee @ mail.example"),
    ("phone", "on +353 87 123 4567 now", "+353 87 123 4567"),
    ("school", "to Fernhill Primary today", "Fernhill Primary"),
    ("school", "at Ysgol Bro Helyg", "Ysgol Bro Helyg"),
    ("ward", "on Juniper Ward again", "Juniper Ward"),
    ("ward", "moved to Ward 7B at noon", "Ward 7B"),
    ("ward", "back on ward nine", "ward nine"),
    ("team", "the Larchwood Duty Team rang", "Larchwood Duty Team"),
    ("ward", "she is on Skylark now", "Skylark"),
    ("ward", "at Lady Astley House today", "Lady Astley House"),
    ("ward", "left it in AMU 2 again", "AMU 2"),
    ("team", "with Leaving Care South today", "Leaving Care South"),
    ("team", "the Sherrington Children with Disabilities Team rang", "Sherrington Children with Disabilities Team"),
    ("team", "asked Kirkbarron Children and Families", "Kirkbarron Children and Families"),
    ("team", "through Dunmore Mind again", "Dunmore Mind"),
    ("place", "the road to Inverlarrich is closed", "Inverlarrich"),
    ("place", "they moved to Chard Newton", "Chard Newton"),
    ("place", "a ferry from Hay-on-Severn", "Hay-on-Severn"),
    ("place", "changed at the Barley Mow", "Barley Mow"),
    ("place", "said that Auchterdow, where she was born, is far", "Auchterdow"),
    ("place", "he lives in quillthwaite now", "quillthwaite"),
    ("place", "in Corporation Park", "Corporation Park"),
    ("place", "up School Lane again", "School Lane"),
    ("place", "the corner of Bank Street", "Bank Street"),
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


@pytest.mark.parametrize("text", ["They are 8 and 11.", "two girls, aged 8 and 11"])
def test_the_ages_of_two_are_two(text):
    assert len(quoted(text, "age")) == 2


def test_a_shop_is_not_cut_in_two():
    assert find("I waited outside the Co-op for the bus.") == []


@pytest.mark.parametrize(
    "text",
    [
        "The sum 999 264 6282 fails its check.",
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
        "Look at bbc.co.uk for the recipe.",
        "A two-year-old can't wait. He is a father of three.",
        "The NHS was born on 5 July 1948.",
        "The strengths approach (Saleebey) and the reflecting team (Andersen)",
        "Key Learning Point: small letters.",
        "The Civil Service has a Code of Practice.",
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


def test_what_stands_beside_age_in_a_table_is_an_age():
    assert quoted("Name | Ada Poole | Age | 10", "age") == ["10"]


def test_a_place_named_in_full_is_known_by_its_first_word():
    assert quoted("He left Cedar Ward. The OT on Cedar has seen him.", "ward") == ["Cedar Ward", "Cedar"]


def test_a_person_with_a_ward_for_a_surname_is_a_person():
    assert quoted("Patrick Ward and his cousins came.", "name") == ["Patrick Ward"]


def test_places_in_a_row_are_all_places():
    assert quoted("They went to Quintonbury and Oldhurst.", "place") == ["Quintonbury", "Oldhurst"]


@pytest.mark.parametrize(
    ("text", "band"),
    [
        ("She is 22 months old.", "a baby"),
        ("She is 30 months old.", "under five"),
        ("She is 3 weeks old.", "a baby"),
        ("He is aged 12 yrs 3 months.", "a teenager"),
    ],
)
def test_an_age_in_months_or_weeks_is_no_age_in_years(text, band):
    assert find(text)[0].suggestion == band


def test_an_age_becomes_a_band():
    assert find("She is 83.")[0].suggestion == "in their 80s"
