"""The marked-up copy: single cells changed in a workbook that is not saved anew."""
