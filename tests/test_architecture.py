"""The layout: imports run one way, files and functions stay small, what is public is documented."""

from __future__ import annotations

import ast
import importlib
import inspect
from pathlib import Path

import pytest

from conftest import ROOT

PACKAGE = ROOT / "plugins" / "offprint"
# A module may import from its own row's modules and from rows above.
LAYERS = [
    {
        "errors",
        "kinds",
        "recurring",
        "model",
        "plugin_failures",
        "tables",
        "blas",
        "arrays",
        "trees",
        "caseless",
        "given_names",
        "first_letters",
    },
    {
        "decode",
        "mojibake",
        "list_marks",
        "quoted_lines",
        "verse",
        "split",
        "features",
        "dates",
        "language",
        "glosses",
        "quotation_marks",
    },
    {"people", "front_pieces", "fronts", "lines", "lines.rules"},
    {"layouts", "layouts.lines", "layouts.heads", "layouts.parts"},
    {
        *("excerpts.reading", "excerpts.announcements", "excerpts.article", "excerpts.beside", "excerpts.listing"),
        *("excerpts.likeness", "excerpts.letters", "excerpts.paragraphs", "excerpts.items", "excerpts.posts", "excerpts.signs"),
        *(
            "excerpts.survey",
            "excerpts.voices",
            "excerpts.steps",
            "excerpts.ends",
            "excerpts.habits",
            "excerpts.evidence",
            "excerpts.vocabulary",
            "excerpts.encode",
            "excerpts.nets",
        ),
        *(
            "excerpts.model",
            "excerpts.asking",
            "excerpts.likely",
            "excerpts.search",
            "excerpts.reasons",
            "excerpts.naming",
            "excerpts.attributions",
            "excerpts.attribution_lines",
            "excerpts.weighing",
            "excerpts.source",
            "excerpts.mentions",
            "excerpts.markup",
            "excerpts",
        ),
    },
    {
        "lines.scripts",
        "lines.markup",
        "lines.rows",
        "lines.lexicon",
        "lines.context",
        "lines.nets",
        "lines.model",
    },
    {
        "headings",
        "questions",
        "contents",
        "headline",
        "likely_headings",
        "title_signs",
        "titles",
        "front_lines",
        "attribution",
        "bios",
        "boxes",
        "copies",
        "empty_headings",
        "held_together",
        "link_lists",
        "link_lines",
        "own_lead_ins",
        "last_sentences",
        "own_lists",
        "references",
        "stray_kinds",
        "strays",
        "threads",
        "corrections",
        "toml_text",
        "absence",
        "publishers",
        "facts",
        "label",
        "assemble",
        "write",
        "inline",
        "lists",
        "render",
        "record",
        "review",
    },
    {
        *("readers", "readers.text", "readers.html", "readers.hints", "readers.page_facts", "readers.places"),
        *("readers.spans", "readers.addresses", "readers.json_ld", "readers.marked", "readers.page_title"),
        *("readers.inside", "readers.asides", "readers.layout_tables", "readers.page_dek", "readers.savers", "readers.walk"),
    },
    {"convert"},
    {"policy"},
    {"sidecar"},
    {"companions"},
    {"ahead", "conversions"},
    {
        "explain",
        "settings",
        "site",
        "site.publishing",
        "site.structured",
        "site.feeds",
        "site.ledger",
        "site.slugs",
        "site.metadata",
        "site.handwritten",
        "site.summary",
        "site.sources",
        "site.lists",
        "site.reading",
        "site.reviewing",
    },
    {"pelican_memory", "pelican_pages", "pelican_readers", "pelican_search", "pelican_settings", "pelican_shared", "progress"},
    {"inputs"},
    {"fix", "divide"},
    {"", "plugin", "cli", "__main__"},
]
PELICAN_ALLOWED = {"plugin", "pelican_memory", "pelican_pages", "pelican_readers", "pelican_settings", "progress"}
MODULES = {
    ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix("__init__").removesuffix("."): path
    for path in PACKAGE.rglob("*.py")
}


def imports(name: str, path: Path) -> set[str]:
    """Return the package's own modules that a module imports, at its top or inside its functions."""
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and node.level:
            base = package.split(".") if package else []
            base = base[: len(base) - (node.level - 1)]
            module = ".".join([*base, *(node.module.split(".") if node.module else [])])
            found.add(module)
    return found


def test_every_module_has_its_layer() -> None:
    assert set(MODULES) == set().union(*LAYERS)


@pytest.mark.parametrize("name", sorted(MODULES))
def test_imports_run_one_way(name: str) -> None:
    rank = {module: number for number, layer in enumerate(LAYERS) for module in layer}
    for imported in imports(name, MODULES[name]):
        if imported == "":  # only the version number
            continue
        assert rank[imported] <= rank[name], f"{name or 'offprint'} imports {imported}"


def test_there_is_no_import_cycle() -> None:
    graph = {name: imports(name, path) - {""} for name, path in MODULES.items()}
    while graph:
        free = [name for name, needed in graph.items() if not needed & set(graph)]
        assert free, f"cycle among {sorted(graph)}"
        for name in free:
            del graph[name]


@pytest.mark.parametrize("name", sorted(set(MODULES) - PELICAN_ALLOWED))
def test_the_core_does_not_import_pelican(name: str) -> None:
    for node in ast.walk(ast.parse(MODULES[name].read_text())):
        if isinstance(node, ast.ImportFrom) and not node.level:
            assert not (node.module or "").startswith("pelican")
        if isinstance(node, ast.Import):
            assert not any(alias.name.startswith("pelican") for alias in node.names)


@pytest.mark.parametrize("name", sorted(MODULES))
def test_what_is_public_has_a_docstring(name: str) -> None:
    if name == "__main__":
        return
    module = importlib.import_module(f"offprint.{name}".removesuffix("."))
    assert module.__doc__
    for public in getattr(module, "__all__", ()):
        thing = getattr(module, public)
        if inspect.isfunction(thing) or inspect.isclass(thing):
            assert thing.__doc__, f"{name}.{public}"


@pytest.mark.parametrize("name", sorted(MODULES))
def test_files_and_functions_stay_small(name: str) -> None:
    text = MODULES[name].read_text()
    assert text.count("\n") <= (300 if name == "model" else 250)
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            first = node.body[1] if ast.get_docstring(node) and len(node.body) > 1 else node.body[0]
            assert (node.end_lineno or 0) - first.lineno < 35, f"{name}.{node.name}"


@pytest.mark.parametrize("path", sorted((PACKAGE / "data").glob("*.t*")), ids=lambda path: path.name)
def test_data_files_say_where_they_come_from(path: Path) -> None:
    first, *entries = path.read_text(encoding="utf-8").splitlines()
    assert first.startswith("# ")
    columns = {len(entry.split("\t")) for entry in entries if entry and not entry.startswith("#")}
    assert len(columns) == 1


def test_patterns_compile_and_name_real_labels() -> None:
    from offprint.lines.rules import ZONES
    from offprint.model import Label
    from offprint.tables import patterns

    for _pattern, (label, zone, confidence, reason) in patterns("lines.tsv"):
        assert Label(label)
        assert zone in ZONES
        assert 0 < float(confidence) < 1
        assert reason
    assert patterns("lead_ins.tsv")
    assert patterns("unsafe.tsv")
