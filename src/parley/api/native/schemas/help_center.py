"""The help centre on the wire: what anybody may read."""

from typing import Annotated, ClassVar

import msgspec

from parley.api.native.paging import ListQuery
from parley.api.native.schemas.sections import SectionId
from parley.api.native.schemas.sessions import WorkspaceSlug
from parley.api.native.schemas.words import Moment


class HelpQuery(msgspec.Struct):
    """Whose help centre."""

    workspace: WorkspaceSlug | None = None


class HelpSectionWire(msgspec.Struct):
    """A section in which there is something to read; `article_count` counts what is published."""

    id: SectionId
    title: str
    slug: str
    description: str
    parent_id: SectionId | None
    article_count: int


class HelpArticleSummaryWire(msgspec.Struct, kw_only=True):
    """A published article in a list."""

    id: Annotated[str, msgspec.Meta(examples=["art_7"])]
    title: str
    slug: str
    excerpt: str
    section_id: SectionId | None
    published_at: Moment | None
    updated_at: Moment


class HelpArticleWire(HelpArticleSummaryWire, kw_only=True):
    """A published article; `body_html` is safe to show."""

    body_html: str


class HelpArticleQuery(ListQuery, kw_only=True):
    """Published articles, newest first; with `q` the best matches come first, fifty at most, on one page."""

    COLUMNS: ClassVar[dict[str, tuple[str, str]]] = {"created_at": ("a.created_at", "timestamptz")}

    section_id: Annotated[SectionId, msgspec.Meta(description="Only those of this section")] | None = None
    q: Annotated[str, msgspec.Meta(description="Words to look for", max_length=1_000)] | None = None
    workspace: WorkspaceSlug | None = None
