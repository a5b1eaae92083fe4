<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source> characters</source>
        <translation> Zeichen</translation>
    </message>
    <message>
        <source> pt</source>
        <comment>points: the size of text</comment>
        <translation> pt</translation>
    </message>
    <message>
        <source> tokens</source>
        <translation> Token</translation>
    </message>
    <message>
        <source>${dollars}</source>
        <translation>{dollars} $</translation>
    </message>
    <message numerus="yes">
        <source>%n byte|%n bytes</source>
        <translation>
            <numerusform>%n Byte</numerusform>
            <numerusform>%n Byte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation came in|%n conversations came in</source>
        <translation>
            <numerusform>%n Unterhaltung wurde importiert</numerusform>
            <numerusform>%n Unterhaltungen wurden importiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation was archived.|%n conversations were archived.</source>
        <translation>
            <numerusform>%n Unterhaltung wurde archiviert.</numerusform>
            <numerusform>%n Unterhaltungen wurden archiviert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation was deleted.|%n conversations were deleted.</source>
        <translation>
            <numerusform>%n Unterhaltung wurde gelöscht.</numerusform>
            <numerusform>%n Unterhaltungen wurden gelöscht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation was moved out of the folder.|%n conversations were moved out of the folder.</source>
        <translation>
            <numerusform>%n Unterhaltung wurde aus dem Ordner genommen.</numerusform>
            <numerusform>%n Unterhaltungen wurden aus dem Ordner genommen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation was moved to “{folder}”.|%n conversations were moved to “{folder}”.</source>
        <translation>
            <numerusform>%n Unterhaltung wurde nach „{folder}“ verschoben.</numerusform>
            <numerusform>%n Unterhaltungen wurden nach „{folder}“ verschoben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation was pinned.|%n conversations were pinned.</source>
        <translation>
            <numerusform>%n Unterhaltung wurde angeheftet.</numerusform>
            <numerusform>%n Unterhaltungen wurden angeheftet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation was taken out of the archive.|%n conversations were taken out of the archive.</source>
        <translation>
            <numerusform>%n Unterhaltung wurde aus dem Archiv geholt.</numerusform>
            <numerusform>%n Unterhaltungen wurden aus dem Archiv geholt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation was unpinned.|%n conversations were unpinned.</source>
        <translation>
            <numerusform>%n Unterhaltung wurde gelöst.</numerusform>
            <numerusform>%n Unterhaltungen wurden gelöst.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation, last changed on {moment}|%n conversations, the latest of {moment}</source>
        <comment>that was there before</comment>
        <translation>
            <numerusform>%n Unterhaltung, zuletzt geändert am {moment}</numerusform>
            <numerusform>%n Unterhaltungen, die neueste vom {moment}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation|%n conversations</source>
        <comment>that came out</comment>
        <translation>
            <numerusform>%n Unterhaltung</numerusform>
            <numerusform>%n Unterhaltungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be read|%n could not be read</source>
        <comment>behind: 3 conversations came in</comment>
        <translation>
            <numerusform>%n war nicht lesbar</numerusform>
            <numerusform>%n waren nicht lesbar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n got messages that were missing|%n got messages that were missing</source>
        <comment>behind: 3 conversations came in</comment>
        <translation>
            <numerusform>%n wurde um fehlende Nachrichten ergänzt</numerusform>
            <numerusform>%n wurden um fehlende Nachrichten ergänzt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message|%n messages</source>
        <comment>that came out</comment>
        <translation>
            <numerusform>%n Nachricht</numerusform>
            <numerusform>%n Nachrichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page|%n pages</source>
        <translation>
            <numerusform>%n Seite</numerusform>
            <numerusform>%n Seiten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n token|%n tokens</source>
        <translation>
            <numerusform>%n Token</numerusform>
            <numerusform>%n Token</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n was there already|%n were there already</source>
        <comment>behind: 3 conversations came in</comment>
        <translation>
            <numerusform>%n war schon da</numerusform>
            <numerusform>%n waren schon da</numerusform>
        </translation>
    </message>
    <message>
        <source>(nothing written)</source>
        <translation>(nichts geschrieben)</translation>
    </message>
    <message>
        <source>.</source>
        <comment>decimal point</comment>
        <translation>,</translation>
    </message>
    <message numerus="yes">
        <source>1 change. Some of it is too long to be compared by words: it is told by whole lines.|%n changes. Some of it is too long to be compared by words: it is told by whole lines.</source>
        <translation>
            <numerusform>%n Änderung. Manches ist zu lang für einen Vergleich der Wörter und wird zeilenweise gezeigt.</numerusform>
            <numerusform>%n Änderungen. Manches ist zu lang für einen Vergleich der Wörter und wird zeilenweise gezeigt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 change|%n changes</source>
        <translation>
            <numerusform>%n Änderung</numerusform>
            <numerusform>%n Änderungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 conversation so far, {done} of {total} MB read.|%n conversations so far, {done} of {total} MB read.</source>
        <translation>
            <numerusform>Bisher %n Unterhaltung, {done} von {total} MB gelesen.</numerusform>
            <numerusform>Bisher %n Unterhaltungen, {done} von {total} MB gelesen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 conversation|%n conversations</source>
        <translation>
            <numerusform>%n Unterhaltung</numerusform>
            <numerusform>%n Unterhaltungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 file cannot be attached.|%n files cannot be attached.</source>
        <translation>
            <numerusform>%n Datei kann nicht angehängt werden.</numerusform>
            <numerusform>%n Dateien können nicht angehängt werden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 file cannot be attached: {names}|%n files cannot be attached: {names}</source>
        <translation>
            <numerusform>%n Datei kann nicht angehängt werden: {names}</numerusform>
            <numerusform>%n Dateien können nicht angehängt werden: {names}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 file written.|%n files written.</source>
        <translation>
            <numerusform>%n Datei geschrieben.</numerusform>
            <numerusform>%n Dateien geschrieben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 model to choose from.|%n models to choose from.</source>
        <translation>
            <numerusform>%n Modell zur Auswahl.</numerusform>
            <numerusform>%n Modelle zur Auswahl.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 result|%n results</source>
        <translation>
            <numerusform>%n Treffer</numerusform>
            <numerusform>%n Treffer</numerusform>
        </translation>
    </message>
    <message>
        <source>A GGUF file for “This computer”. Empty: the small model that came with Chatapp.</source>
        <translation>Eine GGUF-Datei für „Dieser Computer“. Leer: das kleine Modell, das mit Chatapp kam.</translation>
    </message>
    <message>
        <source>A large model at the AI/ML API. It needs a key and credits there.</source>
        <translation>Ein großes Modell bei der AI/ML API. Es braucht dort einen API-Schlüssel und Guthaben.</translation>
    </message>
    <message>
        <source>A limit of its own</source>
        <translation>Eigene Grenze</translation>
    </message>
    <message>
        <source>A model that thinks first can spend this on its thinking alone and never come to an answer.</source>
        <translation>Ein Modell, das erst nachdenkt, kann das allein mit Denken verbrauchen und nie zu einer Antwort kommen.</translation>
    </message>
    <message>
        <source>A place to chat with MiniMax M2.7, any OpenAI-compatible server, or a model on this computer, and to ask about PDFs.</source>
        <translation>Unterhaltungen mit MiniMax M2.7, mit jedem OpenAI-kompatiblen Server oder einem Modell auf diesem Computer, und Fragen zu PDFs.</translation>
    </message>
    <message>
        <source>A question was deleted.</source>
        <translation>Eine Frage wurde gelöscht.</translation>
    </message>
    <message>
        <source>A question was edited.</source>
        <translation>Eine Frage wurde bearbeitet.</translation>
    </message>
    <message>
        <source>A question was restored.</source>
        <translation>Eine Frage wurde wiederhergestellt.</translation>
    </message>
    <message>
        <source>A reply is still being written.</source>
        <translation>Eine Antwort wird noch geschrieben.</translation>
    </message>
    <message>
        <source>A reply was deleted.</source>
        <translation>Eine Antwort wurde gelöscht.</translation>
    </message>
    <message>
        <source>A reply was restored.</source>
        <translation>Eine Antwort wurde wiederhergestellt.</translation>
    </message>
    <message>
        <source>A small model on this computer answers: it is for trying the program.</source>
        <translation>Ein kleines Modell auf diesem Computer antwortet: Es ist zum Ausprobieren des Programms da.</translation>
    </message>
    <message>
        <source>A temperature of its own</source>
        <translation>Eigene Temperatur</translation>
    </message>
    <message>
        <source>A temporary conversation is in no list.</source>
        <translation>Eine temporäre Unterhaltung steht in keiner Liste.</translation>
    </message>
    <message>
        <source>A version of a question was deleted.</source>
        <translation>Eine Version einer Frage wurde gelöscht.</translation>
    </message>
    <message>
        <source>A version of a reply was deleted.</source>
        <translation>Eine Version einer Antwort wurde gelöscht.</translation>
    </message>
    <message>
        <source>A web page answered instead of the API (“{title}”). Check the network&apos;s login page, or the server&apos;s address in Settings.</source>
        <translation>Statt der API hat eine Webseite geantwortet („{title}“). Bitte die Anmeldeseite des Netzwerks oder die Adresse des Servers in den Einstellungen prüfen.</translation>
    </message>
    <message>
        <source>A web page answered instead of the API. Check the network&apos;s login page, or the server&apos;s address in Settings.</source>
        <translation>Statt der API hat eine Webseite geantwortet. Bitte die Anmeldeseite des Netzwerks oder die Adresse des Servers in den Einstellungen prüfen.</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>API-Schlüssel</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Info</translation>
    </message>
    <message>
        <source>Add server</source>
        <translation>Server hinzufügen</translation>
    </message>
    <message>
        <source>Add server…</source>
        <translation>Server hinzufügen…</translation>
    </message>
    <message>
        <source>Added: {text}</source>
        <translation>Hinzugefügt: {text}</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>All commands</source>
        <translation>Alle Befehle</translation>
    </message>
    <message>
        <source>All instructions, as they are sent.</source>
        <translation>Alle Anweisungen, wie sie gesendet werden.</translation>
    </message>
    <message>
        <source>All that can answer. The chosen one stands below.</source>
        <translation>Alle, die antworten können. Näheres zum gewählten steht unten.</translation>
    </message>
    <message>
        <source>Always its text only</source>
        <translation>Immer nur der Text</translation>
    </message>
    <message>
        <source>Always the PDF itself</source>
        <translation>Immer das PDF selbst</translation>
    </message>
    <message>
        <source>Always the same</source>
        <translation>Immer gleich</translation>
    </message>
    <message>
        <source>An API key has at most {most} characters.</source>
        <translation>Ein API-Schlüssel hat höchstens {most} Zeichen.</translation>
    </message>
    <message>
        <source>An API key has no spaces or line breaks in it. Copy it again.</source>
        <translation>Ein API-Schlüssel enthält keine Leerzeichen oder Zeilenumbrüche. Bitte noch einmal kopieren.</translation>
    </message>
    <message>
        <source>An API key has only plain letters, digits and signs. Copy it again.</source>
        <translation>Ein API-Schlüssel besteht nur aus einfachen Buchstaben, Ziffern und Zeichen. Bitte noch einmal kopieren.</translation>
    </message>
    <message>
        <source>An attached file could not be removed.</source>
        <translation>Eine angehängte Datei konnte nicht entfernt werden.</translation>
    </message>
    <message numerus="yes">
        <source>And one more.|And %n more.</source>
        <translation>
            <numerusform>Und %n weitere.</numerusform>
            <numerusform>Und %n weitere.</numerusform>
        </translation>
    </message>
    <message>
        <source>Another Chatapp is using the conversations. Close it, then try again.</source>
        <translation>Ein anderes Chatapp verwendet die Unterhaltungen. Bitte schließen und erneut versuchen.</translation>
    </message>
    <message>
        <source>Answered by {name}. Change it, or this conversation</source>
        <translation>Es antwortet {name}. Das oder diese Unterhaltung ändern</translation>
    </message>
    <message>
        <source>Answered by {server}</source>
        <translation>Antworten von {server}</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Darstellung</translation>
    </message>
    <message>
        <source>April</source>
        <translation>April</translation>
    </message>
    <message>
        <source>Archive</source>
        <comment>to put away</comment>
        <translation>Archivieren</translation>
    </message>
    <message>
        <source>Archive</source>
        <comment>the place</comment>
        <translation>Archiv</translation>
    </message>
    <message>
        <source>Archive conversation, or take it out</source>
        <translation>Unterhaltung archivieren oder zurückholen</translation>
    </message>
    <message>
        <source>As a Markdown file.</source>
        <translation>Als Markdown-Datei.</translation>
    </message>
    <message>
        <source>As each server documents</source>
        <translation>Wie es der Server vorsieht</translation>
    </message>
    <message>
        <source>As in Settings ({name})</source>
        <translation>Wie in den Einstellungen ({name})</translation>
    </message>
    <message>
        <source>Ask anything below. A small model on this computer answers: it is for trying the program and is often wrong.</source>
        <translation>Einfach unten losschreiben. Ein kleines Modell auf diesem Computer antwortet: Es ist zum Ausprobieren da und irrt sich oft.</translation>
    </message>
    <message>
        <source>Ask anything below. {name} answers.</source>
        <translation>Einfach unten losschreiben. Es antwortet: {name}.</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>Server wird gefragt…</translation>
    </message>
    <message>
        <source>Asking {name} for a title: the beginning of the first question and of its answer is sent.</source>
        <translation>{name} wird nach einem Titel gefragt: Gesendet wird der Anfang der ersten Frage und ihrer Antwort.</translation>
    </message>
    <message>
        <source>Assistant</source>
        <translation>Assistent</translation>
    </message>
    <message>
        <source>Assistant replied</source>
        <translation>Der Assistent hat geantwortet</translation>
    </message>
    <message>
        <source>Attach PDF</source>
        <translation>PDF anhängen</translation>
    </message>
    <message>
        <source>Attached: {name}</source>
        <translation>Angehängt: {name}</translation>
    </message>
    <message>
        <source>Attachments</source>
        <translation>Anhänge</translation>
    </message>
    <message>
        <source>August</source>
        <translation>August</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Automatic: the model on this computer, until a key for the AI/ML API is saved.</source>
        <translation>Automatisch: das Modell auf diesem Computer, bis ein API-Schlüssel für die AI/ML API gespeichert ist.</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Jetzt sichern</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Sicherungen</translation>
    </message>
    <message>
        <source>Begin empty</source>
        <translation>Leer beginnen</translation>
    </message>
    <message>
        <source>Both texts</source>
        <translation>Beide Texte</translation>
    </message>
    <message>
        <source>Break the line</source>
        <translation>Zeilenumbruch</translation>
    </message>
    <message>
        <source>Bring back the last question, in an empty composer</source>
        <translation>Letzte Frage zurückholen, bei leerem Eingabefeld</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Careful: what stands before the “@” is only a name to log in with. The link leads to the host above.</source>
        <translation>Vorsicht: Was vor dem „@“ steht, ist nur ein Name zum Anmelden. Der Link führt zum Host oben.</translation>
    </message>
    <message>
        <source>Change {number} of {count}</source>
        <translation>Änderung {number} von {count}</translation>
    </message>
    <message>
        <source>Chatapp JSON</source>
        <translation>Chatapp-JSON</translation>
    </message>
    <message>
        <source>Chatapp brings the conversations back. Please leave it running.</source>
        <translation>Chatapp holt die Unterhaltungen zurück. Bitte nicht beenden.</translation>
    </message>
    <message>
        <source>Chatapp is open already, but does not answer. End it, then start again.</source>
        <translation>Chatapp ist schon offen, antwortet aber nicht. Bitte beenden und neu starten.</translation>
    </message>
    <message>
        <source>Chatapp looks for the newest backup that is whole.</source>
        <translation>Chatapp sucht die neueste unversehrte Sicherung.</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Check and save</source>
        <translation>Prüfen und speichern</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Wird geprüft</translation>
    </message>
    <message>
        <source>Checking the key…</source>
        <translation>API-Schlüssel wird geprüft…</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Wird geprüft…</translation>
    </message>
    <message>
        <source>Choose a GGUF file…</source>
        <translation>GGUF-Datei wählen…</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>Modell wählen</translation>
    </message>
    <message>
        <source>Clear messages</source>
        <translation>Nachrichten leeren</translation>
    </message>
    <message>
        <source>Clear messages of conversation</source>
        <translation>Nachrichten der Unterhaltung leeren</translation>
    </message>
    <message>
        <source>Clear search</source>
        <translation>Suche leeren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close anyway</source>
        <translation>Trotzdem schließen</translation>
    </message>
    <message>
        <source>Close find</source>
        <translation>Suchleiste schließen</translation>
    </message>
    <message>
        <source>Close notice</source>
        <translation>Hinweis schließen</translation>
    </message>
    <message>
        <source>Close, although not everything is saved?</source>
        <translation>Schließen, obwohl nicht alles gespeichert ist?</translation>
    </message>
    <message>
        <source>Closing the window only hides it, and replies go on. Quit ends Chatapp.</source>
        <translation>Das Schließen verbirgt das Fenster nur, und Antworten laufen weiter. „Beenden“ beendet Chatapp.</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Code copied</source>
        <translation>Code kopiert</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Compare versions</source>
        <translation>Versionen vergleichen</translation>
    </message>
    <message>
        <source>Compare versions - Chatapp</source>
        <translation>Versionen vergleichen - Chatapp</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Wird verglichen…</translation>
    </message>
    <message>
        <source>Connect MiniMax M2.7</source>
        <translation>MiniMax M2.7 verbinden</translation>
    </message>
    <message>
        <source>Connecting</source>
        <comment>how a reply stands</comment>
        <translation>Verbindet</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Continue answer</source>
        <translation>Antwort fortsetzen</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Unterhaltung</translation>
    </message>
    <message>
        <source>Conversation {number}: {why}</source>
        <translation>Unterhaltung {number}: {why}</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Unterhaltungen</translation>
    </message>
    <message>
        <source>Conversations (*.json *.zip);;All files (*)</source>
        <translation>Unterhaltungen (*.json *.zip);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Conversations in the backup</source>
        <translation>Unterhaltungen in der Sicherung</translation>
    </message>
    <message>
        <source>Conversations stay on this computer. What you ask goes to the server that answers, and nowhere else. Keys are kept in the system&apos;s keyring.</source>
        <translation>Unterhaltungen bleiben auf diesem Computer. Fragen gehen an den Server, der antwortet, und nirgendwohin sonst. API-Schlüssel liegen im Schlüsselbund des Systems.</translation>
    </message>
    <message>
        <source>Conversations you start appear here.</source>
        <translation>Hier erscheinen Ihre Unterhaltungen.</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy answer</source>
        <translation>Antwort kopieren</translation>
    </message>
    <message>
        <source>Copy answer as Markdown</source>
        <translation>Antwort als Markdown kopieren</translation>
    </message>
    <message>
        <source>Copy answer with thinking</source>
        <translation>Antwort mit Denken kopieren</translation>
    </message>
    <message>
        <source>Copy code</source>
        <translation>Code kopieren</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Details kopieren</translation>
    </message>
    <message>
        <source>Copy image address</source>
        <translation>Bildadresse kopieren</translation>
    </message>
    <message>
        <source>Copy last reply</source>
        <translation>Letzte Antwort kopieren</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Link kopieren</translation>
    </message>
    <message>
        <source>Copy message</source>
        <translation>Nachricht kopieren</translation>
    </message>
    <message>
        <source>Copy with thinking</source>
        <translation>Mit Denken kopieren</translation>
    </message>
    <message>
        <source>Copy, or drag out of the window as a file</source>
        <translation>Kopieren, oder als Datei aus dem Fenster ziehen</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Ausschneiden</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Dark, high contrast</source>
        <translation>Dunkel, hoher Kontrast</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>December</source>
        <translation>Dezember</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message numerus="yes">
        <source>Delete 1 thing in the trash for good?|Delete %n things in the trash for good?</source>
        <translation>
            <numerusform>%n Objekt im Papierkorb endgültig löschen?</numerusform>
            <numerusform>%n Objekte im Papierkorb endgültig löschen?</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete conversation</source>
        <translation>Unterhaltung löschen</translation>
    </message>
    <message>
        <source>Delete folder “{folder}”</source>
        <translation>Ordner „{folder}“ löschen</translation>
    </message>
    <message>
        <source>Delete message</source>
        <translation>Nachricht löschen</translation>
    </message>
    <message numerus="yes">
        <source>Delete one conversation|Delete %n conversations</source>
        <translation>
            <numerusform>%n Unterhaltung löschen</numerusform>
            <numerusform>%n Unterhaltungen löschen</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete this version</source>
        <translation>Diese Version löschen</translation>
    </message>
    <message>
        <source>Delete what is chosen</source>
        <translation>Gewähltes löschen</translation>
    </message>
    <message>
        <source>Desktop</source>
        <translation>Desktop</translation>
    </message>
    <message>
        <source>Details copied</source>
        <translation>Details kopiert</translation>
    </message>
    <message>
        <source>Done</source>
        <comment>how a reply stands</comment>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Done again: {deed}</source>
        <translation>Wiederholt: {deed}</translation>
    </message>
    <message>
        <source>Drafts of conversations that are not among these stand in a new one.</source>
        <translation>Entwürfe von Unterhaltungen, die nicht dabei sind, stehen in einer neuen.</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Edit folder “{folder}”</source>
        <translation>Ordner „{folder}“ bearbeiten</translation>
    </message>
    <message>
        <source>Edit question</source>
        <translation>Frage bearbeiten</translation>
    </message>
    <message>
        <source>Editing a question: sending it makes a new version beside the old one.</source>
        <translation>Eine Frage wird bearbeitet: Beim Senden entsteht eine neue Version neben der alten.</translation>
    </message>
    <message>
        <source>Empty trash</source>
        <translation>Papierkorb leeren</translation>
    </message>
    <message>
        <source>Empty trash…</source>
        <translation>Papierkorb leeren…</translation>
    </message>
    <message>
        <source>Empty: the one in Settings.</source>
        <translation>Leer: das aus den Einstellungen.</translation>
    </message>
    <message>
        <source>Enter, then press the new key. Esc cancels, Backspace takes the key away.</source>
        <translation>Eingabetaste, dann das neue Kürzel drücken. Esc bricht ab, die Rücktaste entfernt das Kürzel.</translation>
    </message>
    <message>
        <source>Everything: every version, thinking, attached files. Chatapp can import it again.</source>
        <translation>Alles: jede Version, das Denken, angehängte Dateien. Chatapp kann es wieder importieren.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Export - Chatapp</source>
        <translation>Exportieren - Chatapp</translation>
    </message>
    <message>
        <source>Export all conversations</source>
        <translation>Alle Unterhaltungen exportieren</translation>
    </message>
    <message>
        <source>Export all conversations.</source>
        <translation>Alle Unterhaltungen exportieren.</translation>
    </message>
    <message>
        <source>Export all conversations…</source>
        <translation>Alle Unterhaltungen exportieren…</translation>
    </message>
    <message>
        <source>Export conversation</source>
        <translation>Unterhaltung exportieren</translation>
    </message>
    <message>
        <source>Export into a folder</source>
        <translation>In einen Ordner exportieren</translation>
    </message>
    <message numerus="yes">
        <source>Export one conversation.|Export %n conversations.</source>
        <translation>
            <numerusform>%n Unterhaltung exportieren.</numerusform>
            <numerusform>%n Unterhaltungen exportieren.</numerusform>
        </translation>
    </message>
    <message>
        <source>Export this conversation.</source>
        <translation>Diese Unterhaltung exportieren.</translation>
    </message>
    <message>
        <source>Export “{title}”.</source>
        <translation>„{title}“ exportieren.</translation>
    </message>
    <message>
        <source>Exported as “{name}”.</source>
        <translation>Als „{name}“ exportiert.</translation>
    </message>
    <message>
        <source>Exporting “{name}”…</source>
        <translation>„{name}“ wird exportiert…</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>Wird exportiert…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>how a reply stands</comment>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Failed.</source>
        <translation>Fehlgeschlagen.</translation>
    </message>
    <message>
        <source>February</source>
        <translation>Februar</translation>
    </message>
    <message>
        <source>Fetch the list of models</source>
        <translation>Liste der Modelle abrufen</translation>
    </message>
    <message>
        <source>Filters: {filters}</source>
        <translation>Filter: {filters}</translation>
    </message>
    <message>
        <source>Find in conversation</source>
        <translation>In der Unterhaltung suchen</translation>
    </message>
    <message>
        <source>Fold thinking</source>
        <translation>Denken einklappen</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Folder instructions</source>
        <translation>Anweisungen des Ordners</translation>
    </message>
    <message>
        <source>Folder name</source>
        <translation>Name des Ordners</translation>
    </message>
    <message>
        <source>Folder “{name}”</source>
        <translation>Ordner „{name}“</translation>
    </message>
    <message numerus="yes">
        <source>Folder “{name}” with 1 conversation|Folder “{name}” with %n conversations</source>
        <translation>
            <numerusform>Ordner „{name}“ mit %n Unterhaltung</numerusform>
            <numerusform>Ordner „{name}“ mit %n Unterhaltungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Follow the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>For example: Answer briefly, in plain words.</source>
        <translation>Zum Beispiel: Antworte kurz und in einfachen Worten.</translation>
    </message>
    <message>
        <source>For example: Answer in German.</source>
        <translation>Zum Beispiel: Antworte auf Deutsch.</translation>
    </message>
    <message>
        <source>For replies that took more than ten seconds and ended while you were away.</source>
        <translation>Für Antworten, die länger als zehn Sekunden gedauert haben und ungesehen fertig wurden.</translation>
    </message>
    <message>
        <source>Forget key</source>
        <translation>Schlüssel vergessen</translation>
    </message>
    <message>
        <source>Fork into a new conversation</source>
        <translation>In neue Unterhaltung abzweigen</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Found in the damaged file</source>
        <translation>In der beschädigten Datei gefunden</translation>
    </message>
    <message>
        <source>Free software under the MIT licence.</source>
        <translation>Freie Software unter der MIT-Lizenz.</translation>
    </message>
    <message>
        <source>From</source>
        <comment>an older version</comment>
        <translation>Von</translation>
    </message>
    <message>
        <source>From an export of ChatGPT (the zip, or the conversations.json in it), or from files that Chatapp wrote. What is here already is not added again.</source>
        <translation>Aus einem Export von ChatGPT (dem ZIP oder der conversations.json darin) oder aus Dateien, die Chatapp geschrieben hat. Was schon da ist, kommt nicht noch einmal hinzu.</translation>
    </message>
    <message>
        <source>GGUF models (*.gguf);;All files (*)</source>
        <translation>GGUF-Modelle (*.gguf);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Get a key</source>
        <translation>Schlüssel anfordern</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Goes through the damaged file row by row. What stood on damaged places is missing then.</source>
        <translation>Geht die beschädigte Datei Zeile für Zeile durch. Was an beschädigten Stellen stand, fehlt danach.</translation>
    </message>
    <message>
        <source>Here is a message that was not read from the disk yet.</source>
        <translation>Hier steht eine Nachricht, die noch nicht von der Festplatte gelesen wurde.</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>How freely the model picks its words, from 0 to 2. Unset: the model&apos;s own.</source>
        <translation>Wie frei das Modell seine Worte wählt, von 0 bis 2. Nicht gesetzt: wie es das Modell vorsieht.</translation>
    </message>
    <message>
        <source>How long a line of a message may become, in characters. About 75 read best.</source>
        <translation>Wie lang eine Zeile einer Nachricht werden darf, in Zeichen. Etwa 75 lesen sich am besten.</translation>
    </message>
    <message>
        <source>How {name} is sent: {words}</source>
        <translation>Wie {name} gesendet wird: {words}</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Image address copied</source>
        <translation>Bildadresse kopiert</translation>
    </message>
    <message>
        <source>Images are loaded from http and https addresses only.</source>
        <translation>Bilder werden nur von http- und https-Adressen geladen.</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Import</source>
        <comment>to bring in</comment>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Import - Chatapp</source>
        <translation>Importieren - Chatapp</translation>
    </message>
    <message>
        <source>Import conversations</source>
        <translation>Unterhaltungen importieren</translation>
    </message>
    <message>
        <source>Import conversations…</source>
        <translation>Unterhaltungen importieren…</translation>
    </message>
    <message numerus="yes">
        <source>Import the conversations in “{name}”?|Import the conversations in %n files?</source>
        <translation>
            <numerusform>Die Unterhaltungen in „{name}“ importieren?</numerusform>
            <numerusform>Die Unterhaltungen in %n Dateien importieren?</numerusform>
        </translation>
    </message>
    <message>
        <source>Imported conversation</source>
        <translation>Importierte Unterhaltung</translation>
    </message>
    <message>
        <source>In one text</source>
        <translation>In einem Text</translation>
    </message>
    <message>
        <source>In the backup of {moment}:</source>
        <translation>In der Sicherung vom {moment}:</translation>
    </message>
    <message>
        <source>In the letters of its language: {host}</source>
        <translation>In den Buchstaben seiner Sprache: {host}</translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation>Anweisungen</translation>
    </message>
    <message>
        <source>Instructions come before those of the conversation itself, and after those of the folder around.</source>
        <translation>Anweisungen kommen vor denen der Unterhaltung selbst und nach denen des umgebenden Ordners.</translation>
    </message>
    <message>
        <source>Instructions…</source>
        <translation>Anweisungen…</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <comment>how a reply stands</comment>
        <translation>Unterbrochen</translation>
    </message>
    <message>
        <source>Interrupted.</source>
        <translation>Unterbrochen.</translation>
    </message>
    <message>
        <source>It answers already.</source>
        <translation>Antwortet schon.</translation>
    </message>
    <message>
        <source>It is of {moment}. What was written after it is in the damaged file only.</source>
        <translation>Sie ist vom {moment}. Was danach geschrieben wurde, steht nur in der beschädigten Datei.</translation>
    </message>
    <message>
        <source>It says {moment}, which is still to come: the clock was wrong then, or is now.</source>
        <translation>Sie nennt den {moment}, der erst noch kommt: Die Uhr ging damals falsch, oder sie geht jetzt falsch.</translation>
    </message>
    <message>
        <source>January</source>
        <translation>Januar</translation>
    </message>
    <message>
        <source>July</source>
        <translation>Juli</translation>
    </message>
    <message>
        <source>June</source>
        <translation>Juni</translation>
    </message>
    <message>
        <source>Keep running in the tray</source>
        <translation>Im Infobereich bleiben</translation>
    </message>
    <message>
        <source>Kept in the system&apos;s keyring, in no file.</source>
        <translation>Liegt im Schlüsselbund des Systems, in keiner Datei.</translation>
    </message>
    <message>
        <source>Key accepted.</source>
        <translation>API-Schlüssel angenommen.</translation>
    </message>
    <message>
        <source>Key accepted. Balance: ${dollars}</source>
        <translation>API-Schlüssel angenommen. Guthaben: {dollars} $</translation>
    </message>
    <message numerus="yes">
        <source>Key accepted. It offers %n model.|Key accepted. It offers %n models.</source>
        <translation>
            <numerusform>API-Schlüssel angenommen. Es gibt %n Modell.</numerusform>
            <numerusform>API-Schlüssel angenommen. Es gibt %n Modelle.</numerusform>
        </translation>
    </message>
    <message>
        <source>Key of {action}</source>
        <translation>Kürzel für {action}</translation>
    </message>
    <message>
        <source>Keys of your own: the name of an action, and its key or nothing.</source>
        <translation>Eigene Tastenkürzel: der Name einer Aktion und ihre Taste oder nichts.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Größerer Text</translation>
    </message>
    <message>
        <source>Leave the archive</source>
        <translation>Archiv verlassen</translation>
    </message>
    <message>
        <source>Leave the temperature to the model</source>
        <translation>Temperatur dem Modell überlassen</translation>
    </message>
    <message>
        <source>Leaves everything as it is.</source>
        <translation>Lässt alles, wie es ist.</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Lizenzen</translation>
    </message>
    <message>
        <source>Licences - Chatapp</source>
        <translation>Lizenzen - Chatapp</translation>
    </message>
    <message>
        <source>Licences…</source>
        <translation>Lizenzen…</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Light or dark colours, in high contrast if you like, or whichever the system uses.</source>
        <translation>Helle oder dunkle Farben, auf Wunsch mit hohem Kontrast, oder wie es das System vorgibt.</translation>
    </message>
    <message>
        <source>Light, high contrast</source>
        <translation>Hell, hoher Kontrast</translation>
    </message>
    <message>
        <source>Line length</source>
        <translation>Zeilenlänge</translation>
    </message>
    <message>
        <source>Link copied</source>
        <translation>Link kopiert</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Laden</translation>
    </message>
    <message>
        <source>Load image</source>
        <translation>Bild laden</translation>
    </message>
    <message>
        <source>Load image from its address</source>
        <translation>Bild von seiner Adresse laden</translation>
    </message>
    <message>
        <source>Load image from {host}</source>
        <translation>Bild von {host} laden</translation>
    </message>
    <message>
        <source>Loading from {host} …</source>
        <translation>Wird von {host} geladen …</translation>
    </message>
    <message numerus="yes">
        <source>Long text, %n character|Long text, %n characters</source>
        <translation>
            <numerusform>Langer Text, %n Zeichen</numerusform>
            <numerusform>Langer Text, %n Zeichen</numerusform>
        </translation>
    </message>
    <message>
        <source>Longest answer</source>
        <translation>Längste Antwort</translation>
    </message>
    <message>
        <source>Making a backup…</source>
        <translation>Sicherung läuft…</translation>
    </message>
    <message>
        <source>March</source>
        <translation>März</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>Markdown copied</source>
        <translation>Markdown kopiert</translation>
    </message>
    <message>
        <source>Markdown files (*.md)</source>
        <translation>Markdown-Dateien (*.md)</translation>
    </message>
    <message>
        <source>May</source>
        <translation>Mai</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>Message copied</source>
        <translation>Nachricht kopiert</translation>
    </message>
    <message>
        <source>Message text</source>
        <translation>Text der Nachricht</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Model: {name}</source>
        <translation>Modell: {name}</translation>
    </message>
    <message>
        <source>Model: {name}, built in</source>
        <translation>Modell: {name}, eingebaut</translation>
    </message>
    <message>
        <source>Models on this computer need a processor with AVX2, which this one lacks.</source>
        <translation>Modelle auf diesem Computer brauchen einen Prozessor mit AVX2, das diesem fehlt.</translation>
    </message>
    <message>
        <source>Move out of its folder</source>
        <translation>Aus dem Ordner nehmen</translation>
    </message>
    <message>
        <source>Move to folder</source>
        <translation>In Ordner verschieben</translation>
    </message>
    <message>
        <source>Move to folder “{folder}”</source>
        <translation>In den Ordner „{folder}“ verschieben</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>New</source>
        <comment>a conversation, where room is short</comment>
        <translation>Neu</translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation>Neue Unterhaltung</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>Neuer Ordner</translation>
    </message>
    <message>
        <source>New folder inside</source>
        <translation>Neuer Ordner darin</translation>
    </message>
    <message>
        <source>New folder inside “{folder}”</source>
        <translation>Neuer Ordner in „{folder}“</translation>
    </message>
    <message>
        <source>New folder…</source>
        <translation>Neuer Ordner…</translation>
    </message>
    <message>
        <source>New name</source>
        <translation>Neuer Name</translation>
    </message>
    <message>
        <source>New server</source>
        <translation>Neuer Server</translation>
    </message>
    <message>
        <source>New temporary conversation</source>
        <translation>Neue temporäre Unterhaltung</translation>
    </message>
    <message>
        <source>New text</source>
        <translation>Neuer Text</translation>
    </message>
    <message>
        <source>New title</source>
        <translation>Neuer Titel</translation>
    </message>
    <message>
        <source>Newer text</source>
        <translation>Neuerer Text</translation>
    </message>
    <message>
        <source>Next change</source>
        <translation>Nächste Änderung</translation>
    </message>
    <message>
        <source>Next code block</source>
        <translation>Nächster Codeblock</translation>
    </message>
    <message>
        <source>Next heading</source>
        <translation>Nächste Überschrift</translation>
    </message>
    <message>
        <source>Next message</source>
        <translation>Nächste Nachricht</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>Nächster Bereich</translation>
    </message>
    <message>
        <source>Next result</source>
        <translation>Nächster Treffer</translation>
    </message>
    <message>
        <source>Next version</source>
        <translation>Nächste Version</translation>
    </message>
    <message>
        <source>No browser can open this address.</source>
        <translation>Diese Adresse kann kein Browser öffnen.</translation>
    </message>
    <message>
        <source>No command is like “{words}”.</source>
        <translation>Kein Befehl passt zu „{words}“.</translation>
    </message>
    <message>
        <source>No connection to the server. Check the network and the address.</source>
        <translation>Keine Verbindung zum Server. Bitte Netzwerk und Adresse prüfen.</translation>
    </message>
    <message>
        <source>No conversation is like that.</source>
        <translation>Keine Unterhaltung passt dazu.</translation>
    </message>
    <message>
        <source>No folder</source>
        <translation>Kein Ordner</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>Kein Kürzel</translation>
    </message>
    <message>
        <source>No limit on the answer</source>
        <translation>Keine Grenze für die Antwort</translation>
    </message>
    <message>
        <source>No message here is like that.</source>
        <translation>Keine Nachricht hier ist dafür geeignet.</translation>
    </message>
    <message>
        <source>No model is chosen for this server. Name one in Settings.</source>
        <translation>Für diesen Server ist kein Modell gewählt. Bitte eines in den Einstellungen angeben.</translation>
    </message>
    <message>
        <source>No more</source>
        <translation>Keine weiteren</translation>
    </message>
    <message>
        <source>No results</source>
        <translation>Keine Treffer</translation>
    </message>
    <message>
        <source>No secure connection to {host} came about. Check the address: a server without TLS needs http://.</source>
        <translation>Keine sichere Verbindung zu {host}. Bitte die Adresse prüfen: Ein Server ohne TLS braucht http://.</translation>
    </message>
    <message>
        <source>No setting has “{words}” in it.</source>
        <translation>Keine Einstellung enthält „{words}“.</translation>
    </message>
    <message>
        <source>No title came: {why}</source>
        <translation>Es kam kein Titel: {why}</translation>
    </message>
    <message>
        <source>No word from the model for {time}</source>
        <translation>Seit {time} kein Wort vom Modell</translation>
    </message>
    <message numerus="yes">
        <source>No word from the server for %n minute.|No word from the server for %n minutes.</source>
        <translation>
            <numerusform>Seit %n Minute kein Wort vom Server.</numerusform>
            <numerusform>Seit %n Minuten kein Wort vom Server.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No word from the server for %n second.|No word from the server for %n seconds.</source>
        <translation>
            <numerusform>Seit %n Sekunde kein Wort vom Server.</numerusform>
            <numerusform>Seit %n Sekunden kein Wort vom Server.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody answers yet. Connect a model to start.</source>
        <translation>Noch antwortet niemand. Zum Beginnen ein Modell verbinden.</translation>
    </message>
    <message>
        <source>Normal text size</source>
        <translation>Normale Textgröße</translation>
    </message>
    <message>
        <source>Not everything was exported. {some}</source>
        <translation>Nicht alles wurde exportiert. {some}</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Nicht gespeichert</translation>
    </message>
    <message>
        <source>Not saved: another program is using the conversations.</source>
        <translation>Nicht gespeichert: Ein anderes Programm verwendet die Unterhaltungen.</translation>
    </message>
    <message>
        <source>Not saved: the disk did not take it.</source>
        <translation>Nicht gespeichert: Die Festplatte hat es nicht angenommen.</translation>
    </message>
    <message>
        <source>Not saved: the disk is full.</source>
        <translation>Nicht gespeichert: Die Festplatte ist voll.</translation>
    </message>
    <message>
        <source>Not saved: the file could not be kept.</source>
        <translation>Nicht gespeichert: Die Datei konnte nicht abgelegt werden.</translation>
    </message>
    <message>
        <source>Not saved: the file of conversations cannot be opened.</source>
        <translation>Nicht gespeichert: Die Datei der Unterhaltungen lässt sich nicht öffnen.</translation>
    </message>
    <message>
        <source>Not saved: the file of conversations may not be written.</source>
        <translation>Nicht gespeichert: Die Datei der Unterhaltungen darf nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Not saved: the folder of conversations is read-only.</source>
        <translation>Nicht gespeichert: Der Ordner der Unterhaltungen ist schreibgeschützt.</translation>
    </message>
    <message>
        <source>Not saved: the text is too large.</source>
        <translation>Nicht gespeichert: Der Text ist zu groß.</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Nicht gesendet</translation>
    </message>
    <message>
        <source>Not set</source>
        <translation>Nicht gesetzt</translation>
    </message>
    <message>
        <source>Nothing answers at {place}. Is the server running?</source>
        <translation>Unter {place} antwortet nichts. Läuft der Server?</translation>
    </message>
    <message>
        <source>Nothing can be read in the file of conversations any more.</source>
        <translation>In der Datei der Unterhaltungen ist nichts mehr lesbar.</translation>
    </message>
    <message>
        <source>Nothing has “{words}” in it: no title, question, answer or PDF.</source>
        <translation>Nichts enthält „{words}“: kein Titel, keine Frage, keine Antwort und kein PDF.</translation>
    </message>
    <message>
        <source>Nothing is archived. A conversation&apos;s menu has “Archive”.</source>
        <translation>Nichts ist archiviert. Im Menü einer Unterhaltung steht „Archivieren“.</translation>
    </message>
    <message>
        <source>Nothing is being answered here.</source>
        <translation>Hier wird gerade nichts beantwortet.</translation>
    </message>
    <message>
        <source>Nothing is saved: the folder of conversations is read-only. You can read, search and export.</source>
        <translation>Nichts wird gespeichert: Der Ordner der Unterhaltungen ist schreibgeschützt. Lesen, Suchen und Exportieren gehen.</translation>
    </message>
    <message>
        <source>Nothing was changed. Whatever you choose, the file that is there now is kept beside it.</source>
        <translation>Nichts wurde verändert. Bei jeder Wahl bleibt die jetzige Datei daneben erhalten.</translation>
    </message>
    <message>
        <source>Nothing with “{words}” is within these filters.</source>
        <translation>Mit diesen Filtern gibt es nichts zu „{words}“.</translation>
    </message>
    <message>
        <source>November</source>
        <translation>November</translation>
    </message>
    <message>
        <source>Number {number} in “{name}”: {why}.</source>
        <translation>Nummer {number} in „{name}“: {why}.</translation>
    </message>
    <message>
        <source>October</source>
        <translation>Oktober</translation>
    </message>
    <message>
        <source>Older text</source>
        <translation>Älterer Text</translation>
    </message>
    <message>
        <source>Once a day Chatapp makes a copy of every conversation, and checks it. The last seven days and the last four weeks are kept; what is deleted for good is gone from them 28 days later.</source>
        <translation>Einmal am Tag kopiert Chatapp alle Unterhaltungen und prüft die Kopie. Die letzten sieben Tage und die letzten vier Wochen bleiben erhalten; was endgültig gelöscht wird, ist 28 Tage später auch daraus verschwunden.</translation>
    </message>
    <message>
        <source>One file a conversation. As Chatapp JSON it is complete, and can be imported again.</source>
        <translation>Eine Datei je Unterhaltung. Als Chatapp-JSON ist sie vollständig und lässt sich wieder importieren.</translation>
    </message>
    <message>
        <source>One file a conversation. As Chatapp JSON it is complete, and can be imported again. To export one conversation, open it and press {keys}.</source>
        <translation>Eine Datei je Unterhaltung. Als Chatapp-JSON ist sie vollständig und lässt sich wieder importieren. Eine einzelne Unterhaltung lässt sich öffnen und mit {keys} exportieren.</translation>
    </message>
    <message>
        <source>One moment</source>
        <translation>Einen Moment</translation>
    </message>
    <message numerus="yes">
        <source>One setting|%n settings</source>
        <comment>found</comment>
        <translation>
            <numerusform>%n Einstellung</numerusform>
            <numerusform>%n Einstellungen</numerusform>
        </translation>
    </message>
    <message>
        <source>One that is still there stays as it is: the restored one stands beside it.</source>
        <translation>Ist sie noch da, bleibt sie, wie sie ist: Die wiederhergestellte steht daneben.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open Chatapp</source>
        <translation>Chatapp öffnen</translation>
    </message>
    <message>
        <source>Open Settings</source>
        <translation>Einstellungen öffnen</translation>
    </message>
    <message>
        <source>Open a link</source>
        <translation>Link öffnen</translation>
    </message>
    <message>
        <source>Open billing page</source>
        <translation>Abrechnung öffnen</translation>
    </message>
    <message>
        <source>Open status page</source>
        <translation>Statusseite öffnen</translation>
    </message>
    <message>
        <source>Open the menu of what is chosen</source>
        <translation>Menü des Gewählten öffnen</translation>
    </message>
    <message>
        <source>Open this address in the browser?</source>
        <translation>Diese Adresse im Browser öffnen?</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>PDF files (*.pdf);;All files (*)</source>
        <translation>PDF-Dateien (*.pdf);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>PDFs</source>
        <translation>PDFs</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Anheften</translation>
    </message>
    <message>
        <source>Pin or unpin conversation</source>
        <translation>Unterhaltung anheften oder lösen</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Angeheftet</translation>
    </message>
    <message>
        <source>Press the keys…</source>
        <translation>Tasten drücken…</translation>
    </message>
    <message>
        <source>Previous 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>Previous change</source>
        <translation>Vorherige Änderung</translation>
    </message>
    <message>
        <source>Previous code block</source>
        <translation>Vorheriger Codeblock</translation>
    </message>
    <message>
        <source>Previous heading</source>
        <translation>Vorherige Überschrift</translation>
    </message>
    <message>
        <source>Previous message</source>
        <translation>Vorherige Nachricht</translation>
    </message>
    <message>
        <source>Previous result</source>
        <translation>Vorheriger Treffer</translation>
    </message>
    <message>
        <source>Previous version</source>
        <translation>Vorherige Version</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Put everything back as it was before restoring on {moment}?</source>
        <translation>Alles so herstellen, wie es vor der Wiederherstellung am {moment} war?</translation>
    </message>
    <message>
        <source>Put everything back as it was on {moment}?</source>
        <translation>Alles auf den Stand vom {moment} zurücksetzen?</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Quote in the composer</source>
        <translation>Im Eingabefeld zitieren</translation>
    </message>
    <message>
        <source>Quote message</source>
        <translation>Nachricht zitieren</translation>
    </message>
    <message>
        <source>Quote selection</source>
        <translation>Auswahl zitieren</translation>
    </message>
    <message>
        <source>Read what can be read</source>
        <translation>Lesen, was lesbar ist</translation>
    </message>
    <message>
        <source>Reading files: {done} of {total} done.</source>
        <translation>Dateien werden gelesen: {done} von {total} fertig.</translation>
    </message>
    <message>
        <source>Reading “{name}”…</source>
        <translation>„{name}“ wird gelesen …</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen…</translation>
    </message>
    <message>
        <source>Receiver</source>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Refused files - Chatapp</source>
        <translation>Abgelehnte Dateien - Chatapp</translation>
    </message>
    <message>
        <source>Regenerate</source>
        <translation>Neu generieren</translation>
    </message>
    <message>
        <source>Regenerate answer</source>
        <translation>Antwort neu generieren</translation>
    </message>
    <message>
        <source>Remove this server</source>
        <translation>Diesen Server entfernen</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>{name} entfernen</translation>
    </message>
    <message>
        <source>Removed: {text}</source>
        <translation>Entfernt: {text}</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Rename conversation</source>
        <translation>Unterhaltung umbenennen</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Reply copied.</source>
        <translation>Antwort kopiert.</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Reset all shortcuts</source>
        <translation>Alle Tastenkürzel zurücksetzen</translation>
    </message>
    <message>
        <source>Reset this page</source>
        <translation>Diese Seite zurücksetzen</translation>
    </message>
    <message>
        <source>Reset {setting}</source>
        <translation>{setting} zurücksetzen</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Restore a backup dated ahead</source>
        <translation>Eine vordatierte Sicherung wiederherstellen</translation>
    </message>
    <message>
        <source>Restore everything</source>
        <translation>Alles wiederherstellen</translation>
    </message>
    <message>
        <source>Restore everything…</source>
        <translation>Alles wiederherstellen…</translation>
    </message>
    <message>
        <source>Restore one conversation - Chatapp</source>
        <translation>Eine Unterhaltung wiederherstellen - Chatapp</translation>
    </message>
    <message>
        <source>Restore one conversation…</source>
        <translation>Eine Unterhaltung wiederherstellen…</translation>
    </message>
    <message>
        <source>Restore the newest backup</source>
        <translation>Neueste Sicherung wiederherstellen</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Save the conversation</source>
        <translation>Unterhaltung speichern</translation>
    </message>
    <message>
        <source>Save the conversation on screen…</source>
        <translation>Angezeigte Unterhaltung speichern…</translation>
    </message>
    <message>
        <source>Save without checking</source>
        <translation>Ungeprüft speichern</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search conversations</source>
        <translation>Unterhaltungen durchsuchen</translation>
    </message>
    <message>
        <source>Search results</source>
        <translation>Suchergebnisse</translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search titles</source>
        <translation>Titel durchsuchen</translation>
    </message>
    <message>
        <source>Search what the models thought, too</source>
        <translation>Auch das Denken der Modelle durchsuchen</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Suche läuft…</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alles auswählen</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Send PDFs as files, as their text, or as each server documents.</source>
        <translation>PDFs als Dateien senden, als ihren Text, oder wie es der jeweilige Server vorsieht.</translation>
    </message>
    <message>
        <source>Send its text only</source>
        <translation>Nur den Text senden</translation>
    </message>
    <message>
        <source>Send text only</source>
        <translation>Nur Text senden</translation>
    </message>
    <message>
        <source>Send the PDF itself</source>
        <translation>Das PDF selbst senden</translation>
    </message>
    <message>
        <source>Send, or open what is chosen</source>
        <translation>Senden oder Gewähltes öffnen</translation>
    </message>
    <message>
        <source>September</source>
        <translation>September</translation>
    </message>
    <message>
        <source>Server {number} in the settings is not used: {why}.</source>
        <translation>Server {number} in den Einstellungen wird nicht verwendet: {why}.</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Settings - Chatapp</source>
        <translation>Einstellungen - Chatapp</translation>
    </message>
    <message>
        <source>Settings found</source>
        <translation>Gefundene Einstellungen</translation>
    </message>
    <message>
        <source>Settings of this conversation</source>
        <translation>Einstellungen dieser Unterhaltung</translation>
    </message>
    <message>
        <source>Settings: about</source>
        <translation>Einstellungen: Info</translation>
    </message>
    <message>
        <source>Settings: appearance</source>
        <translation>Einstellungen: Darstellung</translation>
    </message>
    <message>
        <source>Settings: data</source>
        <translation>Einstellungen: Daten</translation>
    </message>
    <message>
        <source>Settings: desktop</source>
        <translation>Einstellungen: Desktop</translation>
    </message>
    <message>
        <source>Settings: model</source>
        <translation>Einstellungen: Modell</translation>
    </message>
    <message>
        <source>Settings: servers</source>
        <translation>Einstellungen: Server</translation>
    </message>
    <message>
        <source>Settings: shortcuts</source>
        <translation>Einstellungen: Tastenkürzel</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Einstellungen…</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message numerus="yes">
        <source>Show all %n lines|Show all %n lines</source>
        <translation>
            <numerusform>Alle %n Zeilen anzeigen</numerusform>
            <numerusform>Alle %n Zeilen anzeigen</numerusform>
        </translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>Ordner anzeigen</translation>
    </message>
    <message>
        <source>Show less</source>
        <translation>Weniger anzeigen</translation>
    </message>
    <message>
        <source>Show or fold thinking</source>
        <translation>Denken aus- oder einklappen</translation>
    </message>
    <message>
        <source>Show or hide the sidebar</source>
        <translation>Seitenleiste ein- oder ausblenden</translation>
    </message>
    <message>
        <source>Show the answer&apos;s first words</source>
        <translation>Erste Worte zeigen</translation>
    </message>
    <message>
        <source>Show the archive, or leave it</source>
        <translation>Archiv anzeigen oder verlassen</translation>
    </message>
    <message>
        <source>Show why</source>
        <translation>Gründe zeigen</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Kleinerer Text</translation>
    </message>
    <message>
        <source>Something went wrong inside Chatapp. The log has the details.</source>
        <translation>In Chatapp ist etwas schiefgegangen. Einzelheiten stehen im Protokoll.</translation>
    </message>
    <message>
        <source>Something went wrong.</source>
        <translation>Etwas ist schiefgegangen.</translation>
    </message>
    <message>
        <source>Sort by activity</source>
        <translation>Nach Aktivität sortieren</translation>
    </message>
    <message>
        <source>Sort by name</source>
        <translation>Nach Namen sortieren</translation>
    </message>
    <message>
        <source>Sorting, folders, archive and trash</source>
        <translation>Sortierung, Ordner, Archiv und Papierkorb</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Bleiben</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Stopped</source>
        <comment>how a reply stands</comment>
        <translation>Gestoppt</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Gestoppt.</translation>
    </message>
    <message>
        <source>Stopped. What came in until now stays.</source>
        <translation>Gestoppt. Was bis jetzt importiert wurde, bleibt.</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird gestoppt…</translation>
    </message>
    <message>
        <source>Stored in the keyring</source>
        <translation>Im Schlüsselbund gespeichert</translation>
    </message>
    <message>
        <source>Suggest a title</source>
        <translation>Titel vorschlagen</translation>
    </message>
    <message>
        <source>Switch this off where others see your screen. Temporary conversations never do.</source>
        <translation>Ausschalten, wo andere den Bildschirm sehen. Temporäre Unterhaltungen zeigen sie nie.</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Take out of the archive</source>
        <translation>Aus dem Archiv holen</translation>
    </message>
    <message>
        <source>Taken back: {deed}</source>
        <translation>Rückgängig gemacht: {deed}</translation>
    </message>
    <message>
        <source>Tell when a reply is ready</source>
        <translation>Fertige Antworten melden</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>Temporary conversation</source>
        <translation>Temporäre Unterhaltung</translation>
    </message>
    <message>
        <source>Temporary: nothing of this conversation is kept.</source>
        <translation>Temporär: Von dieser Unterhaltung bleibt nichts.</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Textgröße</translation>
    </message>
    <message>
        <source>The API key holds a character that cannot be sent. Enter it again in Settings.</source>
        <translation>Der API-Schlüssel enthält ein Zeichen, das nicht gesendet werden kann. Bitte in den Einstellungen neu eingeben.</translation>
    </message>
    <message>
        <source>The API key was not accepted. Check it in Settings.</source>
        <translation>Der API-Schlüssel wurde nicht angenommen. Bitte in den Einstellungen prüfen.</translation>
    </message>
    <message>
        <source>The PDF could not be made.</source>
        <translation>Das PDF konnte nicht erstellt werden.</translation>
    </message>
    <message>
        <source>The PDF took too long to make.</source>
        <translation>Das Erstellen des PDFs hat zu lange gedauert.</translation>
    </message>
    <message>
        <source>The account is out of credits. Top it up, then try again.</source>
        <translation>Das Guthaben des Kontos ist aufgebraucht. Bitte aufladen und erneut versuchen.</translation>
    </message>
    <message>
        <source>The answer is ready.</source>
        <translation>Die Antwort ist fertig.</translation>
    </message>
    <message>
        <source>The answer reached its length limit.</source>
        <translation>Die Antwort hat ihre Längengrenze erreicht.</translation>
    </message>
    <message>
        <source>The answer was interrupted.</source>
        <translation>Die Antwort wurde unterbrochen.</translation>
    </message>
    <message>
        <source>The answer was stopped by the server&apos;s content filter ({kind}).</source>
        <translation>Der Inhaltsfilter des Servers hat die Antwort gestoppt ({kind}).</translation>
    </message>
    <message>
        <source>The answer was stopped by the server&apos;s content filter.</source>
        <translation>Der Inhaltsfilter des Servers hat die Antwort gestoppt.</translation>
    </message>
    <message>
        <source>The attached file is damaged. Attach it again.</source>
        <translation>Die angehängte Datei ist beschädigt. Bitte noch einmal anhängen.</translation>
    </message>
    <message>
        <source>The attached file is missing. Attach it again.</source>
        <translation>Die angehängte Datei fehlt. Bitte noch einmal anhängen.</translation>
    </message>
    <message>
        <source>The attachment is too large for this server. Its text alone may fit.</source>
        <translation>Der Anhang ist zu groß für diesen Server. Der Text allein passt vielleicht.</translation>
    </message>
    <message>
        <source>The backup is made and checked.</source>
        <translation>Die Sicherung ist erstellt und geprüft.</translation>
    </message>
    <message>
        <source>The branch on screen as one file, light and dark, fit to print.</source>
        <translation>Der angezeigte Zweig als eine Datei, hell und dunkel, zum Drucken geeignet.</translation>
    </message>
    <message>
        <source>The branch on screen as text with its marks, for notes and editors.</source>
        <translation>Der angezeigte Zweig als Text mit seinen Auszeichnungen, für Notizen und Editoren.</translation>
    </message>
    <message>
        <source>The branch on screen on pages.</source>
        <translation>Der angezeigte Zweig auf Seiten.</translation>
    </message>
    <message>
        <source>The connection broke before the answer began.</source>
        <translation>Die Verbindung brach ab, bevor die Antwort begann.</translation>
    </message>
    <message>
        <source>The connection ended before the answer did. It may be incomplete.</source>
        <translation>Die Verbindung endete vor der Antwort. Sie ist vielleicht unvollständig.</translation>
    </message>
    <message>
        <source>The conversation is saved as “{name}”.</source>
        <translation>Die Unterhaltung ist als „{name}“ gespeichert.</translation>
    </message>
    <message>
        <source>The conversation is too long for this model. Start a new one.</source>
        <translation>Die Unterhaltung ist zu lang für dieses Modell. Bitte eine neue beginnen.</translation>
    </message>
    <message>
        <source>The conversations are as they were before restoring on {moment}.</source>
        <translation>Die Unterhaltungen sind, wie sie vor der Wiederherstellung am {moment} waren.</translation>
    </message>
    <message>
        <source>The conversations are as they were on {moment}.</source>
        <translation>Die Unterhaltungen sind auf dem Stand vom {moment}.</translation>
    </message>
    <message>
        <source>The conversations cannot be opened</source>
        <translation>Die Unterhaltungen lassen sich nicht öffnen</translation>
    </message>
    <message>
        <source>The conversations on disk could not be used.</source>
        <translation>Die gespeicherten Unterhaltungen konnten nicht verwendet werden.</translation>
    </message>
    <message>
        <source>The conversations were written by a newer Chatapp. Update this one to open them.</source>
        <translation>Die Unterhaltungen stammen von einem neueren Chatapp. Bitte dieses aktualisieren, um sie zu öffnen.</translation>
    </message>
    <message>
        <source>The engine for models on this computer could not be loaded ({message}).</source>
        <translation>Die Engine für Modelle auf diesem Computer konnte nicht geladen werden ({message}).</translation>
    </message>
    <message>
        <source>The engine for models on this computer is not installed (xllamacpp).</source>
        <translation>Die Engine für Modelle auf diesem Computer ist nicht installiert (xllamacpp).</translation>
    </message>
    <message>
        <source>The engine for models on this computer needs the system&apos;s library libgomp. Install it (on Debian and Ubuntu: apt install libgomp1).</source>
        <translation>Die Engine für Modelle auf diesem Computer braucht die Systembibliothek libgomp. Bitte installieren (unter Debian und Ubuntu: apt install libgomp1).</translation>
    </message>
    <message>
        <source>The file changed while it was being read. Attach it again.</source>
        <translation>Die Datei wurde beim Lesen verändert. Bitte noch einmal anhängen.</translation>
    </message>
    <message>
        <source>The file could not be read.</source>
        <translation>Die Datei konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The file could not be written.</source>
        <translation>Die Datei konnte nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>The file of conversations belongs to another program.</source>
        <translation>Die Datei der Unterhaltungen gehört zu einem anderen Programm.</translation>
    </message>
    <message>
        <source>The file of conversations is damaged.</source>
        <translation>Die Datei der Unterhaltungen ist beschädigt.</translation>
    </message>
    <message>
        <source>The file of conversations is empty.</source>
        <translation>Die Datei der Unterhaltungen ist leer.</translation>
    </message>
    <message>
        <source>The file of conversations is gone.</source>
        <translation>Die Datei der Unterhaltungen ist weg.</translation>
    </message>
    <message>
        <source>The folder “{before}” was renamed to “{after}”.</source>
        <translation>Der Ordner „{before}“ wurde in „{after}“ umbenannt.</translation>
    </message>
    <message>
        <source>The folder “{folder}” was deleted.</source>
        <translation>Der Ordner „{folder}“ wurde gelöscht.</translation>
    </message>
    <message>
        <source>The folder “{folder}” was made.</source>
        <translation>Der Ordner „{folder}“ wurde angelegt.</translation>
    </message>
    <message>
        <source>The folder “{folder}” was moved.</source>
        <translation>Der Ordner „{folder}“ wurde verschoben.</translation>
    </message>
    <message>
        <source>The folder “{folder}” was restored.</source>
        <translation>Der Ordner „{folder}“ wurde wiederhergestellt.</translation>
    </message>
    <message>
        <source>The image could not be loaded.</source>
        <translation>Das Bild konnte nicht geladen werden.</translation>
    </message>
    <message>
        <source>The image did not arrive in time.</source>
        <translation>Das Bild kam nicht rechtzeitig an.</translation>
    </message>
    <message>
        <source>The image is not there (status {status}).</source>
        <translation>Das Bild ist nicht da (Status {status}).</translation>
    </message>
    <message>
        <source>The image is too large to be shown.</source>
        <translation>Das Bild ist zu groß, um es anzuzeigen.</translation>
    </message>
    <message>
        <source>The image leads from address to address without end.</source>
        <translation>Das Bild leitet endlos von Adresse zu Adresse weiter.</translation>
    </message>
    <message>
        <source>The image leads into a private network.</source>
        <translation>Das Bild leitet in ein privates Netzwerk.</translation>
    </message>
    <message>
        <source>The instructions of “{folder}” were changed.</source>
        <translation>Die Anweisungen von „{folder}“ wurden geändert.</translation>
    </message>
    <message>
        <source>The key is forgotten.</source>
        <translation>Der API-Schlüssel ist vergessen.</translation>
    </message>
    <message>
        <source>The key is stored in this computer&apos;s keyring.</source>
        <translation>Der API-Schlüssel liegt im Schlüsselbund dieses Computers.</translation>
    </message>
    <message>
        <source>The key may not do this.</source>
        <translation>Der API-Schlüssel darf das nicht.</translation>
    </message>
    <message>
        <source>The key may not do this: {why}</source>
        <translation>Der API-Schlüssel darf das nicht: {why}</translation>
    </message>
    <message>
        <source>The key of {name} in the settings is not used: it must be text in quotes.</source>
        <translation>Die Taste von {name} in den Einstellungen wird nicht verwendet: Sie muss Text in Anführungszeichen sein.</translation>
    </message>
    <message>
        <source>The keyring stayed locked: the key is kept in memory until Chatapp is closed.</source>
        <translation>Der Schlüsselbund blieb gesperrt: Der API-Schlüssel bleibt im Speicher, bis Chatapp geschlossen wird.</translation>
    </message>
    <message>
        <source>The language of the window, or the one that the system speaks.</source>
        <translation>Die Sprache des Fensters, oder die des Systems.</translation>
    </message>
    <message>
        <source>The longest answer allowed in Settings is too short for the model&apos;s thinking.</source>
        <translation>Die längste Antwort, die in den Einstellungen erlaubt ist, ist zu kurz für das Denken des Modells.</translation>
    </message>
    <message>
        <source>The longest answer, in tokens. Unset: no limit is sent.</source>
        <translation>Die längste Antwort, in Token. Nicht gesetzt: Es wird keine Grenze gesendet.</translation>
    </message>
    <message>
        <source>The model answered without a title.</source>
        <translation>Das Modell hat ohne Titel geantwortet.</translation>
    </message>
    <message>
        <source>The model asked at the AI/ML API.</source>
        <translation>Das Modell, das bei der AI/ML API gefragt wird.</translation>
    </message>
    <message>
        <source>The model file “{name}” is not there any more. Choose one in Settings.</source>
        <translation>Die Modelldatei „{name}“ ist nicht mehr da. Bitte eine in den Einstellungen wählen.</translation>
    </message>
    <message>
        <source>The model is not available. It may have been retired.</source>
        <translation>Das Modell ist nicht verfügbar. Vielleicht wurde es eingestellt.</translation>
    </message>
    <message>
        <source>The model is still loading.</source>
        <translation>Das Modell lädt noch.</translation>
    </message>
    <message>
        <source>The model is told nothing before the conversation.</source>
        <translation>Dem Modell wird vor der Unterhaltung nichts gesagt.</translation>
    </message>
    <message>
        <source>The model on this computer could not be used.</source>
        <translation>Das Modell auf diesem Computer konnte nicht verwendet werden.</translation>
    </message>
    <message>
        <source>The model on this computer did not start.</source>
        <translation>Das Modell auf diesem Computer ist nicht gestartet.</translation>
    </message>
    <message>
        <source>The model on this computer ended (signal {number}).</source>
        <translation>Das Modell auf diesem Computer wurde beendet (Signal {number}).</translation>
    </message>
    <message>
        <source>The model on this computer ended (status {number}).</source>
        <translation>Das Modell auf diesem Computer wurde beendet (Status {number}).</translation>
    </message>
    <message>
        <source>The model on this computer took too long to load.</source>
        <translation>Das Modell auf diesem Computer hat zu lange geladen.</translation>
    </message>
    <message>
        <source>The model stopped without an answer.</source>
        <translation>Das Modell hat ohne Antwort aufgehört.</translation>
    </message>
    <message>
        <source>The model “{model}” is not available. It may have been retired.</source>
        <translation>Das Modell „{model}“ ist nicht verfügbar. Vielleicht wurde es eingestellt.</translation>
    </message>
    <message>
        <source>The profile&apos;s folder cannot be used.</source>
        <translation>Der Ordner des Profils kann nicht verwendet werden.</translation>
    </message>
    <message numerus="yes">
        <source>The profile&apos;s folder cannot be used: its path is too long by %n byte. Choose one with a shorter path.|The profile&apos;s folder cannot be used: its path is too long by %n bytes. Choose one with a shorter path.</source>
        <translation>
            <numerusform>Der Ordner des Profils kann nicht benutzt werden: Sein Pfad ist um %n Byte zu lang. Wählen Sie einen mit kürzerem Pfad.</numerusform>
            <numerusform>Der Ordner des Profils kann nicht benutzt werden: Sein Pfad ist um %n Byte zu lang. Wählen Sie einen mit kürzerem Pfad.</numerusform>
        </translation>
    </message>
    <message>
        <source>The profile&apos;s folder “{folder}” cannot be used ({why}).</source>
        <translation>Der Ordner des Profils „{folder}“ kann nicht verwendet werden ({why}).</translation>
    </message>
    <message>
        <source>The proxy did not let the request through.</source>
        <translation>Der Proxy hat die Anfrage nicht durchgelassen.</translation>
    </message>
    <message>
        <source>The proxy of this network asks for a login.</source>
        <translation>Der Proxy dieses Netzwerks verlangt eine Anmeldung.</translation>
    </message>
    <message>
        <source>The proxy or certificate settings of this computer cannot be used.</source>
        <translation>Die Proxy- oder Zertifikatseinstellungen dieses Computers können nicht verwendet werden.</translation>
    </message>
    <message>
        <source>The proxy settings of this computer cannot be used (HTTPS_PROXY, ALL_PROXY).</source>
        <translation>Die Proxy-Einstellungen dieses Computers können nicht verwendet werden (HTTPS_PROXY, ALL_PROXY).</translation>
    </message>
    <message>
        <source>The question could not be answered.</source>
        <translation>Die Frage konnte nicht beantwortet werden.</translation>
    </message>
    <message>
        <source>The reply has come to {count} characters and was ended there.</source>
        <translation>Die Antwort war bei {count} Zeichen angekommen und wurde dort beendet.</translation>
    </message>
    <message>
        <source>The reply was too long and was ended.</source>
        <translation>Die Antwort war zu lang und wurde beendet.</translation>
    </message>
    <message>
        <source>The request could not be sent.</source>
        <translation>Die Anfrage konnte nicht gesendet werden.</translation>
    </message>
    <message>
        <source>The server answers, but does not list its models: the key is not checked.</source>
        <translation>Der Server antwortet, nennt aber seine Modelle nicht: Der API-Schlüssel ist nicht geprüft.</translation>
    </message>
    <message numerus="yes">
        <source>The server answers. It offers %n model.|The server answers. It offers %n models.</source>
        <translation>
            <numerusform>Der Server antwortet. Er bietet %n Modell.</numerusform>
            <numerusform>Der Server antwortet. Er bietet %n Modelle.</numerusform>
        </translation>
    </message>
    <message>
        <source>The server broke the answer off. It may be incomplete.</source>
        <translation>Der Server hat die Antwort abgebrochen. Sie ist vielleicht unvollständig.</translation>
    </message>
    <message>
        <source>The server closed the connection without an answer.</source>
        <translation>Der Server hat die Verbindung ohne Antwort geschlossen.</translation>
    </message>
    <message>
        <source>The server did not accept the request.</source>
        <translation>Der Server hat die Anfrage nicht angenommen.</translation>
    </message>
    <message>
        <source>The server did not accept the request: {why}</source>
        <translation>Der Server hat die Anfrage nicht angenommen: {why}</translation>
    </message>
    <message numerus="yes">
        <source>The server did not answer within %n minute.|The server did not answer within %n minutes.</source>
        <translation>
            <numerusform>Der Server hat %n Minute lang nicht geantwortet.</numerusform>
            <numerusform>Der Server hat %n Minuten lang nicht geantwortet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server did not answer within %n second.|The server did not answer within %n seconds.</source>
        <translation>
            <numerusform>Der Server hat %n Sekunde lang nicht geantwortet.</numerusform>
            <numerusform>Der Server hat %n Sekunden lang nicht geantwortet.</numerusform>
        </translation>
    </message>
    <message>
        <source>The server did not answer.</source>
        <translation>Der Server hat nicht geantwortet.</translation>
    </message>
    <message>
        <source>The server did not list its models. Type a name.</source>
        <translation>Der Server nennt seine Modelle nicht. Bitte einen Namen eingeben.</translation>
    </message>
    <message>
        <source>The server has trouble of its own ({status}). Try again in a moment.</source>
        <translation>Der Server hat selbst ein Problem ({status}). Bitte gleich noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The server has trouble of its own ({status}): {why}</source>
        <translation>Der Server hat selbst ein Problem ({status}): {why}</translation>
    </message>
    <message>
        <source>The server has trouble of its own. Try again in a moment.</source>
        <translation>Der Server hat selbst ein Problem. Bitte gleich noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The server has trouble of its own: {why}</source>
        <translation>Der Server hat selbst ein Problem: {why}</translation>
    </message>
    <message>
        <source>The server is busy. Trying again in {seconds} s</source>
        <translation>Der Server ist ausgelastet. Neuer Versuch in {seconds} s</translation>
    </message>
    <message numerus="yes">
        <source>The server is busy: too many requests. It asks to wait one day.|The server is busy: too many requests. It asks to wait %n days.</source>
        <translation>
            <numerusform>Der Server ist ausgelastet: zu viele Anfragen. Er bittet, %n Tag zu warten.</numerusform>
            <numerusform>Der Server ist ausgelastet: zu viele Anfragen. Er bittet, %n Tage zu warten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server is busy: too many requests. It asks to wait one hour.|The server is busy: too many requests. It asks to wait %n hours.</source>
        <translation>
            <numerusform>Der Server ist ausgelastet: zu viele Anfragen. Er bittet, %n Stunde zu warten.</numerusform>
            <numerusform>Der Server ist ausgelastet: zu viele Anfragen. Er bittet, %n Stunden zu warten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server is busy: too many requests. It asks to wait one minute.|The server is busy: too many requests. It asks to wait %n minutes.</source>
        <translation>
            <numerusform>Der Server ist ausgelastet: zu viele Anfragen. Er bittet, %n Minute zu warten.</numerusform>
            <numerusform>Der Server ist ausgelastet: zu viele Anfragen. Er bittet, %n Minuten zu warten.</numerusform>
        </translation>
    </message>
    <message>
        <source>The server is busy: too many requests. Try again in a moment.</source>
        <translation>Der Server ist ausgelastet: zu viele Anfragen. Bitte gleich noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The server moved to another address. Check it in Settings.</source>
        <translation>Der Server ist umgezogen. Bitte seine Adresse in den Einstellungen prüfen.</translation>
    </message>
    <message>
        <source>The server moved to {address}. Check its address in Settings.</source>
        <translation>Der Server ist nach {address} umgezogen. Bitte seine Adresse in den Einstellungen prüfen.</translation>
    </message>
    <message>
        <source>The server sent an empty answer.</source>
        <translation>Der Server hat eine leere Antwort gesendet.</translation>
    </message>
    <message>
        <source>The server sent an event that is too large.</source>
        <translation>Der Server hat ein zu großes Ereignis gesendet.</translation>
    </message>
    <message>
        <source>The server&apos;s address is not a web address.</source>
        <translation>Die Adresse des Servers ist keine Webadresse.</translation>
    </message>
    <message>
        <source>The server&apos;s answer is too large.</source>
        <translation>Die Antwort des Servers ist zu groß.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate could not be trusted. Check this computer&apos;s clock, or whether a proxy intercepts the connection.</source>
        <translation>Dem Zertifikat des Servers ist nicht zu trauen. Bitte die Uhr dieses Computers prüfen, oder ob ein Proxy die Verbindung abfängt.</translation>
    </message>
    <message>
        <source>The server&apos;s content filter stopped the answer.</source>
        <translation>Der Inhaltsfilter des Servers hat die Antwort gestoppt.</translation>
    </message>
    <message>
        <source>The setting {name} is not used: {why}.</source>
        <translation>Die Einstellung {name} wird nicht verwendet: {why}.</translation>
    </message>
    <message>
        <source>The settings could not be read and the defaults are used ({why}). The file is kept beside the next one saved.</source>
        <translation>Die Einstellungen konnten nicht gelesen werden; es gelten die Vorgaben ({why}). Die Datei bleibt neben der nächsten gespeicherten erhalten.</translation>
    </message>
    <message>
        <source>The settings could not be saved: {why}.</source>
        <translation>Die Einstellungen konnten nicht gespeichert werden: {why}.</translation>
    </message>
    <message>
        <source>The size of text in messages, in points.</source>
        <translation>Die Größe des Textes in Nachrichten, in Punkt.</translation>
    </message>
    <message>
        <source>The small model that comes with Chatapp is for trying the program and is often wrong. Any other GGUF file can be chosen.</source>
        <translation>Das kleine Modell, das mit Chatapp kommt, ist zum Ausprobieren da und irrt sich oft. Jede andere GGUF-Datei kann gewählt werden.</translation>
    </message>
    <message>
        <source>The system&apos;s keyring could not be used.</source>
        <translation>Der Schlüsselbund des Systems konnte nicht verwendet werden.</translation>
    </message>
    <message>
        <source>The system&apos;s keyring did not answer. Try again, or enter the key once more.</source>
        <translation>Der Schlüsselbund des Systems hat nicht geantwortet. Bitte erneut versuchen oder den API-Schlüssel noch einmal eingeben.</translation>
    </message>
    <message>
        <source>The system&apos;s keyring did not delete the key.</source>
        <translation>Der Schlüsselbund des Systems hat den API-Schlüssel nicht gelöscht.</translation>
    </message>
    <message>
        <source>The system&apos;s keyring is locked. The key is kept in memory until Chatapp is closed. To keep it longer, unlock the keyring and save the key again.</source>
        <translation>Der Schlüsselbund des Systems ist gesperrt. Der API-Schlüssel bleibt im Speicher, bis Chatapp geschlossen wird. Um ihn länger zu behalten, den Schlüsselbund entsperren und den API-Schlüssel noch einmal speichern.</translation>
    </message>
    <message>
        <source>The system&apos;s keyring is locked. Unlock it, then try again.</source>
        <translation>Der Schlüsselbund des Systems ist gesperrt. Bitte entsperren und erneut versuchen.</translation>
    </message>
    <message>
        <source>The temporary conversation is closed. Nothing of it is kept.</source>
        <translation>Die temporäre Unterhaltung ist geschlossen. Nichts davon bleibt.</translation>
    </message>
    <message>
        <source>The texts are the same.</source>
        <translation>Die Texte sind gleich.</translation>
    </message>
    <message>
        <source>The title is “{title}” now.</source>
        <translation>Der Titel ist jetzt „{title}“.</translation>
    </message>
    <message>
        <source>The trash is being emptied…</source>
        <translation>Der Papierkorb wird geleert…</translation>
    </message>
    <message>
        <source>The trash is empty.</source>
        <translation>Der Papierkorb ist leer.</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Theme: dark</source>
        <translation>Farben: dunkel</translation>
    </message>
    <message>
        <source>Theme: dark, high contrast</source>
        <translation>Farben: dunkel, hoher Kontrast</translation>
    </message>
    <message>
        <source>Theme: follow the system</source>
        <translation>Farben: wie das System</translation>
    </message>
    <message>
        <source>Theme: light</source>
        <translation>Farben: hell</translation>
    </message>
    <message>
        <source>Theme: light, high contrast</source>
        <translation>Farben: hell, hoher Kontrast</translation>
    </message>
    <message>
        <source>There are no conversations to read there.</source>
        <translation>Dort gibt es keine Unterhaltungen zu lesen.</translation>
    </message>
    <message>
        <source>There is no answer.</source>
        <translation>Es gibt keine Antwort.</translation>
    </message>
    <message>
        <source>There is no backup yet. The first is made a minute after the start.</source>
        <translation>Es gibt noch keine Sicherung. Die erste entsteht eine Minute nach dem Start.</translation>
    </message>
    <message>
        <source>There is no chat API at this address. Check the server in Settings.</source>
        <translation>Unter dieser Adresse gibt es keine Chat-API. Bitte den Server in den Einstellungen prüfen.</translation>
    </message>
    <message>
        <source>There is no chat API at this address. Check the server in Settings. Perhaps {address} is meant.</source>
        <translation>Unter dieser Adresse gibt es keine Chat-API. Bitte den Server in den Einstellungen prüfen. Vielleicht ist {address} gemeint.</translation>
    </message>
    <message>
        <source>There is no conversation here to export.</source>
        <translation>Hier gibt es keine Unterhaltung zum Exportieren.</translation>
    </message>
    <message>
        <source>There is no conversation here yet.</source>
        <translation>Hier ist noch keine Unterhaltung.</translation>
    </message>
    <message>
        <source>There is no key to use.</source>
        <translation>Es gibt keinen API-Schlüssel.</translation>
    </message>
    <message>
        <source>There is no message here.</source>
        <translation>Hier ist keine Nachricht.</translation>
    </message>
    <message>
        <source>There is no model file on this computer. Choose a GGUF file in Settings.</source>
        <translation>Auf diesem Computer gibt es keine Modelldatei. Bitte eine GGUF-Datei in den Einstellungen wählen.</translation>
    </message>
    <message>
        <source>There is nothing in this conversation yet to make a title of.</source>
        <translation>In dieser Unterhaltung steht noch nichts, woraus ein Titel werden könnte.</translation>
    </message>
    <message>
        <source>There is nothing to do again.</source>
        <translation>Es gibt nichts zu wiederholen.</translation>
    </message>
    <message>
        <source>There is nothing to take back.</source>
        <translation>Es gibt nichts rückgängig zu machen.</translation>
    </message>
    <message>
        <source>These texts are too long to be compared.</source>
        <translation>Diese Texte sind zu lang für einen Vergleich.</translation>
    </message>
    <message>
        <source>They are in {folder}</source>
        <translation>Sie liegen in {folder}</translation>
    </message>
    <message>
        <source>Thinking</source>
        <translation>Denken</translation>
    </message>
    <message>
        <source>Thinking</source>
        <comment>how a reply stands</comment>
        <translation>Denkt nach</translation>
    </message>
    <message>
        <source>Thinking too</source>
        <translation>Auch im Denken</translation>
    </message>
    <message>
        <source>Thinking used up the answer&apos;s length limit.</source>
        <translation>Das Denken hat die Längengrenze der Antwort aufgebraucht.</translation>
    </message>
    <message>
        <source>Thinking {time}</source>
        <translation>Denkt nach {time}</translation>
    </message>
    <message>
        <source>This PDF is protected with a password. Save a copy without one and attach that.</source>
        <translation>Dieses PDF ist mit einem Passwort geschützt. Bitte eine Kopie ohne Passwort speichern und diese anhängen.</translation>
    </message>
    <message>
        <source>This backup is damaged.</source>
        <translation>Diese Sicherung ist beschädigt.</translation>
    </message>
    <message>
        <source>This cannot be taken back. Words and files are overwritten on this computer; backups keep them for up to 28 days.</source>
        <translation>Das lässt sich nicht rückgängig machen. Texte und Dateien werden auf diesem Computer überschrieben; Sicherungen behalten sie bis zu 28 Tage.</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Dieser Computer</translation>
    </message>
    <message>
        <source>This computer has no keyring to keep the key in. The key is kept in memory until Chatapp is closed.</source>
        <translation>Dieser Computer hat keinen Schlüsselbund für den API-Schlüssel. Er bleibt im Speicher, bis Chatapp geschlossen wird.</translation>
    </message>
    <message>
        <source>This conversation</source>
        <translation>Diese Unterhaltung</translation>
    </message>
    <message>
        <source>This conversation - Chatapp</source>
        <translation>Diese Unterhaltung - Chatapp</translation>
    </message>
    <message>
        <source>This conversation…</source>
        <translation>Diese Unterhaltung…</translation>
    </message>
    <message>
        <source>This desktop has no tray: closing the window ends Chatapp.</source>
        <translation>Dieser Desktop hat keinen Infobereich: Das Schließen des Fensters beendet Chatapp.</translation>
    </message>
    <message>
        <source>This does not look like an API key.</source>
        <translation>Das sieht nicht nach einem API-Schlüssel aus.</translation>
    </message>
    <message>
        <source>This file cannot be attached.</source>
        <translation>Diese Datei kann nicht angehängt werden.</translation>
    </message>
    <message>
        <source>This file cannot be read.</source>
        <translation>Diese Datei kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>This file is empty.</source>
        <translation>Diese Datei ist leer.</translation>
    </message>
    <message>
        <source>This file is not a PDF.</source>
        <translation>Diese Datei ist kein PDF.</translation>
    </message>
    <message>
        <source>This file is too large.</source>
        <translation>Diese Datei ist zu groß.</translation>
    </message>
    <message>
        <source>This is not an image that can be shown.</source>
        <translation>Das ist kein Bild, das angezeigt werden kann.</translation>
    </message>
    <message>
        <source>This key cannot be changed.</source>
        <translation>Dieses Kürzel lässt sich nicht ändern.</translation>
    </message>
    <message>
        <source>This key may not use this model.</source>
        <translation>Dieser API-Schlüssel darf dieses Modell nicht verwenden.</translation>
    </message>
    <message>
        <source>This message is no longer there.</source>
        <translation>Diese Nachricht ist nicht mehr da.</translation>
    </message>
    <message>
        <source>This reply was interrupted.</source>
        <translation>Diese Antwort wurde unterbrochen.</translation>
    </message>
    <message>
        <source>This server needs an API key. Add one in Settings.</source>
        <translation>Dieser Server braucht einen API-Schlüssel. Bitte in den Einstellungen hinzufügen.</translation>
    </message>
    <message>
        <source>Thought</source>
        <translation>Nachgedacht</translation>
    </message>
    <message>
        <source>Thought for a moment</source>
        <translation>Kurz nachgedacht</translation>
    </message>
    <message>
        <source>Thought for {seconds} s</source>
        <translation>{seconds} s nachgedacht</translation>
    </message>
    <message>
        <source>Thought for {time}</source>
        <translation>{time} nachgedacht</translation>
    </message>
    <message>
        <source>To</source>
        <comment>a newer version</comment>
        <translation>Zu</translation>
    </message>
    <message>
        <source>To chat with this computer, install the package {package} from where you got Chatapp.</source>
        <translation>Für Unterhaltungen mit diesem Computer bitte das Paket {package} von dort installieren, woher Chatapp stammt.</translation>
    </message>
    <message>
        <source>To chat with this computer, install the package {package}: download its {kind} file where you got Chatapp, and open it.</source>
        <translation>Für Unterhaltungen mit diesem Computer bitte das Paket {package} installieren: seine {kind}-Datei dort herunterladen, woher Chatapp stammt, und öffnen.</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Told after those of Settings and of the folders the conversation is in.</source>
        <translation>Kommen nach denen der Einstellungen und der Ordner, in denen die Unterhaltung liegt.</translation>
    </message>
    <message>
        <source>Told to the model in every conversation in here</source>
        <translation>Wird dem Modell in jeder Unterhaltung hier drin gesagt</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>Papierkorb</translation>
    </message>
    <message>
        <source>Trash - Chatapp</source>
        <translation>Papierkorb - Chatapp</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Type a command</source>
        <translation>Befehl eingeben</translation>
    </message>
    <message>
        <source>Type a key to add or replace it</source>
        <translation>Schlüssel eingeben, um ihn hinzuzufügen oder zu ersetzen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Unfold thinking</source>
        <translation>Denken ausklappen</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>Lösen</translation>
    </message>
    <message>
        <source>Use another server…</source>
        <translation>Anderen Server verwenden…</translation>
    </message>
    <message>
        <source>Use the built-in model</source>
        <translation>Eingebautes Modell verwenden</translation>
    </message>
    <message>
        <source>Version {number}</source>
        <translation>Version {number}</translation>
    </message>
    <message>
        <source>Version {version} of {versions}</source>
        <translation>Version {version} von {versions}</translation>
    </message>
    <message>
        <source>View</source>
        <comment>how the list is shown</comment>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Waiting</source>
        <comment>how a reply stands</comment>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Waiting for this computer&apos;s keyring. It may ask you to unlock it.</source>
        <translation>Warten auf den Schlüsselbund dieses Computers. Vielleicht möchte er entsperrt werden.</translation>
    </message>
    <message>
        <source>Web page</source>
        <translation>Webseite</translation>
    </message>
    <message>
        <source>What could not be attached</source>
        <translation>Was nicht angehängt werden konnte</translation>
    </message>
    <message>
        <source>What could not be read</source>
        <translation>Was nicht gelesen werden konnte</translation>
    </message>
    <message>
        <source>What is deleted stays here for 30 days.</source>
        <translation>Gelöschtes bleibt 30 Tage hier.</translation>
    </message>
    <message>
        <source>What is not on disk would be lost. “Export…” can keep it elsewhere.</source>
        <translation>Was nicht gespeichert ist, ginge verloren. „Exportieren…“ kann es anderswo sichern.</translation>
    </message>
    <message>
        <source>What is not sent yet stays. What is there now is set aside, not deleted, and can be brought back from this list. The window closes and opens again.</source>
        <translation>Was noch nicht gesendet ist, bleibt. Was jetzt da ist, wird beiseitegelegt, nicht gelöscht, und kann aus dieser Liste zurückgeholt werden. Das Fenster schließt und öffnet sich wieder.</translation>
    </message>
    <message>
        <source>What the model is told</source>
        <translation>Was dem Modell gesagt wird</translation>
    </message>
    <message>
        <source>What the model is told before every conversation. Empty: nothing.</source>
        <translation>Was dem Modell vor jeder Unterhaltung gesagt wird. Leer: nichts.</translation>
    </message>
    <message>
        <source>What the server sends cannot be read any more.</source>
        <translation>Was der Server sendet, ist nicht mehr lesbar.</translation>
    </message>
    <message>
        <source>What the server sent is compressed in a way that Chatapp does not read ({names}).</source>
        <translation>Was der Server geschickt hat, ist auf eine Weise komprimiert, die Chatapp nicht liest ({names}).</translation>
    </message>
    <message>
        <source>What the server sent is compressed in a way that cannot be read.</source>
        <translation>Was der Server geschickt hat, ist auf eine Weise komprimiert, die nicht gelesen werden kann.</translation>
    </message>
    <message>
        <source>What the server sent swells beyond all measure when unpacked. It was not read.</source>
        <translation>Was der Server geschickt hat, wird beim Entpacken über alle Maßen groß. Es wurde nicht gelesen.</translation>
    </message>
    <message>
        <source>What was there before ({conversations}) is kept as {name}.</source>
        <translation>Was vorher da war ({conversations}), liegt jetzt in {name}.</translation>
    </message>
    <message>
        <source>What was there before is kept as {name}.</source>
        <translation>Was vorher da war, bleibt als {name} erhalten.</translation>
    </message>
    <message>
        <source>Who answers</source>
        <translation>Wer antwortet</translation>
    </message>
    <message>
        <source>Who answers. Empty: the model on this computer, until a key is saved.</source>
        <translation>Wer antwortet. Leer: das Modell auf diesem Computer, bis ein API-Schlüssel gespeichert ist.</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>With no conversations. The file that is there is kept.</source>
        <translation>Ohne Unterhaltungen. Die vorhandene Datei bleibt erhalten.</translation>
    </message>
    <message>
        <source>With the thinking</source>
        <translation>Mit dem Denken</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <source>Wrap</source>
        <translation>Umbruch</translation>
    </message>
    <message>
        <source>Wrap lines</source>
        <translation>Zeilen umbrechen</translation>
    </message>
    <message>
        <source>Write to this address in the mail program?</source>
        <translation>An diese Adresse im Mailprogramm schreiben?</translation>
    </message>
    <message>
        <source>Writing</source>
        <comment>how a reply stands</comment>
        <translation>Schreibt</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Sie</translation>
    </message>
    <message>
        <source>Your message was stopped by the server&apos;s content filter ({kind}).</source>
        <translation>Der Inhaltsfilter des Servers hat die Nachricht gestoppt ({kind}).</translation>
    </message>
    <message>
        <source>Your message was stopped by the server&apos;s content filter.</source>
        <translation>Der Inhaltsfilter des Servers hat die Nachricht gestoppt.</translation>
    </message>
    <message>
        <source>Your own OpenAI-compatible servers.</source>
        <translation>Eigene OpenAI-kompatible Server.</translation>
    </message>
    <message>
        <source>[Image: {name}]</source>
        <translation>[Bild: {name}]</translation>
    </message>
    <message>
        <source>a message answers one that is not there</source>
        <translation>eine Nachricht antwortet auf eine, die es nicht gibt</translation>
    </message>
    <message>
        <source>a message is by nobody this program knows</source>
        <translation>eine Nachricht stammt von niemandem, den dieses Programm kennt</translation>
    </message>
    <message>
        <source>abuse</source>
        <translation>Beleidigung</translation>
    </message>
    <message>
        <source>advertising</source>
        <translation>Werbung</translation>
    </message>
    <message>
        <source>an attached file is missing in it</source>
        <translation>eine angehängte Datei fehlt darin</translation>
    </message>
    <message>
        <source>an id is missing</source>
        <translation>eine ID fehlt</translation>
    </message>
    <message>
        <source>another server has its id</source>
        <translation>ein anderer Server hat seine ID</translation>
    </message>
    <message>
        <source>before an update</source>
        <translation>vor einer Aktualisierung</translation>
    </message>
    <message>
        <source>before something was restored</source>
        <translation>vor einer Wiederherstellung</translation>
    </message>
    <message>
        <source>being answered</source>
        <translation>wird beantwortet</translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>a date in the letters of Qt</comment>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <comment>a date in the letters of Qt</comment>
        <translation>d. MMMM yyyy</translation>
    </message>
    <message>
        <source>d MMMM yyyy, HH:mm</source>
        <comment>a date in the letters of Qt</comment>
        <translation>d. MMMM yyyy, HH:mm</translation>
    </message>
    <message>
        <source>dddd, d MMMM</source>
        <comment>a date in the letters of Qt</comment>
        <translation>dddd, d. MMMM</translation>
    </message>
    <message>
        <source>dddd, d MMMM yyyy</source>
        <comment>a date in the letters of Qt</comment>
        <translation>dddd, d. MMMM yyyy</translation>
    </message>
    <message>
        <source>device or resource busy</source>
        <translation>Gerät oder Ressource belegt</translation>
    </message>
    <message>
        <source>disk quota exceeded</source>
        <translation>Speicherkontingent überschritten</translation>
    </message>
    <message>
        <source>file name too long</source>
        <translation>Dateiname zu lang</translation>
    </message>
    <message>
        <source>file too large</source>
        <translation>Datei zu groß</translation>
    </message>
    <message>
        <source>folder, closed</source>
        <translation>Ordner, zugeklappt</translation>
    </message>
    <message>
        <source>folder, open</source>
        <translation>Ordner, aufgeklappt</translation>
    </message>
    <message>
        <source>has no text to send</source>
        <translation>hat keinen Text zum Senden</translation>
    </message>
    <message>
        <source>in the trash</source>
        <translation>im Papierkorb</translation>
    </message>
    <message>
        <source>input/output error</source>
        <translation>Ein-/Ausgabefehler</translation>
    </message>
    <message>
        <source>is a directory</source>
        <translation>ist ein Verzeichnis</translation>
    </message>
    <message>
        <source>it has no messages</source>
        <translation>sie hat keine Nachrichten</translation>
    </message>
    <message>
        <source>it has no messages that can be shown</source>
        <translation>sie hat keine Nachrichten, die angezeigt werden können</translation>
    </message>
    <message>
        <source>it is larger than can be read</source>
        <translation>es ist größer, als gelesen werden kann</translation>
    </message>
    <message>
        <source>it is nested too deeply</source>
        <translation>zu tief verschachtelt</translation>
    </message>
    <message>
        <source>it is not JSON that can be read</source>
        <translation>kein lesbares JSON</translation>
    </message>
    <message>
        <source>it is not JSON, or cut off</source>
        <translation>kein JSON, oder abgeschnitten</translation>
    </message>
    <message>
        <source>it is not a conversation</source>
        <translation>keine Unterhaltung</translation>
    </message>
    <message>
        <source>it is not a file</source>
        <translation>es ist keine Datei</translation>
    </message>
    <message>
        <source>it is not a list</source>
        <translation>keine Liste</translation>
    </message>
    <message>
        <source>it must be a list of servers</source>
        <translation>es muss eine Liste von Servern sein</translation>
    </message>
    <message>
        <source>it must be a number from {least} to {most}</source>
        <translation>es muss eine Zahl von {least} bis {most} sein</translation>
    </message>
    <message>
        <source>it must be a table</source>
        <translation>es muss eine Tabelle sein</translation>
    </message>
    <message>
        <source>it must be a whole number from {least} to {most}</source>
        <translation>es muss eine ganze Zahl von {least} bis {most} sein</translation>
    </message>
    <message>
        <source>it must be one of {names}</source>
        <translation>es muss eins von diesen sein: {names}</translation>
    </message>
    <message>
        <source>it must be text in quotes</source>
        <translation>es muss Text in Anführungszeichen sein</translation>
    </message>
    <message>
        <source>it must be true or false</source>
        <translation>es muss true oder false sein</translation>
    </message>
    <message>
        <source>it must not be empty</source>
        <translation>es darf nicht leer sein</translation>
    </message>
    <message>
        <source>its date lies ahead</source>
        <translation>Datum liegt in der Zukunft</translation>
    </message>
    <message>
        <source>its {name} must be text in quotes</source>
        <translation>{name} muss Text in Anführungszeichen sein</translation>
    </message>
    <message>
        <source>nested too deeply</source>
        <translation>zu tief verschachtelt</translation>
    </message>
    <message>
        <source>no space left on device</source>
        <translation>kein Platz mehr auf dem Gerät</translation>
    </message>
    <message>
        <source>no such file or directory</source>
        <translation>Datei oder Verzeichnis nicht gefunden</translation>
    </message>
    <message>
        <source>not a directory</source>
        <translation>kein Verzeichnis</translation>
    </message>
    <message>
        <source>operation not permitted</source>
        <translation>Vorgang nicht erlaubt</translation>
    </message>
    <message>
        <source>permission denied</source>
        <translation>keine Berechtigung</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>angeheftet</translation>
    </message>
    <message>
        <source>prohibited</source>
        <translation>verboten</translation>
    </message>
    <message>
        <source>read-only file system</source>
        <translation>Dateisystem nur lesbar</translation>
    </message>
    <message>
        <source>sent as PDF</source>
        <translation>als PDF gesendet</translation>
    </message>
    <message>
        <source>sent as text</source>
        <translation>als Text gesendet</translation>
    </message>
    <message>
        <source>severe</source>
        <translation>schwerwiegend</translation>
    </message>
    <message>
        <source>sexual</source>
        <translation>sexuell</translation>
    </message>
    <message>
        <source>the file ends too early</source>
        <translation>die Datei endet zu früh</translation>
    </message>
    <message>
        <source>the id {id} is taken</source>
        <translation>die ID {id} ist vergeben</translation>
    </message>
    <message>
        <source>there is no such server</source>
        <translation>diesen Server gibt es nicht</translation>
    </message>
    <message>
        <source>too many open files</source>
        <translation>zu viele offene Dateien</translation>
    </message>
    <message>
        <source>too much behind it is damaged to be read</source>
        <translation>dahinter ist zu viel beschädigt, um gelesen zu werden</translation>
    </message>
    <message>
        <source>two of its messages have the same id</source>
        <translation>zwei Nachrichten haben dieselbe ID</translation>
    </message>
    <message>
        <source>unread</source>
        <translation>ungelesen</translation>
    </message>
    <message>
        <source>violence</source>
        <translation>Gewalt</translation>
    </message>
    <message>
        <source>within the reply</source>
        <translation>in der Antwort selbst</translation>
    </message>
    <message>
        <source>{asked} tokens in, {answered} out</source>
        <translation>{asked} Token Eingabe, {answered} Ausgabe</translation>
    </message>
    <message>
        <source>{conversations} with {messages} came out of the damaged file.</source>
        <translation>Aus der beschädigten Datei gerettet: {conversations} mit {messages}.</translation>
    </message>
    <message>
        <source>{day} {month} {year}, {time}</source>
        <translation>{day}. {month} {year}, {time}</translation>
    </message>
    <message>
        <source>{host} does not take connections right now.</source>
        <translation>{host} nimmt gerade keine Verbindungen an.</translation>
    </message>
    <message>
        <source>{key} always means “{action}”.</source>
        <translation>{key} bedeutet immer „{action}“.</translation>
    </message>
    <message>
        <source>{key} belongs to “{action}”.</source>
        <translation>{key} gehört zu „{action}“.</translation>
    </message>
    <message>
        <source>{key} is needed for editing text.</source>
        <translation>{key} wird zum Bearbeiten von Text gebraucht.</translation>
    </message>
    <message>
        <source>{key} is needed for typing. Hold {modifier} with it.</source>
        <translation>{key} wird zum Schreiben gebraucht. Bitte {modifier} dazu halten.</translation>
    </message>
    <message numerus="yes">
        <source>{language}, %n line|{language}, %n lines</source>
        <translation>
            <numerusform>{language}, %n Zeile</numerusform>
            <numerusform>{language}, %n Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>{model} at {address}</source>
        <translation>{model} bei {address}</translation>
    </message>
    <message>
        <source>{month} {year}</source>
        <comment>of another year</comment>
        <translation>{month} {year}</translation>
    </message>
    <message numerus="yes">
        <source>{name} (%n page)|{name} (%n pages)</source>
        <translation>
            <numerusform>{name} (%n Seite)</numerusform>
            <numerusform>{name} (%n Seiten)</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} names “{path}”, which does not exist.</source>
        <translation>{name} nennt „{path}“, das es nicht gibt.</translation>
    </message>
    <message>
        <source>{outcome}, {more}</source>
        <translation>{outcome}, {more}</translation>
    </message>
    <message>
        <source>{outcome}.</source>
        <translation>{outcome}.</translation>
    </message>
    <message>
        <source>{place} cannot be reached. Check the network.</source>
        <translation>{place} ist nicht erreichbar. Bitte das Netzwerk prüfen.</translation>
    </message>
    <message>
        <source>{position} of {count}</source>
        <translation>{position} von {count}</translation>
    </message>
    <message>
        <source>{position} of {count}+</source>
        <translation>{position} von {count}+</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>{sentence} Chatapp keeps trying.</source>
        <translation>{sentence} Chatapp versucht es weiter.</translation>
    </message>
    <message>
        <source>{sentence} The question was not sent: “{words}”</source>
        <translation>{sentence} Die Frage wurde nicht gesendet: „{words}“</translation>
    </message>
    <message>
        <source>{size} MB</source>
        <translation>{size} MB</translation>
    </message>
    <message>
        <source>{size} kB</source>
        <translation>{size} kB</translation>
    </message>
    <message>
        <source>{what} (in “{name}”).</source>
        <translation>{what} (in „{name}“).</translation>
    </message>
    <message>
        <source>{why} Click to try again.</source>
        <translation>{why} Klicken, um es erneut zu versuchen.</translation>
    </message>
    <message>
        <source>{why} Trying again in {seconds} s</source>
        <translation>{why} Neuer Versuch in {seconds} s</translation>
    </message>
    <message>
        <source>“{before}” was renamed to “{after}”.</source>
        <translation>„{before}“ wurde in „{after}“ umbenannt.</translation>
    </message>
    <message>
        <source>“{host}” cannot be found: no internet connection, or a wrong address.</source>
        <translation>„{host}“ ist nicht zu finden: keine Internetverbindung oder eine falsche Adresse.</translation>
    </message>
    <message>
        <source>“{name}” cannot be read. It may be damaged.</source>
        <translation>„{name}“ kann nicht gelesen werden. Vielleicht ist die Datei beschädigt.</translation>
    </message>
    <message>
        <source>“{name}” cannot be read: none of its pages is whole.</source>
        <translation>„{name}“ kann nicht gelesen werden: Keine Seite ist unversehrt.</translation>
    </message>
    <message>
        <source>“{name}” cannot be read: {why}.</source>
        <translation>„{name}“ kann nicht gelesen werden: {why}.</translation>
    </message>
    <message>
        <source>“{name}” could not be loaded. It may be damaged, too new or too large.</source>
        <translation>„{name}“ konnte nicht geladen werden. Vielleicht ist die Datei beschädigt, zu neu oder zu groß.</translation>
    </message>
    <message>
        <source>“{name}” could not be read. The log has the details.</source>
        <translation>„{name}“ konnte nicht gelesen werden. Das Protokoll enthält die Einzelheiten.</translation>
    </message>
    <message>
        <source>“{name}” could not be read: {why}.</source>
        <translation>„{name}“ konnte nicht gelesen werden: {why}.</translation>
    </message>
    <message>
        <source>“{name}” could not be written ({why}).</source>
        <translation>„{name}“ konnte nicht geschrieben werden ({why}).</translation>
    </message>
    <message>
        <source>“{name}” could not be written there. Choose another place.</source>
        <translation>„{name}“ konnte dort nicht geschrieben werden. Bitte einen anderen Ort wählen.</translation>
    </message>
    <message>
        <source>“{name}” has no conversations.json in it.</source>
        <translation>„{name}“ enthält keine conversations.json.</translation>
    </message>
    <message>
        <source>“{name}” has no pages. It may be damaged.</source>
        <translation>„{name}“ hat keine Seiten. Vielleicht ist die Datei beschädigt.</translation>
    </message>
    <message>
        <source>“{name}” has {pages} pages. At most {most} can be attached.</source>
        <translation>„{name}“ hat {pages} Seiten. Höchstens {most} können angehängt werden.</translation>
    </message>
    <message>
        <source>“{name}” holds too much text.</source>
        <translation>„{name}“ enthält zu viel Text.</translation>
    </message>
    <message>
        <source>“{name}” is a folder. Attach the PDFs in it one by one.</source>
        <translation>„{name}“ ist ein Ordner. Bitte die PDFs darin einzeln anhängen.</translation>
    </message>
    <message>
        <source>“{name}” is damaged, or cut off.</source>
        <translation>„{name}“ ist beschädigt oder abgeschnitten.</translation>
    </message>
    <message>
        <source>“{name}” is empty.</source>
        <translation>„{name}“ ist leer.</translation>
    </message>
    <message>
        <source>“{name}” is no file of conversations that Chatapp knows.</source>
        <translation>„{name}“ ist keine Datei mit Unterhaltungen, die Chatapp kennt.</translation>
    </message>
    <message>
        <source>“{name}” is not a PDF.</source>
        <translation>„{name}“ ist kein PDF.</translation>
    </message>
    <message>
        <source>“{name}” is not a model file (GGUF).</source>
        <translation>„{name}“ ist keine Modelldatei (GGUF).</translation>
    </message>
    <message>
        <source>“{name}” is not there any more.</source>
        <translation>„{name}“ ist nicht mehr da.</translation>
    </message>
    <message>
        <source>“{name}” is protected in a way that cannot be opened here.</source>
        <translation>„{name}“ ist auf eine Weise geschützt, die sich hier nicht öffnen lässt.</translation>
    </message>
    <message>
        <source>“{name}” is protected with a password. Save a copy without one and attach that.</source>
        <translation>„{name}“ ist mit einem Passwort geschützt. Bitte eine Kopie ohne Passwort speichern und diese anhängen.</translation>
    </message>
    <message>
        <source>“{name}” is read no further: too many entries in a row could not be read.</source>
        <translation>„{name}“ wird nicht weiter gelesen: Zu viele Einträge hintereinander waren nicht lesbar.</translation>
    </message>
    <message>
        <source>“{name}” is too large ({size} MB). At most {most} MB can be attached.</source>
        <translation>„{name}“ ist zu groß ({size} MB). Höchstens {most} MB können angehängt werden.</translation>
    </message>
    <message>
        <source>“{name}” may not be read by you.</source>
        <translation>Für „{name}“ fehlt die Leseberechtigung.</translation>
    </message>
    <message>
        <source>“{name}” needs too much memory to be read.</source>
        <translation>„{name}“ braucht zum Lesen zu viel Speicher.</translation>
    </message>
    <message>
        <source>“{name}” took too long to read.</source>
        <translation>Das Lesen von „{name}“ hat zu lange gedauert.</translation>
    </message>
    <message>
        <source>“{text}” is not a web address.</source>
        <translation>„{text}“ ist keine Webadresse.</translation>
    </message>
    <message>
        <source>“{text}” is not an http or https address.</source>
        <translation>„{text}“ ist keine http- oder https-Adresse.</translation>
    </message>
    <message>
        <source>“{title}” (number {number}) in “{name}”: {why}.</source>
        <translation>„{title}“ (Nummer {number}) in „{name}“: {why}.</translation>
    </message>
    <message>
        <source>“{title}” is back.</source>
        <translation>„{title}“ ist wieder da.</translation>
    </message>
    <message>
        <source>“{title}” was archived.</source>
        <translation>„{title}“ wurde archiviert.</translation>
    </message>
    <message>
        <source>“{title}” was cleared.</source>
        <translation>„{title}“ wurde geleert.</translation>
    </message>
    <message>
        <source>“{title}” was deleted.</source>
        <translation>„{title}“ wurde gelöscht.</translation>
    </message>
    <message>
        <source>“{title}” was moved out of the folder.</source>
        <translation>„{title}“ wurde aus dem Ordner genommen.</translation>
    </message>
    <message>
        <source>“{title}” was moved to “{folder}”.</source>
        <translation>„{title}“ wurde nach „{folder}“ verschoben.</translation>
    </message>
    <message>
        <source>“{title}” was pinned.</source>
        <translation>„{title}“ wurde angeheftet.</translation>
    </message>
    <message>
        <source>“{title}” was restored.</source>
        <translation>„{title}“ wurde wiederhergestellt.</translation>
    </message>
    <message>
        <source>“{title}” was taken out of the archive.</source>
        <translation>„{title}“ wurde aus dem Archiv geholt.</translation>
    </message>
    <message>
        <source>“{title}” was unpinned.</source>
        <translation>„{title}“ wurde gelöst.</translation>
    </message>
    <message>
        <source>“{title}”: a message of it is in another conversation.</source>
        <translation>„{title}“: Eine Nachricht daraus steht in einer anderen Unterhaltung.</translation>
    </message>
    <message>
        <source>“{title}”: {why}</source>
        <translation>„{title}“: {why}</translation>
    </message>
    <message numerus="yes">
        <source>“{words}” and 1 message below, in “{title}”|“{words}” and %n messages below, in “{title}”</source>
        <translation>
            <numerusform>„{words}“ und %n Nachricht darunter, in „{title}“</numerusform>
            <numerusform>„{words}“ und %n Nachrichten darunter, in „{title}“</numerusform>
        </translation>
    </message>
    <message>
        <source>“{words}”, in “{title}”</source>
        <translation>„{words}“, in „{title}“</translation>
    </message>
    <message>
        <source>“{word}” narrows nothing yet. There are {filters}.</source>
        <translation>„{word}“ schränkt noch nichts ein. Es gibt {filters}.</translation>
    </message>
</context>
</TS>
