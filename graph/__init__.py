"""Facts to quads, quads to structure: a store of what documents say, and what follows from it."""
