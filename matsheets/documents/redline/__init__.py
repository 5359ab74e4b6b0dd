"""Two Word documents made one: what differs between them stands in it as Word's own tracked changes."""
