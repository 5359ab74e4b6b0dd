"""Many workbooks in one run: reading them, and making documents, tables and marked-up copies."""
