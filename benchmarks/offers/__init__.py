"""The staff pages of an office with a million offers, beside bare Django pages over the same indexed queries."""
