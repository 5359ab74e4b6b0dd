"""Two to four trusts beside each other: what each says, who could learn from whom, what to ask, what several share."""
