"""`make bench`: the floor and every page with a budget, measured in one run on a world built for it.

FORMAT=json prints one line per figure: name, value, unit, budget, ok. Exits 1 where a budget is missed.
"""

import os
import sys
import tempfile


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"WAYMARK_DATA": folder, "WAYMARK_MODE": "demo", "LOG_LEVEL": "ERROR"}
        os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
        os.environ.pop("DATABASE_URL", None)
        os.environ.pop("REDIS_URL", None)
        import django  # noqa: PLC0415 - after the environment is set

        django.setup()
        from benchmarks.pages import measure  # noqa: PLC0415
        from benchmarks.report import show  # noqa: PLC0415

        return 0 if show(measure(), as_json=os.environ.get("FORMAT") == "json") else 1


if __name__ == "__main__":
    sys.exit(main())
