"""Pages of single areas: the list, a Kreis, a part of a town, and figures by part on a map and in small pictures."""
