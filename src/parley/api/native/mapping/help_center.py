"""The help centre: core to wire."""

from typing import Any

from parley.api.native.ids import spell_id
from parley.api.native.mapping.sections import section_id_to_wire
from parley.api.native.schemas.help_center import HelpArticleSummaryWire, HelpArticleWire, HelpSectionWire
from parley.core.articles import Article, ArticleSummary, Section
from parley.kit.clock import print_time


def section_to_wire(section: Section) -> HelpSectionWire:
    """Spell a section for readers."""
    return HelpSectionWire(
        id=spell_id("col", section.id),
        title=section.title,
        slug=section.slug,
        description=section.description,
        parent_id=section_id_to_wire(section.parent_id),
        article_count=section.article_count,
    )


def summary_to_wire(article: ArticleSummary) -> HelpArticleSummaryWire:
    """Spell an article for a list of readers."""
    return HelpArticleSummaryWire(**_summary(article))


def article_to_wire(article: Article) -> HelpArticleWire:
    """Spell a whole article for readers."""
    return HelpArticleWire(**_summary(article), body_html=article.body_html)


def _summary(article: ArticleSummary) -> dict[str, Any]:
    return {
        "id": spell_id("art", article.id),
        "title": article.title,
        "slug": article.slug,
        "excerpt": article.description or article.excerpt,
        "section_id": section_id_to_wire(article.section_id),
        "published_at": None if article.published_at is None else print_time(article.published_at),
        "updated_at": print_time(article.updated_at),
    }
