"""`{"data", "errorCode": -1, "errorText": null}`: the shape of every success."""

from typing import Generic, Literal, TypeVar

import msgspec

T = TypeVar("T")


class Data(msgspec.Struct, Generic[T], rename="camel"):
    """What was asked for; -1 is the code of no error."""

    data: T
    error_code: Literal[-1] = -1
    error_text: None = None
