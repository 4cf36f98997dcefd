"""Questions as files: what can be asked of the graph, each answer with its evidence."""
