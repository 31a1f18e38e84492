"""All stories of today."""

from parley.app.demo.today import orders, others
from parley.app.demo.today.story import Story

STORIES: tuple[Story, ...] = (*orders.STORIES, *others.STORIES)
