"""H5P for any Django site: packages, player, saved state, scores and xAPI statements. Knows nothing about Waymark.

Purpose. An author brings or writes an H5P activity; a reader plays it inside a page; where they stopped is kept; what
they did is handed to whoever listens. Who may comes from the host's policy, never from the browser.

    packages   plain Python: .h5p files looked at, parameters and statements read
    models     libraries, contents and their revisions, imports, attempts, statements
    store      the folders of libraries and contents, and the locks on them
    actions    the verbs: what a host calls
    player     what a page needs to play one content, in a frame of nobody's origin
    views      addresses of players, and pages for those who bring contents and look after libraries

It depends on Django and nh3 only.
"""
