"""The window: commands, keys, pages and widgets."""
