"""Sections read aloud: what is said, when it is said, and who hears it."""

import shutil
from io import BytesIO

import av
import pytest
from django.core.management import call_command

from learning.actions.recording import make_missing_recordings
from learning.models import Recording, SectionPage
from learning.models.outline import library
from learning.models.pronunciation import pronunciation_of
from learning.models.script import script_of, sentences_in
from learning.models.section_words import words_in
from learning.providers.speech import Engine, EngineAway, Said, engine
from tests.factories.learning import make_course

LISTEN = "/modules/digital-practice/good-practice/a-visit-three-ways/listen/"
needs_espeak = pytest.mark.skipif(not shutil.which("espeak-ng"), reason="needs a voice: apt-get install espeak-ng")


class Metronome(Engine):
    """Says every word in a tenth of a second, as a tone. A second engine, so that nothing hangs on the first."""

    rate = 22_050

    def version(self):
        return "metronome 1"

    def speak(self, sentences, language):
        starts = [[at for at, sign in enumerate(one) if at == 0 or one[at - 1] == " "] for one in sentences]
        return [
            Said(bytes(2 * 2205 * len(words)), tuple((at, 100 * number) for number, at in enumerate(words))) for words in starts
        ]


class Broken(Metronome):
    def speak(self, sentences, language):
        raise EngineAway("no voice today")


METRONOME = f"{__name__}.Metronome"


@pytest.fixture
def read_aloud(course, settings):
    settings.SPEECH_ENGINE = METRONOME
    make_missing_recordings()
    return library().modules["digital-practice"]


def said(text):
    return [text[start:end] for start, end in sentences_in(text)]


def test_sentences_end_where_a_reader_would_stop():
    assert said("Dr. Rees asks why. “Because,” says Joan, “it is late.” At 5 p.m. she leaves! And?") == [
        "Dr. Rees asks why.",
        "“Because,” says Joan, “it is late.”",
        "At 5 p.m. she leaves!",
        "And?",
    ]
    assert said("Working Together (e.g. p. 12, Smith et al. 2020) says so") == [
        "Working Together (e.g. p. 12, Smith et al. 2020) says so"
    ]
    assert said("   ") == []


def test_every_word_of_a_section_is_said_once_in_its_order(section):
    body = section_body(section)
    words = words_in(body)
    script = script_of(section.heading, body, pronunciation_of(""))
    assert script[0].said == "1.1 A visit, three ways"
    shown = [one for one in script if one.first != one.last]
    assert [one.first for one in shown] == sorted(one.first for one in shown)
    letters = "".join(words.text.split())
    assert "".join(letters[one.first : one.last] for one in shown) == letters


def section_body(section):
    return SectionPage.objects.get(pk=section.pk).published_body.content


def test_what_is_said_otherwise_still_points_at_what_is_written():
    content = [{"html": '<h2 id="a">The PCF</h2><p id="b">Ask SWE, e.g. about <b>it</b>.</p>', "anchor": "a"}]
    _, heading, sentence = script_of("1.1 T", content, pronunciation_of("SWE = Social Work England"))
    assert (heading.said, heading.place) == ("Heading: The P C F", "a")
    assert sentence.said == "Ask Social Work England, for example about it."
    letters = "".join(words_in(content).text.split())
    assert letters[sentence.letters[4]] == letters[sentence.letters[10]] == "S"
    assert letters[sentence.first : sentence.last] == "AskSWE,e.g.aboutit."


def test_a_recording_says_when_each_sentence_and_word_begins(read_aloud, section):
    recording = Recording.objects.get(page_id=section.pk)
    title, first = recording.sentences[:2]
    assert title == [0, 500, 0, 0, "title"]
    assert first[0] in (1000, 1400)
    letters = "".join(words_in(section_body(section)).text.split())
    begins, one, other = recording.words[0]
    assert (begins, letters[one:other]) == (first[0], "One")
    with av.open(BytesIO(bytes(recording.content))) as file:
        assert abs(file.duration / 1000 - recording.milliseconds) < 100


def test_nothing_is_spoken_twice_and_a_changed_text_is(read_aloud):
    assert make_missing_recordings() == 0
    page = SectionPage.objects.get(slug="a-visit-three-ways")
    page.save_revision().publish()
    assert make_missing_recordings() == 0
    page.title = "A visit, four ways"
    page.save_revision().publish()
    before = Recording.objects.get(page_id=page.pk).digest
    assert make_missing_recordings() == 1
    assert Recording.objects.get(page_id=page.pk).digest != before


def test_another_voice_says_everything_anew_and_one_that_is_away_takes_nothing_away(read_aloud, settings, monkeypatch):
    settings.SPEECH_ENGINE = f"{__name__}.Broken"
    assert make_missing_recordings() == 0
    assert Recording.objects.count() == 3
    monkeypatch.setattr(Metronome, "version", lambda self: "metronome 2")
    assert make_missing_recordings() == 0
    settings.SPEECH_ENGINE = METRONOME
    assert make_missing_recordings() == 3


def test_anybody_hears_an_open_module_and_a_player_asks_for_parts(client, read_aloud):
    page = client.get(LISTEN).content.decode()
    assert f'src="{LISTEN}sound.mp3"' in page
    answer = client.get(f"{LISTEN}sound.mp3", headers={"range": "bytes=0-99"})
    assert (answer.status_code, answer["Content-Type"], len(b"".join(answer.streaming_content))) == (206, "audio/mpeg", 100)
    assert client.get(f"{LISTEN}times.json").json()["sentences"][0][4] == "title"


def test_where_nobody_has_read_it_aloud_the_page_says_so(client, course, settings):
    settings.SPEECH_ENGINE = METRONOME
    assert "being read aloud just now" in client.get(LISTEN).content.decode()
    assert [client.get(f"{LISTEN}{name}")["Location"] for name in ("sound.mp3", "times.json")] == [LISTEN, LISTEN]
    section = client.get(LISTEN.removesuffix("listen/")).content.decode()
    assert "browser voice, sentence by sentence" in section


def test_a_site_without_a_voice_says_that(client, course, settings):
    settings.SPEECH_ENGINE = "none"
    assert make_missing_recordings() == 0
    assert engine() is None
    assert "This site has no voice of its own" in client.get(LISTEN).content.decode()


def test_a_stranger_hears_nothing_of_a_module_for_members(cast, as_person, programme, settings):
    make_course(open_to="members", programmes=[programme])
    settings.SPEECH_ENGINE = METRONOME
    make_missing_recordings()
    for name in ("", "sound.mp3", "times.json"):
        assert as_person(cast["amara"]).get(f"{LISTEN}{name}").status_code == 200
        assert as_person(cast["tom"]).get(f"{LISTEN}{name}").status_code == 404
        assert as_person(None).get(f"{LISTEN}{name}").status_code == 302


@needs_espeak
def test_espeak_speaks_a_section_and_says_when(course, section, settings):
    settings.SPEECH_ENGINE = ""
    call_command("make_recordings", section=section.slug, verbosity=0)
    recording = Recording.objects.get()
    assert recording.engine.startswith("eSpeak NG")
    assert recording.size == len(bytes(recording.content)) < 4000 * recording.milliseconds / 1000 + 2000
    begins = [word[0] for word in recording.words]
    assert begins == sorted(begins)
    spoken = "".join(words_in(section_body(section)).text.split())
    assert "".join(spoken[first:last] for _, first, last in recording.words)[:20] == spoken[:20]
