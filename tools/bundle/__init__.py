"""One archive that installs on a server without internet and without a compiler: Linux x86_64, Python 3.11.

python -m tools.bundle [FOLDER]
"""
