"""The goals of the theme, measured in Chromium: what people see, with a keyboard, on paper, in every colour scheme."""

from __future__ import annotations

import gzip
import io
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdf
import pytest

from conftest import NEEDS_CHROMIUM, NEEDS_TOOLS, ROOT, TOOLS, run_pelican
from site_checks import pages, parse, served

pytestmark = [pytest.mark.browser, NEEDS_CHROMIUM]
CSS = ROOT / "theme" / "static" / "offprint.css"
ICON = ROOT / "theme" / "static" / "offprint.svg"
WORD = re.compile(r"\w+")
FERRY = "marrow-island"
SITES = ("theme_site", "withheld_site", "preview_site")
SCHEMES = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "contrast": {"contrast": "more"},
    "dark contrast": {"color_scheme": "dark", "contrast": "more"},
}
# One line of the running text is one rectangle of its range; the last of a paragraph is shorter.
LINES = """selector => {
  const counts = [];
  for (const paragraph of document.querySelectorAll(selector)) {
    const text = paragraph.firstChild;
    if (!text || text.nodeType !== 3) continue;
    const range = document.createRange();
    const tops = new Map();
    for (let at = 0; at < text.length; at++) {
      range.setStart(text, at);
      range.setEnd(text, at + 1);
      const box = range.getClientRects()[0];
      if (box) tops.set(Math.round(box.top), (tops.get(Math.round(box.top)) || 0) + 1);
    }
    counts.push(...[...tops.values()].slice(0, -1));
  }
  return counts;
}"""
SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-block-end: 2em !important; }"""  # WCAG 2.2, 1.4.12
OVER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
CLIPPED = """() => [...document.querySelectorAll("*")].filter(one => {
  const {overflowX, overflowY} = getComputedStyle(one);
  const hides = overflowX === "hidden" || overflowY === "hidden";
  return hides && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1);
}).map(one => one.outerHTML.slice(0, 80))"""
STYLE = """([selector, ...names]) => {
  const one = document.querySelector(selector);
  return one && names.map(name => getComputedStyle(one)[name]);
}"""
FOCUSED = """() => {
  const one = document.activeElement;
  const {outlineStyle, outlineWidth} = getComputedStyle(one);
  return [one.tagName, one.className, one.closest(".text") !== null, outlineStyle, parseFloat(outlineWidth)];
}"""
CONTRAST = """selector => {
  const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  const light = colour => {
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue] = [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).map(value => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const ink = light(getComputedStyle(document.querySelector(selector)).color);
  const paper = light(getComputedStyle(document.body).backgroundColor);
  return (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
}"""


@pytest.fixture(scope="module")
def site(theme_site: Path) -> Iterator[str]:
    with served(theme_site) as address:
        yield address


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    opened = browser.new_page(viewport={"width": 1280, "height": 900})
    yield opened
    opened.close()


def named(site_folder: Path, beginning: str) -> str:
    (path,) = site_folder.glob(f"{beginning}*.html")
    return path.name


def names(site_folder: Path) -> list[str]:
    return [path.relative_to(site_folder).as_posix() for path in pages(site_folder)]


@pytest.fixture(scope="module")
def withheld_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What publishing makes of articles of which a part, the address or nothing more may be shown."""
    folder = tmp_path_factory.mktemp("withheld")
    (folder / "content").mkdir()
    for policy in ("excerpt 20", "link", "full"):
        name = policy.partition(" ")[0]
        shutil.copy(ROOT / "content" / "ferry-line.txt", folder / "content" / f"{name}.txt")
        sidecar = f'policy = "{policy}"\nurl = "https://strait.example/{name}"\n'
        (folder / "content" / f"{name}.toml").write_text(sidecar)
    (folder / "takedown.txt").write_text("https://strait.example/full\n")
    (folder / "conf.py").write_text(
        f"import sys\nsys.path.insert(0, {str(ROOT)!r})\nfrom publishconf import *\nRELATIVE_URLS = True\n"
    )
    address = {"SITEURL": "https://example.org"}
    conf = str(folder / "conf.py")
    run = run_pelican(folder / "content", folder / "output", "--fatal", "errors", settings=conf, env=address)
    assert run.returncode == 0, run.stdout
    return folder / "output"


@pytest.mark.parametrize(("scheme", "folder"), [(scheme, name) for scheme in SCHEMES for name in SITES])
@NEEDS_TOOLS
def test_axe_finds_nothing_on_any_page(browser: Any, request: pytest.FixtureRequest, scheme: str, folder: str) -> None:
    context = browser.new_context(bypass_csp=True, **SCHEMES[scheme])
    page = context.new_page()
    axe = (TOOLS / "axe-core" / "axe.min.js").read_text()
    output = request.getfixturevalue(folder)
    chosen = [name for name in names(output) if folder != "preview_site" or "review" in name]
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = []
    with served(output) as site:
        for name in chosen:
            page.goto(f"{site}/{name}")
            page.evaluate(axe)
            result = page.evaluate("tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})", tags)
            found += [f"{name}: {one['id']}: {one['nodes'][0]['html']}" for one in result["violations"]]
    context.close()
    assert found == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_text_and_small_facts_stand_out_from_the_paper(browser: Any, site: str, theme_site: Path, scheme: str) -> None:
    page = browser.new_page(**SCHEMES[scheme])
    page.goto(f"{site}/{named(theme_site, FERRY)}")
    for selector in (".text p", "blockquote p", ".kicker", "figcaption a", ".basis", ".copies a"):
        assert page.evaluate(CONTRAST, selector) >= 7, selector
    page.close()


def test_an_article_is_small_and_needs_nothing_from_elsewhere(page: Any, site: str, theme_site: Path) -> None:
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    name = named(theme_site, FERRY)
    page.goto(f"{site}/{name}", wait_until="networkidle")
    assert len(requests) <= 3
    assert all(url.startswith(site) for url in requests)
    assert page.evaluate("[...document.scripts].every(script => script.type === 'application/ld+json')")
    assert len(gzip.compress(CSS.read_bytes(), 9)) <= 4096
    for path in theme_site.glob("*.html"):
        whole = gzip.compress(path.read_bytes(), 9)
        text = gzip.compress(parse(path).text_content().encode(), 9)
        assert len(whole) - len(text) + len(gzip.compress(CSS.read_bytes(), 9)) <= 10 * 1024, path.name
    for path in theme_site.glob("under-pressure*.html"):  # the seed, where it is
        assert sum(len(gzip.compress(one.read_bytes(), 9)) for one in (path, CSS, ICON)) <= 6 * 1024


@pytest.mark.parametrize(("width", "bounds"), [(1280, (60, 72)), (768, (60, 72)), (320, (30, 45))])
def test_lines_have_the_length_that_reads_best(
    page: Any, site: str, theme_site: Path, width: int, bounds: tuple[int, int]
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{site}/{named(theme_site, FERRY)}")
    counts = page.evaluate(LINES, ".text > p")
    assert len(counts) > 5
    assert bounds[0] <= sum(counts) / len(counts) <= bounds[1]
    size, height = page.evaluate(STYLE, [".text p", "fontSize", "lineHeight"])
    assert 18 <= float(size[:-2]) <= 21
    assert 1.45 <= float(height[:-2]) / float(size[:-2]) <= 1.6


@pytest.mark.parametrize("width", [320, 640, 1280])
@pytest.mark.parametrize("spacing", ["", SPACING], ids=["as set", "wide spacing"])
def test_nothing_overflows_or_is_clipped(browser: Any, site: str, theme_site: Path, width: int, spacing: str) -> None:
    context = browser.new_context(bypass_csp=True, viewport={"width": width, "height": 800})
    page = context.new_page()
    for name in names(theme_site):
        page.goto(f"{site}/{name}")
        if spacing:
            page.add_style_tag(content=spacing)
        assert page.evaluate(OVER) <= 0, name
        assert page.evaluate(CLIPPED) == [], name
    context.close()


@pytest.mark.parametrize(
    ("beginning", "language", "direction"),
    [("lmyn", "ar", "rtl"), ("hmbvrt", "he", "rtl"), ("dao-no", "ja", "ltr"), ("donau", "de", "ltr"), (FERRY, "en", "ltr")],
)
def test_language_and_direction_are_those_of_the_article(
    page: Any, theme_site: Path, beginning: str, language: str, direction: str
) -> None:
    with served(theme_site) as site:
        page.goto(f"{site}/{named(theme_site, beginning)}")
    for selector in (".text", "h1"):
        assert page.evaluate(STYLE, [selector, "direction"]) == [direction]
        assert page.locator(selector).get_attribute("lang") == language
    rule = page.evaluate(STYLE, [".text blockquote", "borderLeftWidth", "borderRightWidth"])
    assert rule in (None, ["0px", "2px"] if direction == "rtl" else ["2px", "0px"])


def test_the_style_sheet_names_no_side_of_the_screen() -> None:
    css = re.sub(r"/\*.*?\*/", "", CSS.read_text(), flags=re.DOTALL)
    sides = r"(?:margin|padding|border|inset)-(?:left|right)|[\s;{](?:left|right)\s*:|:\s*(?:left|right)\b|(?<!-)\bfloat\b"
    assert not re.search(sides, css)
    assert not re.search(r"@import|@font-face|url\(|animation|transition", css)


def test_every_word_of_the_page_is_on_paper(page: Any, site: str, theme_site: Path) -> None:
    for beginning in (FERRY, "donau"):
        page.goto(f"{site}/{named(theme_site, beginning)}")
        on_screen = Counter(WORD.findall(page.locator(".text").inner_text()))
        pdf = pypdf.PdfReader(io.BytesIO(page.pdf(format="A4")))
        # What a line's end parts is joined: the printed text has no hyphens of its own.
        printed = "\n".join(sheet.extract_text() for sheet in pdf.pages)
        joined = Counter(WORD.findall(printed)) + Counter(WORD.findall(printed.replace("\n", "")))
        assert on_screen - joined == Counter(), beginning
        assert "Where this comes from" in printed
        assert "Archive" not in printed


def test_paper_shows_where_links_lead_and_where_the_text_is_from(page: Any, site: str, theme_site: Path) -> None:
    name = named(theme_site, "donau")
    page.goto(f"{site}/{name}")
    page.emulate_media(media="print")
    link = ".text a[href^=http]"
    shown = page.evaluate("link => getComputedStyle(document.querySelector(link), '::after').content", link)
    assert "https://kreistag.example/unterlagen" in shown
    assert page.locator(".source").is_visible()
    for hidden in (".skip", "footer nav", ".onward", ".copies"):
        assert not page.locator(hidden).first.is_visible(), hidden


@pytest.mark.parametrize("media", [{"forced_colors": "active"}, {"contrast": "more"}, {"reduced_motion": "reduce"}])
def test_nothing_moves_and_excerpts_stand_apart_in_every_setting(
    browser: Any, site: str, theme_site: Path, media: dict[str, str]
) -> None:
    page = browser.new_page(**media)
    page.goto(f"{site}/{named(theme_site, FERRY)}")
    assert page.evaluate("document.getAnimations().length") == 0
    assert page.evaluate(STYLE, ["blockquote", "borderInlineStartStyle", "borderInlineStartWidth"]) == ["solid", "2px"]
    assert page.evaluate(STYLE, ["blockquote p", "fontStyle"]) == ["normal"]
    page.close()


def test_the_text_begins_high_and_the_keyboard_reaches_it_at_once(page: Any, site: str, theme_site: Path) -> None:
    page.goto(f"{site}/{named(theme_site, 'two-papers')}")
    assert page.locator("h1").bounding_box()["height"] < 60, "a title of one line"
    assert page.locator(".text p").first.bounding_box()["y"] <= 250
    stops = []
    for _press in range(30):
        page.keyboard.press("Tab")
        stops.append(page.evaluate(FOCUSED))
        if stops[-1][0] == "BODY":
            break
    focused = stops[:-1]
    assert focused[0][1] == "skip"
    assert [stop[2] for stop in focused].index(True) <= 3
    assert all(style != "none" and width >= 2 for *_what, style, width in focused)


def test_long_lists_have_pages(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    text = "The ferry ran again last night, and nobody on the quay could say how long it would go on."
    for number in range(230):
        front = f"---\ntitle: Night {number} of the ferry\ndate: 2024-01-{number % 28 + 1:02}\npublisher: Strait Weekly\n---\n"
        (tmp_path / "content" / f"{number:03}.md").write_text(front + text)
    run = run_pelican(tmp_path / "content", tmp_path / "output", "--fatal", "errors")
    assert run.returncode == 0, run.stdout
    for first in (
        "archive/2024",
        next((tmp_path / "output" / "from").glob("strait-weekly-??????.html"))
        .relative_to(tmp_path / "output")
        .with_suffix("")
        .as_posix(),
    ):
        every = [tmp_path / "output" / f"{first}{number}.html" for number in ("", "/2", "/3")]
        titles = [link for one in every for link in parse(one).xpath("//ul[@class='titles']//a/text()")]
        assert len(titles) == len(set(titles)) == 230
        assert parse(every[0]).xpath("//a[@rel='next']/@href")
        assert parse(every[2]).xpath("//a[@rel='prev']/@href")


def test_the_index_leads_to_articles_without_a_date_however_many_years_there_are(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    for year in ("", *range(2010, 2021)):
        front = f"---\ntitle: Night of {year}\n{f'date: {year}-01-02' if year else ''}\n---\n"
        (tmp_path / "content" / f"night{year}.md").write_text(f"{front}The ferry ran again last night.\n")
    run = run_pelican(tmp_path / "content", tmp_path / "output", "--fatal", "errors")
    assert run.returncode == 0, run.stdout
    years = parse(tmp_path / "output" / "index.html").xpath("//ul[@class='names'][last()]//a/text()")
    assert years == [*(str(year) for year in range(2020, 2012, -1)), "Date not stated"]
