"""What each page may cost: queries, CPU as a multiple of the floor, compressed HTML in bytes."""

from typing import NamedTuple

KB = 1000


class Budget(NamedTuple):
    queries: int
    ratio: float
    size: int


PAGES = {
    "section": Budget(queries=5, ratio=3, size=15 * KB),
    "section_signed_out": Budget(queries=0, ratio=0.5, size=15 * KB),
    "home": Budget(queries=10, ratio=8, size=15 * KB),
    "evidence_list": Budget(queries=12, ratio=10, size=20 * KB),
    "placement": Budget(queries=12, ratio=10, size=20 * KB),
    "log": Budget(queries=12, ratio=10, size=20 * KB),
    "matrix": Budget(queries=7, ratio=60, size=20 * KB),  # 300 students × 60 activities, fifty on a page
    "discussion": Budget(queries=12, ratio=20, size=25 * KB),  # 500 posts, twenty threads on a page with all their answers
    "sign_off": Budget(queries=8, ratio=8, size=12 * KB),
}
FIRST_VIEW = 150 * KB
REPEAT_VIEW = 20 * KB
POST_A_MESSAGE = Budget(queries=4, ratio=5, size=0)
