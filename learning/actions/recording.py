"""Reading sections aloud: made once for each published text, in the background, and kept."""

import hashlib
import json
import time
from collections.abc import Iterator

import structlog

from learning.actions.book import find_body
from learning.actions.publishing import forget_outline
from learning.models import BasePage, ModulePage, Recording
from learning.models.outline import Entry, Module, library
from learning.models.pronunciation import pronunciation_of
from learning.models.script import Utterance, script_of
from learning.providers import mp3
from learning.providers.speech import Engine, EngineAway, Said, engine

AT_ONCE = 20.0  # seconds after which a run leaves the rest to the next one
log = structlog.get_logger(__name__)


def make_recording(*, module: Module, section: Entry, by_engine: Engine) -> Recording:
    """Have a section read aloud and keep it in place of what was there. What is said already is not said again.

    No entry in the audit: nobody did anything. Raises EngineAway.
    """
    body = find_body(section)
    page = BasePage.objects.select_related("locale").get(pk=section.pk)
    own = ModulePage.objects.values_list("said_as", flat=True).get(pk=module.pk)
    script = script_of(section.heading, body.content, pronunciation_of(own))
    language, key = page.locale.language_code, key_of(by_engine, own)
    digest = digest_of(key + language, script)
    values = {"stamp": stamp_of(section), "title": section.heading[:300], "engine": key, "digest": digest}
    if not Recording.objects.filter(page_id=section.pk, digest=digest).exists():
        said = by_engine.speak([one.said for one in script], language)
        values |= spoken(script, said, by_engine.rate)
    return Recording.objects.update_or_create(page_id=section.pk, defaults=values)[0]


def key_of(by_engine: Engine, own: str) -> str:
    """Return who speaks, and by which list of the module."""
    return f"{by_engine.version()[:180]} {hashlib.sha256(own.encode()).hexdigest()[:12]}"


def stamp_of(section: Entry) -> str:
    return section.stamp or BasePage.objects.values_list("published_body__stamp", flat=True).get(pk=section.pk)


def digest_of(key: str, script: list[Utterance]) -> str:
    said = [(one.said, one.place, one.first, one.last, one.pause) for one in script]
    return hashlib.sha256(json.dumps([key, mp3.BITS_A_SECOND, said]).encode()).hexdigest()


def spoken(script: list[Utterance], said: list[Said], rate: int) -> dict:
    """Put the sentences one after the other, with silence between them; return the columns of a recording."""
    samples, sentences, words = bytearray(), [], []
    for one, voice in zip(script, said, strict=True):
        samples += silence(one.pause, rate)
        begins = milliseconds(samples, rate)
        samples += voice.samples
        sentences.append([begins, milliseconds(samples, rate), one.first, one.last, one.place])
        words += [[begins + ms, *letters] for ms, letters in words_of(one, voice)]
    content = mp3.encode(bytes(samples), rate)
    facts = {"milliseconds": milliseconds(samples, rate), "sentences": sentences, "words": words}
    return facts | {"content": content, "size": len(content)}


def words_of(one: Utterance, voice: Said) -> Iterator[tuple[int, tuple[int, int]]]:
    """Yield when each word begins and which letters it is. What stands for no letters, and a word said as several, is once."""
    before = -1
    for character, ms in voice.words:
        letter = one.letters[character] if character < len(one.letters) else -1
        if letter <= before or one.first == one.last:
            continue
        before = letter
        yield ms, (letter, end_of_word(one, character))


def end_of_word(one: Utterance, character: int) -> int:
    """Return the letter after a word: where the white space after it stands, or the sentence ends."""
    letter = one.letters[character]
    after = (at for at in range(character, len(one.said)) if one.letters[at] != letter and one.said[at].isspace())
    ahead = next(after, None)
    return one.last if ahead is None else one.letters[ahead]


def silence(ms: int, rate: int) -> bytes:
    return bytes(2 * (rate * ms // 1000))


def milliseconds(samples: bytes | bytearray, rate: int) -> int:
    return len(samples) * 1000 // (2 * rate)


def make_missing_recordings(*, slug: str = "") -> int:
    """Have every section read aloud whose text or voice has changed, as many as there is time for. Returns how many were made."""
    voice = engine()
    if voice is None:
        return 0
    began, made = time.monotonic(), 0
    for module, section in missing(voice, slug):
        if time.monotonic() - began > AT_ONCE:
            break
        try:
            make_recording(module=module, section=section, by_engine=voice)
        except EngineAway as fault:
            log.warning("not_read_aloud", section=section.pk, why=str(fault))
            continue
        made += 1
    if made:
        forget_outline()
    return made


def missing(voice: Engine, slug: str) -> list[tuple[Module, Entry]]:
    """Return the sections that nobody has read aloud as they are now."""
    spoken_by = dict(Recording.objects.values_list("page_id", "engine"))
    keys = {pk: key_of(voice, own) for pk, own in ModulePage.objects.values_list("pk", "said_as")}
    steps = [(module, section) for module in library().modules.values() for _, section in module.steps()]
    return [
        (module, section)
        for module, section in steps
        if slug in ("", section.slug) and not (section.sound and spoken_by.get(section.pk) == keys[module.pk])
    ]
