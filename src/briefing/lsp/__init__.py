"""The language server: what an editor is told of the brief that is written in it, whether it is saved or not."""
