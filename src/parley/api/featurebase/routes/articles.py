"""The articles of the help center."""

from collections.abc import Sequence

from msgspec import UNSET

from parley.api.featurebase.bodies.naming import faults_named
from parley.api.featurebase.ids import Kind, NoSuchObject, id_in_path, id_in_query
from parley.api.featurebase.mapping.articles import STATES, article_from_wire, article_to_wire
from parley.api.featurebase.mapping.help_center import is_help_center
from parley.api.featurebase.paging import ListWire, next_cursor, search_from, whole
from parley.api.featurebase.schemas.articles import (
    ArticleChange,
    ArticleInput,
    ArticleQuery,
    ArticleStage,
    ArticleWire,
    DeletedArticle,
)
from parley.api.toolbox.call import Call
from parley.api.toolbox.routes import Routes
from parley.core import articles
from parley.core.articles import ArticleNotFound, ArticleStatus, ArticleSummary
from parley.core.errors import NotFound
from parley.core.work import Work

ROUTES = Routes("Articles", lenient=True)
NAMES = {"section_id": "parentId", "author_id": "authorId"}


async def articles_shown(work: Work, found: Sequence[ArticleSummary]) -> list[ArticleWire]:
    """Spell articles, each with its HTML."""
    html = await articles.html_of(work, articles=[article.id for article in found])
    return [article_to_wire(work.workspace, article, html.get(article.id, "")) for article in found]


@ROUTES.get("/help_center/articles")
async def list_articles(work: Work, call: Call, query: ArticleQuery) -> ListWire[ArticleWire]:
    """List the articles, newest first: those that are published, unless told otherwise."""
    search = search_from(call, query)
    section = None
    if query.parent_id is not None:
        section = id_in_query(work.workspace, Kind.SECTION, query.parent_id, "parentId")
    if not is_help_center(work.workspace, query.help_center_id):
        return whole([])
    found = await articles.list_articles(work, search, status=STATES.get(query.state), section_id=section)
    return ListWire(await articles_shown(work, found.items), next_cursor(call, query, found.after))


@ROUTES.post(
    "/help_center/articles", raises=[NotFound], example={"title": "Getting Started Guide", "body": "<p>Welcome.</p>"}
)
async def create_article(work: Work, body: ArticleInput) -> ArticleWire:
    """Write an article: a draft, unless its `state` is `live`."""
    given = article_from_wire(work.workspace, body)
    if body.help_center_id is not UNSET and not is_help_center(work.workspace, body.help_center_id):
        raise NoSuchObject("helpCenterId")
    with faults_named(NAMES):
        article = await articles.create_article(work, **given)
    return article_to_wire(work.workspace, article, article.body_html)


@ROUTES.get("/help_center/articles/{article_id}", raises=[ArticleNotFound])
async def get_article(work: Work, article_id: str, query: ArticleStage) -> ArticleWire:
    """Get an article; with `state=live` only when it is published."""
    number = id_in_path(work.workspace, Kind.ARTICLE, article_id, ArticleNotFound)
    article = await articles.get_article(work, article=number)
    if query.state == "live" and article.status is not ArticleStatus.PUBLISHED:
        raise ArticleNotFound
    return article_to_wire(work.workspace, article, article.body_html)


@ROUTES.patch("/help_center/articles/{article_id}", raises=[ArticleNotFound])
async def update_article(work: Work, article_id: str, body: ArticleChange) -> ArticleWire:
    """Change an article; `state` publishes it, or makes it a draft again."""
    number = id_in_path(work.workspace, Kind.ARTICLE, article_id, ArticleNotFound)
    given = article_from_wire(work.workspace, body)
    with faults_named(NAMES):
        article = await articles.update_article(work, article=number, **given)
    return article_to_wire(work.workspace, article, article.body_html)


@ROUTES.delete("/help_center/articles/{article_id}", status=200, raises=[ArticleNotFound])
async def delete_article(work: Work, article_id: str) -> DeletedArticle:
    """Delete an article."""
    number = id_in_path(work.workspace, Kind.ARTICLE, article_id, ArticleNotFound)
    await articles.delete_article(work, article=number)
    return DeletedArticle(article_id)
