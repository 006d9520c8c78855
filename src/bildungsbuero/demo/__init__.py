"""The demo region: figures and offers in the product's own formats, with manifest, source and licence."""
