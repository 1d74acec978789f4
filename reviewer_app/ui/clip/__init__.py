"""A clip of a recording on any page."""
