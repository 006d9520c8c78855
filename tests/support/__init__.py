"""What several tests share: factories, the data folder, the way to files that only some machines have."""
