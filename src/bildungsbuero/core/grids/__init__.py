"""Tables as people lay them out: found on their sheet, guessed, read by a mapping, recognised the next time.

Pure values and functions; the cells come from `formats`, the names of areas from the caller.
"""
