"""Finds what might identify a person in a text: numbers, addresses, names, and facts that identify only together.

Purpose. Social work students write about real people. Before a text is shared or signed, find(text, allowed=, local=)
says where something might identify someone, what kind it is, why, and what could stand there instead. It warns; it
never rewrites.

What comes, and where:
    findings   Finding: where, what kind, why, suggested replacement
    patterns   NHS number with its check digit, National Insurance number, postcode, phone, e-mail, dates, case references
    names      capitalised names that no list allows
    places     details that the caller gives: team, street, local schools
    jigsaw     three or more rare facts that meet
    find       the one door

Plain Python: the standard library and nothing else, so it can be tested to exhaustion and used anywhere.
"""
