"""What everything else speaks of: cells and text, the framework, an assessment, problems."""
