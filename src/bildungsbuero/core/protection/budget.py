"""How much work one table may take: counted in steps of the solver, so that every machine stops at the same place."""

from bildungsbuero.core.errors import Refusal


class Budget:
    """Counts steps; beyond the most, what is being protected is refused."""

    def __init__(self, most: int = 0) -> None:
        self.most = most
        self.spent = 0

    def spend(self, steps: int) -> None:
        """Note steps that were taken; raises Refusal where they are too many."""
        self.spent += max(1, steps)
        if self.most and self.spent > self.most:
            raise Refusal("protection.over_budget", steps=self.most)
