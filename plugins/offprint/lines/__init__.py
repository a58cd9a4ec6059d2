"""Blocks -> how likely each line is the article's, and what a line says of itself."""
