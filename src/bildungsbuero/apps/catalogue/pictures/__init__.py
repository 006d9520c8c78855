"""Pictures of offers and organisations: taken in, written anew, kept beside the records, shown while these are public.

It knows offers, actors and the folder of the media.
"""
