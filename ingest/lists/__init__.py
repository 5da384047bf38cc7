"""Party lists: what the cells of every official list have in common, whoever publishes them."""
