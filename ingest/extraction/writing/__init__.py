"""From tellings to statements. Nothing here knows a parser: tellings of rules and of a model are written alike."""
