"""The first-run card: the server that replies now, and a form to connect with an API key."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from chatapp.core.domain.i18n import marked, tr
from chatapp.core.domain.servers import AIML_KEYS_PAGE, Server, ServerKind
from chatapp.core.invisible import one_line
from chatapp.ui.theme import icons
from chatapp.ui.theme.style_sheet import set_kind
from chatapp.ui.theme.theme import Radius, Size, Space, Theme, Type
from chatapp.ui.widgets.buttons import text_button
from chatapp.ui.widgets.columns import centred
from chatapp.ui.widgets.flow_layout import FlowLayout
from chatapp.ui.widgets.input_method import Composition
from chatapp.ui.widgets.plain_text import PlainLabel
from chatapp.ui.widgets.surfaces import paint_card

_LOCAL = marked(
    "Ask anything below. For now, a small model on this computer replies. It is fine for a first "
    "try, but often wrong."
)


class WelcomeCard(QScrollArea):
    """Shown where messages will be. It only asks: checking and keeping the key is its owner's."""

    key_entered = Signal(str)
    """The key as typed, not yet checked."""
    cancelled = Signal()
    """The person no longer waits for the check or the keyring."""
    another_server = Signal()
    link = Signal(str)
    """The address of a web page."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._busy = False
        self._server: Server | None = None
        self._key_expected = True
        self._local_trouble = ""
        self._picture = PlainLabel(parent=self)
        self._title = PlainLabel("Chatapp", self)
        self._who = _words(self)
        self._card = _Card(theme, self)
        self._heading = _words(self._card, "heading", tr("Connect MiniMax M2.7"))
        self._about = _words(
            self._card,
            "quiet",
            tr("A large model at the AI/ML API. You need an API key and credits there."),
        )
        self.key = QLineEdit(self._card)
        """The field for the key."""
        self._check = text_button(tr("Check and save"), "primary", parent=self._card)
        self._cancel = text_button(tr("Cancel"), parent=self._card)
        self._progress = QProgressBar(self._card)
        self._state = _words(self._card)
        self._get = text_button(tr("Get an API key"), "link", parent=self._card)
        self._other = text_button(tr("Use another server…"), "link", parent=self._card)
        self._missing = _words(self, "quiet")
        self._arrange()

        self.key.returnPressed.connect(self._submit)
        Composition(self.key)
        self.key.textChanged.connect(self._refresh)
        self._check.clicked.connect(self._submit)
        self._cancel.clicked.connect(self._give_up)
        self._get.clicked.connect(lambda: self.link.emit(AIML_KEYS_PAGE))
        self._other.clicked.connect(self.another_server)
        self.set_theme(theme)
        self.show_idle()

    def _arrange(self) -> None:
        set_kind(self._title, "title")
        self.key.setAccessibleName(tr("API key"))
        self.key.setPlaceholderText(tr("API key"))
        self.key.setEchoMode(QLineEdit.EchoMode.Password)
        self.key.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self._progress.setFixedHeight(Space.XS)
        self._progress.setAccessibleName(tr("Checking"))
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.S)
        buttons.addWidget(self._check)
        buttons.addWidget(self._cancel)
        buttons.addStretch()
        links = FlowLayout(None, Space.M)
        links.addWidget(self._get)
        links.addWidget(self._other)
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        inside.setSpacing(Space.S)
        for widget in (self._heading, self._about, self.key, self._progress, self._state):
            inside.addWidget(widget)
        inside.addLayout(buttons)
        inside.addLayout(links)
        middle = QVBoxLayout()
        middle.setSpacing(Space.M)
        middle.addStretch(2)
        middle.addWidget(self._picture)
        middle.addWidget(self._title)
        middle.addWidget(self._who)
        middle.addSpacing(Space.M)
        middle.addWidget(self._card)
        middle.addWidget(self._missing)
        middle.addStretch(3)
        for label in (self._picture, self._title, self._who, self._missing):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column = QWidget(self)
        column.setLayout(middle)
        column.setMaximumWidth(Size.CARD)
        column.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        ground = QWidget()
        ground.setLayout(centred(column, Space.L))
        self.setWidget(ground)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        ground.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    def sizeHint(self) -> QSize:
        """As much room as there is: it centres itself, and scrolls where the room is short."""
        return self.maximumSize()

    # States

    @property
    def busy(self) -> bool:
        """True if it waits for the check or the keyring."""
        return self._busy

    def show_idle(self) -> None:
        """Wait for a key."""
        self._show("", busy=False)

    def show_checking(self) -> None:
        """Show that the server is being asked about the key."""
        self._show(tr("Checking the API key…"), busy=True)

    def show_keeping(self) -> None:
        """Show that the keyring is being asked to keep the key, which can wait for the person."""
        self._show(
            tr("Waiting for this computer's keyring. It may ask you to unlock it."), busy=True
        )

    def show_error(self, sentence: str) -> None:
        """Show that it did not work; the key stays in the field to be corrected."""
        self._show(sentence, busy=False, kind="danger")
        if self.isVisible():
            self.key.setFocus()

    def show_done(self, sentence: str) -> None:
        """Show that the key is kept, and no longer in the field."""
        self.key.clear()
        self._show(sentence, busy=False, kind="success")

    def set_server(self, server: Server, *, key_expected: bool = True) -> None:
        """Set the server that answers now, and if it has the key it needs: the offers follow."""
        self._server = server
        self._key_expected = key_expected
        self._refresh()

    def set_local_available(self, available: bool, sentence: str = "") -> None:
        """Say if the model on this computer can answer; `sentence` says why not."""
        self._local_trouble = "" if available else sentence
        self._refresh()

    def set_theme(self, theme: Theme) -> None:
        """Draw itself in `theme`."""
        self._theme = theme
        self._picture.setPixmap(
            icons.pixmap("chatapp", theme.colour.accent, Size.PICTURE, self.devicePixelRatioF())
        )
        self._title.setFont(theme.font(Type.TITLE, bold=True))
        self._heading.setFont(theme.font(Type.H2, bold=True))
        self._card.set_theme(theme)

    # Inside

    def _show(self, sentence: str, *, busy: bool, kind: str = "") -> None:
        self._busy = busy
        self._state.setText(sentence)
        self._state.setAccessibleName(one_line(sentence))
        self._state.setVisible(bool(sentence))
        set_kind(self._state, kind)
        self._refresh()

    def _refresh(self) -> None:
        server = self._server
        connected = (
            server is not None
            and server.kind is not ServerKind.LOCAL
            and (self._key_expected or not server.needs_key)
        )
        if server is not None and server.kind is not ServerKind.LOCAL:
            self._who.setText(tr("Ask anything below. {name} will reply.").format(name=server.name))
        elif self._local_trouble:
            self._who.setText(tr("No model is connected yet. Connect one to start."))
        else:
            self._who.setText(tr(_LOCAL))
        self._missing.setText(self._local_trouble)
        self._missing.setVisible(
            bool(self._local_trouble) and server is not None and server.kind is ServerKind.LOCAL
        )
        done = connected and not self._busy
        for offered in (self._heading, self._about, self.key, self._get, self._other):
            offered.setVisible(not done)
        self._card.setVisible(not done or bool(self._state.text()))
        self.key.setReadOnly(self._busy)
        self._progress.setVisible(self._busy)
        self._check.setVisible(not self._busy and not done)
        self._check.setEnabled(bool(self.key.text().strip()))
        self._cancel.setVisible(self._busy)

    def _submit(self) -> None:
        if self.key.text().strip() and not self._busy:
            self.key_entered.emit(self.key.text())

    def _give_up(self) -> None:
        self.show_idle()
        self.key.setFocus()
        self.cancelled.emit()


class _Card(QWidget):
    """A rounded, bordered ground."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        c = self._theme.colour
        paint_card(self, c.raised, c.border, Radius.L)


def _words(parent: QWidget, kind: str = "", text: str = "") -> QLabel:
    label = PlainLabel(text, parent)
    label.setWordWrap(True)
    label.setMinimumWidth(1)
    set_kind(label, kind)
    return label
