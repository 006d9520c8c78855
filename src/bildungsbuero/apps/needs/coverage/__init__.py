"""The coverage matrix: where offers are and where none are, by phase of life, topic, place, language, time, price …

Reads columns of the catalogue and counts in `core.coverage`; figures of people come through monitoring's one door.
"""
