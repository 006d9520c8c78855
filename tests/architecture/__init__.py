"""Conventions that a test keeps need no reviewer: direction, sizes, names, scope, words, pages, documents."""
