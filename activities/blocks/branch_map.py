"""The map of a branching case: every way leads on, to an ending, and never back. Checked before it can be published."""

from collections.abc import Mapping

Ways = list[tuple[str, list[str]]]  # the scenes in order, each with where its choices lead


def trouble_in(scenes: Ways, endings: list[str], titles: Mapping[str, str] | None = None) -> list[str]:
    """Return what an author has to mend, in sentences; none where the map holds together. `titles`: what a key is called."""
    names = [key for key, _ in scenes] + endings

    def called(key: str) -> str:
        return f"“{(titles or {}).get(key) or key}”"

    doubled = sorted({name for name in names if names.count(name) > 1})
    if doubled:
        return [f"There are two called {called(name)}: give one another title." for name in doubled]
    lost = [f"{called(key)} leads to {called(to)}, which is not there." for key, leads in scenes for to in leads if to not in names]
    if lost:
        return lost
    ways = dict(scenes)
    ring = circle_in(ways)
    if ring:
        return [f"{' leads to '.join(map(called, ring))}: nobody would ever arrive. Let one of them lead on."]
    reached = everything_after(scenes[0][0], ways)
    return [f"No option leads to {called(name)}. Lead there, or take it out." for name in names if name not in reached]


def circle_in(ways: dict[str, list[str]]) -> list[str]:
    """Return the scenes of a way that leads back to where it began, that one twice; an empty list where there is none."""
    clear: set[str] = set()

    def follow(key: str, behind: list[str]) -> list[str]:
        if key in behind:
            return [*behind[behind.index(key) :], key]
        if key in clear or key not in ways:
            return []
        found = next((ring for to in ways[key] if (ring := follow(to, [*behind, key]))), [])
        clear.add(key)
        return found

    return next((ring for key in ways if (ring := follow(key, []))), [])


def everything_after(first: str, ways: dict[str, list[str]]) -> set[str]:
    """Return every scene and ending that can be reached from the first scene, itself included."""
    reached, ahead = set(), [first]
    while ahead:
        key = ahead.pop()
        if key not in reached:
            reached.add(key)
            ahead += ways.get(key, [])
    return reached
