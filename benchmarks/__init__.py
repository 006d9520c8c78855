"""Speed beside a named peer: the same question to both, in one run, on one machine; what is printed are ratios.

Everything is generated from a seed and kept in a folder of its own (`BENCH_DIR`), so that a second run begins at once.
"""
