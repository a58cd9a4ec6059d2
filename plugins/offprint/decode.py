"""bytes -> Decoded: which encoding, which repairs.

Opens no file. No character is dropped silently: what cannot stay in a text (control
characters, a stray byte-order mark, noncharacters) is listed in ``Decoded.repairs``.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

from .errors import InputError
from .model import Decoded, Repair
from .mojibake import foreign, is_misread, without_mojibake
from .tables import rows

__all__ = ["decode", "is_printable", "printable"]

# UTF-32 first: its little-endian mark starts with that of UTF-16.
BYTE_ORDER_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Control characters that are no line end and no TAB: XML and feeds choke on them.
SEPARATORS: Final = "\x0b\x0c\x1c\x1d\x1e\x1f"
CONTROLS: Final = "".join(map(chr, (*range(9), *range(0x0E, 0x1C), 0x7F)))
# Bytes 80 to 9F read as Latin-1 where they were cp1252; browsers read them so too (WHATWG Encoding).
MISREAD: Final = "".join(map(chr, range(0x80, 0xA0)))
# U+FFFE, U+FFFF and their like in each plane, and U+FDD0 to U+FDEF, are no characters.
NONCHARACTERS: Final = "".join(
    map(chr, (*range(0xFDD0, 0xFDF0), *(plane | last for plane in range(0, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF))))
)
STRAY_MARK: Final = "\N{ZERO WIDTH NO-BREAK SPACE}"
# Bytes that no text file holds more than a few of; images and archives do.
BINARY: Final = bytes([*range(9), *range(0x0E, 0x20)])
LEGACY: Final = "cp1252"
LATIN_1: Final = 255  # its last character; two bytes of UTF-8 above it are seldom an accident
MOST_STRAY: Final = 64  # stray bytes in a file that is taken for UTF-8 all the same
MIN_SHARE: Final = 0.8  # of the letters outside ASCII that an encoding's languages must use
# What charset-normalizer answers for Western, Central European and Turkish text.
LATIN: Final = re.compile(
    r"cp125[0247]|iso8859_(?:1|2|3|4|9|1[03456])|latin.*|mac_(?!cyrillic|greek).*|cp(?:437|775|85.|86[0135]|858)|hp_roman8"
)


def _as_cp1252(match: re.Match[str]) -> str:
    return match[0].encode("latin-1").decode(LEGACY, "replace")


CLEANING: Final = tuple(  # pattern, what stands there afterwards, how the repair is called
    (re.compile(f"[{characters}]"), put, what)
    for characters, put, what in (
        (MISREAD, _as_cp1252, "C1 control characters read as cp1252"),
        (SEPARATORS, " ", "control characters replaced by a space"),
        (CONTROLS, "", "control characters removed"),
        (NONCHARACTERS, "\N{REPLACEMENT CHARACTER}", "noncharacters replaced by U+FFFD"),
        (STRAY_MARK, "", "byte-order marks inside the text removed"),
    )
)
UNCLEAN: Final = MISREAD + SEPARATORS + CONTROLS + NONCHARACTERS + STRAY_MARK
# A page is mostly ASCII: that is looked through as bytes, and the rest by a set, in a fifth of the time of one set for all.
UNCLEAN_ASCII: Final = bytes(ord(character) for character in UNCLEAN if character.isascii())
UNCLEAN_FOREIGN: Final = frozenset(character for character in UNCLEAN if not character.isascii())


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Decode by byte-order mark, then as UTF-8, then as declared, then by the look of the text.

    Raise InputError with the offset of the first byte that fits nothing.
    """
    text, encoding, repairs = _to_text(data, declared)
    return _clean(text, encoding, repairs)


def _to_text(data: bytes, declared: str | None) -> tuple[str, str, tuple[Repair, ...]]:
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding, len(mark)), f"{encoding} with byte-order mark", ()
    if encoding_by_zeros := _utf16_without_mark(data):
        return _strictly(data, encoding_by_zeros, 0), encoding_by_zeros, ()
    try:
        return data.decode("utf-8"), "utf-8", ()
    except UnicodeDecodeError as error:
        offset = error.start
    if declared and (text := _declared(data, declared)) is not None:
        return text, codecs.lookup(declared).name, ()
    if _is_binary(data):
        raise InputError("this is no text: it holds bytes that only binary files do", offset=offset)
    return _damaged_utf8(data) or _legacy(data, offset)


def _strictly(data: bytes, encoding: str, skipped: int) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(f"not valid {encoding}: {error.reason}", offset=error.start + skipped) from None


def _utf16_without_mark(data: bytes) -> str | None:
    """Name UTF-16 when nearly every second byte is zero, as in Latin text saved without a mark."""
    sample = data[:4000]
    half = len(sample) // 2
    if not half or len(data) % 2:
        return None
    low, high = sample[0::2].count(0), sample[1::2].count(0)
    if high > 0.7 * half and low < 0.1 * half:
        return "utf-16-le"
    if low > 0.7 * half and high < 0.1 * half:
        return "utf-16-be"
    return None


def _declared(data: bytes, declared: str) -> str | None:
    try:
        return data.decode(declared)
    except (LookupError, UnicodeDecodeError):
        return None


def _is_binary(data: bytes) -> bool:
    sample = data[:8000]
    return len(sample) - len(sample.translate(None, BINARY)) > 0.02 * len(sample)


def _damaged_utf8(data: bytes) -> tuple[str, str, tuple[Repair, ...]] | None:
    """Read UTF-8 with a few stray bytes, each kept as the cp1252 character it most likely was."""
    parts: list[str] = []
    stray = first_line = start = 0
    while True:
        try:
            parts.append(data[start:].decode("utf-8"))
            break
        except UnicodeDecodeError as error:
            parts.append(data[start : start + error.start].decode("utf-8"))
            if not stray:
                first_line = "".join(parts).count("\n") + 1
            stray += 1
            parts.append(data[start + error.start : start + error.start + 1].decode(LEGACY, "replace"))
            start += error.start + 1
        if stray > MOST_STRAY:
            return None
    good = sum(part.count(character) for part in parts for character in set(part) if ord(character) > LATIN_1)
    if good <= 2 * stray:
        return None
    return "".join(parts), "utf-8", (Repair("stray bytes read as cp1252", stray, first_line),)


def _legacy(data: bytes, offset: int) -> tuple[str, str, tuple[Repair, ...]]:
    """Ask charset-normalizer, which tells scripts apart well and Latin encodings badly; see _latin."""
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    if best is None:
        raise InputError("the encoding of this file cannot be made out", offset=offset)
    encoding = best.encoding
    if LATIN.fullmatch(encoding):
        encoding = _latin(data) or encoding
    text = data.decode(encoding)
    return text, encoding, (Repair(f"decoded as {encoding}, the most likely encoding", 1, 1),)


def _latin(data: bytes) -> str | None:
    """Name the Latin encoding in which most letters are ones that its languages use."""
    shares: dict[str, float] = {}
    for encoding, letters, _reason in rows("legacy_letters.tsv"):
        foreign = [character for character in data.decode(encoding, "replace") if character > "\x7f"]
        shares[encoding] = sum(character in letters for character in foreign) / max(1, len(foreign))
    best = max(shares, key=lambda name: shares[name])
    return best if shares[best] > MIN_SHARE and _declared(data, best) is not None else None


def printable(text: str) -> str:
    """Return the text as it would stand after decoding: for values that escapes and entities smuggle in."""
    return _clean(text, "", ()).text


def is_printable(text: str) -> bool:
    """Tell whether ``printable`` would leave a text as it is, and every piece of it; it may say no where it would."""
    return "\r" not in text and not is_misread(text) and _is_clean(text)


def _clean(text: str, encoding: str, repairs: tuple[Repair, ...]) -> Decoded:
    text, decoded_anew = without_mojibake(text.replace("\r\n", "\n").replace("\r", "\n"))
    repairs = (*repairs, *decoded_anew)
    if _is_clean(text):  # as nearly all texts
        return Decoded(text, encoding, repairs)
    cleaned, made = text, list(repairs)
    for pattern, put, what in CLEANING:
        if found := pattern.search(cleaned):
            line = cleaned.count("\n", 0, found.start()) + 1
            cleaned, count = pattern.subn(put, cleaned)
            made.append(Repair(what, count, line))
    if cleaned != text:
        cleaned = _keep_lines(text, cleaned, made)
    return Decoded(cleaned, encoding, tuple(made))


def _is_clean(text: str) -> bool:
    data = text.encode("utf-8", "surrogatepass")
    if len(data.translate(None, UNCLEAN_ASCII)) < len(data):
        return False
    return len(data) == len(text) or UNCLEAN_FOREIGN.isdisjoint(foreign(text))


def _keep_lines(text: str, cleaned: str, made: list[Repair]) -> str:
    """Put U+FFFD where a line was emptied, so that it is accounted for like any other."""
    pairs = list(zip(text.split("\n"), cleaned.split("\n"), strict=True))
    emptied = [number for number, (before, after) in enumerate(pairs, 1) if before.strip() and not after.strip()]
    if not emptied:
        return cleaned
    made.append(Repair("lines of only control characters replaced by U+FFFD", len(emptied), emptied[0]))
    lines = [after for _, after in pairs]
    for number in emptied:
        lines[number - 1] = "\N{REPLACEMENT CHARACTER}"
    return "\n".join(lines)
