"""Pages for a browser: one file, without scripts, that asks for nothing outside it; and the pictures in them."""
