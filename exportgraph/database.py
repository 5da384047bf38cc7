"""The commands for the local Neo4j that exportgraph runs for itself."""
