"""Undo and redo within a review: the states are values, so the list of them is all there is to it."""

from dataclasses import dataclass, replace

from app.domain.plan_review import PlanReview


@dataclass(frozen=True, slots=True)
class ReviewState:
    """A review and the name of the step that led to it."""

    name: str
    review: PlanReview


@dataclass(frozen=True, slots=True)
class ReviewHistory:
    """All states of a review in order, and which of them is looked at.

    Attributes:
        states: the first is the reading as it came; its name is empty.
        at: the place of the state looked at.
    """

    states: tuple[ReviewState, ...]
    at: int = 0

    @classmethod
    def of(cls, review: PlanReview) -> "ReviewHistory":
        """Return a history without steps."""
        return cls((ReviewState("", review),))

    @property
    def now(self) -> PlanReview:
        """The review as it stands."""
        return self.states[self.at].review

    @property
    def undo_name(self) -> str:
        """The step that undo would take back; empty when there is none."""
        return self.states[self.at].name

    @property
    def redo_name(self) -> str:
        """The step that redo would take again; empty when there is none."""
        return self.states[self.at + 1].name if self.at + 1 < len(self.states) else ""

    def done(self, name: str, review: PlanReview) -> "ReviewHistory":
        """Return the history after one more step; a step that changed nothing is none."""
        if review == self.now:
            return self
        return ReviewHistory((*self.states[: self.at + 1], ReviewState(name, review)), self.at + 1)

    def undone(self) -> "ReviewHistory":
        """Return the history one step back."""
        return replace(self, at=max(0, self.at - 1))

    def redone(self) -> "ReviewHistory":
        """Return the history one step forward again."""
        return replace(self, at=min(len(self.states) - 1, self.at + 1))
