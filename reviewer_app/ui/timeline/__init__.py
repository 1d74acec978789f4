"""The timeline: a recording on one line, from ten hours down to single pictures."""
