"""File names: disguised programs are refused, all others come out safe to store, show and send in a header."""

import unicodedata
from email.message import Message
from urllib.parse import unquote

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from parley.kit.text.names import UnsafeFileName, check_file_name, content_disposition, looks_executable

REFUSED = ".exe .bat .cmd .com .js .mjs .sh .msi .ps1 .vbs .vbe .jar .scr .phtml .phar .php .htaccess .hta .cpl .dll .lnk .wsf .reg .pif .apk .app .dmg"  # noqa: E501 - one list


class TestProgram:
    @pytest.mark.parametrize("extension", REFUSED.split())
    @pytest.mark.parametrize("shape", ["a{}", "a.pdf{}", "a{}.pdf", "A{} ", "a{}.", "a{}. . ", "{}", "x/y{}", "a {}"])
    def test_is_refused_by_its_name(self, extension: str, shape: str) -> None:
        for name in (shape.format(extension), shape.format(extension.upper())):
            with pytest.raises(UnsafeFileName, match="program"):
                check_file_name(name)

    @pytest.mark.parametrize(
        "name",
        [
            "a.exe.",
            "a.pdf.exe",
            "a.e\u200bxe",
            "../../x.sh",
            "a\u202efdp.exe",
            "a.exe\x00.png",
            "a.\uff45\uff58\uff45",
            "a\uff0eexe",
            "a.exe::$DATA",
            "a.exe:x.txt",
            "a.ex\u00ade",
            "a.exe\u3000",
            "a.e\ufe0fxe",
            "a.exe\r\n",
            "..\\a.exe",
            "a.exe\ud800",
            "a. exe",
            'a."exe"',
            "x" * 300 + ".exe",
        ],
    )
    def test_is_refused_in_disguise(self, name: str) -> None:
        with pytest.raises(UnsafeFileName, match="program"):
            check_file_name(name)

    @pytest.mark.parametrize(
        "head",
        [
            b"MZ\x90\x00",
            b"\x7fELF\x02",
            b"#!/bin/sh",
            b"\xef\xbb\xbf#!/bin/sh",
            b"\n\n#!/bin/sh",
            b"\xca\xfe\xba\xbe",
            b"\xcf\xfa\xed\xfe",
            b"\xfe\xed\xfa\xce",
            b"L\x00\x00\x00\x01\x14\x02\x00",
            b"<?php ",
            b" <?php",
            b"dex\n035",
        ],
    )
    def test_is_known_by_its_first_bytes(self, head: bytes) -> None:
        assert looks_executable(head) is True

    @pytest.mark.parametrize(
        "head", [b"", b"%PDF-1.7", b"\x89PNG\r\n", b"PK\x03\x04", b"M", b"# a title", b"\xd0\xcf\x11\xe0"]
    )
    def test_is_not_seen_in_a_document(self, head: bytes) -> None:
        assert looks_executable(head) is False


class TestCheckFileName:
    @pytest.mark.parametrize(
        "name", ["", " ", ".", "..", "...", "/", "a/", "\u200b\u202e", "\x00\r\n", " . . ", "../.."]
    )
    def test_refuses_a_name_of_nothing(self, name: str) -> None:
        with pytest.raises(UnsafeFileName, match="empty"):
            check_file_name(name)

    @pytest.mark.parametrize(
        ("name", "safe"),
        [
            ("report 2024.pdf", "report 2024.pdf"),
            ('a"\r\nX: y.txt', "a_X_ y.txt"),
            ("C:\\Users\\ann\\bill.pdf", "bill.pdf"),
            ("../../etc/passwd", "passwd"),
            ("a\uff0fb.txt", "b.txt"),
            (" .notes.txt. ", "notes.txt"),
            ("a\u202efdp.txt", "afdp.txt"),
            ("ﬁle①.txt", "file1.txt"),
            ("cafe\u0301.txt", "caf\u00e9.txt"),
            ("con.txt", "_con.txt"),
            ("a\u00a0b.txt", "a b.txt"),
            ("javascript", "javascript"),
            ("exe", "exe"),
        ],
    )
    def test_returns_the_safe_name(self, name: str, safe: str) -> None:
        assert check_file_name(name) == safe

    @pytest.mark.parametrize("letter", ["x", "é", "😀"])
    def test_shortens_to_255_bytes_and_keeps_the_extension(self, letter: str) -> None:
        safe = check_file_name(letter * 300 + ".tar")
        assert safe.endswith(f"{letter}.tar")
        assert 252 <= len(safe.encode()) <= 255

    @given(
        st.one_of(
            st.text(st.characters(exclude_categories=[])),
            st.text('a./\\ :"ex\u200b\u202e\u0301\ufb01\x00', max_size=300),
        )
    )
    def test_returns_only_what_it_would_return_again(self, name: str) -> None:
        try:
            safe = check_file_name(name)
        except UnsafeFileName:
            assume(condition=False)
            return
        assert check_file_name(safe) == safe
        assert 0 < len(safe.encode()) <= 255
        assert not set(safe) & set('/\\<>:"|?*')
        assert all(unicodedata.category(each) not in {"Cc", "Cf", "Cs"} for each in safe)


class TestContentDisposition:
    @pytest.mark.parametrize(
        "name", ['a"\r\nX: y.txt', "a\nb", "\r\n\r\n<html>", 'x"; filename="y.exe', "a\u2028b", "\ud800"]
    )
    def test_lets_no_name_out_of_its_header(self, name: str) -> None:
        value = content_disposition(name)
        assert value.isascii()
        assert value.isprintable()
        assert value.count('"') == 2
        assert value.startswith('attachment; filename="')

    def test_says_the_name_twice(self) -> None:
        value = content_disposition("Grüße 1%.pdf")
        assert value == "attachment; filename=\"Gr__e 1_.pdf\"; filename*=UTF-8''Gr%C3%BC%C3%9Fe%201%25.pdf"

    @given(st.text(st.characters(exclude_categories=["C", "Z", "M"]), min_size=1).filter(lambda name: name.isalnum()))
    def test_spells_any_name_so_that_it_can_be_read_back(self, name: str) -> None:
        message = Message()
        message["Content-Disposition"] = content_disposition(name)
        assert message.get_content_disposition() == "attachment"
        assert unquote(message["Content-Disposition"].partition("UTF-8''")[2]) == unicodedata.normalize("NFKC", name)
