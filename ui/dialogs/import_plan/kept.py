"""The review as it is kept a second after each step, with what is half typed of the duty shown: a crash takes neither."""

import json
from typing import TYPE_CHECKING, cast

from app.services.review_plan import begin, taken_up, words_of
from ui.kit.typed_words import NOT_KEPT, KeptValue

if TYPE_CHECKING:
    from ui.dialogs.import_plan.dialog import ImportPlanDialog


class KeptReview(KeptValue):
    """The steps of a review so far, and the half-typed fields of one duty. Its parent is asked for both."""

    def __init__(self, dialog: "ImportPlanDialog") -> None:
        super().__init__(dialog)
        self.setObjectName("review")
        for field in dialog.detail.typed_fields.values():
            field.setProperty(NOT_KEPT, True)  # by itself
            field.textEdited.connect(self.changed)

    @property
    def words(self) -> str:
        """See KeptValue."""
        dialog = self._dialog
        review = words_of(dialog.reviewing)
        typed = {name: field.text() for name, field in dialog.detail.typed_fields.items() if field.isModified()}
        return json.dumps({"review": review, "duty": dialog.shown_duty, "typed": typed}) if review or typed else ""

    def write(self, words: str) -> None:
        """See KeptValue."""
        dialog = self._dialog
        kept = json.loads(words) if words else {"review": "", "duty": None, "typed": {}}
        start = begin(dialog.draft)
        dialog.take_up(taken_up(start, kept["review"]) if kept["review"] else start, kept["duty"])
        for name, field in dialog.detail.typed_fields.items():
            if name in kept["typed"]:
                field.setText(kept["typed"][name])
                field.setModified(True)

    @property
    def _dialog(self) -> "ImportPlanDialog":
        return cast("ImportPlanDialog", self.parent())
