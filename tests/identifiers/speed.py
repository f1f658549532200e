"""python -m tests.identifiers.speed: milliseconds of CPU for 1,000 words of the open half, the least of five rounds."""

import time

from identifiers import find
from tests.identifiers.passages import half


def milliseconds() -> float:
    passages = half("open")
    words = sum(passage.words for passage in passages)
    rounds = []
    for _ in range(6):  # the first also loads the lists
        begun = time.process_time()
        for passage in passages:
            find(passage.text, allowed=passage.allowed, local=passage.local)
        rounds.append(time.process_time() - begun)
    return min(rounds) * 1_000_000 / words


if __name__ == "__main__":
    print(f"{milliseconds():.0f} ms of CPU for 1,000 words")
