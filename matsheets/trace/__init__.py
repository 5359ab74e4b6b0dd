"""From a document back to the workbooks it was made from."""
