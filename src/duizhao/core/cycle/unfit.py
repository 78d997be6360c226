"""The answer to words that were typed and can't be taken: what is wrong with them, and what would be right."""


class Unfit(Exception):  # noqa: N818  a refusal, not a fault
    """What was typed can't be taken. `reasons` says everything that is wrong in it."""

    def __init__(self, *reasons: str) -> None:
        super().__init__("；".join(reasons))
        self.reasons = reasons
