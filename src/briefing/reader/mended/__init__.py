"""Parts of Textual 8.2.8 that fail, mended; `docs/textual.md` tells of each, for those who make Textual."""
