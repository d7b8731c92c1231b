"""A file becomes an article: loading, raw and shown text, furniture, segments."""
