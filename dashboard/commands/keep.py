"""doctor, rebuild, backup, restore, templates, profiles: looking after the store and what goes into it."""

from pathlib import Path
from typing import Annotated

import typer

from dashboard import pipeline
from dashboard.commands import publishing
from dashboard.commands.load import pairs
from dashboard.commands.telling import REFUSED, STORE_TROUBLE, plainly, say
from dashboard.intake import profile as profiles_known
from dashboard.intake.mappings import Profile
from dashboard.settings import store_folder
from dashboard.warehouse import archive, health
from dashboard.warehouse.store import Store


def doctor() -> None:
    """The store's health, and how to mend what is wrong."""
    with plainly():
        findings = health.examine(Store(store_folder()))
    for finding in findings:
        print(f"{'well ' if finding.well else 'ILL  '} {finding.what}{'' if finding.well else f': {finding.remedy}'}")
    if not all(finding.well for finding in findings):
        raise typer.Exit(STORE_TROUBLE)


def rebuild() -> None:
    """Publish again from the ledger: for a version that is damaged or gone."""
    with plainly():
        report = pipeline.rebuild(Store(store_folder()), publishing.progress(as_json=False))
        print(f"Published again from the ledger: {report.version}.")


def backup(file: Annotated[Path, typer.Argument(help="Zip file to write.")]) -> None:
    """Copy the store, less what can be built again."""
    with plainly():
        print(f"{archive.backup(Store(store_folder()), file)} files copied to {file}.")


def restore(file: Annotated[Path, typer.Argument(help="Zip file that backup wrote.")]) -> None:
    """Fill an empty store from a copy."""
    with plainly():
        try:
            count = archive.restore(Store(store_folder()), file)
        except archive.ArchiveRefusedError as error:
            say(str(error))
            raise typer.Exit(REFUSED) from None
        print(f"{count} files restored to {store_folder()}.")


def templates(folder: Annotated[Path, typer.Argument(help="Folder to write the workbooks to.")]) -> None:
    """A workbook a kind: headers, notes, allowed values and an example row."""
    from dashboard.intake.templates import write_templates

    for path in write_templates(folder):
        print(path)


def map_columns(
    name: Annotated[str, typer.Argument(help="Name of the profile; one of that name is replaced.")],
    kind: Annotated[str, typer.Option(help="Kind of extract the files become.")],
    columns: Annotated[list[str], typer.Argument(metavar="COLUMN=HEADER...", help="Our column, their header.")],
) -> None:
    """Save a mapping profile: which header of a source's files is which column."""
    with plainly():
        path = profiles_known.save(Store(store_folder()).profiles, name, kind, pairs(columns))
        print(f"Saved. Load its files with: --profile {path.stem}")


def profiles() -> None:
    """The mapping profiles that ship and those saved."""
    with plainly():
        saved = Store(store_folder()).profiles
        for name, path in profiles_known.available(saved).items():
            found = Profile.read(path)
            origin = "ships" if path.parent == profiles_known.SHIPPED else "saved"
            made = ", ".join([found.kind, *(also.kind for also in found.also)])
            print(f"{name}  ({origin}, makes {made})  {found.title}")
