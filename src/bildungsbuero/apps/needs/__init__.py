"""What is needed and not there: first of all what people looked for and did not find.

Knows the network and below; strategy stands above it, unknown. The portal tells it of searches.
"""
