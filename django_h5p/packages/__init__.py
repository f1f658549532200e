"""Plain Python that opens, checks and writes .h5p files. Knows no database and no web framework.

`read_package(path)` looks at every byte of a file without writing one to disk, and returns what is in it or raises `Refused`.
"""

from django_h5p.packages.package import Package, read_package
from django_h5p.packages.refusal import Refused

__all__ = ["Package", "Refused", "read_package"]
