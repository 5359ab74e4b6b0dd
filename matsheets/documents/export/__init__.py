"""PDF and ODT, through LibreOffice."""
