"""The set-up assistant: from an empty folder to an office with figures and institutions, in the browser.

Until somebody administers an office it is open to whoever holds the code that stands on the terminal; from then on it
is a row of staff pages.
"""
