"""A spreadsheet-driven document generator for English school trusts."""
