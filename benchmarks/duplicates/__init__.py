"""Duplicate finding beside splink: on a labelled data set and on generated German registers of actors and offers."""
