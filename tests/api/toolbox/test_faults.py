"""What a door says of an error: the nearest row's words, and a sentence."""

import pytest

from parley.api.toolbox.door import Crash
from parley.api.toolbox.faults import ERRORS, coded, row_of, sentence_of
from parley.core.errors import Conflict, Fault, Invalid, ParleyError, VersionMismatch
from parley.core.tickets import TicketClosed


class TestARow:
    def test_is_missing_for_no_error(self) -> None:
        with pytest.raises(KeyError):
            coded({error.code: "word" for error in ERRORS if error is not Conflict})

    def test_is_that_of_a_crash_for_an_error_without_a_row(self) -> None:
        assert row_of(ERRORS, ParleyError) == row_of(ERRORS, Crash) == (500, "INTERNAL_SERVER_ERROR")

    def test_is_the_nearest_in_whatever_order_they_stand(self) -> None:
        for table in (ERRORS, dict(list(ERRORS.items())[::-1])):
            assert row_of(table, VersionMismatch) == (412, "PRECONDITION_FAILED")
            assert row_of(table, TicketClosed()) == (409, "CONFLICT")

    def test_has_the_house_s_status_and_the_dialect_s_code(self) -> None:
        table = coded({error.code: place for place, error in enumerate(ERRORS)})
        assert [status for status, _ in table.values()] == [status for status, _ in ERRORS.values()]
        assert [code for _, code in table.values()] == list(range(len(ERRORS)))


class TestASentence:
    def test_names_every_fault_and_the_place_of_those_that_have_one(self) -> None:
        error = Invalid([Fault("", "Not an object"), Fault("subject", "Required")])
        assert sentence_of(error) == "Not an object; subject: Required"

    def test_of_a_crash_has_nothing_but_the_request_s_id(self) -> None:
        assert sentence_of(Crash("req-1")) == "Something went wrong on our side (req-1)"
