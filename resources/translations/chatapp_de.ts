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
        <source> seconds</source>
        <translation> Sekunden</translation>
    </message>
    <message>
        <source>$</source>
        <comment>before an amount of money</comment>
        <translation>$</translation>
    </message>
    <message>
        <source>${dollars}</source>
        <translation>{dollars} $</translation>
    </message>
    <message>
        <source>${sent} in and ${received} out per million tokens</source>
        <translation>{sent} $ Eingabe und {received} $ Ausgabe je Million Tokens</translation>
    </message>
    <message numerus="yes">
        <source>%n already present|%n already present</source>
        <comment>after: 3 conversations imported</comment>
        <translation>
            <numerusform>%n bereits vorhanden</numerusform>
            <numerusform>%n bereits vorhanden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n byte|%n bytes</source>
        <translation>
            <numerusform>%n Byte</numerusform>
            <numerusform>%n Byte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation imported|%n conversations imported</source>
        <translation>
            <numerusform>%n Chat importiert</numerusform>
            <numerusform>%n Chats importiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation was archived.|%n conversations were archived.</source>
        <translation>
            <numerusform>%n Chat wurde archiviert.</numerusform>
            <numerusform>%n Chats wurden archiviert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation was deleted.|%n conversations were deleted.</source>
        <translation>
            <numerusform>%n Chat wurde gelöscht.</numerusform>
            <numerusform>%n Chats wurden gelöscht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation was moved to the new folder “{folder}”.|%n conversations were moved to the new folder “{folder}”.</source>
        <translation>
            <numerusform>%n Chat wurde in den neuen Ordner „{folder}“ verschoben.</numerusform>
            <numerusform>%n Chats wurden in den neuen Ordner „{folder}“ verschoben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation was moved to “{folder}”.|%n conversations were moved to “{folder}”.</source>
        <translation>
            <numerusform>%n Chat wurde nach „{folder}“ verschoben.</numerusform>
            <numerusform>%n Chats wurden nach „{folder}“ verschoben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation was pinned.|%n conversations were pinned.</source>
        <translation>
            <numerusform>%n Chat wurde angeheftet.</numerusform>
            <numerusform>%n Chats wurden angeheftet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation was removed from its folder.|%n conversations were removed from their folders.</source>
        <translation>
            <numerusform>%n Chat wurde aus seinem Ordner genommen.</numerusform>
            <numerusform>%n Chats wurden aus ihren Ordnern genommen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation was unarchived.|%n conversations were unarchived.</source>
        <translation>
            <numerusform>%n Chat wurde aus dem Archiv geholt.</numerusform>
            <numerusform>%n Chats wurden aus dem Archiv geholt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation was unpinned.|%n conversations were unpinned.</source>
        <translation>
            <numerusform>%n Chat ist nicht mehr angeheftet.</numerusform>
            <numerusform>%n Chats sind nicht mehr angeheftet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation, last changed on {moment}|%n conversations, the latest from {moment}</source>
        <comment>that was there before</comment>
        <translation>
            <numerusform>%n Chat, zuletzt geändert am {moment}</numerusform>
            <numerusform>%n Chats, der neueste vom {moment}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation|%n conversations</source>
        <comment>recovered</comment>
        <translation>
            <numerusform>%n Chat</numerusform>
            <numerusform>%n Chats</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item was moved to “{folder}”.|%n items were moved to “{folder}”.</source>
        <translation>
            <numerusform>%n Objekt wurde nach „{folder}“ verschoben.</numerusform>
            <numerusform>%n Objekte wurden nach „{folder}“ verschoben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item was removed from its folder.|%n items were removed from their folders.</source>
        <translation>
            <numerusform>%n Objekt wurde aus seinem Ordner genommen.</numerusform>
            <numerusform>%n Objekte wurden aus ihren Ordnern genommen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message|%n messages</source>
        <comment>recovered</comment>
        <translation>
            <numerusform>%n Nachricht</numerusform>
            <numerusform>%n Nachrichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n older message did not fit and is not in it.|%n older messages did not fit and are not in it.</source>
        <translation>
            <numerusform>%n ältere Nachricht passte nicht hinein und fehlt darin.</numerusform>
            <numerusform>%n ältere Nachrichten passten nicht hinein und fehlen darin.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n older message is not sent now.|%n older messages are not sent now.</source>
        <translation>
            <numerusform>%n ältere Nachricht wird zurzeit nicht gesendet.</numerusform>
            <numerusform>%n ältere Nachrichten werden zurzeit nicht gesendet.</numerusform>
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
        <source>%n reply|%n replies</source>
        <translation>
            <numerusform>%n Antwort</numerusform>
            <numerusform>%n Antworten</numerusform>
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
        <source>%n unreadable|%n unreadable</source>
        <comment>after: 3 conversations imported</comment>
        <translation>
            <numerusform>%n nicht lesbar</numerusform>
            <numerusform>%n nicht lesbar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n updated|%n updated</source>
        <comment>after: 3 conversations imported</comment>
        <translation>
            <numerusform>%n ergänzt</numerusform>
            <numerusform>%n ergänzt</numerusform>
        </translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>(leer)</translation>
    </message>
    <message>
        <source>.</source>
        <comment>decimal point</comment>
        <translation>,</translation>
    </message>
    <message numerus="yes">
        <source>1 change. Some parts are too long for a word-by-word comparison and are shown line by line.|%n changes. Some parts are too long for a word-by-word comparison and are shown line by line.</source>
        <translation>
            <numerusform>%n Änderung. Manche Stellen sind zu lang für einen wortweisen Vergleich und werden zeilenweise gezeigt.</numerusform>
            <numerusform>%n Änderungen. Manche Stellen sind zu lang für einen wortweisen Vergleich und werden zeilenweise gezeigt.</numerusform>
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
            <numerusform>Bisher %n Chat, {done} von {total} MB gelesen.</numerusform>
            <numerusform>Bisher %n Chats, {done} von {total} MB gelesen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 conversation|%n conversations</source>
        <translation>
            <numerusform>%n Chat</numerusform>
            <numerusform>%n Chats</numerusform>
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
        <source>1 file exported.|%n files exported.</source>
        <translation>
            <numerusform>%n Datei exportiert.</numerusform>
            <numerusform>%n Dateien exportiert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 model available.|%n models available.</source>
        <translation>
            <numerusform>%n Modell verfügbar.</numerusform>
            <numerusform>%n Modelle verfügbar.</numerusform>
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
        <source>A GGUF file for “This computer”. Leave empty for the small model that comes with Chatapp.</source>
        <translation>Eine GGUF-Datei für „Dieser Computer“. Leer lassen für das kleine Modell, das zu Chatapp gehört.</translation>
    </message>
    <message>
        <source>A content filter stopped it.</source>
        <translation>Ein Inhaltsfilter hat sie beendet.</translation>
    </message>
    <message>
        <source>A conversation that still exists is not changed. The restored one is added beside it.</source>
        <translation>Ein noch vorhandener Chat bleibt unverändert. Der wiederhergestellte kommt daneben hinzu.</translation>
    </message>
    <message>
        <source>A file of certificates (PEM) to trust besides those of the system, such as your organization&apos;s.</source>
        <translation>Eine Datei mit Zertifikaten (PEM), denen zusätzlich zu denen des Systems vertraut wird, etwa denen Ihrer Organisation.</translation>
    </message>
    <message>
        <source>A large model at the AI/ML API. You need an API key and credits there.</source>
        <translation>Ein großes Modell bei der AI/ML API. Sie brauchen dort einen API-Schlüssel und Guthaben.</translation>
    </message>
    <message>
        <source>A limit of your plan at the server has been reached.</source>
        <translation>Ein Limit Ihres Tarifs beim Server ist erreicht.</translation>
    </message>
    <message>
        <source>A message was deleted.</source>
        <translation>Eine Nachricht wurde gelöscht.</translation>
    </message>
    <message>
        <source>A message was edited.</source>
        <translation>Eine Nachricht wurde bearbeitet.</translation>
    </message>
    <message>
        <source>A message was restored.</source>
        <translation>Eine Nachricht wurde wiederhergestellt.</translation>
    </message>
    <message>
        <source>A model that thinks first may use all of this up for thinking and never get to its reply.</source>
        <translation>Ein Modell, das erst nachdenkt, kann das allein mit seinem Gedankengang verbrauchen und kommt dann nicht mehr zur Antwort.</translation>
    </message>
    <message>
        <source>A part of this reply could not be read.</source>
        <translation>Ein Teil dieser Antwort konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>A reply is interrupted after so long without a word. A server on this computer or in its network has three times as long for the first word.</source>
        <translation>Eine Antwort wird nach so langer Zeit ohne ein Wort unterbrochen. Ein Server auf diesem Computer oder in seinem Netzwerk hat für das erste Wort dreimal so lange.</translation>
    </message>
    <message>
        <source>A reply is still in progress.</source>
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
        <source>A secure connection to {host} could not be established.</source>
        <translation>Es konnte keine sichere Verbindung zu {host} hergestellt werden.</translation>
    </message>
    <message>
        <source>A secure connection to {host} could not be established. Check the address: a server without TLS needs http://.</source>
        <translation>Es konnte keine sichere Verbindung zu {host} hergestellt werden. Prüfen Sie die Adresse: Ein Server ohne TLS braucht http://.</translation>
    </message>
    <message>
        <source>A small model on this computer replies. It is only meant for a first try.</source>
        <translation>Es antwortet ein kleines Modell auf diesem Computer. Es ist nur zum Ausprobieren gedacht.</translation>
    </message>
    <message>
        <source>A stop sequence was reached.</source>
        <translation>Eine Stoppsequenz wurde erreicht.</translation>
    </message>
    <message>
        <source>A temporary conversation leaves no file to play. Save the audio to hear it.</source>
        <translation>Ein temporärer Chat hinterlässt keine Datei zum Abspielen. Speichern Sie den Ton, um ihn zu hören.</translation>
    </message>
    <message>
        <source>A version of a message was deleted.</source>
        <translation>Eine Version einer Nachricht wurde gelöscht.</translation>
    </message>
    <message>
        <source>A version of a reply was deleted.</source>
        <translation>Eine Version einer Antwort wurde gelöscht.</translation>
    </message>
    <message>
        <source>A web page (“{title}”) answered instead of the API. Check the network&apos;s login page, or the server&apos;s address in Settings.</source>
        <translation>Statt der API hat eine Webseite geantwortet („{title}“). Prüfen Sie die Anmeldeseite des Netzwerks oder die Adresse des Servers in den Einstellungen.</translation>
    </message>
    <message>
        <source>A web page answered instead of the API. Check the network&apos;s login page, or the server&apos;s address in Settings.</source>
        <translation>Statt der API hat eine Webseite geantwortet. Prüfen Sie die Anmeldeseite des Netzwerks oder die Adresse des Servers in den Einstellungen.</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>API-Schlüssel</translation>
    </message>
    <message>
        <source>API key accepted.</source>
        <translation>API-Schlüssel angenommen.</translation>
    </message>
    <message>
        <source>API key accepted. ${dollars} may still be spent with it.</source>
        <translation>API-Schlüssel angenommen. Damit können noch {dollars} $ ausgegeben werden.</translation>
    </message>
    <message numerus="yes">
        <source>API key accepted. %n model available.|API key accepted. %n models available.</source>
        <translation>
            <numerusform>API-Schlüssel angenommen. %n Modell verfügbar.</numerusform>
            <numerusform>API-Schlüssel angenommen. %n Modelle verfügbar.</numerusform>
        </translation>
    </message>
    <message>
        <source>API key accepted. Balance: ${dollars}</source>
        <translation>API-Schlüssel angenommen. Guthaben: {dollars} $</translation>
    </message>
    <message>
        <source>API key accepted. Balance: {amount} {currency}</source>
        <translation>API-Schlüssel angenommen. Guthaben: {amount} {currency}</translation>
    </message>
    <message>
        <source>API key removed.</source>
        <translation>API-Schlüssel entfernt.</translation>
    </message>
    <message>
        <source>API key saved in this computer&apos;s keyring.</source>
        <translation>API-Schlüssel im Schlüsselbund dieses Computers gespeichert.</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Info</translation>
    </message>
    <message>
        <source>Above 0, the model moves on to new subjects; below 0, it stays with the old.</source>
        <translation>Über 0 wendet sich das Modell neuen Themen zu, unter 0 bleibt es bei den alten.</translation>
    </message>
    <message>
        <source>Above 0, words that were used often become less likely; below 0, more likely.</source>
        <translation>Über 0 werden oft gebrauchte Wörter unwahrscheinlicher, unter 0 wahrscheinlicher.</translation>
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
        <source>Additional body fields</source>
        <translation>Zusätzliche Felder der Anfrage</translation>
    </message>
    <message>
        <source>Additional certificates</source>
        <translation>Zusätzliche Zertifikate</translation>
    </message>
    <message>
        <source>Additional headers</source>
        <translation>Zusätzliche Kopfzeilen</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Adjusted for this server</source>
        <translation>An diesen Server angepasst</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Erweitert</translation>
    </message>
    <message>
        <source>Advanced ▸</source>
        <translation>Erweitert ▸</translation>
    </message>
    <message>
        <source>Advanced ▾</source>
        <translation>Erweitert ▾</translation>
    </message>
    <message>
        <source>All commands</source>
        <translation>Alle Befehle</translation>
    </message>
    <message>
        <source>All instructions, exactly as they are sent.</source>
        <translation>Alle Anweisungen, genau wie sie gesendet werden.</translation>
    </message>
    <message>
        <source>All messages are sent again.</source>
        <translation>Alle Nachrichten werden wieder gesendet.</translation>
    </message>
    <message>
        <source>All messages are sent.</source>
        <translation>Alle Nachrichten werden gesendet.</translation>
    </message>
    <message>
        <source>All messages of a conversation are sent again.</source>
        <translation>Alle Nachrichten eines Chats werden wieder gesendet.</translation>
    </message>
    <message>
        <source>All that came, as it came.</source>
        <translation>Alles, was kam, wie es kam.</translation>
    </message>
    <message>
        <source>All time</source>
        <translation>Gesamter Zeitraum</translation>
    </message>
    <message>
        <source>Already in use.</source>
        <translation>Bereits ausgewählt.</translation>
    </message>
    <message>
        <source>Also search what the models thought</source>
        <translation>Auch die Gedankengänge der Modelle durchsuchen</translation>
    </message>
    <message>
        <source>Alternatives</source>
        <translation>Alternativen</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>Immer</translation>
    </message>
    <message>
        <source>Always as PDF</source>
        <translation>Immer als PDF</translation>
    </message>
    <message>
        <source>Always as text</source>
        <translation>Immer als Text</translation>
    </message>
    <message>
        <source>An API key has at most {most} characters.</source>
        <translation>Ein API-Schlüssel hat höchstens {most} Zeichen.</translation>
    </message>
    <message>
        <source>An API key has no spaces or line breaks. Copy it again.</source>
        <translation>Ein API-Schlüssel enthält keine Leerzeichen oder Zeilenumbrüche. Kopieren Sie ihn noch einmal.</translation>
    </message>
    <message>
        <source>An API key has only plain letters, digits and symbols. Copy it again.</source>
        <translation>Ein API-Schlüssel besteht nur aus einfachen Buchstaben, Ziffern und Zeichen. Kopieren Sie ihn noch einmal.</translation>
    </message>
    <message>
        <source>An attached file could not be removed.</source>
        <translation>Eine angehängte Datei konnte nicht entfernt werden.</translation>
    </message>
    <message>
        <source>An attempt failed: {why}</source>
        <translation>Ein Versuch schlug fehl: {why}</translation>
    </message>
    <message numerus="yes">
        <source>And one more.|And %n more.</source>
        <translation>
            <numerusform>Und eine weitere.</numerusform>
            <numerusform>Und %n weitere.</numerusform>
        </translation>
    </message>
    <message>
        <source>Another copy of Chatapp is using the conversations. Close it, then try again.</source>
        <translation>Ein anderes Chatapp verwendet die Chats. Schließen Sie es und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Answered by {model}, not by {asked}.</source>
        <translation>Beantwortet von {model}, nicht von {asked}.</translation>
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
        <source>Archive or unarchive conversation</source>
        <translation>Chat archivieren oder aus dem Archiv holen</translation>
    </message>
    <message>
        <source>Arguments unreadable</source>
        <translation>Argumente nicht lesbar</translation>
    </message>
    <message>
        <source>As a Markdown file.</source>
        <translation>Als Markdown-Datei.</translation>
    </message>
    <message>
        <source>As in Settings</source>
        <translation>Wie in den Einstellungen</translation>
    </message>
    <message>
        <source>As in Settings ({name})</source>
        <translation>Wie in den Einstellungen ({name})</translation>
    </message>
    <message>
        <source>As in this conversation</source>
        <translation>Wie in diesem Chat</translation>
    </message>
    <message>
        <source>As in this conversation ({name})</source>
        <translation>Wie in diesem Chat ({name})</translation>
    </message>
    <message>
        <source>As the server told it.</source>
        <translation>Wie vom Server angegeben.</translation>
    </message>
    <message>
        <source>As the servers counted it, by the day a reply ended, also for what was deleted since. Where a server tells no price, “≈” is an estimate from its list of models. Temporary conversations are not counted.</source>
        <translation>So, wie die Server gezählt haben, nach dem Tag, an dem eine Antwort endete, auch für inzwischen Gelöschtes. Wo ein Server keinen Preis nennt, steht „≈“ für eine Schätzung nach seiner Modellliste. Temporäre Chats werden nicht gezählt.</translation>
    </message>
    <message>
        <source>Ask anything below. For now, a small model on this computer replies. It is fine for a first try, but often wrong.</source>
        <translation>Schreiben Sie unten einfach los. Vorerst antwortet ein kleines Modell auf diesem Computer. Zum Ausprobieren reicht es, aber es irrt sich oft.</translation>
    </message>
    <message>
        <source>Ask anything below. {name} will reply.</source>
        <translation>Schreiben Sie unten einfach los. Es antwortet: {name}.</translation>
    </message>
    <message>
        <source>Ask for token counts</source>
        <translation>Token-Zahlen anfragen</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>Gefragt</translation>
    </message>
    <message>
        <source>Asked to continue</source>
        <translation>Um Fortsetzung gebeten</translation>
    </message>
    <message>
        <source>Asking {name} for a summary of this conversation…</source>
        <translation>{name} wird um eine Zusammenfassung dieses Chats gebeten…</translation>
    </message>
    <message>
        <source>Asking {name} for a title. The start of your first message and of the reply is sent.</source>
        <translation>{name} wird um einen Titel gebeten. Gesendet wird der Anfang Ihrer ersten Nachricht und der Antwort darauf.</translation>
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
        <source>At most {count} pairs, each mark at most {length} characters.</source>
        <translation>Höchstens {count} Paare, jede Marke höchstens {length} Zeichen.</translation>
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
        <source>Attempt</source>
        <translation>Versuch</translation>
    </message>
    <message>
        <source>Attempt failed: {why} The next one follows after {seconds} s.</source>
        <translation>Versuch fehlgeschlagen: {why} Der nächste folgt nach {seconds} s.</translation>
    </message>
    <message>
        <source>Attempt {number} · {outcome}</source>
        <translation>Versuch {number} · {outcome}</translation>
    </message>
    <message>
        <source>Audio files (*{ending});;All files (*)</source>
        <translation>Audiodateien (*{ending});;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Audio saved as “{name}”.</source>
        <translation>Ton als „{name}“ gespeichert.</translation>
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
        <source>Automatic: only where the server asks for it</source>
        <translation>Automatisch: nur, wenn der Server ihn verlangt</translation>
    </message>
    <message>
        <source>Automatic: sent back</source>
        <translation>Automatisch: wird zurückgesendet</translation>
    </message>
    <message>
        <source>Automatic: the AI/ML API once you have saved an API key for it, and the model on this computer until then.</source>
        <translation>Automatisch: die AI/ML API, sobald Sie einen API-Schlüssel dafür gespeichert haben; bis dahin das Modell auf diesem Computer.</translation>
    </message>
    <message>
        <source>Automatic: {kind}</source>
        <translation>Automatisch: {kind}</translation>
    </message>
    <message>
        <source>Back to conversations</source>
        <translation>Zurück zu den Chats</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Jetzt sichern</translation>
    </message>
    <message>
        <source>Backup created and verified.</source>
        <translation>Sicherung erstellt und geprüft.</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Sicherungen</translation>
    </message>
    <message>
        <source>Both texts</source>
        <translation>Beide Texte</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Careful: the part before the “@” is only a user name. The link leads to the host above.</source>
        <translation>Vorsicht: Der Teil vor dem „@“ ist nur ein Benutzername. Der Link führt zum oben genannten Host.</translation>
    </message>
    <message>
        <source>Change to {model}</source>
        <translation>Zu {model} wechseln</translation>
    </message>
    <message>
        <source>Change {number} of {count}</source>
        <translation>Änderung {number} von {count}</translation>
    </message>
    <message>
        <source>Chat with MiniMax M2.7, any OpenAI-compatible server or a model on this computer, and ask about PDFs.</source>
        <translation>Chatten Sie mit MiniMax M2.7, jedem OpenAI-kompatiblen Server oder einem Modell auf diesem Computer, und stellen Sie Fragen zu PDFs.</translation>
    </message>
    <message>
        <source>Chatapp JSON</source>
        <translation>Chatapp-JSON</translation>
    </message>
    <message>
        <source>Chatapp cannot be reopened yet.</source>
        <translation>Chatapp kann noch nicht neu geöffnet werden.</translation>
    </message>
    <message>
        <source>Chatapp is already open but not responding. Quit it, then start it again.</source>
        <translation>Chatapp ist bereits geöffnet, reagiert aber nicht. Beenden Sie es und starten Sie es neu.</translation>
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
        <source>Checking the API key…</source>
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
        <source>Choose a server to edit it below.</source>
        <translation>Wählen Sie einen Server, um ihn unten zu bearbeiten.</translation>
    </message>
    <message>
        <source>Clear messages</source>
        <translation>Nachrichten leeren</translation>
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
        <source>Close without saving everything?</source>
        <translation>Schließen, ohne alles zu speichern?</translation>
    </message>
    <message>
        <source>Closing the window only hides it, and replies continue. “Quit” ends Chatapp.</source>
        <translation>Das Schließen blendet das Fenster nur aus, und Antworten laufen weiter. „Beenden“ beendet Chatapp.</translation>
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
        <source>Confidence - Chatapp</source>
        <translation>Sicherheit des Modells - Chatapp</translation>
    </message>
    <message>
        <source>Connect MiniMax M2.7</source>
        <translation>MiniMax M2.7 verbinden</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message numerus="yes">
        <source>Connected. %n model available.|Connected. %n models available.</source>
        <translation>
            <numerusform>Verbunden. %n Modell verfügbar.</numerusform>
            <numerusform>Verbunden. %n Modelle verfügbar.</numerusform>
        </translation>
    </message>
    <message>
        <source>Connected. The list of models is public: the API key was not tried.</source>
        <translation>Verbunden. Die Modellliste ist öffentlich: Der API-Schlüssel wurde nicht geprüft.</translation>
    </message>
    <message>
        <source>Connected. The server lists no models, so the API key was not checked.</source>
        <translation>Verbunden. Der Server nennt keine Modelle, daher wurde der API-Schlüssel nicht geprüft.</translation>
    </message>
    <message>
        <source>Connected. This server takes requests without an API key.</source>
        <translation>Verbunden. Dieser Server nimmt Anfragen ohne API-Schlüssel an.</translation>
    </message>
    <message>
        <source>Connecting</source>
        <comment>state of a reply</comment>
        <translation>Verbindet</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Verbindungsaufbau</translation>
    </message>
    <message>
        <source>Contacting the server…</source>
        <translation>Server wird gefragt…</translation>
    </message>
    <message>
        <source>Context - Chatapp</source>
        <translation>Kontext – Chatapp</translation>
    </message>
    <message>
        <source>Context of the next request</source>
        <translation>Kontext der nächsten Anfrage</translation>
    </message>
    <message>
        <source>Context taken</source>
        <translation>Belegter Kontext</translation>
    </message>
    <message>
        <source>Context window: {count} tokens</source>
        <translation>Kontextfenster: {count} Tokens</translation>
    </message>
    <message>
        <source>Context: about {taken} of {window} tokens</source>
        <translation>Kontext: etwa {taken} von {window} Tokens</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Continue reply</source>
        <translation>Antwort fortsetzen</translation>
    </message>
    <message>
        <source>Continued</source>
        <translation>Fortgesetzt</translation>
    </message>
    <message>
        <source>Continued from “{title}”</source>
        <translation>Fortsetzung von „{title}“</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Chat</translation>
    </message>
    <message>
        <source>Conversation menu</source>
        <translation>Chat-Menü</translation>
    </message>
    <message>
        <source>Conversation saved as “{name}”.</source>
        <translation>Chat als „{name}“ gespeichert.</translation>
    </message>
    <message>
        <source>Conversation settings</source>
        <translation>Chat-Einstellungen</translation>
    </message>
    <message>
        <source>Conversation settings - Chatapp</source>
        <translation>Chat-Einstellungen - Chatapp</translation>
    </message>
    <message>
        <source>Conversation settings…</source>
        <translation>Chat-Einstellungen…</translation>
    </message>
    <message>
        <source>Conversation {number} in “{name}”: {why}.</source>
        <translation>Chat {number} in „{name}“: {why}.</translation>
    </message>
    <message>
        <source>Conversation {number}: {why}</source>
        <translation>Chat {number}: {why}</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Chats</translation>
    </message>
    <message>
        <source>Conversations (*.json *.zip);;All files (*)</source>
        <translation>Chats (*.json *.zip);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Conversations in the backup</source>
        <translation>Chats in der Sicherung</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Copied without formatting</source>
        <translation>Ohne Formatierung kopiert</translation>
    </message>
    <message>
        <source>Copied. It reads the API key from $API_KEY.</source>
        <translation>Kopiert. Der API-Schlüssel wird aus $API_KEY gelesen.</translation>
    </message>
    <message>
        <source>Copied. Paste the details into your report.</source>
        <translation>Kopiert. Fügen Sie die Angaben in Ihre Meldung ein.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>Adresse kopieren</translation>
    </message>
    <message>
        <source>Copy as curl</source>
        <translation>Als curl kopieren</translation>
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
        <source>Copy details for a report</source>
        <translation>Angaben für eine Meldung kopieren</translation>
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
        <source>Copy raw data</source>
        <translation>Rohdaten kopieren</translation>
    </message>
    <message>
        <source>Copy reply</source>
        <translation>Antwort kopieren</translation>
    </message>
    <message>
        <source>Copy reply as Markdown</source>
        <translation>Antwort als Markdown kopieren</translation>
    </message>
    <message>
        <source>Copy reply with thinking</source>
        <translation>Antwort mit Gedankengang kopieren</translation>
    </message>
    <message>
        <source>Copy request</source>
        <translation>Anfrage kopieren</translation>
    </message>
    <message>
        <source>Copy request ID</source>
        <translation>Anfrage-ID kopieren</translation>
    </message>
    <message>
        <source>Copy sources</source>
        <translation>Quellen kopieren</translation>
    </message>
    <message>
        <source>Copy timeline</source>
        <translation>Ablauf kopieren</translation>
    </message>
    <message>
        <source>Copy tool call</source>
        <translation>Werkzeugaufruf kopieren</translation>
    </message>
    <message>
        <source>Copy, or drag out of the window as a file</source>
        <translation>Kopieren oder als Datei aus dem Fenster ziehen</translation>
    </message>
    <message>
        <source>Creating a backup…</source>
        <translation>Sicherung wird erstellt…</translation>
    </message>
    <message>
        <source>Creating the PDF took too long.</source>
        <translation>Das Erstellen des PDFs hat zu lange gedauert.</translation>
    </message>
    <message>
        <source>Custom shortcuts: the name of an action, and its shortcut or nothing.</source>
        <translation>Eigene Tastenkürzel: der Name einer Aktion und ihr Tastenkürzel oder nichts.</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Ausschneiden</translation>
    </message>
    <message>
        <source>Cut short</source>
        <translation>Abgebrochen</translation>
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
        <source>Default</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>Default ({value})</source>
        <translation>Standard ({value})</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message numerus="yes">
        <source>Delete 1 item permanently?|Delete %n items permanently?</source>
        <translation>
            <numerusform>%n Element endgültig löschen?</numerusform>
            <numerusform>%n Elemente endgültig löschen?</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete conversation</source>
        <translation>Chat löschen</translation>
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
            <numerusform>%n Chat löschen</numerusform>
            <numerusform>%n Chats löschen</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete persona</source>
        <translation>Persona löschen</translation>
    </message>
    <message>
        <source>Delete the selected item</source>
        <translation>Auswahl löschen</translation>
    </message>
    <message>
        <source>Delete this version</source>
        <translation>Diese Version löschen</translation>
    </message>
    <message>
        <source>Deleted items are kept for 30 days.</source>
        <translation>Gelöschte Elemente bleiben 30 Tage erhalten.</translation>
    </message>
    <message>
        <source>Desktop</source>
        <translation>Desktop</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Details copied</source>
        <translation>Details kopiert</translation>
    </message>
    <message>
        <source>Details of the reply</source>
        <translation>Details der Antwort</translation>
    </message>
    <message>
        <source>Details of the reply - Chatapp</source>
        <translation>Details der Antwort - Chatapp</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Done</source>
        <comment>state of a reply</comment>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Drafts of conversations that are not among these are in a new conversation.</source>
        <translation>Entwürfe von Chats, die nicht dabei sind, stehen in einem neuen Chat.</translation>
    </message>
    <message>
        <source>Each mark may be named only once.</source>
        <translation>Jede Marke darf nur einmal vorkommen.</translation>
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
        <source>Edit message</source>
        <translation>Nachricht bearbeiten</translation>
    </message>
    <message>
        <source>Edit personas…</source>
        <translation>Personas bearbeiten…</translation>
    </message>
    <message>
        <source>Editing a message. Sending creates a new version and keeps the old one.</source>
        <translation>Sie bearbeiten eine Nachricht. Beim Senden entsteht eine neue Version; die alte bleibt erhalten.</translation>
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
        <source>Emptying the trash…</source>
        <translation>Der Papierkorb wird geleert…</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>End: {why}</source>
        <translation>Ende: {why}</translation>
    </message>
    <message>
        <source>Enter an API key to add or replace it</source>
        <translation>API-Schlüssel zum Hinzufügen oder Ersetzen eingeben</translation>
    </message>
    <message>
        <source>Enter an API key.</source>
        <translation>Geben Sie einen API-Schlüssel ein.</translation>
    </message>
    <message>
        <source>Estimated by the prices in the server&apos;s list of models.</source>
        <translation>Geschätzt nach den Preisen in der Modellliste des Servers.</translation>
    </message>
    <message>
        <source>Every opening mark needs a closing one behind it.</source>
        <translation>Auf jede öffnende Marke muss eine schließende folgen.</translation>
    </message>
    <message>
        <source>Everything else that a request asks of the model.</source>
        <translation>Alles Weitere, was eine Anfrage vom Modell verlangt.</translation>
    </message>
    <message>
        <source>Everything: all versions, thinking and attached files. Chatapp can import it again.</source>
        <translation>Alles: sämtliche Versionen, Gedankengänge und angehängte Dateien. Chatapp kann es wieder importieren.</translation>
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
        <translation>Alle Chats exportieren</translation>
    </message>
    <message>
        <source>Export all conversations.</source>
        <translation>Alle Chats exportieren.</translation>
    </message>
    <message>
        <source>Export all conversations…</source>
        <translation>Alle Chats exportieren…</translation>
    </message>
    <message>
        <source>Export conversation</source>
        <translation>Chat exportieren</translation>
    </message>
    <message numerus="yes">
        <source>Export one conversation.|Export %n conversations.</source>
        <translation>
            <numerusform>%n Chat exportieren.</numerusform>
            <numerusform>%n Chats exportieren.</numerusform>
        </translation>
    </message>
    <message>
        <source>Export this conversation.</source>
        <translation>Diesen Chat exportieren.</translation>
    </message>
    <message>
        <source>Export to a folder</source>
        <translation>In einen Ordner exportieren</translation>
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
        <comment>state of a reply</comment>
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
        <source>Files not attached - Chatapp</source>
        <translation>Nicht angehängte Dateien - Chatapp</translation>
    </message>
    <message>
        <source>Files that are still being read will not be attached.</source>
        <translation>Dateien, die noch gelesen werden, werden nicht angehängt.</translation>
    </message>
    <message>
        <source>Files that could not be attached</source>
        <translation>Dateien, die nicht angehängt werden konnten</translation>
    </message>
    <message>
        <source>Filters: {filters}</source>
        <translation>Filter: {filters}</translation>
    </message>
    <message>
        <source>Find in conversation</source>
        <translation>Im Chat suchen</translation>
    </message>
    <message>
        <source>First byte</source>
        <translation>Erstes Byte</translation>
    </message>
    <message>
        <source>First thought</source>
        <translation>Erster Gedanke</translation>
    </message>
    <message>
        <source>First word</source>
        <translation>Erstes Wort</translation>
    </message>
    <message>
        <source>Fixed shortcuts</source>
        <translation>Feste Tastenkürzel</translation>
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
            <numerusform>Ordner „{name}“ mit %n Chat</numerusform>
            <numerusform>Ordner „{name}“ mit %n Chats</numerusform>
        </translation>
    </message>
    <message>
        <source>Follow the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>For a reason of the server&apos;s own: {word}</source>
        <translation>Aus einem eigenen Grund des Servers: {word}</translation>
    </message>
    <message>
        <source>For example: Answer briefly, in plain words.</source>
        <translation>Zum Beispiel: Antworte kurz und mit einfachen Worten.</translation>
    </message>
    <message>
        <source>For example: Answer in German.</source>
        <translation>Zum Beispiel: Antworte auf Deutsch.</translation>
    </message>
    <message>
        <source>For models with marks of their own: opening and closing ones, separated by spaces, such as &lt;think&gt; &lt;/think&gt;.</source>
        <translation>Für Modelle mit eigenen Marken: öffnende und schließende, durch Leerzeichen getrennt, etwa &lt;think&gt; &lt;/think&gt;.</translation>
    </message>
    <message>
        <source>For replies that take longer than 10 seconds and finish while you are elsewhere.</source>
        <translation>Für Antworten, die länger als 10 Sekunden dauern und fertig werden, während Sie woanders sind.</translation>
    </message>
    <message>
        <source>For this message only. Everything else stays as it is.</source>
        <translation>Nur für diese Nachricht. Alles andere bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>Forget what was learned</source>
        <translation>Gelerntes vergessen</translation>
    </message>
    <message>
        <source>Fork into a new conversation</source>
        <translation>In neuen Chat abzweigen</translation>
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
        <source>Free</source>
        <translation>Frei</translation>
    </message>
    <message>
        <source>Free software under the MIT licence.</source>
        <translation>Freie Software unter der MIT-Lizenz.</translation>
    </message>
    <message>
        <source>Frequency penalty</source>
        <translation>Häufigkeitsabzug</translation>
    </message>
    <message>
        <source>From</source>
        <comment>an older version</comment>
        <translation>Von</translation>
    </message>
    <message>
        <source>From a ChatGPT export (the zip file or its conversations.json) or from files that Chatapp exported. Conversations you already have are not added again.</source>
        <translation>Aus einem ChatGPT-Export (der ZIP-Datei oder ihrer conversations.json) oder aus Dateien, die Chatapp exportiert hat. Bereits vorhandene Chats werden nicht noch einmal hinzugefügt.</translation>
    </message>
    <message>
        <source>From {moment}. Anything newer exists only in the damaged file.</source>
        <translation>Vom {moment}. Alles Neuere steht nur in der beschädigten Datei.</translation>
    </message>
    <message>
        <source>GGUF models (*.gguf);;All files (*)</source>
        <translation>GGUF-Modelle (*.gguf);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Get an API key</source>
        <translation>API-Schlüssel holen</translation>
    </message>
    <message>
        <source>Go on from here with this word</source>
        <translation>Ab hier mit diesem Wort weiter</translation>
    </message>
    <message>
        <source>Has the server say how many tokens a reply took. Some servers refuse to.</source>
        <translation>Lässt den Server sagen, wie viele Tokens eine Antwort brauchte. Manche Server lehnen das ab.</translation>
    </message>
    <message>
        <source>Hide thinking</source>
        <translation>Gedankengang ausblenden</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>How PDFs are sent. Automatic: as PDF where the server documents it, otherwise as text.</source>
        <translation>Wie PDFs gesendet werden. Automatisch: als PDF, wo der Server es vorsieht, sonst als Text.</translation>
    </message>
    <message>
        <source>How long a model that thinks does so before it replies.</source>
        <translation>Wie lange ein denkendes Modell nachdenkt, bevor es antwortet.</translation>
    </message>
    <message>
        <source>How many other words the server names for each word, with their probabilities.</source>
        <translation>Wie viele andere Wörter der Server zu jedem Wort nennt, mit ihren Wahrscheinlichkeiten.</translation>
    </message>
    <message>
        <source>How varied the wording is: low is precise and repeatable, high is inventive.</source>
        <translation>Wie abwechslungsreich formuliert wird: niedrig ist genau und wiederholbar, hoch ist einfallsreich.</translation>
    </message>
    <message>
        <source>How {name} is sent: {words}</source>
        <translation>Wie {name} gesendet wird: {words}</translation>
    </message>
    <message>
        <source>Icon</source>
        <translation>Symbol</translation>
    </message>
    <message>
        <source>If something goes wrong</source>
        <translation>Wenn etwas nicht funktioniert</translation>
    </message>
    <message>
        <source>Ignore system proxy</source>
        <translation>System-Proxy ignorieren</translation>
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
        <translation>Chats importieren</translation>
    </message>
    <message>
        <source>Import conversations…</source>
        <translation>Chats importieren…</translation>
    </message>
    <message numerus="yes">
        <source>Import the conversations in one file?|Import the conversations in %n files?</source>
        <translation>
            <numerusform>Die Chats in %n Datei importieren?</numerusform>
            <numerusform>Die Chats in %n Dateien importieren?</numerusform>
        </translation>
    </message>
    <message>
        <source>Import the conversations in “{name}”?</source>
        <translation>Die Chats in „{name}“ importieren?</translation>
    </message>
    <message>
        <source>Imported conversation</source>
        <translation>Importierter Chat</translation>
    </message>
    <message>
        <source>In US dollars. Before replies would cost more in a month, Chatapp asks instead of sending. Leave unset for no limit.</source>
        <translation>In US-Dollar. Bevor Antworten in einem Monat mehr kosten würden, fragt Chatapp nach, statt zu senden. Ohne Angabe gibt es kein Limit.</translation>
    </message>
    <message>
        <source>In all</source>
        <translation>Insgesamt</translation>
    </message>
    <message>
        <source>In its own script: {host}</source>
        <translation>In der eigenen Schrift: {host}</translation>
    </message>
    <message>
        <source>In the backup from {moment}:</source>
        <translation>In der Sicherung vom {moment}:</translation>
    </message>
    <message>
        <source>In tokens, thinking included. A token is about ¾ of a word.</source>
        <translation>In Tokens, mit dem Gedankengang. Ein Token ist etwa ¾ eines Wortes.</translation>
    </message>
    <message>
        <source>Include thinking</source>
        <translation>Mit Gedankengang</translation>
    </message>
    <message>
        <source>Inference ID</source>
        <translation>Inferenz-ID</translation>
    </message>
    <message>
        <source>Inline</source>
        <translation>In einem Text</translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation>Anweisungen</translation>
    </message>
    <message>
        <source>Instructions and messages are sent with every request. The model can take in only so much at once: its context window.</source>
        <translation>Anweisungen und Nachrichten werden mit jeder Anfrage gesendet. Das Modell kann nur eine begrenzte Menge auf einmal aufnehmen: sein Kontextfenster.</translation>
    </message>
    <message>
        <source>Instructions, a model and options under a name. Type @ in a message to choose.</source>
        <translation>Anweisungen, ein Modell und Optionen unter einem Namen. Tippen Sie @ in einer Nachricht, um zu wählen.</translation>
    </message>
    <message>
        <source>Instructions…</source>
        <translation>Anweisungen…</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <comment>state of a reply</comment>
        <translation>Unterbrochen</translation>
    </message>
    <message>
        <source>Interrupted.</source>
        <translation>Unterbrochen.</translation>
    </message>
    <message>
        <source>Inventive</source>
        <translation>Einfallsreich</translation>
    </message>
    <message>
        <source>It is dated {moment}, which is in the future. The clock was wrong then, or is wrong now.</source>
        <translation>Sie ist auf den {moment} datiert, also in der Zukunft. Die Uhr ging damals falsch oder geht jetzt falsch.</translation>
    </message>
    <message>
        <source>It is not over yet.</source>
        <translation>Sie ist noch nicht zu Ende.</translation>
    </message>
    <message>
        <source>Items that could not be imported</source>
        <translation>Elemente, die nicht importiert werden konnten</translation>
    </message>
    <message>
        <source>JSON that goes into every request, for what this server alone understands.</source>
        <translation>JSON, das in jede Anfrage kommt, für das, was nur dieser Server versteht.</translation>
    </message>
    <message>
        <source>JSON with a text that the reply will mostly repeat, so that it comes sooner. Words that turn out different are billed too.</source>
        <translation>JSON mit einem Text, den die Antwort größtenteils wiederholt, damit sie früher kommt. Auch Wörter, die anders ausfallen, werden berechnet.</translation>
    </message>
    <message>
        <source>JSON with names and texts. Kept in the settings file: not for API keys.</source>
        <translation>JSON mit Namen und Texten. Steht in der Einstellungsdatei: nicht für API-Schlüssel.</translation>
    </message>
    <message>
        <source>JSON: token IDs, each with a number from -100 (never) to 100 (always).</source>
        <translation>JSON: Token-IDs, jede mit einer Zahl von -100 (nie) bis 100 (immer).</translation>
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
        <source>Keep open</source>
        <translation>Offen lassen</translation>
    </message>
    <message>
        <source>Keep running in the system tray</source>
        <translation>Im Infobereich bleiben</translation>
    </message>
    <message>
        <source>Kept in the system&apos;s keyring, never in a file.</source>
        <translation>Liegt im Schlüsselbund des Systems, nie in einer Datei.</translation>
    </message>
    <message>
        <source>Kind of server</source>
        <translation>Art des Servers</translation>
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
        <source>Last 12 months</source>
        <translation>Letzte 12 Monate</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>Letzter Monat</translation>
    </message>
    <message>
        <source>Learned from requests that the server refused. Forgotten after 30 days.</source>
        <translation>Aus Anfragen gelernt, die der Server abgelehnt hat. Nach 30 Tagen vergessen.</translation>
    </message>
    <message>
        <source>Leave empty to use the model from Settings.</source>
        <translation>Leer lassen, um das Modell aus den Einstellungen zu verwenden.</translation>
    </message>
    <message>
        <source>Leave out the oldest messages</source>
        <translation>Älteste Nachrichten weglassen</translation>
    </message>
    <message>
        <source>Leaves everything as it is.</source>
        <translation>Lässt alles, wie es ist.</translation>
    </message>
    <message>
        <source>Left to the model</source>
        <translation>Dem Modell überlassen</translation>
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
        <source>Light, dark or high contrast. “Follow the system” switches automatically.</source>
        <translation>Hell, dunkel oder mit hohem Kontrast. „Wie das System“ wechselt automatisch.</translation>
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
        <source>Load the list of models</source>
        <translation>Liste der Modelle laden</translation>
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
        <source>Longest line of a message, in characters. Around 75 is easiest to read.</source>
        <translation>Längste Zeile einer Nachricht, in Zeichen. Etwa 75 lesen sich am besten.</translation>
    </message>
    <message>
        <source>Longest reply</source>
        <translation>Längste Antwort</translation>
    </message>
    <message>
        <source>Longest silence of a server</source>
        <translation>Längstes Schweigen eines Servers</translation>
    </message>
    <message>
        <source>Looking for the newest intact backup.</source>
        <translation>Die neueste unversehrte Sicherung wird gesucht.</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Niedrig</translation>
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
        <source>Marks around thinking</source>
        <translation>Marken um den Gedankengang</translation>
    </message>
    <message>
        <source>May</source>
        <translation>Mai</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>Message box</source>
        <translation>Eingabefeld</translation>
    </message>
    <message>
        <source>Message copied</source>
        <translation>Nachricht kopiert</translation>
    </message>
    <message>
        <source>Message copied without formatting</source>
        <translation>Nachricht ohne Formatierung kopiert</translation>
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
        <source>Messages above are not sent to the model.</source>
        <translation>Nachrichten darüber werden nicht an das Modell gesendet.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Model asked for</source>
        <translation>Gewünschtes Modell</translation>
    </message>
    <message>
        <source>Model that replied</source>
        <translation>Antwortendes Modell</translation>
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
        <source>Model: {name}. Conversation menu</source>
        <translation>Modell: {name}. Chat-Menü</translation>
    </message>
    <message>
        <source>Models on this computer need a processor with AVX2, which yours does not have.</source>
        <translation>Modelle auf diesem Computer brauchen einen Prozessor mit AVX2. Ihrer hat das nicht.</translation>
    </message>
    <message>
        <source>Monthly limit</source>
        <translation>Monatslimit</translation>
    </message>
    <message>
        <source>More ways to send</source>
        <translation>Weitere Arten zu senden</translation>
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
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>New</source>
        <comment>a conversation, where room is short</comment>
        <translation>Neu</translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation>Neuer Chat</translation>
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
        <source>New line</source>
        <translation>Neue Zeile</translation>
    </message>
    <message>
        <source>New name</source>
        <translation>Neuer Name</translation>
    </message>
    <message>
        <source>New persona</source>
        <translation>Neue Persona</translation>
    </message>
    <message>
        <source>New server</source>
        <translation>Neuer Server</translation>
    </message>
    <message>
        <source>New temporary conversation</source>
        <translation>Neuer temporärer Chat</translation>
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
        <source>No archived conversations. Right-click a conversation and choose “Archive”.</source>
        <translation>Keine archivierten Chats. Klicken Sie mit der rechten Maustaste auf einen Chat und wählen Sie „Archivieren“.</translation>
    </message>
    <message>
        <source>No backups yet. The first one is created a minute after Chatapp starts.</source>
        <translation>Noch keine Sicherungen. Die erste entsteht eine Minute nach dem Start von Chatapp.</translation>
    </message>
    <message>
        <source>No browser can open this address.</source>
        <translation>Diese Adresse kann kein Browser öffnen.</translation>
    </message>
    <message>
        <source>No commands match “{words}”.</source>
        <translation>Keine Befehle passen zu „{words}“.</translation>
    </message>
    <message>
        <source>No connection to the server. Check the network and the address.</source>
        <translation>Keine Verbindung zum Server. Prüfen Sie das Netzwerk und die Adresse.</translation>
    </message>
    <message>
        <source>No conversations can be recovered from the damaged file.</source>
        <translation>Aus der beschädigten Datei lassen sich keine Chats wiederherstellen.</translation>
    </message>
    <message>
        <source>No conversations were found there.</source>
        <translation>Dort wurden keine Chats gefunden.</translation>
    </message>
    <message>
        <source>No folder</source>
        <translation>Kein Ordner</translation>
    </message>
    <message>
        <source>No instructions.</source>
        <translation>Keine Anweisungen.</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>Keine Grenze</translation>
    </message>
    <message>
        <source>No matching conversations.</source>
        <translation>Keine passenden Chats.</translation>
    </message>
    <message>
        <source>No model is connected yet. Connect one to start.</source>
        <translation>Noch ist kein Modell verbunden. Verbinden Sie eines, um loszulegen.</translation>
    </message>
    <message>
        <source>No model is selected for this server. Choose one in Settings.</source>
        <translation>Für diesen Server ist kein Modell ausgewählt. Wählen Sie eines in den Einstellungen.</translation>
    </message>
    <message>
        <source>No monthly limit</source>
        <translation>Kein Monatslimit</translation>
    </message>
    <message>
        <source>No more</source>
        <translation>Keine weiteren</translation>
    </message>
    <message>
        <source>No probabilities were kept of this reply.</source>
        <translation>Zu dieser Antwort sind keine Wahrscheinlichkeiten aufbewahrt.</translation>
    </message>
    <message>
        <source>No program plays this audio. It can be saved instead.</source>
        <translation>Kein Programm spielt diesen Ton ab. Er lässt sich stattdessen speichern.</translation>
    </message>
    <message>
        <source>No replies in this period.</source>
        <translation>Keine Antworten in diesem Zeitraum.</translation>
    </message>
    <message>
        <source>No reply is in progress.</source>
        <translation>Es wird gerade keine Antwort geschrieben.</translation>
    </message>
    <message>
        <source>No reply was received.</source>
        <translation>Es kam keine Antwort.</translation>
    </message>
    <message>
        <source>No response from the model for {time}</source>
        <translation>Seit {time} keine Antwort vom Modell</translation>
    </message>
    <message>
        <source>No results</source>
        <translation>Keine Treffer</translation>
    </message>
    <message>
        <source>No results for “{words}” in titles, messages or PDFs.</source>
        <translation>Keine Treffer für „{words}“ in Titeln, Nachrichten oder PDFs.</translation>
    </message>
    <message>
        <source>No results for “{words}” with these filters.</source>
        <translation>Keine Treffer für „{words}“ mit diesen Filtern.</translation>
    </message>
    <message>
        <source>No server was found at {place}. Is it running?</source>
        <translation>Unter {place} wurde kein Server gefunden. Läuft er?</translation>
    </message>
    <message>
        <source>No settings match “{words}”.</source>
        <translation>Keine Einstellungen passen zu „{words}“.</translation>
    </message>
    <message>
        <source>No shortcut</source>
        <translation>Kein Tastenkürzel</translation>
    </message>
    <message>
        <source>No summary could be made.</source>
        <translation>Es konnte keine Zusammenfassung erstellt werden.</translation>
    </message>
    <message>
        <source>No times are kept of this reply.</source>
        <translation>Zu dieser Antwort sind keine Zeiten aufbewahrt.</translation>
    </message>
    <message>
        <source>No title could be suggested: {why}</source>
        <translation>Kein Titelvorschlag: {why}</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Not asked for</source>
        <translation>Nicht angefragt</translation>
    </message>
    <message>
        <source>Not available for any message here.</source>
        <translation>Für keine Nachricht hier verfügbar.</translation>
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
        <translation>Nicht gespeichert: Ein anderes Programm verwendet die Chats.</translation>
    </message>
    <message>
        <source>Not saved: the attached file could not be stored.</source>
        <translation>Nicht gespeichert: Die angehängte Datei konnte nicht abgelegt werden.</translation>
    </message>
    <message>
        <source>Not saved: the conversation database cannot be opened.</source>
        <translation>Nicht gespeichert: Die Chat-Datenbank lässt sich nicht öffnen.</translation>
    </message>
    <message>
        <source>Not saved: the disk is full.</source>
        <translation>Nicht gespeichert: Die Festplatte ist voll.</translation>
    </message>
    <message>
        <source>Not saved: the folder of the conversation database is read-only.</source>
        <translation>Nicht gespeichert: Der Ordner der Chat-Datenbank ist schreibgeschützt.</translation>
    </message>
    <message>
        <source>Not saved: the text is too large.</source>
        <translation>Nicht gespeichert: Der Text ist zu groß.</translation>
    </message>
    <message>
        <source>Not saved: there is no permission to write to the conversation database.</source>
        <translation>Nicht gespeichert: Für die Chat-Datenbank fehlt die Schreibberechtigung.</translation>
    </message>
    <message>
        <source>Not saved: writing to the disk failed.</source>
        <translation>Nicht gespeichert: Das Schreiben auf die Festplatte ist fehlgeschlagen.</translation>
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
        <source>Notes</source>
        <translation>Hinweise</translation>
    </message>
    <message>
        <source>Nothing has been changed. Whatever you choose, the current file is kept.</source>
        <translation>Es wurde nichts verändert. Was Sie auch wählen: Die jetzige Datei bleibt erhalten.</translation>
    </message>
    <message>
        <source>Nothing is saved: the folder of the conversation database is read-only. You can read, search and export.</source>
        <translation>Es wird nichts gespeichert: Der Ordner der Chat-Datenbank ist schreibgeschützt. Lesen, Suchen und Exportieren sind möglich.</translation>
    </message>
    <message>
        <source>Nothing to redo.</source>
        <translation>Nichts zu wiederholen.</translation>
    </message>
    <message>
        <source>Nothing to undo.</source>
        <translation>Nichts rückgängig zu machen.</translation>
    </message>
    <message>
        <source>Nothing was run: Chatapp does not run tools.</source>
        <translation>Nichts wurde ausgeführt: Chatapp führt keine Werkzeuge aus.</translation>
    </message>
    <message>
        <source>Notify me when a reply is ready</source>
        <translation>Fertige Antwort melden</translation>
    </message>
    <message>
        <source>November</source>
        <translation>November</translation>
    </message>
    <message>
        <source>October</source>
        <translation>Oktober</translation>
    </message>
    <message>
        <source>Of the conversation that this one continues. Sent after the instructions.</source>
        <translation>Vom Chat, den dieser fortsetzt. Wird nach den Anweisungen gesendet.</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Older text</source>
        <translation>Älterer Text</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Ein</translation>
    </message>
    <message>
        <source>Once a day, Chatapp backs up all conversations and verifies the backup. Backups of the last seven days and the last four weeks are kept. Anything you delete permanently is gone from them after 28 days.</source>
        <translation>Einmal am Tag sichert Chatapp alle Chats und prüft die Sicherung. Sicherungen der letzten sieben Tage und der letzten vier Wochen bleiben erhalten. Was Sie endgültig löschen, ist nach 28 Tagen auch daraus verschwunden.</translation>
    </message>
    <message>
        <source>One file per conversation. Chatapp JSON is complete and can be imported again.</source>
        <translation>Eine Datei pro Chat. Chatapp-JSON ist vollständig und lässt sich wieder importieren.</translation>
    </message>
    <message>
        <source>One file per conversation. Chatapp JSON is complete and can be imported again. To export a single conversation, open it and press {keys}.</source>
        <translation>Eine Datei pro Chat. Chatapp-JSON ist vollständig und lässt sich wieder importieren. Um einen einzelnen Chat zu exportieren, öffnen Sie ihn und drücken Sie {keys}.</translation>
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
        <source>Only the likeliest words, together this probable, are chosen from. Change this or the temperature, not both.</source>
        <translation>Gewählt wird nur aus den wahrscheinlichsten Wörtern, die zusammen diese Wahrscheinlichkeit haben. Ändern Sie dies oder die Temperatur, nicht beides.</translation>
    </message>
    <message>
        <source>Only your newest message is left: there is nothing more to leave out.</source>
        <translation>Nur Ihre neueste Nachricht ist noch übrig: Es gibt nichts mehr wegzulassen.</translation>
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
        <source>Open billing page</source>
        <translation>Abrechnung öffnen</translation>
    </message>
    <message>
        <source>Open in browser</source>
        <translation>Im Browser öffnen</translation>
    </message>
    <message>
        <source>Open link</source>
        <translation>Link öffnen</translation>
    </message>
    <message>
        <source>Open log folder</source>
        <translation>Protokollordner öffnen</translation>
    </message>
    <message>
        <source>Open status page</source>
        <translation>Statusseite öffnen</translation>
    </message>
    <message>
        <source>Open the context menu of the selected item</source>
        <translation>Kontextmenü der Auswahl öffnen</translation>
    </message>
    <message>
        <source>Open this address in the browser?</source>
        <translation>Diese Adresse im Browser öffnen?</translation>
    </message>
    <message>
        <source>Options for the next reply</source>
        <translation>Optionen für die nächste Antwort</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Anderer</translation>
    </message>
    <message>
        <source>Other likely words</source>
        <translation>Andere wahrscheinliche Wörter</translation>
    </message>
    <message>
        <source>Other on a private network</source>
        <translation>Anderer im privaten Netz</translation>
    </message>
    <message>
        <source>Other replies had ended</source>
        <translation>Andere Antworten waren zu Ende</translation>
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
        <source>Period</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Persona</source>
        <translation>Persona</translation>
    </message>
    <message>
        <source>Persona {number} in the settings is ignored: it needs an ID and a name.</source>
        <translation>Persona {number} in den Einstellungen wird nicht verwendet: Sie braucht eine ID und einen Namen.</translation>
    </message>
    <message>
        <source>Personas</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Anheften</translation>
    </message>
    <message>
        <source>Pin or unpin conversation</source>
        <translation>Chat anheften oder nicht mehr anheften</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Angeheftet</translation>
    </message>
    <message>
        <source>Play audio</source>
        <translation>Ton abspielen</translation>
    </message>
    <message>
        <source>Precise</source>
        <translation>Genau</translation>
    </message>
    <message>
        <source>Precise to inventive</source>
        <translation>Genau bis einfallsreich</translation>
    </message>
    <message>
        <source>Predicted reply</source>
        <translation>Vorhergesagte Antwort</translation>
    </message>
    <message>
        <source>Preparing call</source>
        <comment>state of a reply</comment>
        <translation>Aufruf entsteht</translation>
    </message>
    <message>
        <source>Presence penalty</source>
        <translation>Wiederholungsabzug</translation>
    </message>
    <message>
        <source>Press Enter, then the new shortcut. Esc cancels, Backspace removes it.</source>
        <translation>Drücken Sie die Eingabetaste und dann das neue Tastenkürzel. Esc bricht ab, die Rücktaste entfernt es.</translation>
    </message>
    <message>
        <source>Press the shortcut…</source>
        <translation>Tastenkürzel drücken…</translation>
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
        <source>Price</source>
        <translation>Preis</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>Put back in message box</source>
        <translation>Zurück ins Eingabefeld</translation>
    </message>
    <message>
        <source>Queued until another reply has ended</source>
        <translation>Wartet, bis eine andere Antwort beendet ist</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Quote in message box</source>
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
        <source>Random</source>
        <translation>Zufällig</translation>
    </message>
    <message>
        <source>Raw data</source>
        <translation>Rohdaten</translation>
    </message>
    <message>
        <source>Raw response</source>
        <translation>Rohdaten der Rückmeldung</translation>
    </message>
    <message>
        <source>Reading files: {done} of {total} done.</source>
        <translation>Dateien werden gelesen: {done} von {total} fertig.</translation>
    </message>
    <message>
        <source>Reading “{name}” needs too much memory.</source>
        <translation>Das Lesen von „{name}“ braucht zu viel Speicher.</translation>
    </message>
    <message>
        <source>Reading “{name}” took too long.</source>
        <translation>Das Lesen von „{name}“ hat zu lange gedauert.</translation>
    </message>
    <message>
        <source>Reading “{name}” was stopped: too much of it could not be read.</source>
        <translation>Das Lesen von „{name}“ wurde beendet: Zu vieles darin war nicht lesbar.</translation>
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
        <source>Reads the damaged file record by record. Whatever was in its damaged parts will be missing.</source>
        <translation>Liest die beschädigte Datei Datensatz für Datensatz. Was in den beschädigten Teilen stand, fehlt danach.</translation>
    </message>
    <message>
        <source>Recall your last message (in an empty message box)</source>
        <translation>Letzte Nachricht zurückholen (bei leerem Eingabefeld)</translation>
    </message>
    <message>
        <source>Receiving speech</source>
        <comment>state of a reply</comment>
        <translation>Sprache kommt</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>Recover what is readable</source>
        <translation>Retten, was lesbar ist</translation>
    </message>
    <message>
        <source>Recovered {conversations} with {messages} from the damaged file.</source>
        <translation>Aus der beschädigten Datei gerettet: {conversations} mit {messages}.</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Redone: {action}</source>
        <translation>Wiederholt: {action}</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation>Bewegung verringern</translation>
    </message>
    <message>
        <source>Regenerate</source>
        <translation>Neu generieren</translation>
    </message>
    <message>
        <source>Regenerate reply</source>
        <translation>Antwort neu generieren</translation>
    </message>
    <message>
        <source>Remove API key</source>
        <translation>API-Schlüssel entfernen</translation>
    </message>
    <message>
        <source>Remove from folder</source>
        <translation>Aus dem Ordner nehmen</translation>
    </message>
    <message>
        <source>Remove persona</source>
        <translation>Persona entfernen</translation>
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
        <source>Removed server</source>
        <translation>Entfernter Server</translation>
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
        <translation>Chat umbenennen</translation>
    </message>
    <message>
        <source>Renamed to “{title}”.</source>
        <translation>In „{title}“ umbenannt.</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Wieder öffnen</translation>
    </message>
    <message>
        <source>Reopen Chatapp now?</source>
        <translation>Chatapp jetzt neu öffnen?</translation>
    </message>
    <message>
        <source>Reopen now</source>
        <translation>Jetzt neu öffnen</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Replies have cost {spent} this month, and your monthly limit is {limit}. Nothing was sent.</source>
        <translation>Antworten haben diesen Monat {spent} gekostet, Ihr Monatslimit beträgt {limit}. Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Reply copied.</source>
        <translation>Antwort kopiert.</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Request ID</source>
        <translation>Anfrage-ID</translation>
    </message>
    <message>
        <source>Request ID of Chatapp</source>
        <translation>Anfrage-ID von Chatapp</translation>
    </message>
    <message>
        <source>Request sent</source>
        <translation>Anfrage gesendet</translation>
    </message>
    <message>
        <source>Requests and raw events are kept until Chatapp is closed.</source>
        <translation>Anfragen und Rohdaten werden aufbewahrt, bis Chatapp geschlossen wird.</translation>
    </message>
    <message>
        <source>Reserved for the reply</source>
        <translation>Für die Antwort reserviert</translation>
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
        <source>Reset text size</source>
        <translation>Textgröße zurücksetzen</translation>
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
        <source>Response ID</source>
        <translation>ID der Rückmeldung</translation>
    </message>
    <message>
        <source>Response begins</source>
        <translation>Rückmeldung beginnt</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Restore a backup dated in the future</source>
        <translation>Eine auf die Zukunft datierte Sicherung wiederherstellen</translation>
    </message>
    <message>
        <source>Restore everything</source>
        <translation>Alles wiederherstellen</translation>
    </message>
    <message>
        <source>Restore everything to how it was before the restore on {moment}?</source>
        <translation>Alles so wiederherstellen, wie es vor der Wiederherstellung am {moment} war?</translation>
    </message>
    <message>
        <source>Restore everything to how it was on {moment}?</source>
        <translation>Alles so wiederherstellen, wie es am {moment} war?</translation>
    </message>
    <message>
        <source>Restore everything…</source>
        <translation>Alles wiederherstellen…</translation>
    </message>
    <message>
        <source>Restore one conversation - Chatapp</source>
        <translation>Einen Chat wiederherstellen - Chatapp</translation>
    </message>
    <message>
        <source>Restore one conversation…</source>
        <translation>Einen Chat wiederherstellen…</translation>
    </message>
    <message>
        <source>Restore the newest backup</source>
        <translation>Neueste Sicherung wiederherstellen</translation>
    </message>
    <message>
        <source>Restoring your conversations. Please keep Chatapp open.</source>
        <translation>Ihre Chats werden wiederhergestellt. Bitte lassen Sie Chatapp geöffnet.</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation>Jetzt erneut versuchen</translation>
    </message>
    <message>
        <source>Retry with a longer reply</source>
        <translation>Mit längerer Antwort erneut versuchen</translation>
    </message>
    <message>
        <source>Save audio</source>
        <translation>Ton speichern</translation>
    </message>
    <message>
        <source>Save audio…</source>
        <translation>Ton speichern…</translation>
    </message>
    <message>
        <source>Save conversation</source>
        <translation>Chat speichern</translation>
    </message>
    <message>
        <source>Save the conversation on screen…</source>
        <translation>Angezeigten Chat speichern…</translation>
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
        <translation>Chats durchsuchen</translation>
    </message>
    <message>
        <source>Search results</source>
        <translation>Suchergebnisse</translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation>Einstellungen durchsuchen</translation>
    </message>
    <message>
        <source>Search titles</source>
        <translation>Titel durchsuchen</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Suche läuft…</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
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
        <source>Send all messages again</source>
        <translation>Alle Nachrichten wieder senden</translation>
    </message>
    <message>
        <source>Send anyway</source>
        <translation>Trotzdem senden</translation>
    </message>
    <message>
        <source>Send as PDF</source>
        <translation>Als PDF senden</translation>
    </message>
    <message>
        <source>Send as text</source>
        <translation>Als Text senden</translation>
    </message>
    <message>
        <source>Send message</source>
        <translation>Nachricht senden</translation>
    </message>
    <message>
        <source>Send them again</source>
        <translation>Wieder senden</translation>
    </message>
    <message>
        <source>Send thinking back</source>
        <translation>Gedankengang zurücksenden</translation>
    </message>
    <message>
        <source>Send with - Chatapp</source>
        <translation>Senden mit - Chatapp</translation>
    </message>
    <message>
        <source>Send with options</source>
        <translation>Mit Optionen senden</translation>
    </message>
    <message>
        <source>Send with…</source>
        <translation>Senden mit…</translation>
    </message>
    <message>
        <source>Send, or open the selected item</source>
        <translation>Senden oder Auswahl öffnen</translation>
    </message>
    <message>
        <source>Sends the AI/ML API the thinking of earlier replies, which some models need.</source>
        <translation>Sendet der AI/ML API den Gedankengang früherer Antworten, den manche Modelle brauchen.</translation>
    </message>
    <message>
        <source>Sent after all other instructions.</source>
        <translation>Wird nach allen anderen Anweisungen gesendet.</translation>
    </message>
    <message>
        <source>Sent after the instructions in Settings and before the conversation&apos;s own.</source>
        <translation>Wird nach den Anweisungen in den Einstellungen und vor denen des Chats gesendet.</translation>
    </message>
    <message>
        <source>Sent after the instructions in Settings and in the folders of this conversation.</source>
        <translation>Werden nach den Anweisungen in den Einstellungen und in den Ordnern dieses Chats gesendet.</translation>
    </message>
    <message>
        <source>Sent after the parent folder&apos;s instructions and before the conversation&apos;s own.</source>
        <translation>Werden nach den Anweisungen des übergeordneten Ordners und vor denen des Chats gesendet.</translation>
    </message>
    <message numerus="yes">
        <source>Sent again once after {seconds} s.|Sent again %n times after {seconds} s.</source>
        <translation>
            <numerusform>Nach {seconds} s einmal erneut gesendet.</numerusform>
            <numerusform>Nach {seconds} s %n-mal erneut gesendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Sent to the model at the start of every conversation.</source>
        <translation>Werden zu Beginn jedes Chats an das Modell gesendet.</translation>
    </message>
    <message>
        <source>Sent to the model in every conversation in this folder</source>
        <translation>Werden in jedem Chat in diesem Ordner an das Modell gesendet</translation>
    </message>
    <message>
        <source>Sent with each of your messages, so that the model can tell people apart.</source>
        <translation>Wird mit jeder Ihrer Nachrichten gesendet, damit das Modell Personen unterscheiden kann.</translation>
    </message>
    <message>
        <source>September</source>
        <translation>September</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Server {number} in the settings is ignored: {why}.</source>
        <translation>Server {number} in den Einstellungen wird ignoriert: {why}.</translation>
    </message>
    <message>
        <source>Server&apos;s default</source>
        <translation>Vorgabe des Servers</translation>
    </message>
    <message>
        <source>Server&apos;s default: {setting}</source>
        <translation>Vorgabe des Servers: {setting}</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Servers and models</source>
        <translation>Server und Modelle</translation>
    </message>
    <message>
        <source>Service tier</source>
        <translation>Dienstklasse</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Gesetzt</translation>
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
        <source>Settings: About</source>
        <translation>Einstellungen: Info</translation>
    </message>
    <message>
        <source>Settings: Appearance</source>
        <translation>Einstellungen: Darstellung</translation>
    </message>
    <message>
        <source>Settings: Data</source>
        <translation>Einstellungen: Daten</translation>
    </message>
    <message>
        <source>Settings: Desktop</source>
        <translation>Einstellungen: Desktop</translation>
    </message>
    <message>
        <source>Settings: Model</source>
        <translation>Einstellungen: Modell</translation>
    </message>
    <message>
        <source>Settings: Network</source>
        <translation>Einstellungen: Netzwerk</translation>
    </message>
    <message>
        <source>Settings: Personas</source>
        <translation>Einstellungen: Personas</translation>
    </message>
    <message>
        <source>Settings: Servers</source>
        <translation>Einstellungen: Server</translation>
    </message>
    <message>
        <source>Settings: Shortcuts</source>
        <translation>Einstellungen: Tastenkürzel</translation>
    </message>
    <message>
        <source>Settings: Usage</source>
        <translation>Einstellungen: Nutzung</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Einstellungen…</translation>
    </message>
    <message>
        <source>Shortcut for {action}</source>
        <translation>Tastenkürzel für {action}</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Show a preview of the reply</source>
        <translation>Vorschau anzeigen</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alles anzeigen</translation>
    </message>
    <message numerus="yes">
        <source>Show all %n lines|Show all %n lines</source>
        <translation>
            <numerusform>Alle %n Zeilen anzeigen</numerusform>
            <numerusform>Alle %n Zeilen anzeigen</numerusform>
        </translation>
    </message>
    <message>
        <source>Show all ({n})</source>
        <translation>Alle zeigen ({n})</translation>
    </message>
    <message>
        <source>Show confidence</source>
        <translation>Sicherheit zeigen</translation>
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
        <source>Show or hide archived conversations</source>
        <translation>Archivierte Chats ein- oder ausblenden</translation>
    </message>
    <message>
        <source>Show or hide the sidebar</source>
        <translation>Seitenleiste ein- oder ausblenden</translation>
    </message>
    <message>
        <source>Show or hide thinking</source>
        <translation>Gedankengang ein- oder ausblenden</translation>
    </message>
    <message>
        <source>Show replies as they are written</source>
        <translation>Antworten zeigen, während sie entstehen</translation>
    </message>
    <message>
        <source>Show thinking</source>
        <translation>Gedankengang einblenden</translation>
    </message>
    <message>
        <source>Show thinking as reply</source>
        <translation>Gedankengang als Antwort zeigen</translation>
    </message>
    <message>
        <source>Show why</source>
        <translation>Gründe anzeigen</translation>
    </message>
    <message>
        <source>Shows text that arrives in bursts at once, instead of spreading it over time. “Follow the system” does so where the system asks for less motion.</source>
        <translation>Zeigt Text, der stoßweise ankommt, sofort, statt ihn über die Zeit zu verteilen. „Wie das System“ tut das, wo das System weniger Bewegung verlangt.</translation>
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
        <source>Some models go on better with the thinking of their earlier replies.</source>
        <translation>Manche Modelle antworten besser, wenn sie den Gedankengang ihrer früheren Antworten kennen.</translation>
    </message>
    <message>
        <source>Something is not saved. Try again when it is.</source>
        <translation>Etwas ist noch nicht gespeichert. Versuchen Sie es erneut, sobald es gespeichert ist.</translation>
    </message>
    <message>
        <source>Something went wrong in Chatapp. The log has the details.</source>
        <translation>In Chatapp ist ein Fehler aufgetreten. Einzelheiten stehen im Protokoll.</translation>
    </message>
    <message>
        <source>Something went wrong.</source>
        <translation>Ein Fehler ist aufgetreten.</translation>
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
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>Sources copied</source>
        <translation>Quellen kopiert</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Start empty</source>
        <translation>Leer anfangen</translation>
    </message>
    <message>
        <source>Start fresh</source>
        <translation>Neu beginnen</translation>
    </message>
    <message>
        <source>Start fresh - Chatapp</source>
        <translation>Neu beginnen – Chatapp</translation>
    </message>
    <message>
        <source>Start fresh with a summary</source>
        <translation>Mit Zusammenfassung neu beginnen</translation>
    </message>
    <message>
        <source>Start fresh with a summary…</source>
        <translation>Mit Zusammenfassung neu beginnen…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Stopped</source>
        <comment>state of a reply</comment>
        <translation>Gestoppt</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Gestoppt.</translation>
    </message>
    <message>
        <source>Stopped. Everything imported so far is kept.</source>
        <translation>Gestoppt. Alles bisher Importierte bleibt erhalten.</translation>
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
        <source>Stored in {folder}</source>
        <translation>Gespeichert in {folder}</translation>
    </message>
    <message>
        <source>Suggest a title</source>
        <translation>Titel vorschlagen</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Zusammenfassung</translation>
    </message>
    <message>
        <source>Switch to {server}</source>
        <translation>Zu {server} wechseln</translation>
    </message>
    <message>
        <source>System fingerprint</source>
        <translation>Systemkennung</translation>
    </message>
    <message>
        <source>Takes effect when Chatapp is opened again.</source>
        <translation>Wird wirksam, wenn Chatapp neu geöffnet wird.</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>Temporary conversation</source>
        <translation>Temporärer Chat</translation>
    </message>
    <message>
        <source>Temporary conversation closed. Nothing was saved.</source>
        <translation>Temporärer Chat geschlossen. Nichts wurde gespeichert.</translation>
    </message>
    <message>
        <source>Temporary conversation: nothing is saved.</source>
        <translation>Temporärer Chat: Nichts wird gespeichert.</translation>
    </message>
    <message>
        <source>Temporary conversations cannot be pinned or archived.</source>
        <translation>Temporäre Chats können nicht angeheftet oder archiviert werden.</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Textgröße</translation>
    </message>
    <message>
        <source>Text size in messages, in points.</source>
        <translation>Textgröße in Nachrichten, in Punkt.</translation>
    </message>
    <message>
        <source>The API key contains a character that cannot be sent. Enter it again in Settings.</source>
        <translation>Der API-Schlüssel enthält ein Zeichen, das nicht gesendet werden kann. Geben Sie ihn in den Einstellungen neu ein.</translation>
    </message>
    <message>
        <source>The API key was not accepted. Check it in Settings.</source>
        <translation>Der API-Schlüssel wurde nicht angenommen. Prüfen Sie ihn in den Einstellungen.</translation>
    </message>
    <message>
        <source>The PDF could not be created.</source>
        <translation>Das PDF konnte nicht erstellt werden.</translation>
    </message>
    <message>
        <source>The account is out of credits. Top it up, then try again.</source>
        <translation>Das Guthaben des Kontos ist aufgebraucht. Laden Sie es auf und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The address of a proxy through which all servers are reached. Leave empty for the system&apos;s. This computer is always reached directly.</source>
        <translation>Die Adresse eines Proxys, über den alle Server erreicht werden. Leer: der des Systems. Dieser Computer wird immer direkt erreicht.</translation>
    </message>
    <message>
        <source>The attached file is damaged. Attach it again.</source>
        <translation>Die angehängte Datei ist beschädigt. Hängen Sie sie noch einmal an.</translation>
    </message>
    <message>
        <source>The attached file is missing. Attach it again.</source>
        <translation>Die angehängte Datei fehlt. Hängen Sie sie noch einmal an.</translation>
    </message>
    <message>
        <source>The attachment is too large for this server. It may fit if you send it as text.</source>
        <translation>Der Anhang ist zu groß für diesen Server. Als Text passt er vielleicht.</translation>
    </message>
    <message>
        <source>The audio cannot be played ({why}).</source>
        <translation>Der Ton kann nicht abgespielt werden ({why}).</translation>
    </message>
    <message>
        <source>The audio of this reply is no longer there.</source>
        <translation>Der Ton dieser Antwort ist nicht mehr da.</translation>
    </message>
    <message>
        <source>The bias of token {name} must be a number from -100 to 100.</source>
        <translation>Die Gewichtung des Tokens {name} muss eine Zahl von -100 bis 100 sein.</translation>
    </message>
    <message>
        <source>The certificate at {host} belongs to another address. Check the server&apos;s address, or the network&apos;s login page.</source>
        <translation>Das Zertifikat bei {host} gehört zu einer anderen Adresse. Prüfen Sie die Adresse des Servers oder die Anmeldeseite des Netzwerks.</translation>
    </message>
    <message>
        <source>The certificate of {host} has expired, or the clock of this computer is wrong.</source>
        <translation>Das Zertifikat von {host} ist abgelaufen, oder die Uhr dieses Computers geht falsch.</translation>
    </message>
    <message>
        <source>The certificate of {host} is from an authority that this computer does not know. A proxy may intercept the connection.</source>
        <translation>Das Zertifikat von {host} stammt von einer Stelle, die dieser Computer nicht kennt. Möglicherweise fängt ein Proxy die Verbindung ab.</translation>
    </message>
    <message>
        <source>The certificate of {host} is not valid yet, or the clock of this computer is wrong.</source>
        <translation>Das Zertifikat von {host} ist noch nicht gültig, oder die Uhr dieses Computers geht falsch.</translation>
    </message>
    <message>
        <source>The certificates in “{path}” cannot be read. Check Settings, Network.</source>
        <translation>Die Zertifikate in „{path}“ können nicht gelesen werden. Prüfen Sie Einstellungen, Netzwerk.</translation>
    </message>
    <message>
        <source>The connection broke before the reply began.</source>
        <translation>Die Verbindung brach ab, bevor die Antwort begann.</translation>
    </message>
    <message>
        <source>The connection broke off before its end.</source>
        <translation>Die Verbindung brach vor dem Ende ab.</translation>
    </message>
    <message>
        <source>The connection did not survive this computer&apos;s sleep.</source>
        <translation>Die Verbindung hat den Ruhezustand dieses Computers nicht überstanden.</translation>
    </message>
    <message>
        <source>The connection ended before the reply did. The reply may be incomplete.</source>
        <translation>Die Verbindung endete vor der Antwort. Die Antwort ist vielleicht unvollständig.</translation>
    </message>
    <message>
        <source>The context window was full.</source>
        <translation>Das Kontextfenster war voll.</translation>
    </message>
    <message>
        <source>The conversation database belongs to another program.</source>
        <translation>Die Chat-Datenbank gehört zu einem anderen Programm.</translation>
    </message>
    <message>
        <source>The conversation database is damaged.</source>
        <translation>Die Chat-Datenbank ist beschädigt.</translation>
    </message>
    <message>
        <source>The conversation database is empty.</source>
        <translation>Die Chat-Datenbank ist leer.</translation>
    </message>
    <message>
        <source>The conversation database is missing.</source>
        <translation>Die Chat-Datenbank fehlt.</translation>
    </message>
    <message>
        <source>The conversation ended at exactly {count} tokens: the server may have cut it off. Set a larger context length there (Ollama: OLLAMA_CONTEXT_LENGTH).</source>
        <translation>Der Chat endete bei genau {count} Tokens: Der Server hat ihn vielleicht abgeschnitten. Stellen Sie dort eine größere Kontextlänge ein (Ollama: OLLAMA_CONTEXT_LENGTH).</translation>
    </message>
    <message>
        <source>The conversation is too large for this server. Start a new one.</source>
        <translation>Der Chat ist zu groß für diesen Server. Beginnen Sie einen neuen.</translation>
    </message>
    <message>
        <source>The conversation is too long for this model.</source>
        <translation>Der Chat ist zu lang für dieses Modell.</translation>
    </message>
    <message>
        <source>The conversation is too long for your plan at the server: {wanted} tokens of {allowed} a minute. Start a new one.</source>
        <translation>Der Chat ist zu lang für Ihren Tarif beim Server: {wanted} Token von {allowed} pro Minute. Beginnen Sie einen neuen.</translation>
    </message>
    <message>
        <source>The conversation settings were changed.</source>
        <translation>Die Chat-Einstellungen wurden geändert.</translation>
    </message>
    <message>
        <source>The conversations are as they were before the restore on {moment}.</source>
        <translation>Die Chats sind jetzt, wie sie vor der Wiederherstellung am {moment} waren.</translation>
    </message>
    <message>
        <source>The conversations are as they were on {moment}.</source>
        <translation>Die Chats sind jetzt, wie sie am {moment} waren.</translation>
    </message>
    <message>
        <source>The conversations cannot be opened</source>
        <translation>Die Chats lassen sich nicht öffnen</translation>
    </message>
    <message>
        <source>The conversations were saved by a newer version of Chatapp. Update Chatapp to open them.</source>
        <translation>Die Chats wurden mit einer neueren Version von Chatapp gespeichert. Aktualisieren Sie Chatapp, um sie zu öffnen.</translation>
    </message>
    <message>
        <source>The details are versions, folders, recent requests and errors. They contain no API keys and nothing from your conversations.</source>
        <translation>Die Angaben enthalten Versionen, Ordner, letzte Anfragen und Fehler, aber keine API-Schlüssel und nichts aus Ihren Chats.</translation>
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
        <source>The engine for models on this computer needs the system library libgomp. Install it (on Debian and Ubuntu: apt install libgomp1).</source>
        <translation>Die Engine für Modelle auf diesem Computer braucht die Systembibliothek libgomp. Installieren Sie sie (unter Debian und Ubuntu: apt install libgomp1).</translation>
    </message>
    <message>
        <source>The file changed while it was being read. Attach it again.</source>
        <translation>Die Datei wurde beim Lesen verändert. Hängen Sie sie noch einmal an.</translation>
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
        <source>The folder could not be opened: {folder}</source>
        <translation>Der Ordner konnte nicht geöffnet werden: {folder}</translation>
    </message>
    <message>
        <source>The folder “{before}” was renamed to “{after}” and its instructions were changed.</source>
        <translation>Der Ordner „{before}“ wurde in „{after}“ umbenannt, und seine Anweisungen wurden geändert.</translation>
    </message>
    <message>
        <source>The folder “{before}” was renamed to “{after}”.</source>
        <translation>Der Ordner „{before}“ wurde in „{after}“ umbenannt.</translation>
    </message>
    <message>
        <source>The folder “{folder}” was created.</source>
        <translation>Der Ordner „{folder}“ wurde erstellt.</translation>
    </message>
    <message>
        <source>The folder “{folder}” was deleted.</source>
        <translation>Der Ordner „{folder}“ wurde gelöscht.</translation>
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
        <source>The image is too large to show.</source>
        <translation>Das Bild ist zu groß, um es anzuzeigen.</translation>
    </message>
    <message>
        <source>The image took too long to load.</source>
        <translation>Das Laden des Bildes hat zu lange gedauert.</translation>
    </message>
    <message>
        <source>The image&apos;s address leads into a private network.</source>
        <translation>Die Adresse des Bildes führt in ein privates Netzwerk.</translation>
    </message>
    <message>
        <source>The image&apos;s address redirects endlessly.</source>
        <translation>Die Adresse des Bildes leitet endlos weiter.</translation>
    </message>
    <message>
        <source>The import or export under way will stop.</source>
        <translation>Der laufende Import oder Export wird abgebrochen.</translation>
    </message>
    <message>
        <source>The instructions of “{folder}” were changed.</source>
        <translation>Die Anweisungen von „{folder}“ wurden geändert.</translation>
    </message>
    <message>
        <source>The keyring is still locked, so the API key is kept in memory until Chatapp is closed.</source>
        <translation>Der Schlüsselbund ist noch gesperrt. Der API-Schlüssel bleibt deshalb im Speicher, bis Chatapp geschlossen wird.</translation>
    </message>
    <message>
        <source>The language of Chatapp. “Follow the system” uses the system&apos;s.</source>
        <translation>Die Sprache von Chatapp. „Wie das System“ verwendet die des Systems.</translation>
    </message>
    <message>
        <source>The last {shown} of {came} bytes, as they came.</source>
        <translation>Die letzten {shown} von {came} Bytes, wie sie kamen.</translation>
    </message>
    <message>
        <source>The length limit was reached before the first word.</source>
        <translation>Die Längengrenze war vor dem ersten Wort erreicht.</translation>
    </message>
    <message>
        <source>The length limit was reached.</source>
        <translation>Die Längengrenze wurde erreicht.</translation>
    </message>
    <message>
        <source>The maximum reply length in Settings is too large for this model.</source>
        <translation>Die maximale Antwortlänge in den Einstellungen ist zu groß für dieses Modell.</translation>
    </message>
    <message>
        <source>The maximum reply length in Settings is too short for the model&apos;s thinking.</source>
        <translation>Die maximale Antwortlänge in den Einstellungen ist zu kurz für den Gedankengang des Modells.</translation>
    </message>
    <message>
        <source>The message is sent after that.</source>
        <translation>Danach wird die Nachricht gesendet.</translation>
    </message>
    <message>
        <source>The messages of “{title}” were cleared.</source>
        <translation>Die Nachrichten von „{title}“ wurden geleert.</translation>
    </message>
    <message>
        <source>The model asked for a tool.</source>
        <translation>Das Modell wollte ein Werkzeug nutzen.</translation>
    </message>
    <message>
        <source>The model asked for a tool. Nothing was run.</source>
        <translation>Das Modell hat ein Werkzeug angefordert. Nichts wurde ausgeführt.</translation>
    </message>
    <message>
        <source>The model declined to answer.</source>
        <translation>Das Modell hat eine Antwort abgelehnt.</translation>
    </message>
    <message>
        <source>The model declined.</source>
        <translation>Das Modell hat abgelehnt.</translation>
    </message>
    <message>
        <source>The model did not reply with a summary.</source>
        <translation>Das Modell hat nicht mit einer Zusammenfassung geantwortet.</translation>
    </message>
    <message>
        <source>The model did not reply with a title.</source>
        <translation>Das Modell hat nicht mit einem Titel geantwortet.</translation>
    </message>
    <message>
        <source>The model file “{name}” no longer exists. Choose another one in Settings.</source>
        <translation>Die Modelldatei „{name}“ ist nicht mehr vorhanden. Wählen Sie eine andere in den Einstellungen.</translation>
    </message>
    <message>
        <source>The model had finished.</source>
        <translation>Das Modell war fertig.</translation>
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
        <source>The model on this computer could not be used.</source>
        <translation>Das Modell auf diesem Computer konnte nicht verwendet werden.</translation>
    </message>
    <message>
        <source>The model on this computer did not start.</source>
        <translation>Das Modell auf diesem Computer ist nicht gestartet.</translation>
    </message>
    <message>
        <source>The model on this computer stopped unexpectedly (signal {number}).</source>
        <translation>Das Modell auf diesem Computer wurde unerwartet beendet (Signal {number}).</translation>
    </message>
    <message>
        <source>The model on this computer stopped unexpectedly (status {number}).</source>
        <translation>Das Modell auf diesem Computer wurde unerwartet beendet (Status {number}).</translation>
    </message>
    <message>
        <source>The model on this computer took too long to load.</source>
        <translation>Das Laden des Modells auf diesem Computer hat zu lange gedauert.</translation>
    </message>
    <message>
        <source>The model replied with speech, which could not be read. These are its words.</source>
        <translation>Das Modell hat mit Sprache geantwortet, die nicht gelesen werden konnte. Das sind ihre Worte.</translation>
    </message>
    <message>
        <source>The model replied with speech. This is what it says, in words.</source>
        <translation>Das Modell hat gesprochen geantwortet. Dies ist der Wortlaut.</translation>
    </message>
    <message>
        <source>The model stopped without a reply.</source>
        <translation>Das Modell hat ohne Antwort aufgehört.</translation>
    </message>
    <message>
        <source>The model summarises this conversation, and a new one begins with that. This one stays as it is.</source>
        <translation>Das Modell fasst diesen Chat zusammen, und ein neuer beginnt damit. Dieser bleibt, wie er ist.</translation>
    </message>
    <message>
        <source>The model to use at the AI/ML API.</source>
        <translation>Das Modell, das bei der AI/ML API verwendet wird.</translation>
    </message>
    <message>
        <source>The model “{model}” is not available. It may have been retired.</source>
        <translation>Das Modell „{model}“ ist nicht verfügbar. Vielleicht wurde es eingestellt.</translation>
    </message>
    <message>
        <source>The model “{model}” is not installed on the server. Install it there, or choose another one in Settings.</source>
        <translation>Das Modell „{model}“ ist auf dem Server nicht installiert. Installieren Sie es dort oder wählen Sie in den Einstellungen ein anderes.</translation>
    </message>
    <message>
        <source>The new conversation begins with this summary.</source>
        <translation>Der neue Chat beginnt mit dieser Zusammenfassung.</translation>
    </message>
    <message>
        <source>The next request takes ≈ {taken} of {window} tokens of {model}.</source>
        <translation>Die nächste Anfrage belegt ≈ {taken} von {window} Tokens von {model}.</translation>
    </message>
    <message>
        <source>The next request takes ≈ {taken} tokens.</source>
        <translation>Die nächste Anfrage belegt ≈ {taken} Tokens.</translation>
    </message>
    <message>
        <source>The oldest messages are not sent from now on.</source>
        <translation>Die ältesten Nachrichten werden von nun an nicht gesendet.</translation>
    </message>
    <message>
        <source>The oldest messages of a conversation were left out.</source>
        <translation>Die ältesten Nachrichten eines Chats wurden weggelassen.</translation>
    </message>
    <message>
        <source>The previous data ({conversations}) is kept as {name}.</source>
        <translation>Die vorherigen Daten ({conversations}) bleiben als {name} erhalten.</translation>
    </message>
    <message>
        <source>The previous data is kept as {name}.</source>
        <translation>Die vorherigen Daten bleiben als {name} erhalten.</translation>
    </message>
    <message>
        <source>The profile folder cannot be used.</source>
        <translation>Der Profilordner kann nicht verwendet werden.</translation>
    </message>
    <message numerus="yes">
        <source>The profile folder cannot be used: its path is too long by %n byte. Choose one with a shorter path.|The profile folder cannot be used: its path is too long by %n bytes. Choose one with a shorter path.</source>
        <translation>
            <numerusform>Der Profilordner kann nicht verwendet werden: Sein Pfad ist um %n Byte zu lang. Wählen Sie einen mit kürzerem Pfad.</numerusform>
            <numerusform>Der Profilordner kann nicht verwendet werden: Sein Pfad ist um %n Byte zu lang. Wählen Sie einen mit kürzerem Pfad.</numerusform>
        </translation>
    </message>
    <message>
        <source>The profile folder “{folder}” cannot be used ({why}).</source>
        <translation>Der Profilordner „{folder}“ kann nicht verwendet werden ({why}).</translation>
    </message>
    <message>
        <source>The proxy in Settings, Network, is not the address of a proxy.</source>
        <translation>Der Proxy unter Einstellungen, Netzwerk, ist keine Proxy-Adresse.</translation>
    </message>
    <message>
        <source>The proxy of this network requires a login.</source>
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
        <source>The proxy {place} did not connect to {host}: {why}.</source>
        <translation>Der Proxy {place} hat keine Verbindung zu {host} hergestellt: {why}.</translation>
    </message>
    <message>
        <source>The proxy {place} does not respond. Check Settings, Network.</source>
        <translation>Der Proxy {place} antwortet nicht. Prüfen Sie Einstellungen, Netzwerk.</translation>
    </message>
    <message>
        <source>The proxy {place}, which this computer&apos;s settings name, does not respond.</source>
        <translation>Der Proxy {place} aus den Einstellungen dieses Computers reagiert nicht.</translation>
    </message>
    <message>
        <source>The proxy {place}, which {name} names, does not respond.</source>
        <translation>Der Proxy {place} aus {name} reagiert nicht.</translation>
    </message>
    <message>
        <source>The raw events are no longer kept. This is what was kept of the response.</source>
        <translation>Die Rohdaten sind nicht mehr aufbewahrt. Dies ist, was von der Rückmeldung aufbewahrt wurde.</translation>
    </message>
    <message>
        <source>The reply is ready.</source>
        <translation>Die Antwort ist fertig.</translation>
    </message>
    <message>
        <source>The reply reached its length limit.</source>
        <translation>Die Antwort hat ihre Längenbegrenzung erreicht.</translation>
    </message>
    <message>
        <source>The reply reached {count} characters and was ended there.</source>
        <translation>Die Antwort hat {count} Zeichen erreicht und wurde dort beendet.</translation>
    </message>
    <message>
        <source>The reply under way will stop. What has arrived is kept.</source>
        <translation>Die laufende Antwort wird abgebrochen. Was schon angekommen ist, bleibt erhalten.</translation>
    </message>
    <message>
        <source>The reply was cut short: it may have cost more.</source>
        <translation>Die Antwort wurde abgebrochen: Sie kann mehr gekostet haben.</translation>
    </message>
    <message>
        <source>The reply was interrupted.</source>
        <translation>Die Antwort wurde unterbrochen.</translation>
    </message>
    <message>
        <source>The reply was stopped by the server&apos;s content filter ({kind}).</source>
        <translation>Der Inhaltsfilter des Servers hat die Antwort gestoppt ({kind}).</translation>
    </message>
    <message>
        <source>The reply was stopped by the server&apos;s content filter.</source>
        <translation>Der Inhaltsfilter des Servers hat die Antwort gestoppt.</translation>
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
        <source>The request was blocked on its way to the server (“{title}”).</source>
        <translation>Die Anfrage wurde auf dem Weg zum Server blockiert („{title}“).</translation>
    </message>
    <message>
        <source>The request was blocked on its way to the server.</source>
        <translation>Die Anfrage wurde auf dem Weg zum Server blockiert.</translation>
    </message>
    <message numerus="yes">
        <source>The request was sent again once.|The request was sent again %n times.</source>
        <translation>
            <numerusform>Die Anfrage wurde einmal erneut gesendet.</numerusform>
            <numerusform>Die Anfrage wurde %n-mal erneut gesendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>The same number and the same message give the same reply, as far as possible.</source>
        <translation>Dieselbe Zahl und dieselbe Nachricht ergeben, soweit möglich, dieselbe Antwort.</translation>
    </message>
    <message>
        <source>The saved conversations could not be used.</source>
        <translation>Die gespeicherten Chats konnten nicht verwendet werden.</translation>
    </message>
    <message>
        <source>The server asked for its earlier thinking, so it was sent along.</source>
        <translation>Der Server verlangte seine früheren Gedankengänge, deshalb wurden sie mitgesendet.</translation>
    </message>
    <message>
        <source>The server broke it off.</source>
        <translation>Der Server hat abgebrochen.</translation>
    </message>
    <message>
        <source>The server closed the connection without a response.</source>
        <translation>Der Server hat die Verbindung ohne Antwort geschlossen.</translation>
    </message>
    <message>
        <source>The server could not run the model.</source>
        <translation>Der Server konnte das Modell nicht ausführen.</translation>
    </message>
    <message>
        <source>The server did not accept the request.</source>
        <translation>Der Server hat die Anfrage nicht angenommen.</translation>
    </message>
    <message>
        <source>The server did not accept the request: {why}</source>
        <translation>Der Server hat die Anfrage nicht angenommen: {why}</translation>
    </message>
    <message>
        <source>The server did not list its models. Enter a name.</source>
        <translation>Der Server hat seine Modelle nicht genannt. Geben Sie einen Namen ein.</translation>
    </message>
    <message>
        <source>The server did not provide the image (status {status}).</source>
        <translation>Der Server hat das Bild nicht geliefert (Status {status}).</translation>
    </message>
    <message numerus="yes">
        <source>The server did not respond within %n minute.|The server did not respond within %n minutes.</source>
        <translation>
            <numerusform>Der Server hat %n Minute lang nicht geantwortet.</numerusform>
            <numerusform>Der Server hat %n Minuten lang nicht geantwortet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server did not respond within %n second.|The server did not respond within %n seconds.</source>
        <translation>
            <numerusform>Der Server hat %n Sekunde lang nicht geantwortet.</numerusform>
            <numerusform>Der Server hat %n Sekunden lang nicht geantwortet.</numerusform>
        </translation>
    </message>
    <message>
        <source>The server did not respond.</source>
        <translation>Der Server hat nicht geantwortet.</translation>
    </message>
    <message>
        <source>The server did not send a valid HTTP response.</source>
        <translation>Der Server hat keine gültige HTTP-Antwort gesendet.</translation>
    </message>
    <message>
        <source>The server does not serve the country you are in.</source>
        <translation>Der Server ist in dem Land, in dem Sie sich befinden, nicht verfügbar.</translation>
    </message>
    <message>
        <source>The server does not take earlier thinking, so it was left out.</source>
        <translation>Der Server nimmt frühere Gedankengänge nicht an, deshalb wurden sie weggelassen.</translation>
    </message>
    <message>
        <source>The server gave no reason.</source>
        <translation>Der Server nannte keinen Grund.</translation>
    </message>
    <message>
        <source>The server had an internal error ({status}). Try again in a moment.</source>
        <translation>Interner Fehler beim Server ({status}). Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>The server had an internal error ({status}): {why}</source>
        <translation>Interner Fehler beim Server ({status}): {why}</translation>
    </message>
    <message>
        <source>The server had an internal error. Try again in a moment.</source>
        <translation>Interner Fehler beim Server. Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>The server had an internal error. Trying again in {seconds} s</source>
        <translation>Der Server hatte einen internen Fehler. Neuer Versuch in {seconds} s</translation>
    </message>
    <message>
        <source>The server had an internal error: {why}</source>
        <translation>Interner Fehler beim Server: {why}</translation>
    </message>
    <message>
        <source>The server had no capacity left.</source>
        <translation>Der Server war ausgelastet.</translation>
    </message>
    <message>
        <source>The server has moved to another address. Check it in Settings.</source>
        <translation>Der Server ist umgezogen. Prüfen Sie seine Adresse in den Einstellungen.</translation>
    </message>
    <message>
        <source>The server has moved to {address}. Nothing was sent there. Check its address in Settings.</source>
        <translation>Der Server ist nach {address} umgezogen. Dorthin wurde nichts gesendet. Prüfen Sie seine Adresse in den Einstellungen.</translation>
    </message>
    <message>
        <source>The server has no model loaded. Load one there, then try again.</source>
        <translation>Auf dem Server ist kein Modell geladen. Laden Sie dort eines und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>The server has no model named “{model}”. Choose one of its models in Settings.</source>
        <translation>Der Server hat kein Modell namens „{model}“. Wählen Sie in den Einstellungen eines seiner Modelle.</translation>
    </message>
    <message numerus="yes">
        <source>The server has sent nothing for %n minute.|The server has sent nothing for %n minutes.</source>
        <translation>
            <numerusform>Der Server hat seit %n Minute nichts gesendet.</numerusform>
            <numerusform>Der Server hat seit %n Minuten nichts gesendet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server has sent nothing for %n second.|The server has sent nothing for %n seconds.</source>
        <translation>
            <numerusform>Der Server hat seit %n Sekunde nichts gesendet.</numerusform>
            <numerusform>Der Server hat seit %n Sekunden nichts gesendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>The server is busy. Trying again in {seconds} s</source>
        <translation>Der Server ist ausgelastet. Neuer Versuch in {seconds} s</translation>
    </message>
    <message>
        <source>The server is busy: too many requests. Try again in a moment.</source>
        <translation>Der Server ist ausgelastet: zu viele Anfragen. Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>The server is busy: too many requests. {again}</source>
        <translation>Der Server ist ausgelastet: zu viele Anfragen. {again}</translation>
    </message>
    <message>
        <source>The server refused “{field}”, so it was left out.</source>
        <translation>Der Server lehnte „{field}“ ab, deshalb wurde es weggelassen.</translation>
    </message>
    <message>
        <source>The server reported an error.</source>
        <translation>Der Server hat einen Fehler gemeldet.</translation>
    </message>
    <message>
        <source>The server reported an error: {why}</source>
        <translation>Der Server hat einen Fehler gemeldet: {why}</translation>
    </message>
    <message>
        <source>The server sent an empty response.</source>
        <translation>Der Server hat eine leere Antwort gesendet.</translation>
    </message>
    <message>
        <source>The server sent an event that is too large.</source>
        <translation>Der Server hat ein zu großes Ereignis gesendet.</translation>
    </message>
    <message>
        <source>The server sent something that Chatapp cannot read.</source>
        <translation>Der Server hat etwas gesendet, das Chatapp nicht lesen kann.</translation>
    </message>
    <message>
        <source>The server stopped the reply early. It may be incomplete.</source>
        <translation>Der Server hat die Antwort vorzeitig beendet. Sie ist vielleicht unvollständig.</translation>
    </message>
    <message>
        <source>The server that replies. Empty: the AI/ML API once an API key is saved, and the model on this computer until then.</source>
        <translation>Der Server, der antwortet. Leer: die AI/ML API, sobald ein API-Schlüssel gespeichert ist; bis dahin das Modell auf diesem Computer.</translation>
    </message>
    <message>
        <source>The server&apos;s address is not a web address.</source>
        <translation>Die Adresse des Servers ist keine Webadresse.</translation>
    </message>
    <message>
        <source>The server&apos;s address is now {address}.</source>
        <translation>Die Adresse des Servers ist jetzt {address}.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate could not be trusted. Check this computer&apos;s clock, or whether a proxy intercepts the connection.</source>
        <translation>Dem Zertifikat des Servers ist nicht zu trauen. Prüfen Sie die Uhr dieses Computers und ob ein Proxy die Verbindung abfängt.</translation>
    </message>
    <message>
        <source>The server&apos;s content filter stopped the reply.</source>
        <translation>Der Inhaltsfilter des Servers hat die Antwort gestoppt.</translation>
    </message>
    <message>
        <source>The server&apos;s response becomes far too large when it is unpacked, so it was not read.</source>
        <translation>Die Antwort des Servers wird beim Entpacken viel zu groß und wurde deshalb nicht gelesen.</translation>
    </message>
    <message>
        <source>The server&apos;s response is compressed in a way that Chatapp does not support ({names}).</source>
        <translation>Die Antwort des Servers ist auf eine Weise komprimiert, die Chatapp nicht unterstützt ({names}).</translation>
    </message>
    <message>
        <source>The server&apos;s response is compressed in a way that Chatapp does not support.</source>
        <translation>Die Antwort des Servers ist auf eine Weise komprimiert, die Chatapp nicht unterstützt.</translation>
    </message>
    <message>
        <source>The server&apos;s response is too large.</source>
        <translation>Die Antwort des Servers ist zu groß.</translation>
    </message>
    <message>
        <source>The setting {name} is ignored: {why}.</source>
        <translation>Die Einstellung {name} wird ignoriert: {why}.</translation>
    </message>
    <message>
        <source>The settings could not be read, so the defaults are used ({why}). The unreadable file will be kept beside the next one saved.</source>
        <translation>Die Einstellungen konnten nicht gelesen werden; es gelten die Standardwerte ({why}). Die unlesbare Datei bleibt neben der nächsten gespeicherten erhalten.</translation>
    </message>
    <message>
        <source>The settings could not be saved: {why}.</source>
        <translation>Die Einstellungen konnten nicht gespeichert werden: {why}.</translation>
    </message>
    <message>
        <source>The settings of your account at the server rule this model out.</source>
        <translation>Die Einstellungen Ihres Kontos beim Server schließen dieses Modell aus.</translation>
    </message>
    <message>
        <source>The shortcut for {name} in the settings is ignored: it must be text in quotes.</source>
        <translation>Das Tastenkürzel für {name} in den Einstellungen wird ignoriert: Es muss Text in Anführungszeichen sein.</translation>
    </message>
    <message>
        <source>The small built-in model is only meant for a first try and is often wrong. You can use any GGUF model file instead.</source>
        <translation>Das kleine eingebaute Modell ist nur zum Ausprobieren gedacht und irrt sich oft. Sie können stattdessen jede GGUF-Modelldatei verwenden.</translation>
    </message>
    <message>
        <source>The system&apos;s keyring could not be used.</source>
        <translation>Der Schlüsselbund des Systems konnte nicht verwendet werden.</translation>
    </message>
    <message>
        <source>The system&apos;s keyring did not delete the API key.</source>
        <translation>Der Schlüsselbund des Systems hat den API-Schlüssel nicht gelöscht.</translation>
    </message>
    <message>
        <source>The system&apos;s keyring did not respond. Try again, or enter the API key once more.</source>
        <translation>Der Schlüsselbund des Systems hat nicht geantwortet. Versuchen Sie es erneut oder geben Sie den API-Schlüssel noch einmal ein.</translation>
    </message>
    <message>
        <source>The system&apos;s keyring is locked. The API key is kept in memory until Chatapp is closed. To keep it longer, unlock the keyring and save the API key again.</source>
        <translation>Der Schlüsselbund des Systems ist gesperrt. Der API-Schlüssel bleibt im Speicher, bis Chatapp geschlossen wird. Um ihn länger zu behalten, entsperren Sie den Schlüsselbund und speichern Sie den API-Schlüssel noch einmal.</translation>
    </message>
    <message>
        <source>The system&apos;s keyring is locked. Unlock it, then try again.</source>
        <translation>Der Schlüsselbund des Systems ist gesperrt. Entsperren Sie ihn und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The texts are identical.</source>
        <translation>Die Texte sind identisch.</translation>
    </message>
    <message>
        <source>The trash is empty.</source>
        <translation>Der Papierkorb ist leer.</translation>
    </message>
    <message>
        <source>The value of “{name}” must be text in quotes, in plain letters.</source>
        <translation>Der Wert von „{name}“ muss Text in Anführungszeichen sein, in einfachen Buchstaben.</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Design</translation>
    </message>
    <message>
        <source>Theme: Dark</source>
        <translation>Design: Dunkel</translation>
    </message>
    <message>
        <source>Theme: Dark, high contrast</source>
        <translation>Design: Dunkel, hoher Kontrast</translation>
    </message>
    <message>
        <source>Theme: Follow the system</source>
        <translation>Design: Wie das System</translation>
    </message>
    <message>
        <source>Theme: Light</source>
        <translation>Design: Hell</translation>
    </message>
    <message>
        <source>Theme: Light, high contrast</source>
        <translation>Design: Hell, hoher Kontrast</translation>
    </message>
    <message>
        <source>There are none yet. A translator, a strict reviewer, a cook: give each its own instructions, model and options, and have it reply wherever you like.</source>
        <translation>Noch gibt es keine. Übersetzerin, strenger Gutachter, Koch: Geben Sie jeder Persona eigene Anweisungen, ein Modell und Optionen, und lassen Sie sie antworten, wo Sie möchten.</translation>
    </message>
    <message>
        <source>There is no chat API at this address. Check the server in Settings.</source>
        <translation>Unter dieser Adresse gibt es keine Chat-API. Prüfen Sie den Server in den Einstellungen.</translation>
    </message>
    <message>
        <source>There is no chat API at this address. Check the server in Settings. Did you mean {address}?</source>
        <translation>Unter dieser Adresse gibt es keine Chat-API. Prüfen Sie den Server in den Einstellungen. Meinten Sie {address}?</translation>
    </message>
    <message>
        <source>There is no conversation to export.</source>
        <translation>Es gibt keinen Chat zum Exportieren.</translation>
    </message>
    <message>
        <source>There is no file at this place.</source>
        <translation>An diesem Ort gibt es keine Datei.</translation>
    </message>
    <message>
        <source>There is no model file on this computer. Choose a GGUF file in Settings.</source>
        <translation>Auf diesem Computer gibt es keine Modelldatei. Wählen Sie in den Einstellungen eine GGUF-Datei.</translation>
    </message>
    <message>
        <source>These numbers are estimates, set right by what the server counted.</source>
        <translation>Diese Zahlen sind Schätzungen, berichtigt nach der Zählung des Servers.</translation>
    </message>
    <message>
        <source>These numbers are estimates.</source>
        <translation>Diese Zahlen sind Schätzungen.</translation>
    </message>
    <message>
        <source>These texts are too long to compare.</source>
        <translation>Diese Texte sind zu lang für einen Vergleich.</translation>
    </message>
    <message>
        <source>They stay here, but are not sent any more. More are left out as the conversation grows.</source>
        <translation>Sie bleiben hier, werden aber nicht mehr gesendet. Wächst der Chat, werden mehr weggelassen.</translation>
    </message>
    <message>
        <source>Thinking</source>
        <translation>Gedankengang</translation>
    </message>
    <message>
        <source>Thinking</source>
        <comment>state of a reply</comment>
        <translation>Denkt nach</translation>
    </message>
    <message>
        <source>Thinking effort</source>
        <translation>Denkaufwand</translation>
    </message>
    <message>
        <source>Thinking used up the reply&apos;s length limit.</source>
        <translation>Der Gedankengang hat die Längenbegrenzung der Antwort aufgebraucht.</translation>
    </message>
    <message>
        <source>Thinking {time}</source>
        <translation>Denkt nach {time}</translation>
    </message>
    <message>
        <source>This API key has no access to this model.</source>
        <translation>Dieser API-Schlüssel hat keinen Zugriff auf dieses Modell.</translation>
    </message>
    <message>
        <source>This API key is not allowed to do this.</source>
        <translation>Dieser API-Schlüssel ist dafür nicht berechtigt.</translation>
    </message>
    <message>
        <source>This API key is not allowed to do this: {why}</source>
        <translation>Dieser API-Schlüssel ist dafür nicht berechtigt: {why}</translation>
    </message>
    <message>
        <source>This PDF is protected with a password. Save a copy without a password and attach that.</source>
        <translation>Dieses PDF ist mit einem Passwort geschützt. Speichern Sie eine Kopie ohne Passwort und hängen Sie diese an.</translation>
    </message>
    <message>
        <source>This backup is damaged.</source>
        <translation>Diese Sicherung ist beschädigt.</translation>
    </message>
    <message>
        <source>This branch as Markdown text, for notes and editors.</source>
        <translation>Dieser Zweig als Markdown-Text, für Notizen und Editoren.</translation>
    </message>
    <message>
        <source>This branch as a PDF document.</source>
        <translation>Dieser Zweig als PDF-Dokument.</translation>
    </message>
    <message>
        <source>This branch as one self-contained web page, light and dark, ready to print.</source>
        <translation>Dieser Zweig als eigenständige Webseite, hell und dunkel, druckfertig.</translation>
    </message>
    <message>
        <source>This cannot be undone. Text and files are overwritten on this computer. Backups keep them for up to 28 days.</source>
        <translation>Das lässt sich nicht rückgängig machen. Texte und Dateien werden auf diesem Computer überschrieben. Sicherungen behalten sie bis zu 28 Tage.</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Dieser Computer</translation>
    </message>
    <message>
        <source>This computer has no keyring for the API key. It is kept in memory until Chatapp is closed.</source>
        <translation>Dieser Computer hat keinen Schlüsselbund für den API-Schlüssel. Er bleibt im Speicher, bis Chatapp geschlossen wird.</translation>
    </message>
    <message>
        <source>This conversation has no messages yet.</source>
        <translation>Dieser Chat hat noch keine Nachrichten.</translation>
    </message>
    <message>
        <source>This conversation has nothing to base a title on yet.</source>
        <translation>In diesem Chat steht noch nichts, woraus sich ein Titel bilden ließe.</translation>
    </message>
    <message>
        <source>This conversation is longer than the model can take in at once.</source>
        <translation>Dieser Chat ist länger, als das Modell auf einmal aufnehmen kann.</translation>
    </message>
    <message>
        <source>This conversation stays as it is.</source>
        <translation>Dieser Chat bleibt, wie er ist.</translation>
    </message>
    <message>
        <source>This desktop has no system tray, so closing the window quits Chatapp.</source>
        <translation>Dieser Desktop hat keinen Infobereich. Das Schließen des Fensters beendet deshalb Chatapp.</translation>
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
        <source>This holds half a character, which cannot be sent.</source>
        <translation>Das enthält ein halbes Zeichen, das nicht gesendet werden kann.</translation>
    </message>
    <message>
        <source>This is not an image that Chatapp can show.</source>
        <translation>Das ist kein Bild, das Chatapp anzeigen kann.</translation>
    </message>
    <message>
        <source>This is not one of the choices.</source>
        <translation>Das steht nicht zur Auswahl.</translation>
    </message>
    <message>
        <source>This is not valid JSON: line {line}, character {character}.</source>
        <translation>Das ist kein gültiges JSON: Zeile {line}, Zeichen {character}.</translation>
    </message>
    <message>
        <source>This message had not been read from disk yet.</source>
        <translation>Diese Nachricht war noch nicht von der Festplatte gelesen.</translation>
    </message>
    <message>
        <source>This message no longer exists.</source>
        <translation>Diese Nachricht ist nicht mehr vorhanden.</translation>
    </message>
    <message>
        <source>This model does not take temperature {asked}: {sent} was sent.</source>
        <translation>Dieses Modell nimmt die Temperatur {asked} nicht an: Gesendet wurde {sent}.</translation>
    </message>
    <message>
        <source>This model is no longer served.</source>
        <translation>Dieses Modell wird nicht mehr angeboten.</translation>
    </message>
    <message>
        <source>This model is not known to heed it.</source>
        <translation>Es ist nicht bekannt, dass dieses Modell darauf achtet.</translation>
    </message>
    <message>
        <source>This model may ignore it.</source>
        <translation>Dieses Modell beachtet das vielleicht nicht.</translation>
    </message>
    <message>
        <source>This model retires on {day}.</source>
        <translation>Dieses Modell wird am {day} eingestellt.</translation>
    </message>
    <message>
        <source>This model takes {least} to {most}; anything beyond is sent as the nearest.</source>
        <translation>Dieses Modell nimmt {least} bis {most}; was darüber hinausgeht, wird als nächstliegender Wert gesendet.</translation>
    </message>
    <message>
        <source>This model will be retired.</source>
        <translation>Dieses Modell wird eingestellt.</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Dieser Monat</translation>
    </message>
    <message>
        <source>This must be JSON in quotes.</source>
        <translation>Das muss JSON in Anführungszeichen sein.</translation>
    </message>
    <message>
        <source>This must be a JSON object, in braces.</source>
        <translation>Das muss ein JSON-Objekt sein, in geschweiften Klammern.</translation>
    </message>
    <message>
        <source>This must be a number from {least} to {most}.</source>
        <translation>Das muss eine Zahl von {least} bis {most} sein.</translation>
    </message>
    <message>
        <source>This must be a whole number from {least} to {most}.</source>
        <translation>Das muss eine ganze Zahl von {least} bis {most} sein.</translation>
    </message>
    <message>
        <source>This must be on or off.</source>
        <translation>Das muss ein oder aus sein.</translation>
    </message>
    <message>
        <source>This must be text of at most {most} characters.</source>
        <translation>Das muss Text von höchstens {most} Zeichen sein.</translation>
    </message>
    <message>
        <source>This must have the form {form}.</source>
        <translation>Das muss die Form {form} haben.</translation>
    </message>
    <message>
        <source>This new conversation knows the summary. The old one stays as it was.</source>
        <translation>Dieser neue Chat kennt die Zusammenfassung. Der alte bleibt, wie er war.</translation>
    </message>
    <message>
        <source>This reply was interrupted.</source>
        <translation>Diese Antwort wurde unterbrochen.</translation>
    </message>
    <message>
        <source>This request is no longer kept.</source>
        <translation>Diese Anfrage ist nicht mehr aufbewahrt.</translation>
    </message>
    <message>
        <source>This server needs an API key. Add one in Settings.</source>
        <translation>Dieser Server braucht einen API-Schlüssel. Fügen Sie ihn in den Einstellungen hinzu.</translation>
    </message>
    <message>
        <source>This shortcut cannot be changed.</source>
        <translation>Dieses Tastenkürzel lässt sich nicht ändern.</translation>
    </message>
    <message>
        <source>This tool was not offered to the model. Nothing was run.</source>
        <translation>Dieses Werkzeug wurde dem Modell nicht angeboten. Nichts wurde ausgeführt.</translation>
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
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Ablauf</translation>
    </message>
    <message>
        <source>To</source>
        <comment>a newer version</comment>
        <translation>Zu</translation>
    </message>
    <message>
        <source>To the first thought</source>
        <translation>Bis zum ersten Gedanken</translation>
    </message>
    <message>
        <source>To the first word</source>
        <translation>Bis zum ersten Wort</translation>
    </message>
    <message>
        <source>To use the built-in model, install the package {package} from where you got Chatapp.</source>
        <translation>Um das eingebaute Modell zu verwenden, installieren Sie das Paket {package} von dort, woher Sie Chatapp haben.</translation>
    </message>
    <message>
        <source>To use the built-in model, install the package {package}: download its {kind} file from where you got Chatapp and open it.</source>
        <translation>Um das eingebaute Modell zu verwenden, installieren Sie das Paket {package}: Laden Sie die {kind}-Datei von dort, woher Sie Chatapp haben, und öffnen Sie sie.</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Token bias</source>
        <translation>Token-Gewichtung</translation>
    </message>
    <message>
        <source>Tokens and price</source>
        <translation>Token und Preis</translation>
    </message>
    <message>
        <source>Tokens in</source>
        <translation>Token hinein</translation>
    </message>
    <message>
        <source>Tokens in all</source>
        <translation>Token insgesamt</translation>
    </message>
    <message>
        <source>Tokens out</source>
        <translation>Token heraus</translation>
    </message>
    <message>
        <source>Too large to be kept: {path} ({count})</source>
        <translation>Zu groß zum Aufbewahren: {path} ({count})</translation>
    </message>
    <message>
        <source>Tool call copied</source>
        <translation>Werkzeugaufruf kopiert</translation>
    </message>
    <message>
        <source>Tool call: {name} · not run</source>
        <translation>Werkzeugaufruf: {name} · nicht ausgeführt</translation>
    </message>
    <message>
        <source>Top P</source>
        <translation>Top P</translation>
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
        <source>Try again at {time}.</source>
        <translation>Versuchen Sie es um {time} erneut.</translation>
    </message>
    <message numerus="yes">
        <source>Try again in %n day, at {time}.|Try again in %n days, at {time}.</source>
        <translation>
            <numerusform>Versuchen Sie es in %n Tag um {time} erneut.</numerusform>
            <numerusform>Versuchen Sie es in %n Tagen um {time} erneut.</numerusform>
        </translation>
    </message>
    <message>
        <source>Try again tomorrow at {time}.</source>
        <translation>Versuchen Sie es morgen um {time} erneut.</translation>
    </message>
    <message>
        <source>Turn this off if others can see your screen. Temporary conversations are never previewed.</source>
        <translation>Schalten Sie das aus, wenn andere Ihren Bildschirm sehen können. Temporäre Chats zeigen nie eine Vorschau.</translation>
    </message>
    <message>
        <source>Turn this off to ignore the proxy settings of this computer.</source>
        <translation>Schalten Sie dies aus, um die Proxy-Einstellungen dieses Computers zu ignorieren.</translation>
    </message>
    <message>
        <source>Type a command</source>
        <translation>Befehl eingeben</translation>
    </message>
    <message>
        <source>Unarchive</source>
        <translation>Aus dem Archiv holen</translation>
    </message>
    <message>
        <source>Underlined words were less certain: dotted below 90%, dashed below 50%, wavy below 20%. Place the caret on a word to see what else the model considered.</source>
        <translation>Unterstrichene Wörter waren weniger sicher: gepunktet unter 90 %, gestrichelt unter 50 %, gewellt unter 20 %. Setzen Sie die Schreibmarke auf ein Wort, um zu sehen, was das Modell noch erwogen hat.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Undone: {action}</source>
        <translation>Rückgängig gemacht: {action}</translation>
    </message>
    <message>
        <source>Unparsed tool request · not run</source>
        <translation>Unverarbeitete Werkzeuganfrage · nicht ausgeführt</translation>
    </message>
    <message>
        <source>Unparsed tool request: {name} · not run</source>
        <translation>Unverarbeitete Werkzeuganfrage: {name} · nicht ausgeführt</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>Nicht mehr anheften</translation>
    </message>
    <message>
        <source>Unsaved text will be lost. “Export…” can save it elsewhere.</source>
        <translation>Nicht gespeicherter Text geht verloren. Mit „Exportieren…“ lässt er sich anderswo sichern.</translation>
    </message>
    <message>
        <source>Unsent messages are kept. Your current data is set aside, not deleted, and can be restored from this list. The window will close and reopen.</source>
        <translation>Nicht gesendete Nachrichten bleiben erhalten. Ihre jetzigen Daten werden beiseitegelegt, nicht gelöscht, und lassen sich aus dieser Liste wiederherstellen. Das Fenster wird geschlossen und wieder geöffnet.</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>Nutzung</translation>
    </message>
    <message>
        <source>Usage by server and conversation</source>
        <translation>Nutzung nach Server und Chat</translation>
    </message>
    <message>
        <source>Usage over time</source>
        <translation>Nutzung im Zeitverlauf</translation>
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
        <source>Use the system&apos;s proxy</source>
        <translation>System-Proxy verwenden</translation>
    </message>
    <message>
        <source>Use this address</source>
        <translation>Diese Adresse verwenden</translation>
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
        <comment>state of a reply</comment>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Waiting for the server for {time}</source>
        <translation>Warten auf den Server seit {time}</translation>
    </message>
    <message>
        <source>Waiting for this computer&apos;s keyring. It may ask you to unlock it.</source>
        <translation>Warten auf den Schlüsselbund dieses Computers. Möglicherweise müssen Sie ihn entsperren.</translation>
    </message>
    <message>
        <source>Ways out…</source>
        <translation>Auswege…</translation>
    </message>
    <message>
        <source>Web page</source>
        <translation>Webseite</translation>
    </message>
    <message>
        <source>What the model receives</source>
        <translation>Was das Modell erhält</translation>
    </message>
    <message>
        <source>When off, the whole reply arrives at once, at its end.</source>
        <translation>Wenn aus, kommt die ganze Antwort auf einmal, am Ende.</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>With no conversations. The current file is kept.</source>
        <translation>Ohne Chats. Die jetzige Datei bleibt erhalten.</translation>
    </message>
    <message>
        <source>Without your API key; files are shown by their length.</source>
        <translation>Ohne Ihren API-Schlüssel; statt Dateien steht ihre Größe.</translation>
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
        <source>Write an email to this address?</source>
        <translation>Eine E-Mail an diese Adresse schreiben?</translation>
    </message>
    <message>
        <source>Writing</source>
        <comment>state of a reply</comment>
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
        <source>You can change it. The new conversation sends it with its instructions.</source>
        <translation>Sie können sie ändern. Der neue Chat sendet sie mit seinen Anweisungen.</translation>
    </message>
    <message>
        <source>You do not have permission to read “{name}”.</source>
        <translation>Sie haben keine Leseberechtigung für „{name}“.</translation>
    </message>
    <message>
        <source>You stopped it.</source>
        <translation>Sie haben sie gestoppt.</translation>
    </message>
    <message>
        <source>Your conversations stay on this computer. What you write is sent to the server you chose and nowhere else. API keys are kept in the system&apos;s keyring.</source>
        <translation>Ihre Chats bleiben auf diesem Computer. Was Sie schreiben, geht an den gewählten Server und nirgendwohin sonst. API-Schlüssel liegen im Schlüsselbund des Systems.</translation>
    </message>
    <message>
        <source>Your conversations will appear here.</source>
        <translation>Hier erscheinen Ihre Chats.</translation>
    </message>
    <message>
        <source>Your message could not be answered.</source>
        <translation>Ihre Nachricht konnte nicht beantwortet werden.</translation>
    </message>
    <message>
        <source>Your message was stopped by the server&apos;s content filter ({kind}).</source>
        <translation>Der Inhaltsfilter des Servers hat Ihre Nachricht gestoppt ({kind}).</translation>
    </message>
    <message>
        <source>Your message was stopped by the server&apos;s content filter.</source>
        <translation>Der Inhaltsfilter des Servers hat Ihre Nachricht gestoppt.</translation>
    </message>
    <message>
        <source>Your monthly limit has been reached. Nothing was sent.</source>
        <translation>Ihr Monatslimit ist erreicht. Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Ihr Name</translation>
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
        <source>a message has an unknown author</source>
        <translation>eine Nachricht hat einen unbekannten Verfasser</translation>
    </message>
    <message>
        <source>a message replies to one that is missing</source>
        <translation>eine Nachricht antwortet auf eine fehlende</translation>
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
        <source>an ID is missing</source>
        <translation>eine ID fehlt</translation>
    </message>
    <message>
        <source>an attached file is missing</source>
        <translation>eine angehängte Datei fehlt</translation>
    </message>
    <message>
        <source>another server has the same ID</source>
        <translation>ein anderer Server hat dieselbe ID</translation>
    </message>
    <message>
        <source>as of {day}</source>
        <translation>Stand: {day}</translation>
    </message>
    <message>
        <source>attempt to bypass the rules</source>
        <translation>Versuch, die Regeln zu umgehen</translation>
    </message>
    <message>
        <source>before a restore</source>
        <translation>vor einer Wiederherstellung</translation>
    </message>
    <message>
        <source>before an update</source>
        <translation>vor einer Aktualisierung</translation>
    </message>
    <message>
        <source>below {percent}%</source>
        <translation>unter {percent} %</translation>
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
        <source>dated in the future</source>
        <translation>auf die Zukunft datiert</translation>
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
        <source>folder, collapsed</source>
        <translation>Ordner, zugeklappt</translation>
    </message>
    <message>
        <source>folder, expanded</source>
        <translation>Ordner, aufgeklappt</translation>
    </message>
    <message>
        <source>free of charge</source>
        <translation>kostenlos</translation>
    </message>
    <message>
        <source>hate</source>
        <translation>Hass</translation>
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
        <translation>er enthält keine Nachrichten</translation>
    </message>
    <message>
        <source>it has no messages that can be shown</source>
        <translation>er enthält keine Nachrichten, die angezeigt werden können</translation>
    </message>
    <message>
        <source>it is nested too deeply</source>
        <translation>zu tief verschachtelt</translation>
    </message>
    <message>
        <source>it is not JSON, or is incomplete</source>
        <translation>kein JSON oder unvollständig</translation>
    </message>
    <message>
        <source>it is not a conversation</source>
        <translation>kein Chat</translation>
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
        <source>it is not readable JSON</source>
        <translation>kein lesbares JSON</translation>
    </message>
    <message>
        <source>it is too large to be read</source>
        <translation>er ist zu groß, um gelesen zu werden</translation>
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
        <translation>möglich sind: {names}</translation>
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
        <source>its {name} must be text in quotes</source>
        <translation>{name} muss Text in Anführungszeichen sein</translation>
    </message>
    <message>
        <source>nested too deeply</source>
        <translation>zu tief verschachtelt</translation>
    </message>
    <message>
        <source>no response</source>
        <translation>keine Rückmeldung</translation>
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
        <source>no text found (a scan?)</source>
        <translation>kein Text gefunden (ein Scan?)</translation>
    </message>
    <message>
        <source>not a directory</source>
        <translation>kein Verzeichnis</translation>
    </message>
    <message>
        <source>of them cached</source>
        <translation>davon aus dem Cache</translation>
    </message>
    <message>
        <source>of them thinking</source>
        <translation>davon Gedankengang</translation>
    </message>
    <message numerus="yes">
        <source>once|%n times</source>
        <translation>
            <numerusform>einmal</numerusform>
            <numerusform>%n-mal</numerusform>
        </translation>
    </message>
    <message>
        <source>operation not permitted</source>
        <translation>Vorgang nicht erlaubt</translation>
    </message>
    <message>
        <source>other</source>
        <translation>anderes</translation>
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
        <source>price estimated</source>
        <translation>Preis geschätzt</translation>
    </message>
    <message>
        <source>price partly estimated</source>
        <translation>Preis teilweise geschätzt</translation>
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
        <source>reply in progress</source>
        <translation>Antwort läuft</translation>
    </message>
    <message>
        <source>self-harm</source>
        <translation>Selbstverletzung</translation>
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
        <source>the ID {id} is already in use</source>
        <translation>die ID {id} ist bereits vergeben</translation>
    </message>
    <message>
        <source>the file is incomplete</source>
        <translation>die Datei ist unvollständig</translation>
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
        <source>too much after it is damaged</source>
        <translation>danach ist zu viel beschädigt</translation>
    </message>
    <message>
        <source>two of its messages have the same ID</source>
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
        <source>within the reply itself</source>
        <translation>in der Antwort selbst</translation>
    </message>
    <message>
        <source>{asked} tokens in, {answered} out</source>
        <translation>{asked} Token Eingabe, {answered} Ausgabe</translation>
    </message>
    <message>
        <source>{count} out</source>
        <translation>{count} empfangen</translation>
    </message>
    <message>
        <source>{count} tokens in</source>
        <translation>{count} Tokens gesendet</translation>
    </message>
    <message>
        <source>{count} tokens per second</source>
        <translation>{count} Token pro Sekunde</translation>
    </message>
    <message>
        <source>{count}M</source>
        <comment>million tokens</comment>
        <translation>{count} Mio.</translation>
    </message>
    <message>
        <source>{count}k</source>
        <comment>thousand tokens</comment>
        <translation>{count}k</translation>
    </message>
    <message>
        <source>{day} {month} {year}, {time}</source>
        <translation>{day}. {month} {year}, {time}</translation>
    </message>
    <message>
        <source>{help} Range: {range}.</source>
        <translation>{help} Bereich: {range}.</translation>
    </message>
    <message>
        <source>{host} does not respond to a secure connection.</source>
        <translation>{host} reagiert nicht auf eine sichere Verbindung.</translation>
    </message>
    <message>
        <source>{host} is not accepting connections right now.</source>
        <translation>{host} nimmt gerade keine Verbindungen an.</translation>
    </message>
    <message>
        <source>{key} is already used for “{action}”.</source>
        <translation>{key} wird bereits für „{action}“ verwendet.</translation>
    </message>
    <message>
        <source>{key} is needed for editing text.</source>
        <translation>{key} wird zum Bearbeiten von Text gebraucht.</translation>
    </message>
    <message>
        <source>{key} is needed for typing. Combine it with {modifier}.</source>
        <translation>{key} wird zum Schreiben gebraucht. Kombinieren Sie es mit {modifier}.</translation>
    </message>
    <message>
        <source>{key} is reserved for “{action}”.</source>
        <translation>{key} ist für „{action}“ reserviert.</translation>
    </message>
    <message numerus="yes">
        <source>{language}, %n line|{language}, %n lines</source>
        <translation>
            <numerusform>{language}, %n Zeile</numerusform>
            <numerusform>{language}, %n Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>{least} to {most}</source>
        <translation>{least} bis {most}</translation>
    </message>
    <message>
        <source>{model} at {address}</source>
        <translation>{model} bei {address}</translation>
    </message>
    <message>
        <source>{model}: earlier thinking is left out.</source>
        <translation>{model}: Frühere Gedankengänge bleiben weg.</translation>
    </message>
    <message>
        <source>{model}: earlier thinking is sent along.</source>
        <translation>{model}: Frühere Gedankengänge werden mitgesendet.</translation>
    </message>
    <message>
        <source>{model}: the longest reply is sent as “{field}”.</source>
        <translation>{model}: Die längste Antwort wird als „{field}“ gesendet.</translation>
    </message>
    <message>
        <source>{model}: “{field}” is left out.</source>
        <translation>{model}: „{field}“ bleibt weg.</translation>
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
        <source>{name} does not hold the address of a proxy.</source>
        <translation>{name} enthält keine Proxy-Adresse.</translation>
    </message>
    <message>
        <source>{name} refers to “{path}”, which does not exist.</source>
        <translation>{name} verweist auf „{path}“, das es nicht gibt.</translation>
    </message>
    <message>
        <source>{note} Only its beginning is shown; all of it is copied.</source>
        <translation>{note} Nur der Anfang wird angezeigt, kopiert wird alles.</translation>
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
        <source>{percent} % sent</source>
        <translation>{percent} % gesendet</translation>
    </message>
    <message>
        <source>{percent}%</source>
        <translation>{percent} %</translation>
    </message>
    <message>
        <source>{place} cannot be reached. Check the network.</source>
        <translation>{place} ist nicht erreichbar. Prüfen Sie das Netzwerk.</translation>
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
        <source>{sentence} Message not sent: “{words}”</source>
        <translation>{sentence} Nachricht nicht gesendet: „{words}“</translation>
    </message>
    <message>
        <source>{sentence} The server says: {why}</source>
        <translation>{sentence} Der Server sagt: {why}</translation>
    </message>
    <message>
        <source>{server}: ${amount} left.</source>
        <translation>{server}: noch {amount} $.</translation>
    </message>
    <message>
        <source>{server}: ${amount} may still be spent with this API key.</source>
        <translation>{server}: Mit diesem API-Schlüssel dürfen noch {amount} $ ausgegeben werden.</translation>
    </message>
    <message>
        <source>{server}: {amount} {currency} left.</source>
        <translation>{server}: noch {amount} {currency}.</translation>
    </message>
    <message>
        <source>{setting} no longer replies in this conversation.</source>
        <translation>{setting} antwortet nicht mehr in diesem Chat.</translation>
    </message>
    <message>
        <source>{setting} replies in this conversation.</source>
        <translation>{setting} antwortet in diesem Chat.</translation>
    </message>
    <message>
        <source>{setting} was reset for all conversations.</source>
        <translation>{setting} wurde für alle Chats zurückgesetzt.</translation>
    </message>
    <message>
        <source>{setting} was reset for this conversation.</source>
        <translation>{setting} wurde für diesen Chat zurückgesetzt.</translation>
    </message>
    <message>
        <source>{setting}: {value}</source>
        <translation>{setting}: {value}</translation>
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
        <source>{taken} of {window}</source>
        <translation>{taken} von {window}</translation>
    </message>
    <message>
        <source>{title} (continued)</source>
        <translation>{title} (Fortsetzung)</translation>
    </message>
    <message>
        <source>{what} (in “{name}”).</source>
        <translation>{what} (in „{name}“).</translation>
    </message>
    <message>
        <source>{why} Click to try again.</source>
        <translation>{why} Klicken Sie, um es erneut zu versuchen.</translation>
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
        <translation>„{host}“ wurde nicht gefunden: keine Internetverbindung oder eine falsche Adresse.</translation>
    </message>
    <message>
        <source>“{name}” cannot be read. It may be damaged.</source>
        <translation>„{name}“ kann nicht gelesen werden. Vielleicht ist die Datei beschädigt.</translation>
    </message>
    <message>
        <source>“{name}” cannot be read: all its pages are damaged.</source>
        <translation>„{name}“ kann nicht gelesen werden: Alle Seiten sind beschädigt.</translation>
    </message>
    <message>
        <source>“{name}” cannot be read: {why}.</source>
        <translation>„{name}“ kann nicht gelesen werden: {why}.</translation>
    </message>
    <message>
        <source>“{name}” contains no conversations.json.</source>
        <translation>„{name}“ enthält keine conversations.json.</translation>
    </message>
    <message>
        <source>“{name}” contains too much text.</source>
        <translation>„{name}“ enthält zu viel Text.</translation>
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
        <source>“{name}” could not be saved ({why}).</source>
        <translation>„{name}“ konnte nicht gespeichert werden ({why}).</translation>
    </message>
    <message>
        <source>“{name}” could not be saved there. Choose another location.</source>
        <translation>„{name}“ konnte dort nicht gespeichert werden. Wählen Sie einen anderen Ort.</translation>
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
        <source>“{name}” is a folder. Attach the PDFs in it one by one.</source>
        <translation>„{name}“ ist ein Ordner. Hängen Sie die PDFs darin einzeln an.</translation>
    </message>
    <message>
        <source>“{name}” is damaged or incomplete.</source>
        <translation>„{name}“ ist beschädigt oder unvollständig.</translation>
    </message>
    <message>
        <source>“{name}” is empty.</source>
        <translation>„{name}“ ist leer.</translation>
    </message>
    <message>
        <source>“{name}” is no name of a header.</source>
        <translation>„{name}“ ist kein Name einer Kopfzeile.</translation>
    </message>
    <message>
        <source>“{name}” is no token ID: it must be a whole number in quotes.</source>
        <translation>„{name}“ ist keine Token-ID: Es muss eine ganze Zahl in Anführungszeichen sein.</translation>
    </message>
    <message>
        <source>“{name}” is not a PDF.</source>
        <translation>„{name}“ ist kein PDF.</translation>
    </message>
    <message>
        <source>“{name}” is not a conversation file that Chatapp can import.</source>
        <translation>„{name}“ ist keine Chat-Datei, die Chatapp importieren kann.</translation>
    </message>
    <message>
        <source>“{name}” is not a model file (GGUF).</source>
        <translation>„{name}“ ist keine Modelldatei (GGUF).</translation>
    </message>
    <message>
        <source>“{name}” is protected with a password. Save a copy without a password and attach that.</source>
        <translation>„{name}“ ist mit einem Passwort geschützt. Speichern Sie eine Kopie ohne Passwort und hängen Sie diese an.</translation>
    </message>
    <message>
        <source>“{name}” is set by Chatapp itself.</source>
        <translation>„{name}“ setzt Chatapp selbst.</translation>
    </message>
    <message>
        <source>“{name}” is too large ({size} MB). At most {most} MB can be attached.</source>
        <translation>„{name}“ ist zu groß ({size} MB). Höchstens {most} MB können angehängt werden.</translation>
    </message>
    <message>
        <source>“{name}” no longer exists.</source>
        <translation>„{name}“ ist nicht mehr vorhanden.</translation>
    </message>
    <message>
        <source>“{name}” uses a kind of protection that Chatapp cannot open.</source>
        <translation>„{name}“ ist auf eine Weise geschützt, die Chatapp nicht öffnen kann.</translation>
    </message>
    <message>
        <source>“{name}” was deleted.</source>
        <translation>„{name}“ wurde gelöscht.</translation>
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
        <source>“{title}” (conversation {number}) in “{name}”: {why}.</source>
        <translation>„{title}“ (Chat {number}) in „{name}“: {why}.</translation>
    </message>
    <message>
        <source>“{title}” was archived.</source>
        <translation>„{title}“ wurde archiviert.</translation>
    </message>
    <message>
        <source>“{title}” was continued in a new conversation.</source>
        <translation>„{title}“ wurde in einem neuen Chat fortgesetzt.</translation>
    </message>
    <message>
        <source>“{title}” was deleted.</source>
        <translation>„{title}“ wurde gelöscht.</translation>
    </message>
    <message>
        <source>“{title}” was moved to the new folder “{folder}”.</source>
        <translation>„{title}“ wurde in den neuen Ordner „{folder}“ verschoben.</translation>
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
        <source>“{title}” was removed from its folder.</source>
        <translation>„{title}“ wurde aus seinem Ordner genommen.</translation>
    </message>
    <message>
        <source>“{title}” was restored.</source>
        <translation>„{title}“ wurde wiederhergestellt.</translation>
    </message>
    <message>
        <source>“{title}” was unarchived.</source>
        <translation>„{title}“ wurde aus dem Archiv geholt.</translation>
    </message>
    <message>
        <source>“{title}” was unpinned.</source>
        <translation>„{title}“ ist nicht mehr angeheftet.</translation>
    </message>
    <message>
        <source>“{title}”: one of its messages belongs to another conversation.</source>
        <translation>„{title}“: Eine der Nachrichten gehört zu einem anderen Chat.</translation>
    </message>
    <message>
        <source>“{title}”: {why}</source>
        <translation>„{title}“: {why}</translation>
    </message>
    <message numerus="yes">
        <source>“{words}” and 1 later message, in “{title}”|“{words}” and %n later messages, in “{title}”</source>
        <translation>
            <numerusform>„{words}“ und %n spätere Nachricht, in „{title}“</numerusform>
            <numerusform>„{words}“ und %n spätere Nachrichten, in „{title}“</numerusform>
        </translation>
    </message>
    <message>
        <source>“{words}”, in “{title}”</source>
        <translation>„{words}“, in „{title}“</translation>
    </message>
    <message>
        <source>“{word}”</source>
        <translation>„{word}“</translation>
    </message>
    <message>
        <source>“{word}” is not a complete filter. Available: {filters}.</source>
        <translation>„{word}“ ist noch kein vollständiger Filter. Möglich: {filters}.</translation>
    </message>
    <message>
        <source>“{word}” · {percent}</source>
        <translation>„{word}“ · {percent}</translation>
    </message>
</context>
</TS>
