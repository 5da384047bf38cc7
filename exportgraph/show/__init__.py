"""Showing what was understood of a text: in the terminal, as one HTML file, as JSON."""
