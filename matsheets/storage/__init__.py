"""Files: finding them, reading them whole, writing them whole, and where shipped material lies."""
