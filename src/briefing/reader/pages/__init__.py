"""What each pane says, as documents and rows: made of the brief, without a screen."""
