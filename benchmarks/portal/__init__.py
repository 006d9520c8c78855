"""The public pages of a full office under a constant stream of visitors, beside a bare Django page."""
