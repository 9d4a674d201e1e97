"""Qt models: rows of a list paged from a service, lines being typed, a previewed entry."""
