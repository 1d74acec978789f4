"""The settings page: options, keys and layouts."""
