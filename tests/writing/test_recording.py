"""How long a recording is stands in its sound, not in its header. Its sound is kept, without what a phone wrote around it."""

from io import BytesIO
from uuid import uuid4

import av
import pytest

from tests.factories.sounds import KINDS, TAG, as_file, fragmented, sound
from writing.forms.attachment import VoiceNoteForm
from writing.models.file_type import MP4, WAV, WEBM, audio_type
from writing.models.recording import NotARecording, in_words, read_recording

TYPES = {"webm": WEBM, "ogg": "audio/ogg", "m4a": MP4, "mp3": "audio/mpeg", "wav": WAV}


def form_of(said):
    return VoiceNoteForm({"id": str(uuid4())}, {"file": as_file(said)})


def refused(said):
    return form_of(said).errors["file"]


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_known_and_measured_and_loses_what_was_written_around_the_sound(kind):
    made = sound(kind)
    assert audio_type(BytesIO(made)) == TYPES[kind]
    read = read_recording(made, TYPES[kind])
    assert abs(read.seconds - 20) < 0.1
    assert (audio_type(BytesIO(read.bytes)), TAG.encode() in read.bytes) == (TYPES[kind], False)
    if kind != "wav":  # which has no place for a title here
        assert TAG.encode() in made


def test_the_length_is_honest_where_no_header_says_it_and_players_are_told():
    streamed = sound("webm", live=True)
    with av.open(BytesIO(streamed)) as file:
        assert file.duration is None
    read = read_recording(streamed, WEBM)
    with av.open(BytesIO(read.bytes)) as file:
        assert (round(read.seconds), round(file.duration / av.time_base)) == (20, 20)


@pytest.mark.parametrize("codec", ["aac", "libopus"])
def test_a_recording_in_pieces_as_browsers_write_mp4_is_put_together(codec):
    pieces = fragmented(codec)
    read = read_recording(pieces, MP4)
    with av.open(BytesIO(read.bytes)) as file:
        assert (round(read.seconds), round(file.duration / av.time_base), len(file.streams)) == (20, 20, 1)


def test_three_minutes_are_taken_and_a_second_more_and_no_longer():
    assert form_of(sound("ogg", seconds=180.9)).is_valid()
    assert refused(sound("ogg", seconds=183)) == [
        "This recording takes 3:03. A voice note can be 3 minutes long: choose or record a shorter one."
    ]


def test_a_little_over_three_minutes_counts_as_three():
    form = form_of(sound("ogg", seconds=180.9))
    assert form.is_valid()
    assert form.upload.seconds == 180


def test_a_slip_of_the_finger_is_not_kept():
    assert refused(sound("ogg", seconds=0.1)) == ["There is nothing to hear in this recording. Record it again."]


@pytest.mark.parametrize("kind", KINDS)
def test_one_that_is_cut_off_or_spoilt_is_refused_or_read_and_breaks_nothing(kind):
    made = sound(kind)
    for said in (made[: len(made) // 3], made[:40] + bytes(2000), made[:60] + made[200:]):
        form = form_of(said)
        assert form.is_valid() or "file" in form.errors


def test_bytes_that_only_begin_like_a_recording_are_refused():
    assert refused(b"\x1a\x45\xdf\xa3\x9fB\x82\x84webm and then nothing") == [
        "This recording is broken, so it cannot be kept. Listen to it where it is, or record it again."
    ]


def test_a_list_of_addresses_is_never_followed():
    said = b"#EXTM3U\n#EXT-X-TARGETDURATION:3\n#EXTINF:3,\nhttp://127.0.0.1:9/secret.ts\n"
    with pytest.raises(NotARecording):
        read_recording(said, WEBM)
    assert "not a recording" in refused(said)[0]


def test_moving_pictures_lose_their_pictures():
    file = BytesIO()
    with av.open(file, "w", format="mp4") as made:
        pictures, voice = made.add_stream("mpeg4", rate=5), made.add_stream("aac", rate=44_100, layout="mono")
        pictures.width = pictures.height = 64
        for number in range(10):
            made.mux(pictures.encode(av.VideoFrame(64, 64, "yuv420p")))
            frame = av.AudioFrame(format="fltp", layout="mono", samples=voice.codec_context.frame_size or 1024)
            frame.planes[0].update(bytes(frame.planes[0].buffer_size))
            frame.sample_rate, frame.pts = 44_100, number * frame.samples
            made.mux(voice.encode(frame))
        made.mux(pictures.encode(None))
        made.mux(voice.encode(None))
    read = read_recording(file.getvalue(), MP4)
    with av.open(BytesIO(read.bytes)) as kept:
        assert [stream.type for stream in kept.streams] == ["audio"]


def test_the_name_that_a_phone_gave_it_is_not_kept():
    form = form_of(sound("ogg"))
    assert form.is_valid()
    assert (form.upload.name, form.upload.content_type) == ("Voice note", "audio/ogg")


@pytest.mark.parametrize(("seconds", "words"), [(0.4, "0:01"), (9, "0:09"), (80, "1:20"), (180, "3:00"), (None, "0:01")])
def test_a_length_is_said_as_a_clock_shows_it(seconds, words):
    assert in_words(seconds) == words
