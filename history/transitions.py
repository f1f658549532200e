"""State machines as tables: which move leads from where to where."""

from collections.abc import Mapping
from typing import Any


class IllegalMove(Exception):
    """The thing is not in a state from which this move leads anywhere. Its text is a sentence fit for a page."""

    def __init__(self, move: str, state: Any) -> None:
        self.move, self.state = move, state
        words = move.replace("_", " ").capitalize()
        super().__init__(f"“{words}” is not possible while this is “{getattr(state, 'label', state)}”.")


class Moves:
    """A table of moves: {"sign_off": ({WAITING}, SIGNED_OFF)} says that sign_off leads from WAITING to SIGNED_OFF."""

    def __init__(self, table: Mapping[str, tuple[set[Any], Any]]) -> None:
        self._table = dict(table)
        self._states = {state: state for sources, target in self._table.values() for state in (*sources, target)}

    @property
    def moves(self) -> list[str]:
        return list(self._table)

    def target(self, move: str, *, state: Any) -> Any:
        """Return the state that the move leads to. Raises IllegalMove from anywhere else, KeyError for an unknown move."""
        sources, target = self._table[move]
        if state not in sources:
            raise IllegalMove(move, self._states.get(state, state))
        return target

    def allowed_from(self, state: Any) -> list[str]:
        """Return the moves that are possible now, in the order of the table; pages offer these and no others."""
        return [move for move, (sources, _) in self._table.items() if state in sources]
