"""What is on the desk today: some stories written by hand, with all that a desk has arranged for them."""

from parley.app.demo.today.arranging import Places, arrange
from parley.app.demo.today.papers import Papers, keep_papers
from parley.app.demo.today.stories import STORIES
from parley.app.demo.today.telling import steps_of

__all__ = ["STORIES", "Papers", "Places", "arrange", "keep_papers", "steps_of"]
