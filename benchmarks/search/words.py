"""A German vocabulary in the order of its frequency (Zipf): little words, the words of education, then everything."""

import random
from functools import cache

import numpy as np

SEED = 20261122
COUNT = 356_000
LITTLE = "und der die das für mit von in zu im auf den dem des ein eine an bei als oder".split()  # noqa: SIM905
FREQUENT = """
kurs deutsch kinder beratung sprachkurs jugendliche angebot schule eltern lernen termin gruppe erwachsene bildung
anmeldung teilnahme grundschule integration sprache woche arbeit beruf familie anfänger bewerbung musik sport computer
englisch ausbildung weiterbildung nachhilfe förderung bücherei volkshochschule betreuung ferien workshop treffen
zeit raum stadt verein hilfe thema wissen gespräch unterricht prüfung stunde abend vormittag nachmittag gesundheit
kochen malen tanzen theater natur umwelt technik medien internet handwerk geschichte politik europa kultur kunst lesen
schreiben rechnen mathematik alphabetisierung einstieg vorbereitung zertifikat material kosten gebühr ermäßigung
teilnehmer leitung trainer dozentin praxis übung projekt begleitung senioren mädchen jungen migranten flüchtlinge
hausaufgabenhilfe berufsorientierung praktikum studium hochschule gymnasium realschule kindergarten kindertagesstätte
elternabend sprachcafé repaircafé ehrenamt nachbarschaft barrierefreiheit orientierung grundbildung
""".split()  # noqa: SIM905


@cache
def vocabulary() -> tuple[str, ...]:
    """Return the words, the most frequent first; the long tail comes from the dictionary of the lemmatiser."""
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

    known = DefaultDictionaryFactory().get_dictionary("de")
    tail = sorted({word.lower() for word in known if word.isalpha() and 4 <= len(word) <= 22} - {*LITTLE, *FREQUENT})
    chance = random.Random(SEED)
    chance.shuffle(tail)
    return (*LITTLE, *FREQUENT, *tail[: COUNT - len(LITTLE) - len(FREQUENT)])


@cache
def thresholds() -> np.ndarray:
    """Return the cumulated chances of the words."""
    weights = 1 / (np.arange(len(vocabulary())) + 2.7)
    summed: np.ndarray = np.cumsum(weights / weights.sum())
    return summed


def drawn(count: int, generator: np.random.Generator) -> list[str]:
    """Return `count` words by their frequency."""
    words = vocabulary()
    ranks = np.minimum(np.searchsorted(thresholds(), generator.random(count)), len(words) - 1)
    return [words[rank] for rank in ranks.tolist()]
