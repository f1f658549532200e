"""Finds what might identify a person in a text: numbers, addresses, names, and facts that identify only together.

Purpose. Social work students write about real people. Before a text is shared or signed, find(text, allowed=, local=,
pseudonyms=) says where something might identify someone, what kind it is, why, and what could stand there instead. It
warns; it never rewrites, and a text without findings may still identify somebody.

What comes, and where:
    findings   Finding: where, what kind, how sure, what could stand there, why
    numbers    NHS number with its check digit, National Insurance number, number plates, references
    contact    phone, e-mail, pages and handles
    addresses  postcodes, houses with their street
    births     dates of birth; ages, age_notes, said_ages: exact ages, as forms, notes and people say them
    houses     homes told in words
    places     schools, wards, teams, places: by the word that heads them, or because the caller calls them local
    services   teams by a number, a side or a trade; units: wards by letters; kept, beside: places by who is kept there, by a noun
    names      people: by title, relation, lists, shape and what stands around
    frame      what is never pointed out: laws, sources, frameworks, nations, pseudonyms, what the caller allows
    jigsaw     three or more rare facts that meet
    replace    what could stand there instead, the same for the same person
    page       a text cut into words, once; speech: small words that tell how a sentence uses its neighbours
    find       the one door

Plain Python: the standard library and nothing else, so it can be tested to exhaustion and used anywhere.
"""

from identifiers.find import find
from identifiers.findings import Finding

__all__ = ["Finding", "find"]
