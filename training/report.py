"""Bins of confidence -> the reliability plot."""

from __future__ import annotations

from collections.abc import Sequence

from reliability import Bin

SIZE, EDGE = 360, 40  # of the plot, in px


def plot(bins: Sequence[Bin]) -> str:
    """Draw said confidence against what was right, as SVG."""
    side = SIZE - 2 * EDGE
    dots = ""
    for sure, right, number in bins:
        x, y = EDGE + sure * side, SIZE - EDGE - right * side
        dots += f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5"><title>{number} paragraphs</title></circle>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIZE} {SIZE}" font-family="sans-serif" font-size="12">'
        f'<rect width="{SIZE}" height="{SIZE}" fill="#fff"/>'
        f'<path d="M{EDGE} {SIZE - EDGE}H{SIZE - EDGE}M{EDGE} {SIZE - EDGE}V{EDGE}" stroke="#333"/>'
        f'<path d="M{EDGE} {SIZE - EDGE}L{SIZE - EDGE} {EDGE}" stroke="#999" stroke-dasharray="4"/>{dots}'
        f'<text x="{EDGE}" y="{SIZE - 12}">confidence said, 0 to 1</text>'
        f'<text x="{EDGE}" y="{EDGE - 12}">share that was an excerpt, 0 to 1</text></svg>\n'
    )
