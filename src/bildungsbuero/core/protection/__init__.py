"""Small counts withheld so that nobody can work them out: which cells are unsafe, which more must go, and the proof.

What an attacker is taken to know: every published cell, that the table adds up, and that counts are not negative.
"""

from bildungsbuero.core.protection.budget import Budget
from bildungsbuero.core.protection.earlier import Earlier, protect_again
from bildungsbuero.core.protection.rules import Rule
from bildungsbuero.core.protection.suppression import Protected, State, protect
from bildungsbuero.core.protection.tables import TOTAL, CountTable

__all__ = ["TOTAL", "Budget", "CountTable", "Earlier", "Protected", "Rule", "State", "protect", "protect_again"]
