"""File names from strangers: made safe to store, to show and to put in a header; programs are refused.

    ValueError
      UnsafeFileName    nothing is left of the name, or it is the name of a program

What a body's first bytes say counts as much as its name: `looks_executable`.
"""

import re
import unicodedata
from typing import Final
from urllib.parse import quote

LONGEST_NAME: Final = 255
_LONGEST_EXTENSION: Final = 32
# What a double click, a web server or a shell would run, on any system an agent may sit at.
_EXECUTABLE: Final = frozenset({
    "action", "apk", "app", "appimage", "appx", "asp", "aspx", "bat", "cgi", "chm", "cmd", "com", "command",
    "cpl", "deb", "dll", "dmg", "dylib", "elf", "exe", "gadget", "hta", "htaccess", "htpasswd", "inf", "ins", "ipa",
    "isp", "jar", "jnlp", "js", "jse", "jsp", "jspx", "ksh", "lnk", "mjs", "cjs", "msc", "msi", "msix", "msp", "mst",
    "phar", "php", "php3", "php4", "php5", "php7", "php8", "phps", "pht", "phtml", "pif", "pkg", "ps1", "ps1xml", "ps2",
    "psc1", "psd1", "psm1", "reg", "rpm", "run", "scf", "scr", "sct", "sh", "bash", "zsh", "csh", "fish", "shb", "shs",
    "shtml", "so", "swf", "sys", "terminal", "url", "vb", "vbe", "vbs", "war", "wsc", "wsf", "wsh", "xbap", "xll",
})  # fmt: skip
_FIRST_BYTES: Final = (
    b"MZ", b"ZM", b"\x7fELF", b"#!", b"\xef\xbb\xbf#!", b"<?php", b"<?=", b"\x00asm", b"dex\n", b"!<arch>",
    b"\xed\xab\xee\xdb", b"L\x00\x00\x00\x01\x14\x02\x00", b"\xca\xfe\xba\xbe", b"\xca\xfe\xba\xbf",
    b"\xfe\xed\xfa\xce", b"\xfe\xed\xfa\xcf", b"\xce\xfa\xed\xfe", b"\xcf\xfa\xed\xfe",
)  # fmt: skip
_INVISIBLE_KINDS: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
# Letters and marks that show nothing: Hangul and Khmer fillers, variation selectors, the empty Braille pattern.
_INVISIBLE = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]",
)
_UNFIT = re.compile(r'[<>:"|?*]')
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)", re.IGNORECASE)
_EDGES: Final = " ."


class UnsafeFileName(ValueError):
    """A file name cannot be accepted. `reason` may be shown to strangers: it holds none of the name."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def check_file_name(name: str) -> str:
    """Return the name to store: NFKC, visible characters only, no folders, at most 255 bytes with its extension kept.

    Characters that Windows refuses become `_`. Raises `UnsafeFileName` when nothing is left, or when any of its
    extensions is a program's (`a.exe`, `a.pdf.exe`, `a.exe.pdf`, `.htaccess`), however it is disguised.
    """
    visible = _visible(name)
    base = visible.replace("\\", "/").rsplit("/", 1)[-1]
    safe = _trimmed(_UNFIT.sub("_", base))
    if not safe:
        reason = "is empty"
        raise UnsafeFileName(reason)
    _refuse_programs(base)
    return _shortened(f"_{safe}" if _DEVICES.match(safe) else safe)


def looks_executable(first_bytes: bytes) -> bool:
    """Whether a body that begins so is a program: Windows, ELF, Mach-O, Java, Android, script, shortcut, package.

    Eight bytes are enough to know; a script is also known behind leading white space.
    """
    return first_bytes.startswith(_FIRST_BYTES) or first_bytes.lstrip().startswith((b"#!", b"<?php"))


def content_disposition(name: str) -> str:
    """Return the header's value for a download, RFC 6266: always `attachment`, any name, nothing but safe ASCII."""
    visible = _trimmed(_visible(name)) or "file"
    plain = "".join(each if " " <= each <= "~" and each not in '"\\%;/' else "_" for each in visible)
    spelled = quote(visible, safe="", errors="replace")
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{spelled}"


def _visible(name: str) -> str:
    if name.isascii() and name.isprintable():
        return name
    folded = _INVISIBLE.sub("", unicodedata.normalize("NFKC", _INVISIBLE.sub("", name)))
    shown = "".join(each for each in folded if unicodedata.category(each) not in _INVISIBLE_KINDS)
    shown = "".join(" " if each.isspace() else each for each in shown)
    # What was taken out may have kept two letters from joining.
    return unicodedata.normalize("NFKC", shown)


def _trimmed(name: str) -> str:
    return name.strip(_EDGES)


def _refuse_programs(base: str) -> None:
    # A colon begins a Windows stream: `a.exe::$DATA` is a.exe.
    segments = re.split(r"[.:]", base.casefold())
    if any(each.strip(' _"') in _EXECUTABLE for each in segments[1:]):
        reason = "is the name of a program"
        raise UnsafeFileName(reason)


def _shortened(name: str) -> str:
    if len(name.encode()) <= LONGEST_NAME:
        return name
    stem, dot, extension = name.rpartition(".")
    if not dot or not stem or len(extension.encode()) > _LONGEST_EXTENSION:
        stem, dot, extension = name, "", ""
    room = LONGEST_NAME - len((dot + extension).encode())
    return stem.encode()[:room].decode(errors="ignore").rstrip(_EDGES) + dot + extension
