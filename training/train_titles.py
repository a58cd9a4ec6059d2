"""Bench pages and articles -> the weights of a title's signs: `python training/train_titles.py` (make train-titles).

A conditional logit over the lines of a file's head: which of them is the title that the page states. Blogs' articles, in which
nothing is astray, teach that a file may begin with its title. Pages of a domain, or articles of a site,
are in one fold; for each fold weights are learned without it and kept in results/titles.tsv, so that what is measured was
not learned. The likelihoods of lines of pages are those of their own cross-validation (train_lines.py, which runs before);
those of articles are of the weights that are shipped.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import numpy as np
import torch

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "plugins"), str(ROOT / "benchmarks")]

import pages  # noqa: E402
import unseen  # noqa: E402
from offprint.label import label_by_words  # noqa: E402
from offprint.readers import READERS  # noqa: E402
from offprint.title_signs import SIGNS, signs  # noqa: E402
from offprint.titles import candidates  # noqa: E402

FOLDS = 8
INPUTS = ("text", "text-flat", "window")
PENALTY = 1e-3
STEPS = 400
PLACE = {name: place for place, name in enumerate(SIGNS)}
WORD = re.compile(r"\w+")
TWICE = 0.6  # of a title's words, in a line of about its length: the article says its title twice
LONGER = 3  # words by which such a line may be longer than twice the title
Case = tuple[int, np.ndarray, np.ndarray]  # fold, signs by candidate, which candidates are the title


def cases() -> list[Case]:
    """Return a case for each file that has its title as a line among the candidates."""
    found = []
    for task in INPUTS:
        for page, likely in zip(unseen.load(), unseen.likelihoods(task), strict=True):
            if task == "window" and not page["window"]:
                continue
            blocks = READERS[".txt"](unseen.input_of(page, task)).blocks
            labelled, features = label_by_words(blocks, likely)
            lines = candidates(labelled, features)
            truth = np.array([_plain(blocks[line].text) == _plain(page["title"]) for line in lines], bool)
            if truth.any():
                found.append((unseen.fold_of(page, FOLDS), _matrix(signs(lines, features)), truth))
    return found


def clean_cases() -> list[Case]:
    """Return a case for each of some articles that begin with their title and do not say it twice."""
    found = []
    for site, article in pages.drawn_articles():
        title, *texts = pages.texts_of(article)
        words = set(_plain(article["title"] or "").split())
        if not words or "<" in title or any(_says_title(text, words, len(title.split())) for text in texts):
            continue
        blocks = READERS[".txt"]("\n\n".join((title, *texts)).encode()).blocks
        labelled, features = label_by_words(blocks)
        lines = candidates(labelled, features)
        if 0 in lines:
            found.append((unseen.fold_of({"domain": site}, FOLDS), _matrix(signs(lines, features)), np.array(lines) == 0))
    return found


def _says_title(text: str, title: set[str], length: int) -> bool:
    return len(title & set(_plain(text).split())) >= TWICE * len(title) and len(text.split()) <= 2 * length + LONGER


def _plain(text: str) -> str:
    return " ".join(WORD.findall(text.casefold()))


def _matrix(every: list[dict[str, float]]) -> np.ndarray:
    matrix = np.zeros((len(every), len(SIGNS)))
    for row, one in enumerate(every):
        for name, value in one.items():
            matrix[row, PLACE[name]] = value
    return matrix


def learn(chosen: list[Case]) -> dict[str, int]:
    """Return the weights in 1/1000; exact line search from zero, so the same every time."""
    signs_of = torch.tensor(np.concatenate([matrix for _fold, matrix, _truth in chosen]))
    case_of = torch.tensor(np.concatenate([[number] * len(truth) for number, (_fold, _matrix, truth) in enumerate(chosen)]))
    is_title = torch.tensor(np.concatenate([truth for _fold, _matrix, truth in chosen]))
    weights = torch.zeros(len(SIGNS), dtype=torch.float64, requires_grad=True)
    search = torch.optim.LBFGS([weights], max_iter=STEPS, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        search.zero_grad()
        sums = signs_of @ weights
        highest = torch.full((len(chosen),), -torch.inf, dtype=torch.float64).scatter_reduce(0, case_of, sums, "amax")
        powers = torch.exp(sums - highest[case_of].detach())
        whole = torch.zeros(len(chosen), dtype=torch.float64).scatter_add(0, case_of, powers)
        right = torch.zeros(len(chosen), dtype=torch.float64).scatter_add(0, case_of, powers * is_title)
        value = -torch.log(right / whole).mean() + PENALTY * (weights**2).sum()
        value.backward()
        return value

    search.step(loss)
    return {name: round(1000 * float(weight)) for name, weight in zip(SIGNS, weights.detach(), strict=True)}


def main() -> None:
    """Learn the weights that are shipped from all cases, and those of each fold from the others."""
    torch.manual_seed(0)
    torch.set_num_threads(1)
    every = cases() + clean_cases()
    shipped = "".join(f"{name}\t{weight}\n" for name, weight in sorted(learn(every).items()))
    head = "# What each sign of a title weighs, in 1/1000: name, weight. Written only by training/train_titles.py.\n"
    (ROOT / "plugins" / "offprint" / "data" / "titles.tsv").write_text(head + shipped, encoding="utf-8")
    lines = ["fold\tname\tweight"]
    for fold in range(FOLDS):
        learned = learn([case for case in every if case[0] != fold])
        lines += [f"{fold}\t{name}\t{weight}" for name, weight in sorted(learned.items())]
    unseen.TITLES.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(every)} cases, {len(SIGNS)} signs")


if __name__ == "__main__":
    main()
