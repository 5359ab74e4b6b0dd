"""The next round: its workbooks, carried forward from those of the round before."""
