"""Files: bytes in a vault, a row for each, signed links to them, and a sweep for what is left over."""

from parley.core.files.actions import (
    FILE_VERSION,
    add_file,
    attach_files,
    check_may_upload,
    delete_file,
    drop_bytes,
    get_file,
    keep_file,
)
from parley.core.files.intake import take_in
from parley.core.files.links import Link, read_link, spell_link
from parley.core.files.model import GRACE, File, FileInUse, FileNotFound, StoredBytes
from parley.core.files.store import find_files, list_for_messages, list_for_openings
from parley.core.files.sweep import sweep_orphans
from parley.core.files.vault import BytesMissing, FileVault

__all__ = [
    "FILE_VERSION",
    "GRACE",
    "BytesMissing",
    "File",
    "FileInUse",
    "FileNotFound",
    "FileVault",
    "Link",
    "StoredBytes",
    "add_file",
    "attach_files",
    "check_may_upload",
    "delete_file",
    "drop_bytes",
    "find_files",
    "get_file",
    "keep_file",
    "list_for_messages",
    "list_for_openings",
    "read_link",
    "spell_link",
    "sweep_orphans",
    "take_in",
]
