"""The workbook: its layout, its writer, its reader."""
