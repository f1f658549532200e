"""The map of a branching case: every way leads on, to an ending, and never back. Checked before it can be published."""

Ways = list[tuple[str, list[str]]]  # the scenes in order, each with where its choices lead


def trouble_in(scenes: Ways, endings: list[str]) -> list[str]:
    """Return what an author has to mend, in sentences; an empty list where the map holds together."""
    names = [key for key, _ in scenes] + endings
    doubled = sorted({name for name in names if names.count(name) > 1})
    if doubled:
        return [f"There are two called “{name}”: give one another key." for name in doubled]
    lost = [f"“{key}” leads to “{to}”, which is not there." for key, leads in scenes for to in leads if to not in names]
    if lost:
        return lost
    ways = dict(scenes)
    ring = circle_in(ways)
    if ring:
        return [f"{' leads to '.join(f'“{key}”' for key in ring)}: nobody would ever arrive. Let one of them lead on."]
    reached = everything_after(scenes[0][0], ways)
    return [f"No choice leads to “{name}”. Lead there, or take it out." for name in names if name not in reached]


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
