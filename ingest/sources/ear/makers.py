"""Who says what is read here."""

EXTRACTOR = "ear/1"
MAKER = "the maker of the JSON file"
"""To whom words of a table are attributed that are not the regulation's."""
