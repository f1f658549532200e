import shutil
import subprocess
import tarfile
import tempfile
from base64 import b64encode
from hashlib import sha512
from pathlib import Path
from typing import Any, Final

from django.core.management.base import BaseCommand, CommandError, CommandParser

from django_h5p import conf
from django_h5p.player.bundle import FOLDERS, WANTED

PACKAGE: Final = "h5p-standalone@3.8.2"
INTEGRITY: Final = "r7eQtTzBk/dbaQZ+tA9XD5FeSmyMxlypRZXudiheCnC8zAT0/zNgUvO4MZtZaznwfYVo98o7do5uxLTUQrxxwg=="


class Command(BaseCommand):
    help = f"Put the H5P player ({PACKAGE}) where the site reads it: H5P_PLAYER_ROOT, or H5P_ROOT/player."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("source", nargs="?", type=Path, help="Its .tgz, or its unpacked folder. Without it, npm fetches it.")

    def handle(self, *args: Any, source: Path | None, **options: Any) -> None:
        with tempfile.TemporaryDirectory() as name:
            work = Path(name)
            folder = source if source is not None and source.is_dir() else self.unpack(source or self.fetch(work), work)
            made = work / "player"
            self.take(folder / "dist" if (folder / "dist").is_dir() else folder, made)
            target = conf.player_root()
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.rmtree(target, ignore_errors=True)
            shutil.copytree(made, target)
        self.stdout.write(f"The player is in {target}.")

    def fetch(self, work: Path) -> Path:
        npm = shutil.which("npm")
        if npm is None:
            raise CommandError("npm is not here. Fetch the package elsewhere, and name its .tgz.")
        done = subprocess.run([npm, "pack", PACKAGE, "--silent"], cwd=work, capture_output=True, text=True, check=False)  # noqa: S603
        found = sorted(work.glob("*.tgz"))
        if done.returncode or not found:
            raise CommandError(f"npm could not fetch {PACKAGE}: {done.stderr.strip()}")
        return found[0]

    def unpack(self, file: Path, work: Path) -> Path:
        if not file.is_file():
            raise CommandError(f"There is no file {file}.")
        if b64encode(sha512(file.read_bytes()).digest()).decode() != INTEGRITY:
            raise CommandError(f"This is not {PACKAGE} as it was published.")
        with tarfile.open(file) as packed:
            packed.extractall(work, filter="data")
        return work / "package"

    def take(self, source: Path, made: Path) -> None:
        """Only what plays: the rest of the package would play contents in the page of the host."""
        for path in sorted(source.rglob("*")):
            name = path.relative_to(source).as_posix()
            if path.is_file() and (name in WANTED or name.startswith(FOLDERS)):
                (made / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, made / name)
        missing = [name for name in WANTED if not (made / name).is_file()]
        if missing:
            raise CommandError(f"{source} has no {', '.join(missing)}.")
