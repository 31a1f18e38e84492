"""The pages of the help centre, each from what was read for it."""

import datetime as dt
from collections.abc import Sequence
from typing import Final

from parley.app.help.article import Heading, fit
from parley.app.help.markup import Markup, element, together
from parley.app.help.shell import Page, Site
from parley.core.articles import Article, ArticleSummary, Section

AT_A_GLANCE: Final = 5
LONGEST_DESCRIPTION: Final = 300
TOP_HEADING: Final = 2


def home_page(site: Site, sections: Sequence[Section], articles: Sequence[ArticleSummary]) -> Page:
    """All topics at a glance, with the newest articles of each."""
    words = site.words
    if not articles:
        body = _nothing(site, words.empty, words.empty_hint)
        return Page(title=words.title, body=body, path="", is_home=True)
    topics = [_topic(site, each, articles) for each in sections if each.article_count]
    loose = [each for each in articles if each.section_id is None]
    if loose:
        topics.append(element("section", element("h2", words.more if topics else words.title), _links(site, loose)))
    body = element("div", *topics, class_="topics")
    description = ", ".join(each.title for each in sections if each.article_count)[:LONGEST_DESCRIPTION]
    return Page(title=words.title, body=body, path="", is_home=True, description=description)


def section_page(
    site: Site, section: Section, sections: Sequence[Section], articles: Sequence[ArticleSummary], older: int | None
) -> Page:
    """One topic: the topics inside it, and its articles. `older` is how many to skip for those that follow."""
    words = site.words
    inner = [each for each in sections if each.parent_id == section.id]
    head = [_crumbs(site, path_to(sections, section.parent_id)), element("h1", section.title)]
    if section.description:
        head.append(element("p", section.description, class_="lead"))
    body = [element("header", *head, class_="head")]
    if inner:
        chips = [_link(site, f"/sections/{each.slug}", each.title, "chip") for each in inner]
        body.append(element("ul", *(element("li", chip) for chip in chips), class_="chips"))
    body.append(_results(site, articles, sections, crumbs=False))
    if older is not None:
        body.append(_link(site, f"/sections/{section.slug}?after={older}", words.older, "button"))
    description = section.description[:LONGEST_DESCRIPTION]
    return Page(title=section.title, body=together(body), path=f"/sections/{section.slug}", description=description)


def article_page(site: Site, article: Article, sections: Sequence[Section], beside: Sequence[ArticleSummary]) -> Page:
    """An article, with its outline, and what else there is in its section."""
    words, fitted = site.words, fit(article.body_html)
    path = path_to(sections, article.section_id)
    day = element("time", words.day(article.updated_at), datetime=article.updated_at.astimezone(dt.UTC).isoformat())
    before, after = words.updated.split("{day}")
    head = element(
        "header",
        _crumbs(site, path),
        element("h1", article.title, dir="auto"),
        element("p", before, day, after, class_="faint"),
        class_="head",
    )
    text = element("div", fitted.html, class_="prose", dir="auto")
    others = [each for each in beside if each.id != article.id][:AT_A_GLANCE]
    more = Markup()
    if others and path:
        title = element("h2", words.more_in.format(section=path[-1].title))
        more = element("section", title, _links(site, others), class_="beside")
    outline = _outline(site, fitted.outline)
    body = element(
        "div", element("article", head, text, more), outline, class_="reading" if outline else "reading bare"
    )
    description = (article.description or article.excerpt)[:LONGEST_DESCRIPTION]
    return Page(
        title=article.title, body=body, path=f"/articles/{article.slug}", description=description, kind="article"
    )


def search_page(site: Site, asked: str, found: Sequence[ArticleSummary], sections: Sequence[Section]) -> Page:
    """What was found, and the way to people where nothing was."""
    words = site.words
    if not found:
        title = words.nothing.format(words=asked)
        return Page(title=title, body=_nothing(site, title, words.nothing_hint), asked=asked)
    title = words.found.format(words=asked)
    count = element("p", words.count(words.results, len(found)), class_="faint", role="status")
    head = element("header", element("h1", title), count, class_="head")
    return Page(title=title, body=together([head, _results(site, found, sections, crumbs=True)]), asked=asked)


def missing_page(site: Site) -> Page:
    """There is nothing at this path."""
    words = site.words
    return Page(title=words.gone, body=_nothing(site, words.gone, words.gone_hint), status=404)


def away_page(site: Site, status: int) -> Page:
    """Nothing can be read just now."""
    words = site.words
    said = element("div", element("h1", words.away), element("p", words.away_hint), class_="nothing")
    return Page(title=words.away, body=said, status=status)


def path_to(sections: Sequence[Section], inner: int | None) -> list[Section]:
    """Return the section and those around it, outermost first."""
    known = {each.id: each for each in sections}
    found: list[Section] = []
    while inner in known and known[inner] not in found:
        found.insert(0, known[inner])
        inner = known[inner].parent_id
    return found


def _topic(site: Site, section: Section, articles: Sequence[ArticleSummary]) -> Markup:
    words, path = site.words, f"/sections/{section.slug}"
    inside = [each for each in articles if each.section_id == section.id]
    pieces = [element("h2", _link(site, path, section.title))]
    if section.description:
        pieces.append(element("p", section.description, class_="soft"))
    pieces.append(_links(site, inside[:AT_A_GLANCE]))
    if section.article_count > AT_A_GLANCE:
        pieces.append(_link(site, path, words.count(words.all, section.article_count), "all"))
    return element("section", *pieces)


def _links(site: Site, articles: Sequence[ArticleSummary]) -> Markup:
    lines = (element("li", _link(site, f"/articles/{each.slug}", each.title)) for each in articles)
    return element("ul", *lines, class_="links")


def _results(site: Site, articles: Sequence[ArticleSummary], sections: Sequence[Section], *, crumbs: bool) -> Markup:
    lines: list[Markup] = []
    for each in articles:
        pieces = [element("strong", each.title)]
        said = each.description or each.excerpt
        if said:
            pieces.append(element("span", said, class_="excerpt"))
        path = path_to(sections, each.section_id) if crumbs else []
        if path:
            pieces.append(element("small", " \u203a ".join(section.title for section in path)))
        lines.append(element("li", _link(site, f"/articles/{each.slug}", together(pieces))))
    return element("ul", *lines, class_="results")


def _outline(site: Site, outline: Sequence[Heading]) -> Markup:
    if not outline:
        return Markup()
    lines = (
        element(
            "li", element("a", each.words, href=f"#{each.name}"), class_=None if each.level <= TOP_HEADING else "in"
        )
        for each in outline
    )
    title = element("h2", site.words.on_this_page)
    return element("nav", title, element("ol", *lines), class_="outline", aria_label=site.words.on_this_page)


def _crumbs(site: Site, path: Sequence[Section]) -> Markup:
    links = [_link(site, "", site.words.home)]
    links += [_link(site, f"/sections/{each.slug}", each.title) for each in path]
    lines = element("ol", *(element("li", link) for link in links))
    return element("nav", lines, class_="crumbs", aria_label=site.words.crumbs)


def _link(site: Site, path: str, text: str, class_: str | None = None) -> Markup:
    return element("a", text, href=f"{site.base}{path}", class_=class_)


def _nothing(site: Site, title: str, hint: str) -> Markup:
    way = element("a", site.words.write, class_="button main", href=f"{site.portal}/new")
    return element("div", element("h1", title), element("p", hint), way, class_="nothing")
