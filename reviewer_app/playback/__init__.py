"""Playing a recording: the Player port, its engines, the playhead and the exact picture when still."""
