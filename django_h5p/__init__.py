"""H5P for any Django site: packages, player, saved state and xAPI statements. Knows nothing about Waymark.

Purpose. An author uploads or writes an H5P activity; a reader plays it inside a page; where they stopped is kept; what
they did is handed to a receiver that the host site names in its settings. Authorisation and limits on scores come from
the host through hooks, never from the browser. People are known only as settings.AUTH_USER_MODEL.

What comes, and where:
    packages   open, check and write .h5p files
    models     libraries, contents and the state in which each person left them
    player     what a page needs to show one content, on an origin of its own
    editor     what an authoring form needs, and its endpoints
    xapi       statements, handed on

It depends on Django and nh3 only. It has no models yet and is not in INSTALLED_APPS.
"""
