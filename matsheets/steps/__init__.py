"""At which step of the way a trust stands, what is lacking, what is due next, and the next command."""
