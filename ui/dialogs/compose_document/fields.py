"""The fields of the composer: which document, about what, in which layout, and what the clerk sets herself."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QLineEdit, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from app.domain.document import SignatureBlock
from app.domain.draft import Draft, DraftStage
from app.domain.ids import PlanId, UnitId
from app.domain.period import Period
from app.services.compose_document import Composition, OwnWords
from app.services.drafts import request_of
from app.services.make_report import ReportRequest
from app.services.report_choices import KindFields, ReportChoices
from ui import theme
from ui.kit.card import plain_label
from ui.kit.choice import ElidedComboBox
from ui.kit.date_field import DateField
from ui.kit.hint import set_hint
from ui.kit.tool_tip import plain_tip

_MOULD = "mould"
_TEMPLATE = "template:"
_HEADING = Qt.ItemDataRole.UserRole - 1


class ComposerFields(QScrollArea):
    """A form that scrolls where there is little room.

    Attributes:
        draft: the draft whose values are shown; None while nothing is kept.

    Signals:
        changed: the document asked for is another one.
        plan_chosen: another plan is to be written about; its id.
    """

    changed = Signal()
    plan_chosen = Signal(int)

    def __init__(
        self,
        choices: ReportChoices,
        plans: Sequence[tuple[PlanId, str]],
        plan_id: PlanId,
        periods: Sequence[Period],
        period: Period,
        dated_on: date,
    ) -> None:
        super().__init__()
        self._choices = choices
        self.kind = _kinds(choices)
        self.plan = _combo([(title, str(one)) for one, title in plans], str(plan_id))
        self.unit = _combo([("", ""), *((unit.name, str(unit.id)) for unit in choices.units)])
        whole = choices.plan_span
        offered = [*periods, *([] if whole in periods else [whole])]
        named = [
            ("Cả thời gian của kế hoạch" if one is whole else one.label[:1].upper() + one.label[1:], one.code) for one in offered
        ]
        self.period = _combo(named, period.code)
        self._periods = {one.code: one for one in offered}
        self.dated_on = DateField(dated_on)
        layouts = [("Đang có hiệu lực vào ngày văn bản", "")]
        layouts += [("Theo mẫu văn bản gốc", _MOULD)] if choices.has_mould else []
        self.layout_choice = _combo(layouts + [(profile.title, profile.id) for profile in choices.profiles], choices.layout)
        self.profile = plain_label("", "soft", wraps=True)
        self.number = QLineEdit()
        set_hint(self.number, "Ghi khi đã có số")
        self.signer = _combo([("Chọn trong danh sách…", ""), *((_named(one), str(at)) for at, one in enumerate(choices.signers))])
        self.authority, self.signer_title, self.signer_name = QLineEdit(), QLineEdit(), QLineEdit()
        self.recipients = QPlainTextEdit()
        self.recipients.setTabChangesFocus(True)
        theme.fix(self.recipients, height=96)
        self.draft: Draft | None = None
        self._signer_is_chosen = False
        self._build()
        self._follow_kind()

    @property
    def request(self) -> ReportRequest:
        """What is asked for."""
        layout = str(self.layout_choice.currentData())
        template = layout.removeprefix(_TEMPLATE) if layout.startswith(_TEMPLATE) else ""
        unit = str(self.unit.currentData()) if self._asked.offers_unit else ""
        asked = ReportRequest(
            kind=str(self.kind.currentData()),
            period=self._periods[str(self.period.currentData())],
            dated_on=self.dated_on.value,
            plan_id=PlanId(int(self.plan.currentData())),
            profile="" if layout == _MOULD or template else layout,
            with_mould=layout == _MOULD,
            template_id=int(template) if template else None,
            unit_ids=(UnitId(int(unit)),) if unit else (),
        )
        draft = self.draft
        if draft is None:
            return asked
        return replace(
            request_of(draft),  # with what the fields do not show
            period=asked.period,
            dated_on=asked.dated_on,
            profile=asked.profile,
            with_mould=asked.with_mould,
            unit_ids=draft.unit_ids if len(draft.unit_ids) > 1 and not unit else asked.unit_ids,
        )

    @property
    def words(self) -> OwnWords:
        """What the clerk sets herself."""
        lines = (line.strip(" -;.") for line in self.recipients.toPlainText().splitlines())
        return OwnWords(
            self.authority.text().strip(),
            self.signer_title.text().strip(),
            self.signer_name.text().strip(),
            tuple(line for line in lines if line),
            signer_is_chosen=self._signer_is_chosen and self._has_signer,
        )

    @property
    def _has_signer(self) -> bool:
        return any(field.text().strip() for field in (self.authority, self.signer_title, self.signer_name))

    @property
    def has_words(self) -> bool:
        """Whether the clerk typed something of her own, which would be a pity to lose."""
        return bool(self.number.text().strip()) or self.words != OwnWords()

    @property
    def is_typing(self) -> bool:
        """Whether the cursor stands in a field in which words are typed."""
        return any(field.hasFocus() for field in self._typed)

    @property
    def differs(self) -> bool:
        """Whether the fields say something else than the draft they show."""
        draft = self.draft
        if draft is None:
            return False
        return (self.request, self.words, self.number.text().strip()) != (request_of(draft), draft.words, draft.document_number)

    def show_draft(self, draft: Draft | None) -> None:
        """Show what a draft asks for; its kind and plan are fixed. None lets them be chosen again."""
        self.draft = draft
        self.kind.setEnabled(draft is None)
        self.plan.setEnabled(draft is None)
        is_open = draft is None or draft.stage is not DraftStage.SIGNED
        for field in self._typed:
            field.setReadOnly(not is_open)
        for field in (self.unit, self.period, self.layout_choice, self.dated_on, self.signer):
            field.setEnabled(is_open)
        if draft is not None:
            blockers = [QSignalBlocker(field) for field in (*self._combos, self.dated_on, *self._typed)]
            self._set(draft)
            del blockers
            self._follow_kind()

    @property
    def missing(self) -> str:
        """What must be chosen before there is a document; empty when nothing is missing."""
        return "Chọn đơn vị có văn bản này." if self._asked.needs_unit and not self.unit.currentData() else ""

    @property
    def file_name(self) -> str:
        """A name for the document's file."""
        unit = self.unit.currentText() if self._asked.offers_unit and self.unit.currentData() else ""
        return self._choices.file_name(str(self.kind.currentData()), str(self.period.currentData()), unit)

    def show_office(self, made: Composition) -> None:
        """Show in empty fields what the office prints there."""
        self.profile.setText(self._look(made))
        signature = made.signature
        for field, text in (
            (self.authority, signature.authority),
            (self.signer_title, signature.title),
            (self.signer_name, signature.name),
        ):
            set_hint(field, text or "")
        self.recipients.setPlaceholderText("\n".join(made.recipients))

    @property
    def _asked(self) -> KindFields:
        return self._choices.fields(str(self.kind.currentData()))

    def _build(self) -> None:
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        self._form = QFormLayout()
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        self._form.setVerticalSpacing(4)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._add("&Loại văn bản", self.kind)
        self._add("Kế h&oạch", self.plan)
        self._unit_label = self._add("Đơn &vị", self.unit)
        self._period_label = self._add("&Kỳ", self.period)
        self._add("&Ngày văn bản", self.dated_on)
        self._add("T&hể thức", self.layout_choice)
        self._form.addRow(self.profile)
        self._add("&Số văn bản", self.number)
        if len(self._choices.signers) > 1:
            self._add("&Danh sách người ký", self.signer)
            self.signer.activated.connect(self._take_signer)
        self._add("&Quyền hạn ký", self.authority)
        self._add("&Chức vụ người ký", self.signer_title)
        self._add("Họ &tên người ký", self.signer_name)
        self._add("Nơi nhận, &mỗi dòng một nơi", self.recipients)
        self._form.addRow(plain_label("Để trống: ghi như cơ quan vẫn ghi.", "soft", wraps=True))
        outer = QVBoxLayout(inner)
        outer.setContentsMargins(2, 6, 10, 0)
        outer.addLayout(self._form)
        outer.addStretch(1)
        self.setWidget(inner)
        self.kind.currentIndexChanged.connect(self._follow_kind)
        self.plan.currentIndexChanged.connect(lambda: self.plan_chosen.emit(int(self.plan.currentData())))
        for combo in (self.kind, self.unit, self.period, self.layout_choice):
            combo.currentIndexChanged.connect(self.changed)
        self.dated_on.dateChanged.connect(self.changed)
        for field in self._typed:
            field.textChanged.connect(self.changed)

    def _take_signer(self) -> None:
        """Put a signer of the office's list into the three fields; the list is there to choose again."""
        place = self.signer.currentIndex() - 1
        if place >= 0:
            one = self._choices.signers[place]
            parts = (one.authority, one.title, one.name)
            for field, part in zip((self.authority, self.signer_title, self.signer_name), parts, strict=True):
                field.setText(part or "")
            if not self._signer_is_chosen:
                self._signer_is_chosen = True
                self.changed.emit()
        self.signer.setCurrentIndex(0)

    def _offer_templates(self, kind_id: str) -> None:
        """Offer the office's own templates of a kind, below the layouts; one that is chosen stays chosen."""
        combo = self.layout_choice
        wanted = {f"{_TEMPLATE}{one.id}": one.name for one in self._choices.templates_of(kind_id)}
        if self.draft is not None and self.draft.template_id is not None:
            wanted.setdefault(f"{_TEMPLATE}{self.draft.template_id}", "mẫu đã chọn, nay có lỗi")
        for place, value in reversed(list(enumerate(_offered_in(combo)))):
            if value.startswith(_TEMPLATE) and value not in wanted:
                combo.removeItem(place)
        for value, name in wanted.items():
            if combo.findData(value) < 0:
                combo.addItem(f"Mẫu của cơ quan: {name}", value)

    def _look(self, made: Composition) -> str:
        """Return in which look the document is set, and the pages that are shown."""
        if str(self.layout_choice.currentData()).startswith(_TEMPLATE):
            return f"Word điền vào mẫu này và giữ hình thức của mẫu; trang xem ở đây theo {made.profile_title}."
        return made.profile_title

    @property
    def _typed(self) -> tuple[QLineEdit | QPlainTextEdit, ...]:
        return (self.number, self.authority, self.signer_title, self.signer_name, self.recipients)

    @property
    def _combos(self) -> tuple[QComboBox, ...]:
        return (self.kind, self.unit, self.period, self.layout_choice)

    def _set(self, draft: Draft) -> None:
        """Put a draft's values into the fields; what the lists do not offer any more is added to them."""
        if draft.period.code not in self._periods:
            self._periods[draft.period.code] = draft.period
            self.period.addItem(draft.period.label[:1].upper() + draft.period.label[1:], draft.period.code)
        unit = str(draft.unit_ids[0]) if len(draft.unit_ids) == 1 else ""
        self._signer_is_chosen = draft.words.signer_is_chosen
        self._offer_templates(draft.kind)
        layout = _MOULD if draft.with_mould else draft.profile
        layout = f"{_TEMPLATE}{draft.template_id}" if draft.template_id is not None else layout
        for combo, value in zip(self._combos, (draft.kind, unit, draft.period.code, layout), strict=True):
            combo.setCurrentIndex(max(combo.findData(value), 0))
        self.dated_on.setDate(DateField(draft.dated_on).date())
        words = draft.words
        texts = (draft.document_number, words.authority, words.signer_title, words.signer_name)
        for field, text in zip((self.number, self.authority, self.signer_title, self.signer_name), texts, strict=True):
            if field.text().strip() != text:
                field.setText(text)
        if self.words.recipients != words.recipients:
            self.recipients.setPlainText("\n".join(f"- {line};" for line in words.recipients))

    def _add(self, words: str, field: QWidget) -> QLabel:
        label = QLabel(words)
        label.setBuddy(field)
        field.setAccessibleName(words.replace("&", ""))
        self._form.addRow(label, field)
        return label

    def _follow_kind(self) -> None:
        """Show only the fields the kind asks for, and offer its templates."""
        asked = self._asked
        self._offer_templates(str(self.kind.currentData()))
        self.kind.setToolTip(plain_tip(asked.explanation))
        self.unit.setItemText(0, "Chọn đơn vị…" if asked.needs_unit else "Tất cả đơn vị chậm")
        for field, label, is_asked in (
            (self.unit, self._unit_label, asked.offers_unit),
            (self.period, self._period_label, asked.is_periodic),
        ):
            field.setVisible(is_asked)
            label.setVisible(is_asked)


def _offered_in(combo: QComboBox) -> list[str]:
    return [str(combo.itemData(place)) for place in range(combo.count())]


def _named(signer: SignatureBlock) -> str:
    return " ".join(part for part in (signer.title, signer.name) if part)


def _kinds(choices: ReportChoices) -> QComboBox:
    """Return the choice of kinds, under the names of their groups."""
    combo, group = ElidedComboBox(), ""
    for kind in choices.kinds:
        if kind.group != group:
            group = kind.group
            combo.addItem(group)
            combo.setItemData(combo.count() - 1, 0, _HEADING)  # a heading: cannot be chosen
        combo.addItem(kind.title, kind.id)
    combo.setMaxVisibleItems(combo.count())
    combo.setCurrentIndex(1)
    return combo


def _combo(offered: Sequence[tuple[str, str]], chosen: str = "") -> QComboBox:
    combo = ElidedComboBox()
    for label, value in offered:
        combo.addItem(label, value)
    combo.setCurrentIndex(max(combo.findData(chosen), 0))
    return combo
