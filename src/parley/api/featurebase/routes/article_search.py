"""The search for articles: by words, the best first, by clauses, or by both."""

from parley.api.featurebase.mapping.articles import words_of
from parley.api.featurebase.mapping.queries import clauses_from_wire, clauses_named, results
from parley.api.featurebase.paging import everything, search_from
from parley.api.featurebase.routes.articles import articles_shown
from parley.api.featurebase.schemas.articles import RELEVANCE, ArticleSearch, ArticleWire
from parley.api.featurebase.schemas.queries import SearchWire
from parley.api.toolbox.call import Call
from parley.api.toolbox.routes import Routes
from parley.core import articles, search
from parley.core.articles import ArticleSummary
from parley.core.clauses import Clause
from parley.core.search import HitKind
from parley.core.work import Work
from parley.kit.db.listing import After, Found, Search

ROUTES = Routes("Articles", lenient=True)
MOST_HITS = 200


@ROUTES.post("/help_center/articles/search", status=200, example={"search": "getting started"})
async def search_articles(work: Work, call: Call, body: ArticleSearch) -> SearchWire[ArticleWire]:
    """Search the articles. Of those that hold the words, the best 200 are found."""
    wanted = search_from(call, body, counted=True)
    clauses = clauses_from_wire(work.workspace, body.query, words_of(work.workspace), broad=True)
    hits = await _hits(work, body)
    if hits is not None:
        clauses.append(Clause("id", "in", hits or [0]))
    with clauses_named(body.query):
        if hits is not None and body.order is RELEVANCE:
            found = await _by_relevance(work, wanted, clauses, hits)
        else:
            found = await articles.list_articles(work, wanted, clauses=clauses)
    return results(call, body, found, await articles_shown(work, found.items))


async def _hits(work: Work, body: ArticleSearch) -> list[int] | None:
    """List the articles that hold the words, the best first; None where no words are given."""
    if body.search is None:
        return None
    found = await search.search(work, query=body.search, kinds={HitKind.ARTICLE}, limit=MOST_HITS)
    return [hit.id for hit in found.hits]


async def _by_relevance(work: Work, wanted: Search, clauses: list[Clause], hits: list[int]) -> Found[ArticleSummary]:
    known = (await articles.list_articles(work, everything(work, "a.created_at"), clauses=clauses)).items
    ranked = sorted(known, key=lambda article: hits.index(article.id))
    start = 0 if wanted.after is None else int(wanted.after.value)
    end = start + wanted.limit
    after = After(end, end) if end < len(ranked) else None
    return Found(ranked[start:end], after, len(ranked), total_is_estimate=False)
