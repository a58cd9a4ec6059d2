from __future__ import annotations

from offprint.site.summary import Outcome, summarise


def record(*, marked: list[bool], dropped: int = 0) -> dict[str, object]:
    return {
        "blocks": [
            {"marked": flag, "source": None, "lines": [2 * number, 2 * number + 1]} for number, flag in enumerate(marked, 1)
        ],
        "dropped": [{"lines": [50 + number, 50 + number]} for number in range(dropped)],
        "metadata_lines": [[1, 1, "title"]],
    }


def test_counts_and_names_in_the_singular_and_plural() -> None:
    outcome = Outcome(records={"a.txt": record(marked=[True, True, False, True], dropped=1)})
    assert summarise(outcome) == [
        "1 article built, 2 excerpts marked",
        "8 lines kept, 1 line moved to metadata, 1 line dropped",
    ]
    assert summarise(Outcome()) == [
        "0 articles built, 0 excerpts marked",
        "0 lines kept, 0 lines moved to metadata, 0 lines dropped",
    ]


def test_lists_some_remarks_and_all_failures() -> None:
    outcome = Outcome(
        handwritten=1_200,
        remarks={f"{number:02}.txt": ["no title found", "line 3: odd"] for number in range(10)},
        failures={"b.txt": "b.txt:1: the file is empty", "a.txt": "a.txt: byte 3: this is no text"},
    )
    lines = summarise(outcome)
    assert lines[0] == "1,200 articles built, 0 excerpts marked"
    assert lines[2] == "10 articles need a look (all: pelican-offprint check content):"
    assert lines[3] == "  00.txt: no title found (and 1 more)"
    assert lines[11] == "  … and 2 more"
    assert lines[12:] == ["2 files could not be converted:", "  a.txt: byte 3: this is no text", "  b.txt:1: the file is empty"]
