"""What a reader does, without a screen: the session's state and the table of commands."""
