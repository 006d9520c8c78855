"""The benchmarks at a tiny size."""
