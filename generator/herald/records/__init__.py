"""The language of records: how a file becomes a typed entry."""
