<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="hi" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About {app}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tells you at once what happens to your payments and bills.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AboutPage</name>
    <message>
        <source>&amp;Copy diagnostics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collecting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Managed by your organisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings with a lock beside them are chosen by your organisation. They cannot be changed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The diagnostics say what works on this computer and what does not. They hold no password, token or payment, and may be sent to whoever helps you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When something does not work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{app}, version {version}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AccountPage</name>
    <message>
        <source>&amp;Add an account…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A device that you remove is signed out at once, and shows nothing more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is signed out at once. To use it again, somebody has to sign in there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is signed in on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receive notifications for all accounts at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove a device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove {device}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See where you are signed in, and remove a computer that you have lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show my &amp;devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign &amp;in…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign &amp;out…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in again to receive payments.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your sign-in is kept in the system&apos;s keychain and nowhere else.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BrowserPage</name>
    <message>
        <source>A page has opened there. Sign in, then come back: this window closes itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue in your browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to do here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the page again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This address does not belong to a sign-in that goes on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a code on another device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are signed in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can close this window and return to {app}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Card</name>
    <message numerus="yes">
        <source>%n day(s) overdue</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n update(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>No due date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payment failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>due today</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CardActions</name>
    <message>
        <source>Deleted from this device. It can be brought back for 30 days.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marked as unread on this device; your other devices keep it read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CardDetails</name>
    <message>
        <source>Amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a notification to see its details.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete from this device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark as unread on this device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens {host}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CardList</name>
    <message>
        <source>Notifications</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CardModel</name>
    <message>
        <source>unread</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CodePage</name>
    <message>
        <source>Code: {code}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scan this with your phone, or open {url} there and enter the code:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in on another device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Valid for less than a minute</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConnectionPage</name>
    <message>
        <source>&amp;Try again now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are asked for it when you sign in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{url} (given by this app)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Csv</name>
    <message>
        <source>About</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Currency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Due</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notification ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To pay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transaction or bill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CsvExport</name>
    <message numerus="yes">
        <source>%n row(s) exported to {file}.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>CSV file (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that there is room on the disk and that you may write there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export as CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file could not be written</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Dates</name>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>due %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>due today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>due tomorrow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>overdue since %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>Ctrl+Q quits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This desktop has no tray for an icon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this desktop has no tray</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{app} keeps running when you close this window; start it again to open it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message numerus="yes">
        <source>%n earlier</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Bill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bill issued</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bill number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted from this device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Due</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Happened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Issued</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minimum due</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notification ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paid with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payment failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reminded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TEST · {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transaction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Utility</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you can do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdrawn: this is no longer true</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Devices</name>
    <message>
        <source>A device without a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last connected {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Failure</name>
    <message>
        <source>Add money or pay another way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask your bank or pay another way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the payment details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pay another way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raise your limit or pay another way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again and confirm with your bank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again in a few minutes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GeneralPage</name>
    <message>
        <source>&amp;Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Start when I log in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>General</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Hush</name>
    <message>
        <source>Do not disturb is on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused until {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quiet until {time}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InboxBar</name>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bills</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recently deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Upcoming</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Upcoming ({count})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InboxMenu</name>
    <message>
        <source>Export as CSV…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark all as read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recently deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InboxWindow</name>
    <message>
        <source>All read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bills appear here until they are paid, the earliest due date first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No bills</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No bills to pay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No failed payments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No payments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found for “{text}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Older entries are still being made searchable. This takes a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payments and bills appear here the moment they happen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search for a name, an amount, a transaction or a bill number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in again to receive new payments. Your history is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in once, and know at once about every payment and every bill.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Welcome to {app}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ListingThread</name>
    <message>
        <source>Restart the app.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list could not be read</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NotificationsPage</name>
    <message>
        <source>&amp;Bills</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Failed payments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Hide amounts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Other news</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Payments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quiet hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A notification then says “Payment successful” and no more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Always</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By the clock of wherever you are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Did not work: {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F&amp;rom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How they are shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inbox only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not tried yet. Send a test to see one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pa&amp;use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause and quiet hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quiet hours begin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quiet hours end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send a &amp;test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show b&amp;y</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show failed payments &amp;even then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show silently</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show, with a sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn on a&amp;gain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What comes meanwhile waits in the inbox, and is summed up when the pause or the quiet hours end. The desktop&apos;s own do-not-disturb is always obeyed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When locked or presenting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Works: {way} showed the last one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>A file could not be written ({why}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A proxy that is itself reached by TLS is not supported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program has its file open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for an HTTP proxy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask who runs your network to allow the server&apos;s address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By it, the sign-in service&apos;s certificate is not valid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the disk works and that you may write to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that there is room on the disk and that you may write to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that there is room on the disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the address and this computer&apos;s date, or ask who runs the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the proxy in Settings, or ask who runs your network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the server&apos;s address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an HTTP proxy in Settings under Connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another in Settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close that program, then sign in and out again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy it again, whole, and paste it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the link into a browser on this computer, or use a code on another device.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the address of your payment server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter them in Settings under Connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter them in the fields below: they are kept in your keychain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some disk space.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If it lasts, tell your payment platform.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If others use this computer, end it in your account there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It answered {status}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It begins with https://, for example https://pay.example.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It could not be put aside either.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It does not take the name and password that it was given, or was given none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It gave no usable code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It gave no usable token.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has a space or a line break inside: perhaps too much was copied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It holds characters that no token has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is far too long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not a web address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not the address of a proxy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is tried again at the next quit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is tried again tomorrow; this version goes on as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It looks like http://proxy.example:3128.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may be restarting, or something between here and there blocks it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It must end after the port.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It must end before any ? or #.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It must not hold a user name or password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It names an address that cannot be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It refused us: {code}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It refuses the connection to the payment server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It reported: {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stays as it was; try again, or use the system&apos;s own settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It takes tokens only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was not finished in the browser in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was put aside and is fetched again from the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was turned off in Task Manager or in Settings › Apps › Startup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its address is wrong, or it is a SOCKS proxy, which is not supported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its answer has no end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its certificate is not trusted on this computer, so the sign-in token was not sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its document is not as it must be: {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its document names no place to get a token.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its document names no place where people sign in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its identity cannot be verified, so nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look into your account for what happened before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look through Settings, and sign in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move it to a folder that is yours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New notifications cannot be saved on this computer. They stay on the server and arrive as soon as there is room.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New payments are still counted and listed here: {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No browser could be opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No payment server at this address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No payments can be received.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of it was used; this version goes on as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was entered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notifications cannot be saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notifications cannot be shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste the token that your payment platform gave you, or check the address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please sign in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please sign in again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit the app on a device that you do not use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove what is before the @.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restart it; if that does not help, install it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SOCKS proxies are not supported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set date and time, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set up a keychain (on Linux: GNOME Keyring or KWallet), or sign in for this session only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set up a keychain, or sign in for this session only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings could not be saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in with a new token.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in with your browser.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign-in took too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign-in was not allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign-in was stopped for your safety</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signing in by a code is not offered here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some older notifications cannot be fetched any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something that happened shortly before may be missing: look into your account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting at login could not be changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting at login is turned off in Windows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell your payment platform about it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer did not come from the sign-in service that was asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The app begins with its defaults. {where}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The archive could not be unpacked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The archive holds no app.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The browser&apos;s answer cannot be received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The channel {channel} does not exist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clocks do not agree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The damaged file was put aside, and what the server still keeps is fetched again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The date of this computer may be wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The date of this computer, or of the server, may be wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file {file} cannot be written ({why}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history could not be erased</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history file on this computer cannot be written ({why}). New notifications stay on the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain did not answer as it should</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name is unknown, or something else answers there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The old file was kept as {file}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The payment platform has deleted it, and what was received for it is erased here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The place where they are does not answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy asks for a sign-in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy cannot be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy does not answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy does not let us through</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server asks us to wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not accept this sign-in token.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not say properly where to sign in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not tell them at this moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server is restarting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server was restored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s identity cannot be verified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sign-in service cannot be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sign-in service could not be told to end the session.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sign-in service does not answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sign-in service does not support it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sign-in service has trouble</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sign-in token is in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sign-in token is kept in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sign-in token is still in your keychain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The signature of the new version is not valid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system&apos;s list of programs cannot be used ({why}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The update cannot be trusted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The update could not be kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The update could not be put in place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The update could not be started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no updates of this kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no keychain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no sign-in token on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There may be no network, or the service has trouble.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There were too many tries in a short time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This account was deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This app could not start properly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer does not allow connections to itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer is not connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer was away for longer than the server keeps them. Everything that it still has is listed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a sign-in token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This proxy cannot be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This server address cannot be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This server has no sign-in by browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This system offers no safe place for the sign-in token.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This version goes on as it is; a new copy from the download page helps always.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many devices are connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again, and allow it in the browser.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again, or sign in for this session only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again. If it happens again, tell your payment platform.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try http://.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn it on there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock it and try again, or sign in for this session only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock it and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock your keychain, or you have to sign in again at the next start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Updates could not be looked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a code on another device instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use https://{host} instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is listed here stays, and what the server has now is fetched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was not saved stays on the server and arrives as soon as it can be saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was offered is not signed as it has to be, or is out of date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Windows did not run the installer ({why}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without encryption your sign-in token could be read on its way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are signed out on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can remove the entry there yourself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You, or the sign-in service, did not allow it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your account has as many open connections as the server allows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your devices cannot be listed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your keychain is locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your network is set up to reach the server through it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your notification history was damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your session could not be renewed there. You stay signed in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your session could not be saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your session has ended. Everything received so far is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your session has expired. Everything received so far is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your session has to be renewed there. You stay signed in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your session was ended. Everything received so far is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your settings could not be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this system has no way to do it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{bundle} cannot be replaced ({why}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{image} cannot be replaced ({why}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProxyForm</name>
    <message>
        <source>&amp;Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep the sign-in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;User name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the proxy&apos;s address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No proxy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reach the server &amp;by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sign-in is forgotten.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system&apos;s proxy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This proxy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>if it asks for one</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>&amp;Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;OK</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OK</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QrPicture</name>
    <message>
        <source>QR picture of the address</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Reminder</name>
    <message>
        <source>%1 due today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 overdue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to pay</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n bill(s) to pay</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>A bill is to be paid</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RemindersPage</name>
    <message>
        <source>&amp;Days before it is due</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remind me of bills</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A&amp;t</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>And when it is &amp;overdue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bills that are not paid yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Once more on the &amp;last day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reminders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reminders are made on this computer, by the clock of wherever you are. They end when the bill is paid, and wait for the end of a pause or quiet hours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Clear the search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search in all notifications</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Best available</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Desktop notifications</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Managed by your organisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message at the tray icon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Simple notifications (plyer)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System notifications</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Windows notification centre</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsWindow</name>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{app} settings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SignInDialog</name>
    <message>
        <source>Address of your payment server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Almost done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep me signed in until {app} quits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in to {app}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SignInPages</name>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Valid for %n minute(s)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SignOutDialog</name>
    <message>
        <source>&amp;Sign out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase the history on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign out of {app}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign out?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You will not see new payments on this computer. What you have received is kept, and is here when you sign in again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>%n unread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No connection · trying again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No connection · trying again in {seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not signed in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in again to receive payments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your keychain does not give the sign-in token</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StorySteps</name>
    <message>
        <source>What happened</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>%1 bill</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n bill(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n notification(s) in the meantime</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n notification(s) while you were away</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n payment(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>New %1 bill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New notification</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pay bill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payment failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payment successful</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TEST · %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a test. Nothing was paid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View receipt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You will see payments here</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ToastFailed</name>
    <message>
        <source>Allow them in System Settings › Notifications.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install it by its installer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install it from its installer instead of running it from a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install or start one, such as dunst or your desktop&apos;s own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restart your desktop&apos;s notification service.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start Paybell from inside your desktop session.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn on the system tray of your desktop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn them on in Settings › System › Notifications.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>broke with {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no notification service is running on this desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>notifications are turned off in the system&apos;s settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>plyer did not come back within {seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>plyer failed with {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the connection to the session bus was lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the notification centre is out of reach ({why})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the notification service did not answer within {seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the notification service refused the toast ({error_name})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the system did not answer within {seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the system refused the toast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the system still waits for your permission</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no D-Bus session bus to reach the desktop by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this copy is not installed, so that a later click could not find it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this copy of the app may not use the notification centre</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TokenPage</name>
    <message>
        <source>If your payment platform gave you a token, paste it here. It is kept in your computer&apos;s keychain and nowhere else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste a token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste your token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Token</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrayMenu</name>
    <message>
        <source>About {app}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For 1 hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For 30 minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark all as read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open inbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause notifications</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign out…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn on again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until I turn them on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until tomorrow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version {version} is ready…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UpdatePanel</name>
    <message>
        <source>&amp;Restart and update</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check for &amp;updates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for a newer version…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the newest version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version {version} is there and is being fetched…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version {version} is there. It is installed when {app} quits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is new</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UpdatesPage</name>
    <message>
        <source>&amp;Look for them and fetch them by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Versions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beta, earlier and rougher</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newer versions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Updates</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Updating</name>
    <message>
        <source>The {app} without a profile looks for updates, for all of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This build of {app} cannot check updates.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This build of {app} is updated by whoever gave it to you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your organisation looks after the updates of {app}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Utility</name>
    <message>
        <source>broadband</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>electricity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>heating</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>insurance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>internet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mobile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>television</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>water</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Address of your payment &amp;server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste a token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in once, and know at once about every payment and every bill.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in to {app}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in with your browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a code on another device</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_CopyButton</name>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy {what}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
