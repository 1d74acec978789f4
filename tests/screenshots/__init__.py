"""Pictures of every state of the window, in each language and theme: `python -m tests.screenshots --help`."""
