"""The process that apart starts: a line of JSON and a file come in, a line of JSON and the clean copy go out."""

import json
import logging
import sys

from writing.documents.apart import put_limits
from writing.documents.refusals import Refused


def main() -> None:
    put_limits()
    from writing.documents.clean import clean  # noqa: PLC0415 - under the limits, as all that it reads

    logging.disable()  # libraries would quote the file
    asked, _, data = sys.stdin.buffer.read().partition(b"\n")
    try:
        cleaned = clean(data, **json.loads(asked))
    except Refused as refused:
        answer, copy = {"refused": refused.code, "details": refused.details}, b""
    except (MemoryError, RecursionError):
        answer, copy = {"refused": "too_hard", "details": {}}, b""
    except Exception as fault:  # noqa: BLE001 - a file made to find a fault of ours has found one; its class says which
        answer, copy = {"refused": "damaged", "details": {}, "fault": type(fault).__name__}, b""
    else:
        passages = [(str(one.place), one.text, one.page) for one in cleaned.passages]
        answer = {"kind": cleaned.kind, "passages": passages, "taken_out": cleaned.taken_out, "pictures": cleaned.pictures}
        copy = cleaned.data
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n" + copy)


if __name__ == "__main__":
    main()
