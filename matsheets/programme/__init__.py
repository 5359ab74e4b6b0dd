"""Many trusts side by side: what is kept of each, and what they come to together."""
