"""The installation on the wire."""

from typing import Annotated

import msgspec

from parley.api.toolbox.installation import Group


class SettingWire(msgspec.Struct):
    """A setting of the server. Of secrets one sees only whether they are set."""

    name: Annotated[str, msgspec.Meta(description="The environment variable", examples=["PARLEY_MAX_UPLOAD"])]
    group: Group
    meaning: Annotated[str, msgspec.Meta(description="What it is for, in English")]
    default: Annotated[str | None, msgspec.Meta(description="What holds where nothing is set, as one would type it")]
    otherwise: Annotated[str | None, msgspec.Meta(description="The same in words, where that is nothing to type")]
    is_set: bool
    value: Annotated[str | None, msgspec.Meta(description="What may be seen of it; null where that is nothing")]


class InstallationWire(msgspec.Struct):
    """The release that is running, and what its operator has set."""

    version: Annotated[str, msgspec.Meta(examples=["0.1.0"])]
    schema_version: Annotated[str, msgspec.Meta(description="The newest migration of this release", examples=["0042"])]
    shared: Annotated[bool, msgspec.Meta(description="Whether other workspaces are here: then less is shown")]
    sends_mail: bool
    mail_server: Annotated[str | None, msgspec.Meta(examples=["smtp://mail.example.com:587"])]
    sign_in: Annotated[str | None, msgspec.Meta(description="What the button of the other sign-in is called")]
    files: Annotated[str | None, msgspec.Meta(description="What kind of place files lie in", examples=["folder", "s3"])]
    settings: list[SettingWire]
