from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offprint.decode import decode
from offprint.errors import InputError
from offprint.model import Decoded, Repair

PLAIN = "Zoë said “no”.\n"
GERMAN = "Die Bürger wählten größere Türen für das Rathaus, weil die alten zu schmal waren. „Schön“, sagte der Küster.\n"
CZECH = "Prezident včera řekl, že dohoda je možná, ale žádné podmínky zatím nestanovil.\n"
RUSSIAN = "Президент заявил во вторник, что переговоры могут начаться на следующей неделе.\n"
TURKISH = "Belediye başkanı salı günü görüşmelerin gelecek hafta başlayabileceğini söyledi.\n"
JAPANESE = "市長は火曜日、交渉は来週始まる可能性があると述べた。東京の天気は晴れです。\n"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (PLAIN.encode(), Decoded(PLAIN, "utf-8")),
        (b"\xef\xbb\xbf" + PLAIN.encode(), Decoded(PLAIN, "utf-8 with byte-order mark")),
        (b"\xff\xfe" + PLAIN.encode("utf-16-le"), Decoded(PLAIN, "utf-16-le with byte-order mark")),
        (b"\xfe\xff" + PLAIN.encode("utf-16-be"), Decoded(PLAIN, "utf-16-be with byte-order mark")),
        (PLAIN.encode("utf-32"), Decoded(PLAIN, "utf-32-le with byte-order mark")),
        ("Plain words.".encode("utf-16-le"), Decoded("Plain words.", "utf-16-le")),
        (b"one\r\ntwo\rthree\n", Decoded("one\ntwo\nthree\n", "utf-8")),
        (b"", Decoded("", "utf-8")),
    ],
)
def test_reads_unicode_without_repair(data: bytes, expected: Decoded) -> None:
    assert decode(data) == expected


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (PLAIN, "cp1252"),
        (GERMAN, "cp1252"),
        (CZECH, "cp1250"),
        (CZECH, "iso8859-2"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (TURKISH, "cp1254"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc-jp"),
    ],
)
def test_reads_legacy_encodings_and_says_so(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert decoded.repairs[0].what.startswith("decoded as ")


@pytest.mark.parametrize(
    ("data", "text", "repair"),
    [
        (b"a\x00b\nc\x00", "ab\nc", Repair("control characters removed", 2, 1)),
        (b"one\n\ntwo\x0cthree", "one\n\ntwo three", Repair("control characters replaced by a space", 1, 3)),
        ("it\x92s".encode(), "it’s", Repair("C1 control characters read as cp1252", 1, 1)),
        ("a\ufffeb".encode(), "a\ufffdb", Repair("noncharacters replaced by U+FFFD", 1, 1)),
        ("a\n\ufeffb".encode(), "a\nb", Repair("byte-order marks inside the text removed", 1, 2)),
    ],
)
def test_lists_each_repair_with_its_line(data: bytes, text: str, repair: Repair) -> None:
    assert decode(data) == Decoded(text, "utf-8", (repair,))


def test_keeps_stray_bytes_of_another_encoding() -> None:
    data = "Ω “quoted” — “again”\nthe next line’s ".encode() + b"\x93word\x94"
    decoded = decode(data)
    assert decoded.text.endswith("the next line’s “word”")
    assert decoded.repairs == (Repair("stray bytes read as cp1252", 2, 2),)


def test_declared_encoding_comes_before_guessing() -> None:
    assert decode("żółć".encode("iso8859-2"), "iso-8859-2").text == "żółć"
    assert decode(b"plain", "no-such-encoding").text == "plain"


@pytest.mark.parametrize(
    ("data", "offset"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00" * 40, 0),
        (b"\xff\xfea\x00b", 4),
        (b"\xff\xfe\x00\xd8a\x00", 2),
    ],
)
def test_refuses_what_is_no_text_and_names_the_byte(data: bytes, offset: int) -> None:
    with pytest.raises(InputError) as raised:
        decode(data)
    assert raised.value.offset == offset


@given(st.binary(max_size=300))
def test_never_fails_but_as_input_error(data: bytes) -> None:
    try:
        text = decode(data).text
    except InputError:
        return
    assert not any(ord(character) < 32 and character not in "\t\n" for character in text)


MISREAD = (
    "The mayorâ€™s office saidÂ\N{NO-BREAK SPACE}no.",
    "It\u00e2\u0080\u0099s late \u00e2\u0080\u0093 too late.",
    "‚ÄúYes‚Äù, she said.",
)


def test_what_was_misread_before_is_read_anew_and_listed() -> None:
    unseen = "\u00e2\u0080\u008d"  # would be a zero-width joiner, and no line any more
    text = "\n".join(("“Fine”, said the château.", MISREAD[0], unseen, MISREAD[1], MISREAD[2], ""))
    decoded = decode(text.encode())
    assert decoded.text.split("\n") == [
        "“Fine”, said the château.",
        "The mayor’s office said\N{NO-BREAK SPACE}no.",
        "â€\N{REPLACEMENT CHARACTER}",
        "It’s late – too late.",
        "“Yes”, she said.",
        "",
    ]
    assert (decoded.repairs[0].count, decoded.repairs[0].line) == (3, 2)


@pytest.mark.parametrize(
    "text",
    [
        "They had read UTF-8 as Latin-1: I saw “Ã¤” where “ä” should be, and “â€™” where an apostrophe should.\n",
        "Le château, l’âge, la grâce : « à côté », dit-elle. Où ? Là-bas, près de l’hôtel.\n" * 9,
        "SÃO PAULO, AVIÃO, CORAÇÃO, NÃO. ÂNGELA VÊ O PÃO.\n" * 9,
        "Ğ, ğ, ð and þ: Guðrún, Þórður, Sauðárkrókur, “Blönduós”.\n" * 9,
    ],
)
def test_what_only_looks_misread_stays(text: str) -> None:
    assert decode(text.encode()).text == text


def test_a_page_read_in_another_encoding_is_mended_in_its_markup() -> None:
    page = f"<p>{' '.join(('The mayorâ€™s office, on the cafÃ©â€™s terrace – “no”',) * 4)}</p>"
    assert decode(page.encode()).text == f"<p>{' '.join(('The mayor’s office, on the café’s terrace – “no”',) * 4)}</p>"
