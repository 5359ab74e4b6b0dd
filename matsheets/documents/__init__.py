"""The Word documents that a review makes: values, template engine, charts, export, and the record of their making."""
