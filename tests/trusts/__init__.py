"""Three invented trusts, as real ones fill workbooks in: unevenly, tersely and at length, with the quirks of real typing."""
