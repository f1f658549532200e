"""What makes a branching case whole: every choice leads somewhere, every scene can be reached, and from each there is an ending."""

from html import unescape


def faults(params: dict) -> list[str]:
    """Each thing that would leave somebody standing in a case, as a sentence for its author. None when the case is whole."""
    scenes, endings = _named(params, "scenes"), _named(params, "endings")
    said = _same_names(params)
    ways = {name: [_name(choice, "leadsTo") for choice in scene.get("choices") or []] for name, scene in scenes.items()}
    for name, leads in ways.items():
        if not leads:
            said.append(f"The scene “{name}” has no choices, so the case would stop there. Make it an ending, or add a choice.")
        said += [
            f"A choice in the scene “{name}” leads to “{to}”, and nothing is called that."
            for to in leads
            if to not in scenes and to not in endings
        ]
    if not endings:
        said.append("The case has no ending. Add one.")
    if said or not scenes:
        return said
    return _lost(ways, next(iter(scenes)), set(endings))


def _lost(ways: dict[str, list[str]], first: str, endings: set[str]) -> list[str]:
    reached = _reached_from({first}, ways)
    said = [
        f"No way leads to “{name}”. Let a choice lead there, or take it out." for name in [*ways, *endings] if name not in reached
    ]
    backwards: dict[str, list[str]] = {}
    for name, leads in ways.items():
        for to in leads:
            backwards.setdefault(to, []).append(name)
    ends = _reached_from(endings, backwards)
    return said + [f"From the scene “{name}” no way leads to an ending." for name in ways if name in reached and name not in ends]


def _reached_from(start: set[str], ways: dict[str, list[str]]) -> set[str]:
    reached, waiting = set(start), list(start)
    while waiting:
        for to in ways.get(waiting.pop(), []):
            if to not in reached:
                reached.add(to)
                waiting.append(to)
    return reached


def _same_names(params: dict) -> list[str]:
    names = [_name(place, "name") for kind in ("scenes", "endings") for place in params.get(kind) or []]
    return [
        f"Two scenes or endings are called “{name}”. Give each its own short name."
        for name in dict.fromkeys(names)
        if names.count(name) > 1
    ]


def _named(params: dict, kind: str) -> dict[str, dict]:
    return {_name(place, "name"): place for place in params.get(kind) or []}


def _name(place: dict, field: str) -> str:
    return unescape(str(place.get(field) or "")).strip()
