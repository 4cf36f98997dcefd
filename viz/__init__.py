"""Everything a person sees: pages, tables, the look of both."""
