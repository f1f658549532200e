import shutil
import tarfile
import tempfile
import zipfile
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from django_h5p import conf
from django_h5p.player.editor_bundle import NEEDED, is_wanted

MOST_BYTES = 200 * 1024 * 1024


class Command(BaseCommand):
    help = (
        "Put the files of the official H5P editor (h5p-editor-php-library, from its makers) where the site reads them: "
        "H5P_EDITOR_ROOT, or H5P_ROOT/editor. Only what a browser needs is taken. Authors then find it beside the form."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", nargs="?", type=Path, help="Its folder, or its .zip or .tar.gz.")
        parser.add_argument("--remove", action="store_true", help="Take the editor away again. The form stays.")

    def handle(self, *args: Any, path: Path | None, remove: bool, **options: Any) -> None:
        target = conf.editor_root()
        if remove:
            shutil.rmtree(target, ignore_errors=True)
            self.stdout.write("The official editor is gone.")
            return
        if path is None or not path.exists():
            raise CommandError("Name the folder or the archive that holds the editor.")
        with tempfile.TemporaryDirectory() as name:
            work = Path(name)
            made = work / "editor"
            self.take(self.top_of(path if path.is_dir() else self.unpack(path, work / "unpacked")), made)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.rmtree(target, ignore_errors=True)
            shutil.copytree(made, target)
        self.stdout.write(f"The official editor is in {target}.")

    def unpack(self, file: Path, folder: Path) -> Path:
        if zipfile.is_zipfile(file):
            with zipfile.ZipFile(file) as packed:
                self.check_size(sum(one.file_size for one in packed.infolist()))
                packed.extractall(folder)  # noqa: S202 - it takes out of a name whatever leads out
        elif tarfile.is_tarfile(file):
            with tarfile.open(file) as packed:
                self.check_size(sum(one.size for one in packed))
                packed.extractall(folder, filter="data")
        else:
            raise CommandError(f"{file} is neither a .zip nor a .tar.gz.")
        return folder

    def check_size(self, size: int) -> None:
        if size > MOST_BYTES:
            raise CommandError("This archive is larger than an editor can be.")

    def top_of(self, folder: Path) -> Path:
        """Archives of a release hold everything in one folder."""
        found = sorted(folder.rglob(NEEDED[0]))
        if not found:
            raise CommandError(f"There is no H5P editor in {folder.name}: it has no {NEEDED[0]}.")
        return found[0].parents[1]

    def take(self, source: Path, made: Path) -> None:
        for path in sorted(source.rglob("*")):
            name = path.relative_to(source).as_posix()
            if path.is_file() and not path.is_symlink() and is_wanted(name):
                (made / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, made / name)
        missing = [name for name in NEEDED if not (made / name).is_file()]
        if missing:
            raise CommandError(f"This editor has no {', '.join(missing)}.")
