"""Answers that were just given, kept until the index changes."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Answer = TypeVar("Answer")


class Recent(Generic[Answer]):
    """The last answers by their question; of more than `most` the one goes that was asked for longest ago."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._answers: OrderedDict[Hashable, Answer] = OrderedDict()

    def get(self, question: Hashable, ask: Callable[[], Answer]) -> Answer:
        """Return the kept answer, or ask and keep it."""
        if question in self._answers:
            self._answers.move_to_end(question)
            return self._answers[question]
        answer = self._answers[question] = ask()
        if len(self._answers) > self._most:
            self._answers.popitem(last=False)
        return answer

    def forget(self) -> None:
        """Keep nothing."""
        self._answers.clear()
