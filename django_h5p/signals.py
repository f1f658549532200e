"""What a host may listen to. Receivers run inside the transaction that wrote the row: whatever they raise takes it back.

`finished` is sent once for each score: sender Attempt, `attempt`.
`statement_received` is sent once for each xAPI statement: sender Statement, `statement`, whose body is the whole of it.
`import_ended` is sent when a file was taken or refused: sender Import, `record`, with who brought it and what came of it.
`content_changed` is sent when a content has a new revision: sender Content, `content`.
"""

from django.dispatch import Signal

finished = Signal()
statement_received = Signal()
content_changed = Signal()
import_ended = Signal()
