"""Files."""

from parley.api.native.envelopes import One, one
from parley.api.native.ids import id_in_path
from parley.api.native.mapping.files import file_to_wire
from parley.api.native.schemas.files import UPLOAD, FileWire
from parley.api.toolbox.call import Call
from parley.api.toolbox.multipart import Form, FormRules, read_form
from parley.api.toolbox.routes import Routes
from parley.core import files
from parley.core.errors import Invalid, VersionMismatch
from parley.core.files import FILE_VERSION, FileInUse, FileNotFound
from parley.core.work import Work

ROUTES = Routes("Files")


async def read_upload(call: Call) -> Form:
    """Read a form of one file, the part `file`; who may not upload sends no byte into the vault."""
    files.check_may_upload(call.actor)
    return await read_one_file(call, most=call.house.max_upload)


async def read_one_file(call: Call, *, most: int) -> Form:
    """Read a form of one file of so many bytes at most, the part `file`. Raises Invalid where there is none."""
    rules = FormRules(accepts=_is_the_file, max_file=most, max_files=1)
    form = await read_form(call, rules)
    if not form.files:
        raise Invalid.at("file", "Required")
    return form


def _is_the_file(name: str, is_file: bool) -> bool:  # noqa: FBT001 -- the form asks so
    return is_file and name == "file"


@ROUTES.post("/files", reader=read_upload, content=UPLOAD, media="multipart/form-data")
async def upload_file(work: Work, call: Call, body: Form) -> One[FileWire]:
    """Upload one file. Attach it by its id within 24 hours, or it is removed. Programs are refused."""
    return one(call, file_to_wire(call, await files.add_file(work, stored=body.files[0])), FILE_VERSION)


@ROUTES.get("/files/{file_id}", raises=[FileNotFound])
async def get_file(work: Work, call: Call, file_id: str) -> One[FileWire]:
    """Get a file's facts and a fresh link to its bytes."""
    file = await files.get_file(work, file=id_in_path("file", file_id, FileNotFound))
    return one(call, file_to_wire(call, file), FILE_VERSION)


@ROUTES.delete("/files/{file_id}", raises=[FileNotFound, FileInUse, VersionMismatch])
async def delete_file(work: Work, call: Call, file_id: str) -> None:
    """Delete a file that is attached to no ticket."""
    number = id_in_path("file", file_id, FileNotFound)
    gone = await files.delete_file(work, file=number, expected=call.expected_version)
    call.after = lambda: files.drop_bytes(call.house.vault, [gone.key])
