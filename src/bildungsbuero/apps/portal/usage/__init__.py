"""Numbers of use: how often public pages are opened, by day and language, without anything about a person."""
