"""What the server answers about a brief: pure functions of a snapshot and a place in it."""
