"""For people who change templates: checks, and lists of the names there are."""
