"""All documents and what was extracted of them -> Linked: how their requirements belong together.

`relate` is the door; `decisions.read` and `decisions.append` keep people's verdicts; `trace.trace` tells a life as
text.
"""

from pipeline.link.relate import relate

__all__ = ["relate"]
