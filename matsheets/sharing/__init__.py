"""What a trust shares of its own review with another trust: the pack, its workbook and its paper."""
