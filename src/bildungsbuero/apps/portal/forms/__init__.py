"""Forms of what the portal itself keeps."""
