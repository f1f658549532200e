"""The formats of single values: IRIs, ids, times, languages. xAPI 1.0.3, part two, section 4."""

import re
from datetime import UTC, datetime
from uuid import UUID

from activities.xapi.shapes import anything, map_of, text, text_that

LONGEST_IRI = 500  # characters; longer ones are nobody's, and could not be looked for

IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`\x00-\x20]+")
MAILBOX = re.compile(r"mailto:[^\s@:]+@[^\s@]+\.[^\s@.]+")
SHA1 = re.compile(r"[0-9a-fA-F]{40}")
CANONICAL_UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
# RFC 5646 by the lengths of its parts, as the specification asks, or a private or registered tag of its own.
LANGUAGE = re.compile(
    r"([a-z]{2,3}(-[a-z]{3}){0,3}|[a-z]{4,8})(-[a-z]{4})?(-([a-z]{2}|\d{3}))?(-([a-z0-9]{5,8}|\d[a-z0-9]{3}))*"
    r"(-[a-wy-z0-9](-[a-z0-9]{2,8})+)*(-x(-[a-z0-9]{1,8})+)?|x(-[a-z0-9]{1,8})+|i-[a-z]{2,8}(-[a-z0-9]{1,8})*",
    re.IGNORECASE,
)
TIMESTAMP = re.compile(r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(:\d\d([.,]\d+)?)?([Zz]|[+-]\d\d(:?\d\d)?)?")
FRACTION = r"\d+(?:[.,]\d+)?"
DURATION = re.compile(
    rf"P(?:{FRACTION}W|(?=.)(?:{FRACTION}Y)?(?:{FRACTION}M)?(?:{FRACTION}D)?(?:T(?=.)(?:{FRACTION}H)?(?:{FRACTION}M)?(?:{FRACTION}S)?)?)"
)
VERSION = re.compile(r"1\.0(\.\d+)?")


def is_iri(value: str) -> bool:
    return len(value) <= LONGEST_IRI and IRI.fullmatch(value) is not None


def is_uuid(value: str) -> bool:
    """In the standard form, and of the variant of RFC 4122."""
    return CANONICAL_UUID.fullmatch(value) is not None and UUID(value).version is not None


def is_timestamp(value: str) -> bool:
    """A moment that exists. “-00:00” is refused by ISO 8601: it says that the zone is not known."""
    if not TIMESTAMP.fullmatch(value) or re.search(r"-00(:?00)?\Z", value[16:]):
        return False
    try:
        moment(value)
    except (ValueError, OverflowError):
        return False
    return True


def moment(value: str) -> datetime:
    """Return the moment of a timestamp. One without a zone is read as UTC. Raises ValueError."""
    when = datetime.fromisoformat(value.replace(",", ".").upper().replace(" ", "T"))
    return when if when.tzinfo else when.replace(tzinfo=UTC)


def is_language(value: str) -> bool:
    return LANGUAGE.fullmatch(value) is not None


iri = text_that(is_iri, f"an address with a scheme, such as https://example.org/verbs/read, of at most {LONGEST_IRI} characters")
uuid = text_that(is_uuid, "a UUID, such as 12345678-1234-4234-8234-123456789abc")
timestamp = text_that(is_timestamp, "a time in ISO 8601, such as 2026-11-23T17:42:00.000Z")
duration = text_that(lambda value: DURATION.fullmatch(value) is not None, "a duration in ISO 8601, such as PT3M20S")
language = text_that(is_language, "a language tag, such as en-GB")
mailbox = text_that(lambda value: MAILBOX.fullmatch(value) is not None, "an e-mail address after “mailto:”")
sha1 = text_that(lambda value: SHA1.fullmatch(value) is not None, "a SHA-1 sum in 40 hexadecimal digits")
version = text_that(lambda value: VERSION.fullmatch(value) is not None, "a version that begins with 1.0")
language_map = map_of(is_language, "a language tag", text)
extensions = map_of(is_iri, "an address with a scheme", anything)
