"""Error classes: every error a person can meet, each with a sentence for them.

ChatappError
├── FileRefused                an attachment that cannot be taken
│   ├── NotAPdf
│   ├── EmptyFile
│   ├── EncryptedPdf
│   ├── FileTooLarge
│   └── UnreadableFile
├── RequestError               no answer, or not a whole one
│   ├── BadAddress             the base URL is not one
│   ├── KeyMissing             the server needs a key and there is none
│   ├── KeyRefused             401, MiniMax 1004 and 2049
│   ├── NoCredits              402, codes and words for an empty account, MiniMax 1008
│   ├── NotAllowed             other 403
│   ├── ModelUnavailable       404 that names a model, withdrawn models
│   ├── WrongAddress           404, no API
│   │   ├── LoginPage          a web page where an API should be
│   │   └── ServerMoved        redirects
│   ├── RequestRefused         400, 405, 415, 422, MiniMax 2013
│   ├── ConversationTooLong    the context window is exceeded, 413 without a file
│   ├── AttachmentTooLarge     413 to a request with a file
│   ├── RateLimited            429, MiniMax 1002
│   ├── SpendingLimit          the person's own monthly limit is reached, and nothing was sent
│   ├── PlanLimit              a limit of the plan that no short wait ends, MiniMax 1039, 2056
│   ├── ServerTrouble          5xx, MiniMax 1000, 1001, 1024, 1033
│   │   ├── ModelNotRun        the server's memory is too small, its model has crashed
│   │   └── UnknownTrouble     an error without a code that is known
│   ├── ModelLoading           503 of a local server that is starting up
│   ├── NoConnection           DNS, refused, unreachable, connect timeout
│   ├── BadCertificate         TLS could not be trusted
│   ├── BadCompression         compressed as nobody asked, or a few bytes that hold gigabytes
│   ├── ProxyTrouble           the environment's certificate settings
│   │   └── ProxyFailed        a proxy that does not answer, or refuses
│   ├── ContentFiltered        codes of filters, MiniMax 1026, 1027
│   ├── EmptyAnswer            success without a single word
│   ├── StreamCutOff           the stream ended, stalled or broke before its end
│   │   └── ReplyTooLong        it was ended here
│   └── ImageNotLoaded         an image of a reply that the person asked for
├── KeyStoreError              the keyring
│   ├── KeyringLocked
│   ├── KeyringUnavailable
│   └── KeyNotUsable           too long, or not ASCII
├── LocalModelError            "This computer"
│   ├── EngineMissing
│   ├── ProcessorTooOld
│   ├── ModelMissing
│   └── ModelFailed
├── ExchangeError              conversations from files and into them
│   └── NotExported            a file could not be written
└── StoreError                 the profile on disk
    ├── ProfileUnusable        its folder is none, or cannot be written
    ├── ProfileInUse           another Chatapp has it, and does not answer
    ├── NotSaved               disk full, read-only, locked
    ├── DatabaseDamaged
    └── DatabaseTooNew

No error ever holds a key: `details` is redacted where it is made.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from chatapp.core.domain.i18n import marked, tr


class Action(StrEnum):
    """A way out of an error, offered as a button beside Retry."""

    OPEN_SETTINGS = "open_settings"
    OPEN_BILLING = "open_billing"
    OPEN_STATUS_PAGE = "open_status_page"
    SEND_TEXT_ONLY = "send_text_only"
    SEND_ANYWAY = "send_anyway"
    NEW_CONVERSATION = "new_conversation"
    """Of earlier programs: it is offered no more."""
    EDIT_MESSAGE = "edit_message"
    OPEN_PAGE = "open_page"
    USE_ADDRESS = "use_address"
    IGNORE_PROXY = "ignore_proxy"
    LONGER_REPLY = "longer_reply"
    SHOW_THINKING = "show_thinking"
    LEAVE_OUT = "leave_out"
    START_FRESH = "start_fresh"


@dataclass(frozen=True, slots=True)
class Problem:
    """An error as it is kept with a message: words for the person, details to copy."""

    kind: str
    """The error's class name, e.g. ``KeyRefused``."""
    sentence: str
    action: str | None = None
    """An `Action` value, or None."""
    details: str = ""
    """Status, request ids and a redacted body, at most 4 kB."""
    target: str = ""
    """The address that the action is about."""


class ChatappError(Exception):
    """A known error. `sentence` is for the person; `details` for "Copy details".

    Without a sentence of its own it has its class' `default`, in the language of the moment.
    Unknown errors are not of this class and are reported as defects.
    """

    default: ClassVar[str] = marked("Something went wrong.")
    action: ClassVar[Action | None] = None
    target: str = ""
    """The address that the action is about."""

    def __init__(self, sentence: str = "", *, details: str = "") -> None:
        self.sentence = sentence or tr(self.default)
        self.details = details
        super().__init__(self.sentence)

    def as_problem(self) -> Problem:
        """This error as it is kept with a message."""
        kind, details = type(self).__name__, self.details[:4096]
        return Problem(kind, self.sentence, self.action, details, self.target)


class FileRefused(ChatappError):
    """A file is refused;

    `reason` is the sentence for every file with that fault, without its name.
    """

    default = marked("This file cannot be attached.")

    def __init__(self, sentence: str = "", *, details: str = "", reason: str = "") -> None:
        super().__init__(sentence, details=details)
        self.reason = reason or self.sentence


class NotAPdf(FileRefused):
    default = marked("This file is not a PDF.")


class EmptyFile(FileRefused):
    default = marked("This file is empty.")


class EncryptedPdf(FileRefused):
    default = marked(
        "This PDF is protected with a password. Save a copy without a password and attach that."
    )


class FileTooLarge(FileRefused):
    default = marked("This file is too large.")


class UnreadableFile(FileRefused):
    default = marked("This file cannot be read.")


class RequestError(ChatappError):
    """A request failed; `retryable`: another try may succeed while nothing has arrived.

    `retry_after`: seconds the server asked to wait, or None.
    """

    default = marked("The server did not respond.")
    retryable: ClassVar[bool] = False

    def __init__(
        self, sentence: str = "", *, details: str = "", retry_after: float | None = None
    ) -> None:
        super().__init__(sentence, details=details)
        self.retry_after = retry_after


class BadAddress(RequestError):
    default = marked("The server's address is not a web address.")
    action = Action.OPEN_SETTINGS


class KeyMissing(RequestError):
    default = marked("This server needs an API key. Add one in Settings.")
    action = Action.OPEN_SETTINGS


class KeyRefused(RequestError):
    default = marked("The API key was not accepted. Check it in Settings.")
    action = Action.OPEN_SETTINGS


class NoCredits(RequestError):
    default = marked("The account is out of credits. Top it up, then try again.")
    action = Action.OPEN_BILLING


class NotAllowed(RequestError):
    default = marked("This API key has no access to this model.")
    action = Action.OPEN_SETTINGS


class ModelUnavailable(RequestError):
    default = marked("The model is not available. It may have been retired.")
    action = Action.OPEN_SETTINGS


class WrongAddress(RequestError):
    default = marked("There is no chat API at this address. Check the server in Settings.")
    action = Action.OPEN_SETTINGS


class LoginPage(WrongAddress):
    action = Action.OPEN_PAGE


class ServerMoved(WrongAddress):
    action = Action.USE_ADDRESS


class RequestRefused(RequestError):
    default = marked("The server did not accept the request.")


class ConversationTooLong(RequestError):
    default = marked("The conversation is too long for this model.")
    action = Action.START_FRESH


class AttachmentTooLarge(RequestError):
    default = marked(
        "The attachment is too large for this server. It may fit if you send it as text."
    )
    action = Action.SEND_TEXT_ONLY


class RateLimited(RequestError):
    default = marked("The server is busy: too many requests. Try again in a moment.")
    retryable = True


class PlanLimit(RequestError):
    default = marked("A limit of your plan at the server has been reached.")
    action = Action.OPEN_BILLING


class SpendingLimit(RequestError):
    default = marked("Your monthly limit has been reached. Nothing was sent.")
    action = Action.SEND_ANYWAY


class ServerTrouble(RequestError):
    default = marked("The server had an internal error. Try again in a moment.")
    action = Action.OPEN_STATUS_PAGE
    retryable = True


class ModelNotRun(ServerTrouble):
    default = marked("The server could not run the model.")
    action = None
    retryable = False


class UnknownTrouble(ServerTrouble):
    default = marked("The server reported an error.")
    retryable = False


class ModelLoading(RequestError):
    default = marked("The model is still loading.")
    retryable = True


class NoConnection(RequestError):
    default = marked("No connection to the server. Check the network and the address.")
    retryable = True


class BadCertificate(RequestError):
    default = marked(
        "The server's certificate could not be trusted. "
        "Check this computer's clock, or whether a proxy intercepts the connection."
    )


class BadCompression(RequestError):
    default = marked("The server's response is compressed in a way that Chatapp does not support.")


class ProxyTrouble(RequestError):
    default = marked("The proxy or certificate settings of this computer cannot be used.")


class ProxyFailed(ProxyTrouble):
    action = Action.IGNORE_PROXY


class ContentFiltered(RequestError):
    default = marked("The server's content filter stopped the reply.")
    action = Action.EDIT_MESSAGE


class EmptyAnswer(RequestError):
    default = marked("The server sent an empty response.")


class StreamCutOff(RequestError):
    default = marked("The connection ended before the reply did. The reply may be incomplete.")


class ReplyTooLong(StreamCutOff):
    default = marked("The reply was too long and was ended.")


class ImageNotLoaded(RequestError):
    default = marked("The image could not be loaded.")


class KeyStoreError(ChatappError):
    default = marked("The system's keyring could not be used.")


class KeyringLocked(KeyStoreError):
    default = marked("The system's keyring is locked. Unlock it, then try again.")


class KeyringUnavailable(KeyStoreError):
    default = marked(
        "This computer has no keyring for the API key. It is kept in memory until Chatapp is "
        "closed."
    )


class KeyNotUsable(KeyStoreError):
    default = marked("This does not look like an API key.")


class LocalModelError(ChatappError):
    default = marked("The model on this computer could not be used.")
    action = Action.OPEN_SETTINGS


class EngineMissing(LocalModelError):
    default = marked("The engine for models on this computer is not installed (xllamacpp).")


class ProcessorTooOld(LocalModelError):
    default = marked(
        "Models on this computer need a processor with AVX2, which yours does not have."
    )


class ModelMissing(LocalModelError):
    default = marked("There is no model file on this computer. Choose a GGUF file in Settings.")


class ModelFailed(LocalModelError):
    default = marked("The model on this computer did not start.")


class ImportExportError(ChatappError):
    default = marked("The file could not be read.")


class NotExported(ImportExportError):
    default = marked("The file could not be written.")


class StoreError(ChatappError):
    default = marked("The saved conversations could not be used.")


class ProfileUnusable(StoreError):
    default = marked("The profile folder cannot be used.")


class ProfileInUse(StoreError):
    default = marked("Chatapp is already open but not responding. Quit it, then start it again.")


class NotSaved(StoreError):
    default = marked("Not saved: writing to the disk failed.")


class DatabaseDamaged(StoreError):
    default = marked("The conversation database is damaged.")


class DatabaseTooNew(StoreError):
    default = marked(
        "The conversations were saved by a newer version of Chatapp. Update Chatapp to open them."
    )
