"""Needs as records: with evidence, priority by stated criteria, state and owner; released for everybody by steering."""
