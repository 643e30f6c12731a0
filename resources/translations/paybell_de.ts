<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About {app}</source>
        <translation>Über {app}</translation>
    </message>
    <message>
        <source>Get help</source>
        <translation>Hilfe erhalten</translation>
    </message>
    <message>
        <source>Tells you at once what happens to your payments and bills.</source>
        <translation>Informiert Sie sofort über Ihre Zahlungen und Rechnungen.</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>Version {version}</translation>
    </message>
</context>
<context>
    <name>AboutPage</name>
    <message>
        <source>&amp;Copy diagnostics</source>
        <translation>&amp;Diagnosedaten kopieren</translation>
    </message>
    <message>
        <source>&amp;Get help</source>
        <translation>&amp;Hilfe erhalten</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Über</translation>
    </message>
    <message>
        <source>Collecting…</source>
        <translation>Wird zusammengestellt&#xa0;…</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Managed by your organisation</source>
        <translation>Von Ihrer Organisation verwaltet</translation>
    </message>
    <message>
        <source>Settings with a lock beside them are chosen by your organisation. They cannot be changed here.</source>
        <translation>Einstellungen mit einem Schloss werden von Ihrer Organisation festgelegt. Sie können hier nicht geändert werden.</translation>
    </message>
    <message>
        <source>The diagnostics say what works on this computer and what does not. They hold no password, token or payment, and may be sent to whoever helps you.</source>
        <translation>Die Diagnosedaten zeigen, was auf diesem Computer funktioniert und was nicht. Sie enthalten weder Passwörter noch Token oder Zahlungen und können an Personen weitergegeben werden, die Ihnen helfen.</translation>
    </message>
    <message>
        <source>When something does not work</source>
        <translation>Wenn etwas nicht funktioniert</translation>
    </message>
    <message>
        <source>{app}, version {version}</source>
        <translation>{app}, Version {version}</translation>
    </message>
</context>
<context>
    <name>AccountPage</name>
    <message>
        <source>&amp;Add an account…</source>
        <translation>&amp;Konto hinzufügen&#xa0;…</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>A device that you remove is signed out at once, and shows nothing more.</source>
        <translation>Ein entferntes Gerät wird sofort abgemeldet und zeigt nichts mehr an.</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Konten</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>It is signed out at once. To use it again, somebody has to sign in there.</source>
        <translation>Das Gerät wird sofort abgemeldet. Um es wieder zu nutzen, muss sich dort jemand neu anmelden.</translation>
    </message>
    <message>
        <source>Nobody is signed in on this computer.</source>
        <translation>Auf diesem Computer ist niemand angemeldet.</translation>
    </message>
    <message>
        <source>Receive notifications for all accounts at once</source>
        <translation>Benachrichtigungen für alle Konten gleichzeitig empfangen</translation>
    </message>
    <message>
        <source>Remove a device</source>
        <translation>Gerät entfernen</translation>
    </message>
    <message>
        <source>Remove {device}?</source>
        <translation>{device} entfernen?</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Entfernen&#xa0;…</translation>
    </message>
    <message>
        <source>See where you are signed in, and remove a computer that you have lost.</source>
        <translation>Sehen Sie, wo Sie angemeldet sind, und entfernen Sie einen verlorenen Computer.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>Show my &amp;devices</source>
        <translation>Meine &amp;Geräte anzeigen</translation>
    </message>
    <message>
        <source>Sign &amp;in…</source>
        <translation>&amp;Anmelden&#xa0;…</translation>
    </message>
    <message>
        <source>Sign &amp;out…</source>
        <translation>A&amp;bmelden&#xa0;…</translation>
    </message>
    <message>
        <source>Sign in again to receive payments.</source>
        <translation>Melden Sie sich erneut an, um Zahlungen zu empfangen.</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>Angemeldet</translation>
    </message>
    <message>
        <source>You stay signed in until the app quits: nothing is kept.</source>
        <translation>Sie bleiben angemeldet, bis die App beendet wird: Nichts wird aufbewahrt.</translation>
    </message>
    <message>
        <source>Your devices</source>
        <translation>Ihre Geräte</translation>
    </message>
    <message>
        <source>Your sign-in is kept in the system&apos;s keychain and nowhere else.</source>
        <translation>Ihre Anmeldung wird ausschließlich im Schlüsselbund des Systems gespeichert.</translation>
    </message>
</context>
<context>
    <name>BrowserPage</name>
    <message>
        <source>A page has opened there. Sign in, then come back: this window closes itself.</source>
        <translation>Dort hat sich eine Seite geöffnet. Melden Sie sich an und kehren Sie dann zurück: Dieses Fenster schließt sich von selbst.</translation>
    </message>
    <message>
        <source>Continue in your browser</source>
        <translation>Weiter im Browser</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Link kopieren</translation>
    </message>
    <message>
        <source>Nothing to do here</source>
        <translation>Hier ist nichts zu tun</translation>
    </message>
    <message>
        <source>Open the page again</source>
        <translation>Seite erneut öffnen</translation>
    </message>
    <message>
        <source>This address does not belong to a sign-in that goes on.</source>
        <translation>Diese Adresse gehört zu keiner laufenden Anmeldung.</translation>
    </message>
    <message>
        <source>Use a code on another device</source>
        <translation>Code auf einem anderen Gerät verwenden</translation>
    </message>
    <message>
        <source>You are signed in</source>
        <translation>Sie sind angemeldet</translation>
    </message>
    <message>
        <source>You can close this window and return to {app}.</source>
        <translation>Sie können dieses Fenster schließen und zu {app} zurückkehren.</translation>
    </message>
</context>
<context>
    <name>Card</name>
    <message numerus="yes">
        <source>%n day(s) overdue</source>
        <translation>
            <numerusform>%n Tag überfällig</numerusform>
            <numerusform>%n Tage überfällig</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n update(s)</source>
        <translation>
            <numerusform>%n Aktualisierung</numerusform>
            <numerusform>%n Aktualisierungen</numerusform>
        </translation>
    </message>
    <message>
        <source>No due date</source>
        <translation>Kein Fälligkeitsdatum</translation>
    </message>
    <message>
        <source>Payment failed</source>
        <translation>Zahlung fehlgeschlagen</translation>
    </message>
    <message>
        <source>due today</source>
        <translation>heute fällig</translation>
    </message>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation>
            <numerusform>in %n Tag</numerusform>
            <numerusform>in %n Tagen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CardActions</name>
    <message>
        <source>Deleted from this device. It can be brought back for 30 days.</source>
        <translation>Von diesem Gerät gelöscht. Wiederherstellen ist 30 Tage lang möglich.</translation>
    </message>
    <message>
        <source>Marked as unread on this device; your other devices keep it read.</source>
        <translation>Auf diesem Gerät als ungelesen markiert; auf Ihren anderen Geräten bleibt es gelesen.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>CardDetails</name>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Choose a notification to see its details.</source>
        <translation>Wählen Sie eine Benachrichtigung aus, um die Details zu sehen.</translation>
    </message>
    <message>
        <source>Delete from this device</source>
        <translation>Von diesem Gerät löschen</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Mark as unread on this device</source>
        <translation>Auf diesem Gerät als ungelesen markieren</translation>
    </message>
    <message>
        <source>Opens {host}</source>
        <translation>Öffnet {host}</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
</context>
<context>
    <name>CardList</name>
    <message>
        <source>Notifications</source>
        <translation>Benachrichtigungen</translation>
    </message>
</context>
<context>
    <name>CardMenu</name>
    <message>
        <source>Copy number</source>
        <translation>Nummer kopieren</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Mark as unread</source>
        <translation>Als ungelesen markieren</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
</context>
<context>
    <name>CardModel</name>
    <message>
        <source>unread</source>
        <translation>ungelesen</translation>
    </message>
</context>
<context>
    <name>CodePage</name>
    <message>
        <source>Code: {code}</source>
        <translation>Code: {code}</translation>
    </message>
    <message>
        <source>Copy code</source>
        <translation>Code kopieren</translation>
    </message>
    <message>
        <source>Scan this with your phone, or open {url} there and enter the code:</source>
        <translation>Scannen Sie dies mit Ihrem Smartphone, oder öffnen Sie dort {url} und geben Sie den Code ein:</translation>
    </message>
    <message>
        <source>Sign in on another device</source>
        <translation>Auf einem anderen Gerät anmelden</translation>
    </message>
    <message>
        <source>Valid for less than a minute</source>
        <translation>Noch weniger als eine Minute gültig</translation>
    </message>
</context>
<context>
    <name>ConnectionPage</name>
    <message>
        <source>&amp;Try again now</source>
        <translation>Jetzt erneut &amp;versuchen</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>You are asked for it when you sign in.</source>
        <translation>Sie werden bei der Anmeldung danach gefragt.</translation>
    </message>
    <message>
        <source>{url} (given by this app)</source>
        <translation>{url} (von dieser App vorgegeben)</translation>
    </message>
</context>
<context>
    <name>Csv</name>
    <message>
        <source>About</source>
        <translation>Betreff</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Fällig</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Mitteilung</translation>
    </message>
    <message>
        <source>Notification ID</source>
        <translation>Benachrichtigungs-ID</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Bezahlt</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Zahlung</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>Zu zahlen</translation>
    </message>
    <message>
        <source>Transaction or bill</source>
        <translation>Transaktion oder Rechnung</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Zurückgezogen</translation>
    </message>
</context>
<context>
    <name>CsvExport</name>
    <message numerus="yes">
        <source>%n row(s) exported to {file}.</source>
        <translation>
            <numerusform>%n Zeile nach {file} exportiert.</numerusform>
            <numerusform>%n Zeilen nach {file} exportiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>CSV file (*.csv)</source>
        <translation>CSV-Datei (*.csv)</translation>
    </message>
    <message>
        <source>Check that there is room on the disk and that you may write there.</source>
        <translation>Prüfen Sie, ob genügend Speicherplatz vorhanden ist und ob Sie dort schreiben dürfen.</translation>
    </message>
    <message>
        <source>Export as CSV</source>
        <translation>Als CSV exportieren</translation>
    </message>
    <message>
        <source>Exporting to {file}…</source>
        <translation>Wird nach {file} exportiert …</translation>
    </message>
    <message>
        <source>The file could not be written</source>
        <translation>Die Datei konnte nicht geschrieben werden</translation>
    </message>
</context>
<context>
    <name>Dates</name>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>Morgen</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>due %1</source>
        <translation>fällig am %1</translation>
    </message>
    <message>
        <source>due today</source>
        <translation>heute fällig</translation>
    </message>
    <message>
        <source>due tomorrow</source>
        <translation>morgen fällig</translation>
    </message>
    <message>
        <source>overdue since %1</source>
        <translation>überfällig seit %1</translation>
    </message>
    <message>
        <source>{day}, {time}</source>
        <translation>{day}, {time}</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>Ctrl+Q quits.</source>
        <translation>Strg+Q beendet die App.</translation>
    </message>
    <message>
        <source>This desktop has no tray for an icon</source>
        <translation>Dieser Desktop hat keinen Infobereich für ein Symbol</translation>
    </message>
    <message>
        <source>this desktop has no tray</source>
        <translation>dieser Desktop hat keinen Infobereich</translation>
    </message>
    <message>
        <source>{app} keeps running when you close this window; start it again to open it.</source>
        <translation>{app} läuft weiter, wenn Sie dieses Fenster schließen; starten Sie die App erneut, um es zu öffnen.</translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message numerus="yes">
        <source>%n earlier</source>
        <translation>
            <numerusform>%n früheres Ereignis</numerusform>
            <numerusform>%n frühere Ereignisse</numerusform>
        </translation>
    </message>
    <message>
        <source>Bill</source>
        <translation>Rechnung</translation>
    </message>
    <message>
        <source>Bill issued</source>
        <translation>Rechnung ausgestellt</translation>
    </message>
    <message>
        <source>Bill number</source>
        <translation>Rechnungsnummer</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Deleted from this device</source>
        <translation>Von diesem Gerät gelöscht</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Fällig</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Für</translation>
    </message>
    <message>
        <source>Happened</source>
        <translation>Zeitpunkt</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>Ausgestellt</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>Minimum due</source>
        <translation>Mindestbetrag</translation>
    </message>
    <message>
        <source>Notification ID</source>
        <translation>Benachrichtigungs-ID</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Überfällig</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Bezahlt</translation>
    </message>
    <message>
        <source>Paid with</source>
        <translation>Bezahlt mit</translation>
    </message>
    <message>
        <source>Payment failed</source>
        <translation>Zahlung fehlgeschlagen</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Reminded</source>
        <translation>Erinnert</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>TEST · {title}</source>
        <translation>TEST · {title}</translation>
    </message>
    <message>
        <source>Transaction</source>
        <translation>Transaktion</translation>
    </message>
    <message>
        <source>Utility</source>
        <translation>Rechnungsart</translation>
    </message>
    <message>
        <source>What you can do</source>
        <translation>Was Sie tun können</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Zurückgezogen</translation>
    </message>
    <message>
        <source>Withdrawn: this is no longer true</source>
        <translation>Zurückgezogen: Dies trifft nicht mehr zu</translation>
    </message>
</context>
<context>
    <name>Devices</name>
    <message>
        <source>A device without a name</source>
        <translation>Gerät ohne Namen</translation>
    </message>
    <message>
        <source>Last connected {when}</source>
        <translation>Zuletzt verbunden: {when}</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Dieser Computer</translation>
    </message>
</context>
<context>
    <name>Failure</name>
    <message>
        <source>Add money or pay another way</source>
        <translation>Laden Sie Geld auf oder zahlen Sie anders</translation>
    </message>
    <message>
        <source>Ask your bank or pay another way</source>
        <translation>Fragen Sie Ihre Bank oder zahlen Sie anders</translation>
    </message>
    <message>
        <source>Check the payment details</source>
        <translation>Prüfen Sie die Zahlungsdaten</translation>
    </message>
    <message>
        <source>Pay another way</source>
        <translation>Zahlen Sie auf anderem Weg</translation>
    </message>
    <message>
        <source>Raise your limit or pay another way</source>
        <translation>Erhöhen Sie Ihr Limit oder zahlen Sie anders</translation>
    </message>
    <message>
        <source>Try again and confirm with your bank</source>
        <translation>Versuchen Sie es erneut und bestätigen Sie die Zahlung bei Ihrer Bank</translation>
    </message>
    <message>
        <source>Try again in a few minutes</source>
        <translation>Versuchen Sie es in einigen Minuten erneut</translation>
    </message>
</context>
<context>
    <name>GeneralPage</name>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>&amp;Start when I log in</source>
        <translation>Beim &amp;Anmelden am Computer starten</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Design</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Darstellung</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Start</translation>
    </message>
</context>
<context>
    <name>Hush</name>
    <message>
        <source>Do not disturb is on</source>
        <translation>„Nicht stören“ ist eingeschaltet</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>Paused until {time}</source>
        <translation>Pausiert bis {time}</translation>
    </message>
    <message>
        <source>Quiet until {time}</source>
        <translation>Ruhezeit bis {time}</translation>
    </message>
</context>
<context>
    <name>InboxBar</name>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Bills</source>
        <translation>Rechnungen</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>Eingang</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Sonstige</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>Zahlungen</translation>
    </message>
    <message>
        <source>Recently deleted</source>
        <translation>Zuletzt gelöscht</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>Ungelesen</translation>
    </message>
    <message>
        <source>Upcoming</source>
        <translation>Anstehend</translation>
    </message>
    <message>
        <source>Upcoming ({count})</source>
        <translation>Anstehend ({count})</translation>
    </message>
</context>
<context>
    <name>InboxMenu</name>
    <message>
        <source>Export as CSV…</source>
        <translation>Als CSV exportieren&#xa0;…</translation>
    </message>
    <message>
        <source>Mark all as read</source>
        <translation>Alle als gelesen markieren</translation>
    </message>
    <message>
        <source>Recently deleted</source>
        <translation>Zuletzt gelöscht</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Einstellungen&#xa0;…</translation>
    </message>
</context>
<context>
    <name>InboxWindow</name>
    <message>
        <source>All read</source>
        <translation>Alles gelesen</translation>
    </message>
    <message>
        <source>Bills appear here until they are paid, the earliest due date first.</source>
        <translation>Rechnungen erscheinen hier, bis sie bezahlt sind, die am frühesten fällige zuerst.</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Suche löschen</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Verbindung wird hergestellt&#xa0;…</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>No bills</source>
        <translation>Keine Rechnungen</translation>
    </message>
    <message>
        <source>No bills to pay</source>
        <translation>Keine Rechnungen zu zahlen</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>Keine Verbindung</translation>
    </message>
    <message>
        <source>No failed payments</source>
        <translation>Keine fehlgeschlagenen Zahlungen</translation>
    </message>
    <message>
        <source>No payments</source>
        <translation>Keine Zahlungen</translation>
    </message>
    <message>
        <source>Nothing found for “{text}”</source>
        <translation>Nichts gefunden für „{text}“</translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation>Hier ist nichts</translation>
    </message>
    <message>
        <source>Nothing was deleted</source>
        <translation>Nichts gelöscht</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Noch nichts vorhanden</translation>
    </message>
    <message>
        <source>Older entries are still being made searchable. This takes a moment.</source>
        <translation>Ältere Einträge werden noch durchsuchbar gemacht. Das dauert einen Moment.</translation>
    </message>
    <message>
        <source>Payments and bills appear here the moment they happen.</source>
        <translation>Zahlungen und Rechnungen erscheinen hier, sobald sie eingehen.</translation>
    </message>
    <message>
        <source>Search for a name, an amount, a transaction or a bill number.</source>
        <translation>Suchen Sie nach einem Namen, einem Betrag, einer Transaktion oder einer Rechnungsnummer.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle anzeigen</translation>
    </message>
    <message>
        <source>Sign in again to receive new payments. Your history is kept.</source>
        <translation>Melden Sie sich erneut an, um neue Zahlungen zu empfangen. Ihr Verlauf bleibt erhalten.</translation>
    </message>
    <message>
        <source>Sign in once, and know at once about every payment and every bill.</source>
        <translation>Einmal anmelden und sofort von jeder Zahlung und jeder Rechnung erfahren.</translation>
    </message>
    <message>
        <source>Sign in…</source>
        <translation>Anmelden&#xa0;…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Try again now</source>
        <translation>Jetzt erneut versuchen</translation>
    </message>
    <message>
        <source>Welcome to {app}</source>
        <translation>Willkommen bei {app}</translation>
    </message>
</context>
<context>
    <name>List</name>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>ListingThread</name>
    <message>
        <source>Restart the app.</source>
        <translation>Starten Sie die App neu.</translation>
    </message>
    <message>
        <source>The list could not be read</source>
        <translation>Die Liste konnte nicht gelesen werden</translation>
    </message>
</context>
<context>
    <name>NotificationsPage</name>
    <message>
        <source>&amp;Bills</source>
        <translation>&amp;Rechnungen</translation>
    </message>
    <message>
        <source>&amp;Failed payments</source>
        <translation>&amp;Fehlgeschlagene Zahlungen</translation>
    </message>
    <message>
        <source>&amp;Hide amounts</source>
        <translation>&amp;Beträge verbergen</translation>
    </message>
    <message>
        <source>&amp;Other news</source>
        <translation>Sonstige &amp;Mitteilungen</translation>
    </message>
    <message>
        <source>&amp;Payments</source>
        <translation>&amp;Zahlungen</translation>
    </message>
    <message>
        <source>&amp;Quiet hours</source>
        <translation>R&amp;uhezeiten</translation>
    </message>
    <message>
        <source>A notification then says “Payment successful” and no more.</source>
        <translation>Eine Benachrichtigung lautet dann nur „Zahlung erfolgreich“.</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>Immer</translation>
    </message>
    <message>
        <source>By the clock of wherever you are</source>
        <translation>Nach der Uhrzeit an Ihrem jeweiligen Ort</translation>
    </message>
    <message>
        <source>Did not work: {why}.</source>
        <translation>Hat nicht funktioniert: {why}.</translation>
    </message>
    <message>
        <source>F&amp;rom</source>
        <translation>&amp;Von</translation>
    </message>
    <message>
        <source>How they are shown</source>
        <translation>Art der Anzeige</translation>
    </message>
    <message>
        <source>Inbox only</source>
        <translation>Nur im Eingang</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>Not tried yet. Send a test to see one.</source>
        <translation>Noch nicht ausprobiert. Senden Sie einen Test, um eine Benachrichtigung zu sehen.</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Benachrichtigungen</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Ein</translation>
    </message>
    <message>
        <source>Pa&amp;use</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <source>Pause and quiet hours</source>
        <translation>Pause und Ruhezeiten</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Datenschutz</translation>
    </message>
    <message>
        <source>Quiet hours begin</source>
        <translation>Beginn der Ruhezeiten</translation>
    </message>
    <message>
        <source>Quiet hours end</source>
        <translation>Ende der Ruhezeiten</translation>
    </message>
    <message>
        <source>Send a &amp;test</source>
        <translation>&amp;Test senden</translation>
    </message>
    <message>
        <source>Show b&amp;y</source>
        <translation>&amp;Anzeigen über</translation>
    </message>
    <message>
        <source>Show failed payments &amp;even then</source>
        <translation>Fehlgeschlagene Zahlungen auch &amp;dann anzeigen</translation>
    </message>
    <message>
        <source>Show silently</source>
        <translation>Lautlos anzeigen</translation>
    </message>
    <message>
        <source>Show, with a sound</source>
        <translation>Mit Ton anzeigen</translation>
    </message>
    <message>
        <source>Turn on a&amp;gain</source>
        <translation>Wieder &amp;einschalten</translation>
    </message>
    <message>
        <source>What comes meanwhile waits in the inbox, and is summed up when the pause or the quiet hours end. The desktop&apos;s own do-not-disturb is always obeyed.</source>
        <translation>Was in dieser Zeit eintrifft, wartet im Eingang und wird am Ende der Pause oder der Ruhezeiten zusammengefasst. „Nicht stören“ des Desktops wird immer beachtet.</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>Was angezeigt wird</translation>
    </message>
    <message>
        <source>When locked or presenting</source>
        <translation>Bei Bildschirmsperre oder Präsentation</translation>
    </message>
    <message>
        <source>Works: {way} showed the last one.</source>
        <translation>Funktioniert: zuletzt angezeigt über {way}.</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>A file could not be written ({why}).</source>
        <translation>Eine Datei konnte nicht geschrieben werden ({why}).</translation>
    </message>
    <message>
        <source>A proxy that is itself reached by TLS is not supported.</source>
        <translation>Ein Proxy, der selbst über TLS erreicht wird, wird nicht unterstützt.</translation>
    </message>
    <message>
        <source>Another program has its file open.</source>
        <translation>Ein anderes Programm hat die Verlaufsdatei geöffnet.</translation>
    </message>
    <message>
        <source>Ask for an HTTP proxy.</source>
        <translation>Fragen Sie nach einem HTTP-Proxy.</translation>
    </message>
    <message>
        <source>Ask who runs your network to allow the server&apos;s address.</source>
        <translation>Bitten Sie Ihre Netzwerkadministration, die Adresse des Servers zuzulassen.</translation>
    </message>
    <message>
        <source>By it, the sign-in service&apos;s certificate is not valid.</source>
        <translation>Nach diesem Datum ist das Zertifikat des Anmeldedienstes nicht gültig.</translation>
    </message>
    <message>
        <source>Check that the disk works and that you may write to it.</source>
        <translation>Prüfen Sie, ob das Laufwerk funktioniert und ob Sie darauf schreiben dürfen.</translation>
    </message>
    <message>
        <source>Check that there is room on the disk and that you may write to it.</source>
        <translation>Prüfen Sie, ob genügend Speicherplatz vorhanden ist und ob Sie auf das Laufwerk schreiben dürfen.</translation>
    </message>
    <message>
        <source>Check that there is room on the disk.</source>
        <translation>Prüfen Sie, ob genügend Speicherplatz vorhanden ist.</translation>
    </message>
    <message>
        <source>Check the address and this computer&apos;s date, or ask who runs the server.</source>
        <translation>Prüfen Sie die Adresse und das Datum dieses Computers, oder fragen Sie den Betreiber des Servers.</translation>
    </message>
    <message>
        <source>Check the proxy in Settings, or ask who runs your network.</source>
        <translation>Prüfen Sie den Proxy in den Einstellungen, oder fragen Sie Ihre Netzwerkadministration.</translation>
    </message>
    <message>
        <source>Check the server&apos;s address.</source>
        <translation>Prüfen Sie die Adresse des Servers.</translation>
    </message>
    <message>
        <source>Choose a browser in your system&apos;s settings, and try again.</source>
        <translation>Wählen Sie in den Einstellungen Ihres Systems einen Browser und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Choose an HTTP proxy in Settings under Connection.</source>
        <translation>Wählen Sie in den Einstellungen unter „Verbindung“ einen HTTP-Proxy.</translation>
    </message>
    <message>
        <source>Choose another in Settings.</source>
        <translation>Wählen Sie in den Einstellungen einen anderen.</translation>
    </message>
    <message>
        <source>Close that program, then sign in and out again.</source>
        <translation>Schließen Sie dieses Programm; melden Sie sich dann an und wieder ab.</translation>
    </message>
    <message>
        <source>Connection lost</source>
        <translation>Verbindung unterbrochen</translation>
    </message>
    <message>
        <source>Copy it again, whole, and paste it.</source>
        <translation>Kopieren Sie es noch einmal vollständig und fügen Sie es ein.</translation>
    </message>
    <message>
        <source>Copy the link into a browser on this computer, or use a code on another device.</source>
        <translation>Kopieren Sie den Link in einen Browser auf diesem Computer, oder verwenden Sie einen Code auf einem anderen Gerät.</translation>
    </message>
    <message>
        <source>Enter the address of your payment server.</source>
        <translation>Geben Sie die Adresse Ihres Zahlungsservers ein.</translation>
    </message>
    <message>
        <source>Enter them in Settings under Connection.</source>
        <translation>Geben Sie beides in den Einstellungen unter „Verbindung“ ein.</translation>
    </message>
    <message>
        <source>Enter them in the fields below: they are kept in your keychain.</source>
        <translation>Geben Sie beides in die Felder darunter ein: Es wird in Ihrem Schlüsselbund gespeichert.</translation>
    </message>
    <message>
        <source>Free some disk space.</source>
        <translation>Geben Sie Speicherplatz frei.</translation>
    </message>
    <message>
        <source>If it lasts, tell your payment platform.</source>
        <translation>Wenn es anhält, wenden Sie sich an Ihre Zahlungsplattform.</translation>
    </message>
    <message>
        <source>If others use this computer, end it in your account there.</source>
        <translation>Wenn andere diesen Computer nutzen, beenden Sie die Sitzung dort in Ihrem Konto.</translation>
    </message>
    <message>
        <source>It answered {status}.</source>
        <translation>Er hat mit {status} geantwortet.</translation>
    </message>
    <message>
        <source>It begins with https://, for example https://pay.example.</source>
        <translation>Die Adresse beginnt mit https://, zum Beispiel https://pay.example.</translation>
    </message>
    <message>
        <source>It could not be put aside either.</source>
        <translation>Die Datei konnte auch nicht beiseitegelegt werden.</translation>
    </message>
    <message>
        <source>It does not take the name and password that it was given, or was given none.</source>
        <translation>Er nimmt den angegebenen Benutzernamen und das Passwort nicht an, oder beides fehlt.</translation>
    </message>
    <message>
        <source>It gave no usable code.</source>
        <translation>Er hat keinen verwendbaren Code geliefert.</translation>
    </message>
    <message>
        <source>It gave no usable token.</source>
        <translation>Er hat kein verwendbares Token geliefert.</translation>
    </message>
    <message>
        <source>It has a space or a line break inside: perhaps too much was copied.</source>
        <translation>Es enthält ein Leerzeichen oder einen Zeilenumbruch: Vielleicht wurde zu viel kopiert.</translation>
    </message>
    <message>
        <source>It holds characters that no token has.</source>
        <translation>Es enthält Zeichen, die in keinem Token vorkommen.</translation>
    </message>
    <message>
        <source>It is far too long.</source>
        <translation>Es ist viel zu lang.</translation>
    </message>
    <message>
        <source>It is not a web address.</source>
        <translation>Das ist keine Webadresse.</translation>
    </message>
    <message>
        <source>It is not the address of a proxy.</source>
        <translation>Das ist keine Proxy-Adresse.</translation>
    </message>
    <message>
        <source>It is tried again at the next quit.</source>
        <translation>Beim nächsten Beenden wird es erneut versucht.</translation>
    </message>
    <message>
        <source>It is tried again tomorrow; this version goes on as it is.</source>
        <translation>Morgen wird es erneut versucht; diese Version läuft unverändert weiter.</translation>
    </message>
    <message>
        <source>It looks like http://proxy.example:3128.</source>
        <translation>Eine gültige Adresse sieht so aus: http://proxy.example:3128.</translation>
    </message>
    <message>
        <source>It may be restarting, or something between here and there blocks it.</source>
        <translation>Vielleicht startet er gerade neu, oder etwas auf dem Weg dorthin blockiert die Verbindung.</translation>
    </message>
    <message>
        <source>It must end after the port.</source>
        <translation>Die Adresse muss nach dem Port enden.</translation>
    </message>
    <message>
        <source>It must end before any ? or #.</source>
        <translation>Die Adresse muss vor einem ? oder # enden.</translation>
    </message>
    <message>
        <source>It must not hold a user name or password.</source>
        <translation>Die Adresse darf weder Benutzernamen noch Passwort enthalten.</translation>
    </message>
    <message>
        <source>It names an address that cannot be used.</source>
        <translation>Er nennt eine Adresse, die nicht verwendet werden kann.</translation>
    </message>
    <message>
        <source>It refused us: {code}.</source>
        <translation>Er hat uns abgewiesen: {code}.</translation>
    </message>
    <message>
        <source>It refuses the connection to the payment server.</source>
        <translation>Er lehnt die Verbindung zum Zahlungsserver ab.</translation>
    </message>
    <message>
        <source>It reported: {why}.</source>
        <translation>Er meldete: {why}.</translation>
    </message>
    <message>
        <source>It stays as it was; try again, or use the system&apos;s own settings.</source>
        <translation>Es bleibt alles, wie es war; versuchen Sie es erneut, oder nutzen Sie die Einstellungen des Systems.</translation>
    </message>
    <message>
        <source>It takes tokens only.</source>
        <translation>Er nimmt nur Token an.</translation>
    </message>
    <message>
        <source>It was not finished in the browser in time.</source>
        <translation>Sie wurde im Browser nicht rechtzeitig abgeschlossen.</translation>
    </message>
    <message>
        <source>It was put aside and is fetched again from the server.</source>
        <translation>Die Datei wurde beiseitegelegt und wird erneut vom Server geladen.</translation>
    </message>
    <message>
        <source>It was turned off in Task Manager or in Settings › Apps › Startup.</source>
        <translation>Er wurde im Task-Manager oder unter Einstellungen › Apps › Autostart ausgeschaltet.</translation>
    </message>
    <message>
        <source>Its address is wrong, or it is a SOCKS proxy, which is not supported.</source>
        <translation>Die Adresse ist falsch, oder es ist ein SOCKS-Proxy, der nicht unterstützt wird.</translation>
    </message>
    <message>
        <source>Its answer has no end.</source>
        <translation>Seine Antwort hat kein Ende.</translation>
    </message>
    <message>
        <source>Its certificate is not trusted on this computer, so the sign-in token was not sent.</source>
        <translation>Dieser Computer vertraut dem Zertifikat nicht, daher wurde das Anmelde-Token nicht gesendet.</translation>
    </message>
    <message>
        <source>Its document is not as it must be: {why}.</source>
        <translation>Sein Dokument ist nicht wie vorgeschrieben: {why}.</translation>
    </message>
    <message>
        <source>Its document names no place to get a token.</source>
        <translation>Sein Dokument nennt keine Stelle, die Token ausgibt.</translation>
    </message>
    <message>
        <source>Its document names no place where people sign in.</source>
        <translation>Sein Dokument nennt keine Stelle für die Anmeldung.</translation>
    </message>
    <message>
        <source>Its identity cannot be verified, so nothing was sent.</source>
        <translation>Seine Identität lässt sich nicht überprüfen, daher wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Look into your account for what happened before.</source>
        <translation>Was davor geschah, sehen Sie in Ihrem Konto.</translation>
    </message>
    <message>
        <source>Look through Settings, and sign in again.</source>
        <translation>Sehen Sie die Einstellungen durch, und melden Sie sich erneut an.</translation>
    </message>
    <message>
        <source>Look through Settings.</source>
        <translation>Sehen Sie die Einstellungen durch.</translation>
    </message>
    <message>
        <source>Move it to a folder that is yours.</source>
        <translation>Verschieben Sie die App in einen Ordner, der Ihnen gehört.</translation>
    </message>
    <message>
        <source>New notifications cannot be saved on this computer. They stay on the server and arrive as soon as there is room.</source>
        <translation>Neue Benachrichtigungen können auf diesem Computer nicht gespeichert werden. Sie bleiben auf dem Server und treffen ein, sobald Platz vorhanden ist.</translation>
    </message>
    <message>
        <source>New payments are still counted and listed here: {why}.</source>
        <translation>Neue Zahlungen werden hier weiterhin gezählt und aufgelistet: {why}.</translation>
    </message>
    <message>
        <source>No browser could be opened</source>
        <translation>Es konnte kein Browser geöffnet werden</translation>
    </message>
    <message>
        <source>No network</source>
        <translation>Kein Netzwerk</translation>
    </message>
    <message>
        <source>No payment server at this address</source>
        <translation>Kein Zahlungsserver unter dieser Adresse</translation>
    </message>
    <message>
        <source>No payments can be received.</source>
        <translation>Es können keine Zahlungen empfangen werden.</translation>
    </message>
    <message>
        <source>Nothing of it was used; this version goes on as it is.</source>
        <translation>Nichts davon wurde verwendet; diese Version läuft unverändert weiter.</translation>
    </message>
    <message>
        <source>Nothing was entered.</source>
        <translation>Es wurde nichts eingegeben.</translation>
    </message>
    <message>
        <source>Notifications cannot be saved</source>
        <translation>Benachrichtigungen können nicht gespeichert werden</translation>
    </message>
    <message>
        <source>Notifications cannot be shown</source>
        <translation>Benachrichtigungen können nicht angezeigt werden</translation>
    </message>
    <message>
        <source>Paste the token that your payment platform gave you, or check the address.</source>
        <translation>Fügen Sie das Token Ihrer Zahlungsplattform ein, oder prüfen Sie die Adresse.</translation>
    </message>
    <message>
        <source>Please sign in</source>
        <translation>Bitte melden Sie sich an</translation>
    </message>
    <message>
        <source>Please sign in again</source>
        <translation>Bitte melden Sie sich erneut an</translation>
    </message>
    <message>
        <source>Quit the app on a device that you do not use.</source>
        <translation>Beenden Sie die App auf einem Gerät, das Sie nicht nutzen.</translation>
    </message>
    <message>
        <source>Remove what is before the @.</source>
        <translation>Entfernen Sie alles vor dem @.</translation>
    </message>
    <message>
        <source>Restart it; if that does not help, install it again.</source>
        <translation>Starten Sie die App neu; wenn das nicht hilft, installieren Sie sie erneut.</translation>
    </message>
    <message>
        <source>SOCKS proxies are not supported.</source>
        <translation>SOCKS-Proxys werden nicht unterstützt.</translation>
    </message>
    <message>
        <source>Set date and time, then try again.</source>
        <translation>Stellen Sie Datum und Uhrzeit ein, und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Set up a keychain (on Linux: GNOME Keyring or KWallet), or sign in for this session only.</source>
        <translation>Richten Sie einen Schlüsselbund ein (unter Linux: GNOME Keyring oder KWallet), oder melden Sie sich nur für diese Sitzung an.</translation>
    </message>
    <message>
        <source>Set up a keychain, or sign in for this session only.</source>
        <translation>Richten Sie einen Schlüsselbund ein, oder melden Sie sich nur für diese Sitzung an.</translation>
    </message>
    <message>
        <source>Settings could not be saved</source>
        <translation>Die Einstellungen konnten nicht gespeichert werden</translation>
    </message>
    <message>
        <source>Sign in again.</source>
        <translation>Melden Sie sich erneut an.</translation>
    </message>
    <message>
        <source>Sign in with a new token.</source>
        <translation>Melden Sie sich mit einem neuen Token an.</translation>
    </message>
    <message>
        <source>Sign in with your browser.</source>
        <translation>Melden Sie sich mit Ihrem Browser an.</translation>
    </message>
    <message>
        <source>Sign-in took too long</source>
        <translation>Die Anmeldung hat zu lange gedauert</translation>
    </message>
    <message>
        <source>Sign-in was not allowed</source>
        <translation>Die Anmeldung wurde nicht erlaubt</translation>
    </message>
    <message>
        <source>Sign-in was stopped for your safety</source>
        <translation>Die Anmeldung wurde zu Ihrer Sicherheit abgebrochen</translation>
    </message>
    <message>
        <source>Signing in by a code is not offered here</source>
        <translation>Die Anmeldung per Code wird hier nicht angeboten</translation>
    </message>
    <message>
        <source>Signing in did not work</source>
        <translation>Die Anmeldung hat nicht funktioniert</translation>
    </message>
    <message>
        <source>Some of your settings could not be read</source>
        <translation>Einige Ihrer Einstellungen konnten nicht gelesen werden</translation>
    </message>
    <message>
        <source>Some older notifications cannot be fetched any more</source>
        <translation>Einige ältere Benachrichtigungen können nicht mehr abgerufen werden</translation>
    </message>
    <message>
        <source>Something that happened shortly before may be missing: look into your account.</source>
        <translation>Etwas, das kurz zuvor geschah, fehlt möglicherweise: Sehen Sie in Ihrem Konto nach.</translation>
    </message>
    <message>
        <source>Something went wrong in this app that should not have.</source>
        <translation>In dieser App ist etwas schiefgegangen, das nicht hätte schiefgehen dürfen.</translation>
    </message>
    <message>
        <source>Starting at login could not be changed</source>
        <translation>Der automatische Start konnte nicht geändert werden</translation>
    </message>
    <message>
        <source>Starting at login is turned off in Windows</source>
        <translation>Der automatische Start ist in Windows ausgeschaltet</translation>
    </message>
    <message>
        <source>Tell your payment platform about it.</source>
        <translation>Informieren Sie Ihre Zahlungsplattform darüber.</translation>
    </message>
    <message>
        <source>The answer did not come from the sign-in service that was asked.</source>
        <translation>Die Antwort kam nicht vom angefragten Anmeldedienst.</translation>
    </message>
    <message>
        <source>The app begins with its defaults. {where}</source>
        <translation>Die App beginnt mit ihren Standardeinstellungen. {where}</translation>
    </message>
    <message>
        <source>The archive could not be unpacked.</source>
        <translation>Das Archiv konnte nicht entpackt werden.</translation>
    </message>
    <message>
        <source>The archive holds no app.</source>
        <translation>Das Archiv enthält keine App.</translation>
    </message>
    <message>
        <source>The browser&apos;s answer cannot be received</source>
        <translation>Die Antwort des Browsers kann nicht empfangen werden</translation>
    </message>
    <message>
        <source>The channel {channel} does not exist.</source>
        <translation>Den Kanal {channel} gibt es nicht.</translation>
    </message>
    <message>
        <source>The clocks do not agree</source>
        <translation>Die Uhren stimmen nicht überein</translation>
    </message>
    <message>
        <source>The damaged file was put aside, and what the server still keeps is fetched again.</source>
        <translation>Die beschädigte Datei wurde beiseitegelegt, und was der Server noch hat, wird erneut geladen.</translation>
    </message>
    <message>
        <source>The date of this computer may be wrong</source>
        <translation>Das Datum dieses Computers ist möglicherweise falsch</translation>
    </message>
    <message>
        <source>The date of this computer, or of the server, may be wrong.</source>
        <translation>Das Datum dieses Computers oder des Servers ist möglicherweise falsch.</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>Der Speicher ist voll</translation>
    </message>
    <message>
        <source>The file {file} cannot be written ({why}).</source>
        <translation>Die Datei {file} kann nicht geschrieben werden ({why}).</translation>
    </message>
    <message>
        <source>The history could not be erased</source>
        <translation>Der Verlauf konnte nicht gelöscht werden</translation>
    </message>
    <message>
        <source>The history file on this computer cannot be written ({why}). New notifications stay on the server.</source>
        <translation>Die Verlaufsdatei auf diesem Computer kann nicht geschrieben werden ({why}). Neue Benachrichtigungen bleiben auf dem Server.</translation>
    </message>
    <message>
        <source>The keychain did not answer as it should</source>
        <translation>Der Schlüsselbund hat nicht wie erwartet geantwortet</translation>
    </message>
    <message>
        <source>The name is unknown, or something else answers there.</source>
        <translation>Der Name ist unbekannt, oder dort antwortet etwas anderes.</translation>
    </message>
    <message>
        <source>The old file was kept as {file}.</source>
        <translation>Die alte Datei wurde als {file} aufbewahrt.</translation>
    </message>
    <message>
        <source>The payment platform has deleted it, and what was received for it is erased here.</source>
        <translation>Die Zahlungsplattform hat es gelöscht, und alles, was dafür empfangen wurde, wird hier entfernt.</translation>
    </message>
    <message>
        <source>The place where they are does not answer.</source>
        <translation>Der Server, der sie bereitstellt, antwortet nicht.</translation>
    </message>
    <message>
        <source>The proxy asks for a sign-in</source>
        <translation>Der Proxy verlangt eine Anmeldung</translation>
    </message>
    <message>
        <source>The proxy cannot be used</source>
        <translation>Der Proxy kann nicht verwendet werden</translation>
    </message>
    <message>
        <source>The proxy does not answer</source>
        <translation>Der Proxy antwortet nicht</translation>
    </message>
    <message>
        <source>The proxy does not let us through</source>
        <translation>Der Proxy lässt uns nicht durch</translation>
    </message>
    <message>
        <source>The server asks us to wait</source>
        <translation>Der Server bittet uns zu warten</translation>
    </message>
    <message>
        <source>The server does not accept this sign-in token.</source>
        <translation>Der Server akzeptiert dieses Anmelde-Token nicht.</translation>
    </message>
    <message>
        <source>The server does not answer</source>
        <translation>Der Server antwortet nicht</translation>
    </message>
    <message>
        <source>The server does not say properly where to sign in.</source>
        <translation>Der Server gibt nicht richtig an, wo man sich anmeldet.</translation>
    </message>
    <message>
        <source>The server does not tell them at this moment.</source>
        <translation>Der Server nennt sie im Moment nicht.</translation>
    </message>
    <message>
        <source>The server is restarting</source>
        <translation>Der Server startet neu</translation>
    </message>
    <message>
        <source>The server was restored</source>
        <translation>Der Server wurde wiederhergestellt</translation>
    </message>
    <message>
        <source>The server&apos;s identity cannot be verified</source>
        <translation>Die Identität des Servers lässt sich nicht überprüfen</translation>
    </message>
    <message>
        <source>The sign-in service cannot be used</source>
        <translation>Der Anmeldedienst kann nicht verwendet werden</translation>
    </message>
    <message>
        <source>The sign-in service could not be told to end the session.</source>
        <translation>Dem Anmeldedienst konnte das Ende der Sitzung nicht mitgeteilt werden.</translation>
    </message>
    <message>
        <source>The sign-in service does not answer</source>
        <translation>Der Anmeldedienst antwortet nicht</translation>
    </message>
    <message>
        <source>The sign-in service does not support it.</source>
        <translation>Der Anmeldedienst unterstützt das nicht.</translation>
    </message>
    <message>
        <source>The sign-in service has trouble</source>
        <translation>Der Anmeldedienst hat eine Störung</translation>
    </message>
    <message>
        <source>The sign-in token is in it.</source>
        <translation>Er enthält das Anmelde-Token.</translation>
    </message>
    <message>
        <source>The sign-in token is kept in it.</source>
        <translation>Das Anmelde-Token wird darin aufbewahrt.</translation>
    </message>
    <message>
        <source>The sign-in token is still in your keychain</source>
        <translation>Das Anmelde-Token ist noch in Ihrem Schlüsselbund</translation>
    </message>
    <message>
        <source>The signature of the new version is not valid.</source>
        <translation>Die Signatur der neuen Version ist nicht gültig.</translation>
    </message>
    <message>
        <source>The system&apos;s list of programs cannot be used ({why}).</source>
        <translation>Die Programmliste des Systems kann nicht verwendet werden ({why}).</translation>
    </message>
    <message>
        <source>The update cannot be trusted</source>
        <translation>Das Update ist nicht vertrauenswürdig</translation>
    </message>
    <message>
        <source>The update could not be kept</source>
        <translation>Das Update konnte nicht gespeichert werden</translation>
    </message>
    <message>
        <source>The update could not be put in place</source>
        <translation>Das Update konnte nicht eingerichtet werden</translation>
    </message>
    <message>
        <source>The update could not be started</source>
        <translation>Das Update konnte nicht gestartet werden</translation>
    </message>
    <message>
        <source>There are no updates of this kind</source>
        <translation>Es gibt keine Updates dieser Art</translation>
    </message>
    <message>
        <source>There is no address.</source>
        <translation>Die Adresse fehlt.</translation>
    </message>
    <message>
        <source>There is no keychain</source>
        <translation>Es gibt keinen Schlüsselbund</translation>
    </message>
    <message>
        <source>There is no sign-in token on this computer.</source>
        <translation>Auf diesem Computer ist kein Anmelde-Token vorhanden.</translation>
    </message>
    <message>
        <source>There may be no network, or the service has trouble.</source>
        <translation>Vielleicht besteht kein Netzwerk, oder der Dienst hat eine Störung.</translation>
    </message>
    <message>
        <source>There were too many tries in a short time.</source>
        <translation>Es gab zu viele Versuche in kurzer Zeit.</translation>
    </message>
    <message>
        <source>This account was deleted</source>
        <translation>Dieses Konto wurde gelöscht</translation>
    </message>
    <message>
        <source>This app could not start properly</source>
        <translation>Diese App konnte nicht richtig starten</translation>
    </message>
    <message>
        <source>This computer does not allow connections to itself.</source>
        <translation>Dieser Computer lässt keine Verbindungen zu sich selbst zu.</translation>
    </message>
    <message>
        <source>This computer is not connected.</source>
        <translation>Dieser Computer ist nicht verbunden.</translation>
    </message>
    <message>
        <source>This computer was away for longer than the server keeps them. Everything that it still has is listed.</source>
        <translation>Dieser Computer war länger offline, als der Server sie aufbewahrt. Alles, was er noch hat, ist aufgelistet.</translation>
    </message>
    <message>
        <source>This is not a sign-in token</source>
        <translation>Das ist kein Anmelde-Token</translation>
    </message>
    <message>
        <source>This proxy cannot be used</source>
        <translation>Dieser Proxy kann nicht verwendet werden</translation>
    </message>
    <message>
        <source>This server address cannot be used</source>
        <translation>Diese Serveradresse kann nicht verwendet werden</translation>
    </message>
    <message>
        <source>This server has no sign-in by browser</source>
        <translation>Dieser Server bietet keine Anmeldung per Browser</translation>
    </message>
    <message>
        <source>This system offers no safe place for the sign-in token.</source>
        <translation>Dieses System bietet keinen sicheren Ort für das Anmelde-Token.</translation>
    </message>
    <message>
        <source>This version goes on as it is; a new copy from the download page helps always.</source>
        <translation>Diese Version läuft unverändert weiter; ein neues Exemplar von der Download-Seite hilft immer.</translation>
    </message>
    <message>
        <source>Too many devices are connected</source>
        <translation>Zu viele Geräte sind verbunden</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>Versuchen Sie es später erneut.</translation>
    </message>
    <message>
        <source>Try again, and allow it in the browser.</source>
        <translation>Versuchen Sie es erneut, und erlauben Sie es im Browser.</translation>
    </message>
    <message>
        <source>Try again, or restart the app first.</source>
        <translation>Versuchen Sie es erneut, oder starten Sie die App vorher neu.</translation>
    </message>
    <message>
        <source>Try again, or sign in for this session only.</source>
        <translation>Versuchen Sie es erneut, oder melden Sie sich nur für diese Sitzung an.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Try again. If it happens again, tell your payment platform.</source>
        <translation>Versuchen Sie es erneut. Wenn es wieder geschieht, wenden Sie sich an Ihre Zahlungsplattform.</translation>
    </message>
    <message>
        <source>Try http://.</source>
        <translation>Versuchen Sie es mit http://.</translation>
    </message>
    <message>
        <source>Turn it on there.</source>
        <translation>Schalten Sie ihn dort ein.</translation>
    </message>
    <message>
        <source>Unlock it and try again, or sign in for this session only.</source>
        <translation>Entsperren Sie ihn und versuchen Sie es erneut, oder melden Sie sich nur für diese Sitzung an.</translation>
    </message>
    <message>
        <source>Unlock it and try again.</source>
        <translation>Entsperren Sie ihn und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Unlock your keychain, or you have to sign in again at the next start.</source>
        <translation>Entsperren Sie Ihren Schlüsselbund, sonst müssen Sie sich beim nächsten Start erneut anmelden.</translation>
    </message>
    <message>
        <source>Updates could not be looked for</source>
        <translation>Nach Updates konnte nicht gesucht werden</translation>
    </message>
    <message>
        <source>Use a code on another device instead.</source>
        <translation>Verwenden Sie stattdessen einen Code auf einem anderen Gerät.</translation>
    </message>
    <message>
        <source>Use https://{host} instead.</source>
        <translation>Verwenden Sie stattdessen https://{host}.</translation>
    </message>
    <message>
        <source>What is listed here stays, and what the server has now is fetched.</source>
        <translation>Was hier aufgelistet ist, bleibt, und was der Server jetzt hat, wird abgerufen.</translation>
    </message>
    <message>
        <source>What was not saved stays on the server and arrives as soon as it can be saved.</source>
        <translation>Was nicht gespeichert wurde, bleibt auf dem Server und trifft ein, sobald es gespeichert werden kann.</translation>
    </message>
    <message>
        <source>What was offered is not signed as it has to be, or is out of date.</source>
        <translation>Das Angebotene ist nicht wie vorgeschrieben signiert oder veraltet.</translation>
    </message>
    <message>
        <source>Windows did not run the installer ({why}).</source>
        <translation>Windows hat das Installationsprogramm nicht ausgeführt ({why}).</translation>
    </message>
    <message>
        <source>Without encryption your sign-in token could be read on its way.</source>
        <translation>Ohne Verschlüsselung könnte Ihr Anmelde-Token unterwegs mitgelesen werden.</translation>
    </message>
    <message>
        <source>You are signed out on this computer</source>
        <translation>Sie sind auf diesem Computer abgemeldet</translation>
    </message>
    <message>
        <source>You can remove the entry there yourself.</source>
        <translation>Sie können den Eintrag dort selbst entfernen.</translation>
    </message>
    <message>
        <source>You, or the sign-in service, did not allow it.</source>
        <translation>Sie oder der Anmeldedienst haben sie nicht erlaubt.</translation>
    </message>
    <message>
        <source>Your account has as many open connections as the server allows.</source>
        <translation>Ihr Konto hat so viele offene Verbindungen, wie der Server erlaubt.</translation>
    </message>
    <message>
        <source>Your devices cannot be listed</source>
        <translation>Ihre Geräte können nicht aufgelistet werden</translation>
    </message>
    <message>
        <source>Your keychain is locked</source>
        <translation>Ihr Schlüsselbund ist gesperrt</translation>
    </message>
    <message>
        <source>Your network is set up to reach the server through it.</source>
        <translation>Ihr Netzwerk ist so eingerichtet, dass der Server über ihn erreicht wird.</translation>
    </message>
    <message>
        <source>Your notification history was damaged</source>
        <translation>Ihr Benachrichtigungsverlauf war beschädigt</translation>
    </message>
    <message>
        <source>Your session could not be renewed there. You stay signed in.</source>
        <translation>Ihre Sitzung konnte dort nicht verlängert werden. Sie bleiben angemeldet.</translation>
    </message>
    <message>
        <source>Your session could not be saved</source>
        <translation>Ihre Sitzung konnte nicht gespeichert werden</translation>
    </message>
    <message>
        <source>Your session has ended. Everything received so far is kept.</source>
        <translation>Ihre Sitzung ist zu Ende. Alles bisher Empfangene bleibt erhalten.</translation>
    </message>
    <message>
        <source>Your session has expired. Everything received so far is kept.</source>
        <translation>Ihre Sitzung ist abgelaufen. Alles bisher Empfangene bleibt erhalten.</translation>
    </message>
    <message>
        <source>Your session has to be renewed there. You stay signed in.</source>
        <translation>Ihre Sitzung muss dort verlängert werden. Sie bleiben angemeldet.</translation>
    </message>
    <message>
        <source>Your session was ended. Everything received so far is kept.</source>
        <translation>Ihre Sitzung wurde beendet. Alles bisher Empfangene bleibt erhalten.</translation>
    </message>
    <message>
        <source>Your settings could not be read</source>
        <translation>Ihre Einstellungen konnten nicht gelesen werden</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>der Speicher ist voll</translation>
    </message>
    <message>
        <source>this system has no way to do it</source>
        <translation>dieses System bietet keine Möglichkeit dafür</translation>
    </message>
    <message>
        <source>you may not write there</source>
        <translation>Sie dürfen dort nicht schreiben</translation>
    </message>
    <message>
        <source>{account}: {problem}</source>
        <translation>{account}: {problem}</translation>
    </message>
    <message>
        <source>{bundle} cannot be replaced ({why}).</source>
        <translation>{bundle} kann nicht ersetzt werden ({why}).</translation>
    </message>
    <message>
        <source>{image} cannot be replaced ({why}).</source>
        <translation>{image} kann nicht ersetzt werden ({why}).</translation>
    </message>
    <message>
        <source>{names} begins with its default; all the rest is as it was. {where}</source>
        <translation>{names} beginnt mit dem Standardwert; alles andere ist, wie es war. {where}</translation>
    </message>
    <message>
        <source>{what}.</source>
        <translation>{what}.</translation>
    </message>
</context>
<context>
    <name>ProxyForm</name>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Adresse</translation>
    </message>
    <message>
        <source>&amp;Keep the sign-in</source>
        <translation>Anmeldedaten &amp;speichern</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Passwort</translation>
    </message>
    <message>
        <source>&amp;User name</source>
        <translation>&amp;Benutzername</translation>
    </message>
    <message>
        <source>Enter the proxy&apos;s address.</source>
        <translation>Geben Sie die Adresse des Proxys ein.</translation>
    </message>
    <message>
        <source>Kept.</source>
        <translation>Gespeichert.</translation>
    </message>
    <message>
        <source>No proxy</source>
        <translation>Kein Proxy</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>Reach the server &amp;by</source>
        <translation>Server &amp;erreichen über</translation>
    </message>
    <message>
        <source>The sign-in is forgotten.</source>
        <translation>Die Anmeldedaten wurden gelöscht.</translation>
    </message>
    <message>
        <source>The system&apos;s proxy</source>
        <translation>Proxy des Systems</translation>
    </message>
    <message>
        <source>This proxy</source>
        <translation>Dieser Proxy</translation>
    </message>
    <message>
        <source>if it asks for one</source>
        <translation>falls erforderlich</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation>&amp;Nein</translation>
    </message>
    <message>
        <source>&amp;OK</source>
        <translation>&amp;OK</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>&amp;Ja</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
</context>
<context>
    <name>QrPicture</name>
    <message>
        <source>QR picture of the address</source>
        <translation>QR-Code der Adresse</translation>
    </message>
</context>
<context>
    <name>Reminder</name>
    <message>
        <source>%1 due today</source>
        <translation>%1 heute fällig</translation>
    </message>
    <message>
        <source>%1 overdue</source>
        <translation>%1 überfällig</translation>
    </message>
    <message>
        <source>%1 to pay</source>
        <translation>Zu zahlen: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n bill(s) to pay</source>
        <translation>
            <numerusform>%n Rechnung zu zahlen</numerusform>
            <numerusform>%n Rechnungen zu zahlen</numerusform>
        </translation>
    </message>
    <message>
        <source>A bill is to be paid</source>
        <translation>Eine Rechnung ist zu zahlen</translation>
    </message>
</context>
<context>
    <name>RemindersPage</name>
    <message>
        <source>&amp;Days before it is due</source>
        <translation>&amp;Tage vor Fälligkeit</translation>
    </message>
    <message>
        <source>&amp;Remind me of bills</source>
        <translation>An &amp;Rechnungen erinnern</translation>
    </message>
    <message>
        <source>A&amp;t</source>
        <translation>&amp;Um</translation>
    </message>
    <message>
        <source>And when it is &amp;overdue</source>
        <translation>Und wenn sie ü&amp;berfällig sind</translation>
    </message>
    <message>
        <source>Bills that are not paid yet</source>
        <translation>Noch nicht bezahlte Rechnungen</translation>
    </message>
    <message>
        <source>Once more on the &amp;last day</source>
        <translation>Noch einmal am &amp;letzten Tag</translation>
    </message>
    <message>
        <source>Reminders</source>
        <translation>Erinnerungen</translation>
    </message>
    <message>
        <source>Reminders are made on this computer, by the clock of wherever you are. They end when the bill is paid, and wait for the end of a pause or quiet hours.</source>
        <translation>Erinnerungen entstehen auf diesem Computer, nach der Uhrzeit an Ihrem jeweiligen Ort. Sie enden, wenn die Rechnung bezahlt ist, und warten das Ende einer Pause oder der Ruhezeiten ab.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Clear the search</source>
        <translation>Suche löschen</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search in all notifications</source>
        <translation>In allen Benachrichtigungen suchen</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Best available</source>
        <translation>Bester verfügbarer Weg</translation>
    </message>
    <message>
        <source>Desktop notifications</source>
        <translation>Desktop-Benachrichtigungen</translation>
    </message>
    <message>
        <source>Managed by your organisation</source>
        <translation>Von Ihrer Organisation verwaltet</translation>
    </message>
    <message>
        <source>Message at the tray icon</source>
        <translation>Meldung am Symbol</translation>
    </message>
    <message>
        <source>Simple notifications (plyer)</source>
        <translation>Einfache Benachrichtigungen (plyer)</translation>
    </message>
    <message>
        <source>System notifications</source>
        <translation>Systembenachrichtigungen</translation>
    </message>
    <message>
        <source>Windows notification centre</source>
        <translation>Windows-Benachrichtigungscenter</translation>
    </message>
</context>
<context>
    <name>SettingsWindow</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>{app} settings</source>
        <translation>{app} – Einstellungen</translation>
    </message>
</context>
<context>
    <name>SignInDialog</name>
    <message>
        <source>Address of your payment server</source>
        <translation>Adresse Ihres Zahlungsservers</translation>
    </message>
    <message>
        <source>Almost done</source>
        <translation>Fast fertig</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Keep me signed in until {app} quits</source>
        <translation>Angemeldet bleiben, bis {app} beendet wird</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Einen Moment&#xa0;…</translation>
    </message>
    <message>
        <source>Sign in to {app}</source>
        <translation>Bei {app} anmelden</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>Anmeldung läuft&#xa0;…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>SignInPages</name>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message numerus="yes">
        <source>Valid for %n minute(s)</source>
        <translation>
            <numerusform>Noch %n Minute gültig</numerusform>
            <numerusform>Noch %n Minuten gültig</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SignOutDialog</name>
    <message>
        <source>&amp;Sign out</source>
        <translation>&amp;Abmelden</translation>
    </message>
    <message>
        <source>Erase the history on this computer</source>
        <translation>Verlauf auf diesem Computer löschen</translation>
    </message>
    <message>
        <source>Sign out of {app}</source>
        <translation>Von {app} abmelden</translation>
    </message>
    <message>
        <source>Sign out {account}?</source>
        <translation>{account} abmelden?</translation>
    </message>
    <message>
        <source>You will not see new payments on this computer. What you have received is kept, and is here when you sign in again.</source>
        <translation>Sie sehen auf diesem Computer dann keine neuen Zahlungen. Was Sie empfangen haben, bleibt erhalten und ist wieder da, wenn Sie sich erneut anmelden.</translation>
    </message>
</context>
<context>
    <name>Start</name>
    <message>
        <source>{app} could not start</source>
        <translation>{app} konnte nicht starten</translation>
    </message>
    <message>
        <source>{app} is running already, but does not answer.</source>
        <translation>{app} läuft bereits, antwortet aber nicht.</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n ungelesen</numerusform>
            <numerusform>%n ungelesen</numerusform>
        </translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Verbindung wird hergestellt&#xa0;…</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>Keine Verbindung</translation>
    </message>
    <message>
        <source>Not signed in</source>
        <translation>Nicht angemeldet</translation>
    </message>
    <message>
        <source>Sign in again to receive payments</source>
        <translation>Erneut anmelden, um Zahlungen zu empfangen</translation>
    </message>
    <message>
        <source>Your keychain does not give the sign-in token</source>
        <translation>Ihr Schlüsselbund gibt das Anmelde-Token nicht heraus</translation>
    </message>
    <message>
        <source>{why} · trying again</source>
        <translation>{why} · neuer Versuch läuft</translation>
    </message>
    <message>
        <source>{why} · trying again in {seconds} s</source>
        <translation>{why} · neuer Versuch in {seconds} s</translation>
    </message>
</context>
<context>
    <name>StorySteps</name>
    <message>
        <source>What happened</source>
        <translation>Was geschehen ist</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>%1 bill</source>
        <translation>%1-Rechnung</translation>
    </message>
    <message numerus="yes">
        <source>%n bill(s)</source>
        <translation>
            <numerusform>%n Rechnung</numerusform>
            <numerusform>%n Rechnungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n fehlgeschlagen</numerusform>
            <numerusform>%n fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n notification(s) in the meantime</source>
        <translation>
            <numerusform>%n Benachrichtigung in der Zwischenzeit</numerusform>
            <numerusform>%n Benachrichtigungen in der Zwischenzeit</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n notification(s) while you were away</source>
        <translation>
            <numerusform>%n Benachrichtigung während Ihrer Abwesenheit</numerusform>
            <numerusform>%n Benachrichtigungen während Ihrer Abwesenheit</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other(s)</source>
        <translation>
            <numerusform>%n sonstige</numerusform>
            <numerusform>%n sonstige</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n payment(s)</source>
        <translation>
            <numerusform>%n Zahlung</numerusform>
            <numerusform>%n Zahlungen</numerusform>
        </translation>
    </message>
    <message>
        <source>For %1: %2</source>
        <translation>Für %1: %2</translation>
    </message>
    <message>
        <source>New %1 bill</source>
        <translation>Neue %1-Rechnung</translation>
    </message>
    <message>
        <source>New notification</source>
        <translation>Neue Benachrichtigung</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Pay bill</source>
        <translation>Rechnung zahlen</translation>
    </message>
    <message>
        <source>Payment failed</source>
        <translation>Zahlung fehlgeschlagen</translation>
    </message>
    <message>
        <source>Payment successful</source>
        <translation>Zahlung erfolgreich</translation>
    </message>
    <message>
        <source>TEST · %1</source>
        <translation>TEST · %1</translation>
    </message>
    <message>
        <source>This is a test. Nothing was paid.</source>
        <translation>Dies ist ein Test. Es wurde nichts bezahlt.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>View receipt</source>
        <translation>Beleg ansehen</translation>
    </message>
    <message>
        <source>You will see payments here</source>
        <translation>Hier sehen Sie Ihre Zahlungen</translation>
    </message>
</context>
<context>
    <name>ToastFailed</name>
    <message>
        <source>Allow them in System Settings › Notifications.</source>
        <translation>Erlauben Sie Benachrichtigungen unter Systemeinstellungen › Mitteilungen.</translation>
    </message>
    <message>
        <source>Install it by its installer.</source>
        <translation>Installieren Sie die App mit ihrem Installationsprogramm.</translation>
    </message>
    <message>
        <source>Install it from its installer instead of running it from a folder.</source>
        <translation>Installieren Sie die App mit ihrem Installationsprogramm, statt sie aus einem Ordner auszuführen.</translation>
    </message>
    <message>
        <source>Install or start one, such as dunst or your desktop&apos;s own.</source>
        <translation>Installieren oder starten Sie einen, zum Beispiel dunst oder den Ihres Desktops.</translation>
    </message>
    <message>
        <source>Restart your desktop&apos;s notification service.</source>
        <translation>Starten Sie den Benachrichtigungsdienst Ihres Desktops neu.</translation>
    </message>
    <message>
        <source>Start the app from inside your desktop session.</source>
        <translation>Starten Sie die App innerhalb Ihrer Desktop-Sitzung.</translation>
    </message>
    <message>
        <source>Turn on the system tray of your desktop.</source>
        <translation>Schalten Sie den Infobereich Ihres Desktops ein.</translation>
    </message>
    <message>
        <source>Turn them on in Settings › System › Notifications.</source>
        <translation>Schalten Sie Benachrichtigungen unter Einstellungen › System › Benachrichtigungen ein.</translation>
    </message>
    <message>
        <source>broke with {why}</source>
        <translation>abgebrochen mit {why}</translation>
    </message>
    <message>
        <source>no notification service is running on this desktop</source>
        <translation>auf diesem Desktop läuft kein Benachrichtigungsdienst</translation>
    </message>
    <message>
        <source>notifications are turned off in the system&apos;s settings</source>
        <translation>Benachrichtigungen sind in den Systemeinstellungen ausgeschaltet</translation>
    </message>
    <message>
        <source>plyer did not come back within {seconds} s</source>
        <translation>plyer hat innerhalb von {seconds} s nicht geantwortet</translation>
    </message>
    <message>
        <source>plyer failed with {why}</source>
        <translation>plyer ist mit {why} gescheitert</translation>
    </message>
    <message>
        <source>the connection to the session bus was lost</source>
        <translation>die Verbindung zum Sitzungsbus ging verloren</translation>
    </message>
    <message>
        <source>the notification centre is out of reach ({why})</source>
        <translation>das Benachrichtigungscenter ist nicht erreichbar ({why})</translation>
    </message>
    <message>
        <source>the notification service did not answer within {seconds} s</source>
        <translation>der Benachrichtigungsdienst hat innerhalb von {seconds} s nicht geantwortet</translation>
    </message>
    <message>
        <source>the notification service refused the toast ({error_name})</source>
        <translation>der Benachrichtigungsdienst hat die Benachrichtigung abgelehnt ({error_name})</translation>
    </message>
    <message>
        <source>the system did not answer within {seconds} s</source>
        <translation>das System hat innerhalb von {seconds} s nicht geantwortet</translation>
    </message>
    <message>
        <source>the system refused the toast</source>
        <translation>das System hat die Benachrichtigung abgelehnt</translation>
    </message>
    <message>
        <source>the system still waits for your permission</source>
        <translation>das System wartet noch auf Ihre Erlaubnis</translation>
    </message>
    <message>
        <source>there is no D-Bus session bus to reach the desktop by</source>
        <translation>es gibt keinen D-Bus-Sitzungsbus, um den Desktop zu erreichen</translation>
    </message>
    <message>
        <source>this copy is not installed, so that a later click could not find it</source>
        <translation>dieses Exemplar ist nicht installiert, sodass ein späterer Klick es nicht finden könnte</translation>
    </message>
    <message>
        <source>this copy of the app may not use the notification centre</source>
        <translation>dieses Exemplar der App darf das Benachrichtigungscenter nicht verwenden</translation>
    </message>
</context>
<context>
    <name>TokenPage</name>
    <message>
        <source>If your payment platform gave you a token, paste it here. It is kept in your computer&apos;s keychain and nowhere else.</source>
        <translation>Wenn Sie von Ihrer Zahlungsplattform ein Token erhalten haben, fügen Sie es hier ein. Es wird ausschließlich im Schlüsselbund Ihres Computers gespeichert.</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Paste a token</source>
        <translation>Token einfügen</translation>
    </message>
    <message>
        <source>Paste your token</source>
        <translation>Fügen Sie Ihr Token ein</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>Anmeldung läuft&#xa0;…</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
</context>
<context>
    <name>TrayMenu</name>
    <message>
        <source>About {app}</source>
        <translation>Über {app}</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Konten</translation>
    </message>
    <message>
        <source>For 1 hour</source>
        <translation>Für 1 Stunde</translation>
    </message>
    <message>
        <source>For 30 minutes</source>
        <translation>Für 30 Minuten</translation>
    </message>
    <message>
        <source>Mark all as read</source>
        <translation>Alle als gelesen markieren</translation>
    </message>
    <message>
        <source>Open inbox</source>
        <translation>Eingang öffnen</translation>
    </message>
    <message>
        <source>Pause notifications</source>
        <translation>Benachrichtigungen pausieren</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Einstellungen&#xa0;…</translation>
    </message>
    <message>
        <source>Sign in…</source>
        <translation>Anmelden&#xa0;…</translation>
    </message>
    <message>
        <source>Sign out…</source>
        <translation>Abmelden&#xa0;…</translation>
    </message>
    <message>
        <source>Try again now</source>
        <translation>Jetzt erneut versuchen</translation>
    </message>
    <message>
        <source>Turn on again</source>
        <translation>Wieder einschalten</translation>
    </message>
    <message>
        <source>Until I turn them on</source>
        <translation>Bis ich sie einschalte</translation>
    </message>
    <message>
        <source>Until tomorrow</source>
        <translation>Bis morgen</translation>
    </message>
    <message>
        <source>Version {version} is ready…</source>
        <translation>Version {version} ist bereit&#xa0;…</translation>
    </message>
</context>
<context>
    <name>UpdatePanel</name>
    <message>
        <source>&amp;Restart and update</source>
        <translation>&amp;Neu starten und aktualisieren</translation>
    </message>
    <message>
        <source>Check for &amp;updates</source>
        <translation>Nach &amp;Updates suchen</translation>
    </message>
    <message>
        <source>Looking for a newer version…</source>
        <translation>Nach einer neueren Version wird gesucht&#xa0;…</translation>
    </message>
    <message>
        <source>This is the newest version.</source>
        <translation>Dies ist die neueste Version.</translation>
    </message>
    <message>
        <source>Version {version} is there and is being fetched…</source>
        <translation>Version {version} ist verfügbar und wird heruntergeladen&#xa0;…</translation>
    </message>
    <message>
        <source>Version {version} is there. It is installed when {app} quits.</source>
        <translation>Version {version} ist verfügbar. Sie wird installiert, wenn {app} beendet wird.</translation>
    </message>
    <message>
        <source>What is new</source>
        <translation>Was ist neu</translation>
    </message>
</context>
<context>
    <name>Updates</name>
    <message>
        <source>Move {app} to the Applications folder to have it updated.</source>
        <translation>Verschieben Sie {app} in den Ordner „Programme“, damit Updates installiert werden können.</translation>
    </message>
    <message>
        <source>This copy of {app} was not installed by its installer.</source>
        <translation>Diese Kopie von {app} wurde nicht mit dem Installationsprogramm installiert.</translation>
    </message>
    <message>
        <source>{app} is updated with the other packages of your system.</source>
        <translation>{app} wird zusammen mit den anderen Paketen Ihres Systems aktualisiert.</translation>
    </message>
    <message>
        <source>{app} lies in a folder that you cannot change: whoever put it there updates it.</source>
        <translation>{app} liegt in einem Ordner, den Sie nicht ändern können: Wer es dort abgelegt hat, aktualisiert es.</translation>
    </message>
    <message>
        <source>{app} runs from its source, and is updated there.</source>
        <translation>{app} läuft aus dem Quellcode und wird dort aktualisiert.</translation>
    </message>
</context>
<context>
    <name>UpdatesPage</name>
    <message>
        <source>&amp;Look for them and fetch them by itself</source>
        <translation>&amp;Automatisch suchen und herunterladen</translation>
    </message>
    <message>
        <source>&amp;Versions</source>
        <translation>&amp;Versionen</translation>
    </message>
    <message>
        <source>Beta, earlier and rougher</source>
        <translation>Beta, früher und weniger ausgereift</translation>
    </message>
    <message>
        <source>Newer versions</source>
        <translation>Neuere Versionen</translation>
    </message>
    <message>
        <source>Stable</source>
        <translation>Stabil</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>Updates</translation>
    </message>
</context>
<context>
    <name>Updating</name>
    <message>
        <source>The {app} without a profile looks for updates, for all of them.</source>
        <translation>{app} ohne Profil sucht nach Updates, und zwar für alle Profile.</translation>
    </message>
    <message>
        <source>This build of {app} cannot check updates.</source>
        <translation>Diese Ausgabe von {app} kann Updates nicht prüfen.</translation>
    </message>
    <message>
        <source>This build of {app} is updated by whoever gave it to you.</source>
        <translation>Diese Ausgabe von {app} wird von der Stelle aktualisiert, von der Sie sie erhalten haben.</translation>
    </message>
    <message>
        <source>Your organisation looks after the updates of {app}.</source>
        <translation>Ihre Organisation kümmert sich um die Updates von {app}.</translation>
    </message>
</context>
<context>
    <name>Utility</name>
    <message>
        <source>broadband</source>
        <translation>Breitband</translation>
    </message>
    <message>
        <source>electricity</source>
        <translation>Strom</translation>
    </message>
    <message>
        <source>gas</source>
        <translation>Gas</translation>
    </message>
    <message>
        <source>heating</source>
        <translation>Heizkosten</translation>
    </message>
    <message>
        <source>insurance</source>
        <translation>Versicherungs</translation>
    </message>
    <message>
        <source>internet</source>
        <translation>Internet</translation>
    </message>
    <message>
        <source>mobile</source>
        <translation>Mobilfunk</translation>
    </message>
    <message>
        <source>phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>rent</source>
        <translation>Miet</translation>
    </message>
    <message>
        <source>television</source>
        <translation>TV</translation>
    </message>
    <message>
        <source>water</source>
        <translation>Wasser</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Address of your payment &amp;server</source>
        <translation>Adresse Ihres Zahlungs&amp;servers</translation>
    </message>
    <message>
        <source>Paste a token</source>
        <translation>Token einfügen</translation>
    </message>
    <message>
        <source>Sign in once, and know at once about every payment and every bill.</source>
        <translation>Einmal anmelden und sofort von jeder Zahlung und jeder Rechnung erfahren.</translation>
    </message>
    <message>
        <source>Sign in to {app}</source>
        <translation>Bei {app} anmelden</translation>
    </message>
    <message>
        <source>Sign in with your browser</source>
        <translation>Mit Ihrem Browser anmelden</translation>
    </message>
    <message>
        <source>Use a code on another device</source>
        <translation>Code auf einem anderen Gerät verwenden</translation>
    </message>
</context>
<context>
    <name>_CopyButton</name>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Copy {what}</source>
        <translation>{what} kopieren</translation>
    </message>
</context>
</TS>
