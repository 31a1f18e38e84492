"""Knowledge base articles."""

from msgspec.structs import asdict

from parley.api.native.bodies import given
from parley.api.native.envelopes import Bare, Many, One, many, one
from parley.api.native.ids import id_in_body, id_in_path, spell_id
from parley.api.native.mapping.articles import (
    FAULT_NAMES,
    article_from_wire,
    article_summary_to_wire,
    article_to_wire,
)
from parley.api.native.paging import search_from
from parley.api.native.routes.files import read_one_file
from parley.api.native.schemas.articles import (
    ArticleCreate,
    ArticleQuery,
    ArticleSummaryWire,
    ArticleUpdate,
    ArticleWire,
    PictureWire,
)
from parley.api.native.schemas.files import UPLOAD
from parley.api.toolbox.call import Call
from parley.api.toolbox.faults import faults_named
from parley.api.toolbox.multipart import Form
from parley.api.toolbox.routes import Routes
from parley.core import articles, files
from parley.core.articles import ArticleNotFound, ArticleSlugTaken
from parley.core.errors import VersionMismatch
from parley.core.work import Work
from parley.kit.text.searchable import search_words

ROUTES = Routes("Articles")
PICTURES = "/help/pictures/"
LARGEST_PICTURE = 10 * 1024 * 1024
HEAD = 16


async def read_picture_form(call: Call) -> Form:
    """Read a form of one file, the part `file`; who may not upload sends no byte into the vault."""
    files.check_may_upload(call.actor)
    return await read_one_file(call, most=min(call.house.max_upload, LARGEST_PICTURE))


@ROUTES.get("/articles")
async def list_articles(work: Work, call: Call, query: ArticleQuery) -> Many[ArticleSummaryWire]:
    """List articles, drafts too. The body is in single articles only."""
    search = search_from(call, query)
    if query.collection_id is not None:
        search.where("a.section_id = ?", id_in_body("col", query.collection_id, "collection_id"))
    if query.status is not None:
        search.where("a.status = ?", query.status)
    if query.search is not None:
        search.where("a.tsv @@ search_query(?, ?)", work.workspace, search_words(query.search))
    return many(call, query, await articles.list_articles(work, search), article_summary_to_wire)


@ROUTES.post(
    "/articles",
    raises=[ArticleSlugTaken],
    example={"title": "How to reset a password", "body": "# Steps", "status": "draft"},
)
async def create_article(work: Work, call: Call, body: ArticleCreate) -> One[ArticleWire]:
    """Create an article, a draft unless told otherwise."""
    with faults_named(FAULT_NAMES):
        article = await articles.create_article(work, **article_from_wire(asdict(body)))
    return one(call, article_to_wire(article), article.version)


@ROUTES.post("/pictures", reader=read_picture_form, content=UPLOAD, media="multipart/form-data")
async def upload_picture(work: Work, call: Call, body: Form) -> Bare[PictureWire]:
    """Upload a picture for articles: PNG, JPEG, GIF or WebP, 10 MB at most. Anybody may see it.

    Put it into an article as `![what it shows](url)`. It is removed when no article, drafts among them, has shown it
    for a week; `DELETE /files/{id}` takes it away at once.
    """
    stored = body.files[0]
    opened = await call.house.vault.get(stored.key)
    head = b"".join([chunk async for chunk in opened.chunks])[:HEAD]
    file = await articles.add_picture(work, stored=stored, head=head)
    token = articles.spell_picture(call.house.secret, workspace=work.workspace, file=file.id)
    return Bare(PictureWire(spell_id("file", file.id), file.name, f"{PICTURES}{token}"))


@ROUTES.get("/articles/{article_id}", raises=[ArticleNotFound])
async def get_article(work: Work, call: Call, article_id: str) -> One[ArticleWire]:
    """Get an article with its body."""
    article = await articles.get_article(work, article=id_in_path("art", article_id, ArticleNotFound))
    return one(call, article_to_wire(article), article.version)


@ROUTES.patch(
    "/articles/{article_id}",
    raises=[ArticleNotFound, ArticleSlugTaken, VersionMismatch],
    example={"status": "published"},
)
async def update_article(work: Work, call: Call, article_id: str, body: ArticleUpdate) -> One[ArticleWire]:
    """Change, move, publish or withdraw an article. The slug stays unless it is given."""
    number = id_in_path("art", article_id, ArticleNotFound)
    fields = article_from_wire(given(body))
    with faults_named(FAULT_NAMES):
        article = await articles.update_article(work, article=number, **fields, expected=call.expected_version)
    return one(call, article_to_wire(article), article.version)


@ROUTES.delete("/articles/{article_id}", raises=[ArticleNotFound, VersionMismatch])
async def delete_article(work: Work, call: Call, article_id: str) -> None:
    """Delete an article."""
    number = id_in_path("art", article_id, ArticleNotFound)
    await articles.delete_article(work, article=number, expected=call.expected_version)
