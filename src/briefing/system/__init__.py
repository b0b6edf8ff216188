"""The machine the program runs on: its editor, its terminal, and in what Windows and macOS differ."""
