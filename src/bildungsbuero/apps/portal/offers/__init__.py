"""What the public pages about offers show: the selection of an address, filters, hits, an offer, a provider."""
