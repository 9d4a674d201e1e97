"""Storage: exact column types, the declarative base, DTO conversion, engines and the unit of work."""
