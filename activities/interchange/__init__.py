"""Questions from and for other systems: Moodle XML and GIFT are read and written, QTI 3 is written.

Plain Python that knows nothing of Waymark's tables. `reading.read(data)` gives a Row for each question of a file: what comes in,
what does not and why, and what an author has to mend first. `moodle_write`, `gift_write` and `qti` take Questions and give bytes.
"""
