"""The sample trusts, replayed through the real writer."""
