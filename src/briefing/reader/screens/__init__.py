"""The reader's screens: a brief, the picker, and what opens on top of them."""
