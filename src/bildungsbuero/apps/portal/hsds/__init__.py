"""The public offers of an office as HSDS 3.0 answers: services, organisations, places, vocabularies.

Who harvests asks with `modified_after`; what is no longer public since then comes as a service that is "defunct".
"""
