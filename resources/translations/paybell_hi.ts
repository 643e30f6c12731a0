<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="hi" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About {app}</source>
        <translation>{app} के बारे में</translation>
    </message>
    <message>
        <source>Get help</source>
        <translation>मदद पाएँ</translation>
    </message>
    <message>
        <source>Tells you at once what happens to your payments and bills.</source>
        <translation>आपके भुगतान और बिलों में जो भी हो, तुरंत बताता है।</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>वर्शन {version}</translation>
    </message>
</context>
<context>
    <name>AboutPage</name>
    <message>
        <source>&amp;Copy diagnostics</source>
        <translation>डायग्नोस्टिक जानकारी कॉपी करें (&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Get help</source>
        <translation>मदद पाएँ (&amp;G)</translation>
    </message>
    <message>
        <source>About</source>
        <translation>इसके बारे में</translation>
    </message>
    <message>
        <source>Collecting…</source>
        <translation>जानकारी जुटाई जा रही है…</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>कॉपी हो गया</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>मदद</translation>
    </message>
    <message>
        <source>Managed by your organisation</source>
        <translation>आपका संगठन मैनेज करता है</translation>
    </message>
    <message>
        <source>Settings with a lock beside them are chosen by your organisation. They cannot be changed here.</source>
        <translation>जिन सेटिंग के साथ ताला दिखता है, उन्हें आपके संगठन ने चुना है। उन्हें यहां बदला नहीं जा सकता।</translation>
    </message>
    <message>
        <source>The diagnostics say what works on this computer and what does not. They hold no password, token or payment, and may be sent to whoever helps you.</source>
        <translation>डायग्नोस्टिक जानकारी बताती है कि इस कंप्यूटर पर क्या काम करता है और क्या नहीं। इसमें कोई पासवर्ड, टोकन या भुगतान नहीं होता। इसे आप अपनी मदद करने वाले को भेज सकते हैं।</translation>
    </message>
    <message>
        <source>When something does not work</source>
        <translation>जब कुछ काम न करे</translation>
    </message>
    <message>
        <source>{app}, version {version}</source>
        <translation>{app}, वर्शन {version}</translation>
    </message>
</context>
<context>
    <name>AccountPage</name>
    <message>
        <source>&amp;Add an account…</source>
        <translation>अकाउंट जोड़ें (&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>हटाएं (&amp;R)</translation>
    </message>
    <message>
        <source>A device that you remove is signed out at once, and shows nothing more.</source>
        <translation>हटाया गया डिवाइस तुरंत साइन आउट हो जाता है और आगे कुछ नहीं दिखाता।</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>अकाउंट</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>अकाउंट</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>डिवाइस</translation>
    </message>
    <message>
        <source>It is signed out at once. To use it again, somebody has to sign in there.</source>
        <translation>यह तुरंत साइन आउट हो जाएगा। इसे फिर से इस्तेमाल करने के लिए वहां साइन इन करना होगा।</translation>
    </message>
    <message>
        <source>Nobody is signed in on this computer.</source>
        <translation>इस कंप्यूटर पर किसी ने साइन इन नहीं किया है।</translation>
    </message>
    <message>
        <source>Receive notifications for all accounts at once</source>
        <translation>सभी अकाउंट के नोटिफ़िकेशन एक साथ पाएं</translation>
    </message>
    <message>
        <source>Remove a device</source>
        <translation>डिवाइस हटाएं</translation>
    </message>
    <message>
        <source>Remove {device}?</source>
        <translation>{device} को हटाएं?</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>हटाएं…</translation>
    </message>
    <message>
        <source>See where you are signed in, and remove a computer that you have lost.</source>
        <translation>देखें कि आपने कहां-कहां साइन इन किया है, और खोए हुए कंप्यूटर को हटाएं।</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>दिखाएं</translation>
    </message>
    <message>
        <source>Show my &amp;devices</source>
        <translation>मेरे डिवाइस दिखाएं (&amp;D)</translation>
    </message>
    <message>
        <source>Sign &amp;in…</source>
        <translation>साइन इन करें (&amp;I)…</translation>
    </message>
    <message>
        <source>Sign &amp;out…</source>
        <translation>साइन आउट करें (&amp;O)…</translation>
    </message>
    <message>
        <source>Sign in again to receive payments.</source>
        <translation>भुगतान की जानकारी पाने के लिए फिर से साइन इन करें।</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>साइन इन है</translation>
    </message>
    <message>
        <source>You stay signed in until the app quits: nothing is kept.</source>
        <translation>ऐप बंद होने तक आप साइन इन रहेंगे: कुछ भी सहेजा नहीं जाता।</translation>
    </message>
    <message>
        <source>Your devices</source>
        <translation>आपके डिवाइस</translation>
    </message>
    <message>
        <source>Your sign-in is kept in the system&apos;s keychain and nowhere else.</source>
        <translation>आपकी साइन इन जानकारी सिर्फ़ सिस्टम के कीचेन में सेव रहती है, और कहीं नहीं।</translation>
    </message>
</context>
<context>
    <name>BrowserPage</name>
    <message>
        <source>A page has opened there. Sign in, then come back: this window closes itself.</source>
        <translation>वहां एक पेज खुला है। साइन इन करके वापस आएं: यह विंडो अपने-आप बंद हो जाएगी।</translation>
    </message>
    <message>
        <source>Continue in your browser</source>
        <translation>ब्राउज़र में आगे बढ़ें</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>लिंक कॉपी करें</translation>
    </message>
    <message>
        <source>Nothing to do here</source>
        <translation>यहां कुछ नहीं करना है</translation>
    </message>
    <message>
        <source>Open the page again</source>
        <translation>पेज फिर से खोलें</translation>
    </message>
    <message>
        <source>This address does not belong to a sign-in that goes on.</source>
        <translation>यह पता किसी चालू साइन इन से जुड़ा नहीं है।</translation>
    </message>
    <message>
        <source>Use a code on another device</source>
        <translation>दूसरे डिवाइस पर कोड इस्तेमाल करें</translation>
    </message>
    <message>
        <source>You are signed in</source>
        <translation>आपने साइन इन कर लिया है</translation>
    </message>
    <message>
        <source>You can close this window and return to {app}.</source>
        <translation>आप यह विंडो बंद करके {app} पर लौट सकते हैं।</translation>
    </message>
</context>
<context>
    <name>Card</name>
    <message numerus="yes">
        <source>%n day(s) overdue</source>
        <translation>
            <numerusform>%n दिन से ओवरड्यू</numerusform>
            <numerusform>%n दिनों से ओवरड्यू</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n update(s)</source>
        <translation>
            <numerusform>%n अपडेट</numerusform>
            <numerusform>%n अपडेट</numerusform>
        </translation>
    </message>
    <message>
        <source>No due date</source>
        <translation>कोई देय तारीख नहीं</translation>
    </message>
    <message>
        <source>Payment failed</source>
        <translation>भुगतान असफल</translation>
    </message>
    <message>
        <source>due today</source>
        <translation>आज देय</translation>
    </message>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation>
            <numerusform>%n दिन में</numerusform>
            <numerusform>%n दिनों में</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CardActions</name>
    <message>
        <source>Deleted from this device. It can be brought back for 30 days.</source>
        <translation>इस डिवाइस से मिटाया गया। इसे 30 दिन तक वापस लाया जा सकता है।</translation>
    </message>
    <message>
        <source>Marked as unread on this device; your other devices keep it read.</source>
        <translation>इस डिवाइस पर बिना पढ़ा मार्क किया गया; आपके दूसरे डिवाइस पर यह पढ़ा हुआ रहेगा।</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>पहले जैसा करें</translation>
    </message>
</context>
<context>
    <name>CardDetails</name>
    <message>
        <source>Amount</source>
        <translation>रकम</translation>
    </message>
    <message>
        <source>Choose a notification to see its details.</source>
        <translation>जानकारी देखने के लिए कोई नोटिफ़िकेशन चुनें।</translation>
    </message>
    <message>
        <source>Delete from this device</source>
        <translation>इस डिवाइस से मिटाएं</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>जानकारी</translation>
    </message>
    <message>
        <source>Mark as unread on this device</source>
        <translation>इस डिवाइस पर बिना पढ़ा मार्क करें</translation>
    </message>
    <message>
        <source>Opens {host}</source>
        <translation>{host} खुलेगा</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>वापस लाएं</translation>
    </message>
</context>
<context>
    <name>CardList</name>
    <message>
        <source>Notifications</source>
        <translation>नोटिफ़िकेशन</translation>
    </message>
</context>
<context>
    <name>CardMenu</name>
    <message>
        <source>Copy number</source>
        <translation>नंबर कॉपी करें</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>हटाएँ</translation>
    </message>
    <message>
        <source>Mark as unread</source>
        <translation>अपठित के रूप में चिह्नित करें</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>वापस लाएँ</translation>
    </message>
</context>
<context>
    <name>CardModel</name>
    <message>
        <source>unread</source>
        <translation>बिना पढ़ा</translation>
    </message>
</context>
<context>
    <name>CodePage</name>
    <message>
        <source>Code: {code}</source>
        <translation>कोड: {code}</translation>
    </message>
    <message>
        <source>Copy code</source>
        <translation>कोड कॉपी करें</translation>
    </message>
    <message>
        <source>Scan this with your phone, or open {url} there and enter the code:</source>
        <translation>इसे अपने फ़ोन से स्कैन करें, या वहां {url} खोलकर यह कोड डालें:</translation>
    </message>
    <message>
        <source>Sign in on another device</source>
        <translation>दूसरे डिवाइस पर साइन इन करें</translation>
    </message>
    <message>
        <source>Valid for less than a minute</source>
        <translation>एक मिनट से भी कम समय के लिए मान्य</translation>
    </message>
</context>
<context>
    <name>ConnectionPage</name>
    <message>
        <source>&amp;Try again now</source>
        <translation>अभी फिर से कोशिश करें (&amp;T)</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>कनेक्शन</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>सर्वर</translation>
    </message>
    <message>
        <source>State</source>
        <translation>स्थिति</translation>
    </message>
    <message>
        <source>You are asked for it when you sign in.</source>
        <translation>साइन इन करते समय आपसे यह पूछा जाएगा।</translation>
    </message>
    <message>
        <source>{url} (given by this app)</source>
        <translation>{url} (इस ऐप में तय)</translation>
    </message>
</context>
<context>
    <name>Csv</name>
    <message>
        <source>About</source>
        <translation>किस बारे में</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>रकम</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>करेंसी</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>देय तारीख</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>असफल</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>सूचना</translation>
    </message>
    <message>
        <source>Notification ID</source>
        <translation>नोटिफ़िकेशन आईडी</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>भुगतान हुआ</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>भुगतान</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>मिलने का समय</translation>
    </message>
    <message>
        <source>State</source>
        <translation>स्थिति</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>भुगतान बाकी</translation>
    </message>
    <message>
        <source>Transaction or bill</source>
        <translation>ट्रांज़ैक्शन या बिल</translation>
    </message>
    <message>
        <source>What</source>
        <translation>क्या</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>वापस लिया गया</translation>
    </message>
</context>
<context>
    <name>CsvExport</name>
    <message numerus="yes">
        <source>%n row(s) exported to {file}.</source>
        <translation>
            <numerusform>%n पंक्ति {file} में एक्सपोर्ट की गई।</numerusform>
            <numerusform>%n पंक्तियां {file} में एक्सपोर्ट की गईं।</numerusform>
        </translation>
    </message>
    <message>
        <source>CSV file (*.csv)</source>
        <translation>CSV फ़ाइल (*.csv)</translation>
    </message>
    <message>
        <source>Check that there is room on the disk and that you may write there.</source>
        <translation>देखें कि डिस्क में जगह है और आपको वहां लिखने की अनुमति है।</translation>
    </message>
    <message>
        <source>Export as CSV</source>
        <translation>CSV में एक्सपोर्ट करें</translation>
    </message>
    <message>
        <source>Exporting to {file}…</source>
        <translation>{file} में निर्यात हो रहा है…</translation>
    </message>
    <message>
        <source>The file could not be written</source>
        <translation>फ़ाइल लिखी नहीं जा सकी</translation>
    </message>
</context>
<context>
    <name>Dates</name>
    <message>
        <source>Today</source>
        <translation>आज</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>आने वाला कल</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>बीता कल</translation>
    </message>
    <message>
        <source>due %1</source>
        <translation>%1 को देय</translation>
    </message>
    <message>
        <source>due today</source>
        <translation>आज देय</translation>
    </message>
    <message>
        <source>due tomorrow</source>
        <translation>कल देय</translation>
    </message>
    <message>
        <source>overdue since %1</source>
        <translation>%1 से ओवरड्यू</translation>
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
        <translation>ऐप से बाहर निकलने के लिए Ctrl+Q दबाएं।</translation>
    </message>
    <message>
        <source>This desktop has no tray for an icon</source>
        <translation>इस डेस्कटॉप पर आइकॉन के लिए ट्रे नहीं है</translation>
    </message>
    <message>
        <source>this desktop has no tray</source>
        <translation>इस डेस्कटॉप पर ट्रे नहीं है</translation>
    </message>
    <message>
        <source>{app} keeps running when you close this window; start it again to open it.</source>
        <translation>यह विंडो बंद करने पर भी {app} चलता रहता है; इसे खोलने के लिए ऐप फिर से शुरू करें।</translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message numerus="yes">
        <source>%n earlier</source>
        <translation>
            <numerusform>इससे पहले %n और</numerusform>
            <numerusform>इससे पहले %n और</numerusform>
        </translation>
    </message>
    <message>
        <source>Bill</source>
        <translation>बिल</translation>
    </message>
    <message>
        <source>Bill issued</source>
        <translation>बिल जारी हुआ</translation>
    </message>
    <message>
        <source>Bill number</source>
        <translation>बिल नंबर</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>श्रेणी</translation>
    </message>
    <message>
        <source>Deleted from this device</source>
        <translation>इस डिवाइस से मिटाया गया</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>देय तारीख</translation>
    </message>
    <message>
        <source>For</source>
        <translation>किसके लिए</translation>
    </message>
    <message>
        <source>Happened</source>
        <translation>कब हुआ</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>जारी होने की तारीख</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>मैसेज</translation>
    </message>
    <message>
        <source>Minimum due</source>
        <translation>न्यूनतम देय रकम</translation>
    </message>
    <message>
        <source>Notification ID</source>
        <translation>नोटिफ़िकेशन आईडी</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>खोलें</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>ओवरड्यू</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>भुगतान हुआ</translation>
    </message>
    <message>
        <source>Paid with</source>
        <translation>भुगतान का तरीका</translation>
    </message>
    <message>
        <source>Payment failed</source>
        <translation>भुगतान असफल</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>अवधि</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>कारण</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>मिलने का समय</translation>
    </message>
    <message>
        <source>Reminded</source>
        <translation>याद दिलाया गया</translation>
    </message>
    <message>
        <source>State</source>
        <translation>स्थिति</translation>
    </message>
    <message>
        <source>TEST · {title}</source>
        <translation>टेस्ट · {title}</translation>
    </message>
    <message>
        <source>Transaction</source>
        <translation>ट्रांज़ैक्शन</translation>
    </message>
    <message>
        <source>Utility</source>
        <translation>सेवा</translation>
    </message>
    <message>
        <source>What you can do</source>
        <translation>आप क्या कर सकते हैं</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>वापस लिया गया</translation>
    </message>
    <message>
        <source>Withdrawn: this is no longer true</source>
        <translation>वापस लिया गया: यह अब सही नहीं है</translation>
    </message>
</context>
<context>
    <name>Devices</name>
    <message>
        <source>A device without a name</source>
        <translation>बिना नाम का डिवाइस</translation>
    </message>
    <message>
        <source>Last connected {when}</source>
        <translation>पिछली बार कनेक्ट: {when}</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>यह कंप्यूटर</translation>
    </message>
</context>
<context>
    <name>Failure</name>
    <message>
        <source>Add money or pay another way</source>
        <translation>पैसे जोड़ें या किसी और तरीके से भुगतान करें</translation>
    </message>
    <message>
        <source>Ask your bank or pay another way</source>
        <translation>अपने बैंक से पूछें या किसी और तरीके से भुगतान करें</translation>
    </message>
    <message>
        <source>Check the payment details</source>
        <translation>भुगतान की जानकारी जांचें</translation>
    </message>
    <message>
        <source>Pay another way</source>
        <translation>किसी और तरीके से भुगतान करें</translation>
    </message>
    <message>
        <source>Raise your limit or pay another way</source>
        <translation>अपनी लिमिट बढ़ाएं या किसी और तरीके से भुगतान करें</translation>
    </message>
    <message>
        <source>Try again and confirm with your bank</source>
        <translation>फिर से कोशिश करें और अपने बैंक से पुष्टि करें</translation>
    </message>
    <message>
        <source>Try again in a few minutes</source>
        <translation>कुछ मिनट बाद फिर से कोशिश करें</translation>
    </message>
</context>
<context>
    <name>GeneralPage</name>
    <message>
        <source>&amp;Language</source>
        <translation>भाषा (&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Start when I log in</source>
        <translation>लॉग इन करने पर शुरू करें (&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>थीम (&amp;T)</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>दिखावट</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>सिस्टम के अनुसार</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>गहरे रंग वाली</translation>
    </message>
    <message>
        <source>General</source>
        <translation>सामान्य</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>हल्के रंग वाली</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>शुरू होना</translation>
    </message>
</context>
<context>
    <name>Hush</name>
    <message>
        <source>Do not disturb is on</source>
        <translation>परेशान न करें चालू है</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>रोका गया</translation>
    </message>
    <message>
        <source>Paused until {time}</source>
        <translation>{time} तक रोका गया</translation>
    </message>
    <message>
        <source>Quiet until {time}</source>
        <translation>{time} तक शांत</translation>
    </message>
</context>
<context>
    <name>InboxBar</name>
    <message>
        <source>All</source>
        <translation>सभी</translation>
    </message>
    <message>
        <source>Bills</source>
        <translation>बिल</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>कनेक्शन</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>असफल</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>इनबॉक्स</translation>
    </message>
    <message>
        <source>More</source>
        <translation>और</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>अन्य</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>भुगतान</translation>
    </message>
    <message>
        <source>Recently deleted</source>
        <translation>हाल ही में मिटाए गए</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>बिना पढ़े</translation>
    </message>
    <message>
        <source>Upcoming</source>
        <translation>आने वाले</translation>
    </message>
    <message>
        <source>Upcoming ({count})</source>
        <translation>आने वाले ({count})</translation>
    </message>
</context>
<context>
    <name>InboxMenu</name>
    <message>
        <source>Export as CSV…</source>
        <translation>CSV में एक्सपोर्ट करें…</translation>
    </message>
    <message>
        <source>Mark all as read</source>
        <translation>सभी को पढ़ा हुआ मार्क करें</translation>
    </message>
    <message>
        <source>Recently deleted</source>
        <translation>हाल ही में मिटाए गए</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>सेटिंग…</translation>
    </message>
</context>
<context>
    <name>InboxWindow</name>
    <message>
        <source>All read</source>
        <translation>सब पढ़ लिए गए</translation>
    </message>
    <message>
        <source>Bills appear here until they are paid, the earliest due date first.</source>
        <translation>भुगतान होने तक बिल यहां दिखते हैं, सबसे पहली देय तारीख वाला सबसे ऊपर।</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>खोज साफ़ करें</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>कनेक्ट हो रहा है…</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>खारिज करें</translation>
    </message>
    <message>
        <source>No bills</source>
        <translation>कोई बिल नहीं</translation>
    </message>
    <message>
        <source>No bills to pay</source>
        <translation>भरने के लिए कोई बिल नहीं</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>कनेक्शन नहीं है</translation>
    </message>
    <message>
        <source>No failed payments</source>
        <translation>कोई असफल भुगतान नहीं</translation>
    </message>
    <message>
        <source>No payments</source>
        <translation>कोई भुगतान नहीं</translation>
    </message>
    <message>
        <source>Nothing found for “{text}”</source>
        <translation>“{text}” के लिए कुछ नहीं मिला</translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation>यहां कुछ नहीं है</translation>
    </message>
    <message>
        <source>Nothing was deleted</source>
        <translation>कुछ मिटाया नहीं गया</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>अभी कुछ नहीं है</translation>
    </message>
    <message>
        <source>Older entries are still being made searchable. This takes a moment.</source>
        <translation>पुरानी एंट्री अभी खोज के लिए तैयार की जा रही हैं। इसमें थोड़ा समय लगेगा।</translation>
    </message>
    <message>
        <source>Payments and bills appear here the moment they happen.</source>
        <translation>भुगतान और बिल होते ही यहां दिखते हैं।</translation>
    </message>
    <message>
        <source>Search for a name, an amount, a transaction or a bill number.</source>
        <translation>नाम, रकम, ट्रांज़ैक्शन या बिल नंबर खोजें।</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>सभी दिखाएं</translation>
    </message>
    <message>
        <source>Sign in again to receive new payments. Your history is kept.</source>
        <translation>नए भुगतान की जानकारी पाने के लिए फिर से साइन इन करें। आपकी हिस्ट्री सुरक्षित है।</translation>
    </message>
    <message>
        <source>Sign in once, and know at once about every payment and every bill.</source>
        <translation>एक बार साइन इन करें, और हर भुगतान और हर बिल की जानकारी तुरंत पाएं।</translation>
    </message>
    <message>
        <source>Sign in…</source>
        <translation>साइन इन करें…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>फिर से कोशिश करें</translation>
    </message>
    <message>
        <source>Try again now</source>
        <translation>अभी फिर से कोशिश करें</translation>
    </message>
    <message>
        <source>Welcome to {app}</source>
        <translation>{app} में आपका स्वागत है</translation>
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
        <translation>ऐप फिर से शुरू करें।</translation>
    </message>
    <message>
        <source>The list could not be read</source>
        <translation>सूची पढ़ी नहीं जा सकी</translation>
    </message>
</context>
<context>
    <name>NotificationsPage</name>
    <message>
        <source>&amp;Bills</source>
        <translation>बिल (&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Failed payments</source>
        <translation>असफल भुगतान (&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Hide amounts</source>
        <translation>रकम छिपाएं (&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Other news</source>
        <translation>अन्य सूचनाएं (&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Payments</source>
        <translation>भुगतान (&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Quiet hours</source>
        <translation>शांत समय (&amp;Q)</translation>
    </message>
    <message>
        <source>A notification then says “Payment successful” and no more.</source>
        <translation>तब नोटिफ़िकेशन में सिर्फ़ “भुगतान सफल” लिखा होता है, और कुछ नहीं।</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>हमेशा</translation>
    </message>
    <message>
        <source>By the clock of wherever you are</source>
        <translation>आप जहां भी हों, वहां के समय के अनुसार</translation>
    </message>
    <message>
        <source>Did not work: {why}.</source>
        <translation>काम नहीं किया: {why}।</translation>
    </message>
    <message>
        <source>F&amp;rom</source>
        <translation>समय (&amp;R)</translation>
    </message>
    <message>
        <source>How they are shown</source>
        <translation>कैसे दिखाए जाएं</translation>
    </message>
    <message>
        <source>Inbox only</source>
        <translation>सिर्फ़ इनबॉक्स में</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>कभी नहीं</translation>
    </message>
    <message>
        <source>Not tried yet. Send a test to see one.</source>
        <translation>अभी आज़माया नहीं गया। देखने के लिए टेस्ट भेजें।</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>नोटिफ़िकेशन</translation>
    </message>
    <message>
        <source>On</source>
        <translation>चालू</translation>
    </message>
    <message>
        <source>Pa&amp;use</source>
        <translation>रोकें (&amp;U)</translation>
    </message>
    <message>
        <source>Pause and quiet hours</source>
        <translation>रोकना और शांत समय</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>निजता</translation>
    </message>
    <message>
        <source>Quiet hours begin</source>
        <translation>शांत समय की शुरुआत</translation>
    </message>
    <message>
        <source>Quiet hours end</source>
        <translation>शांत समय का अंत</translation>
    </message>
    <message>
        <source>Send a &amp;test</source>
        <translation>टेस्ट भेजें (&amp;T)</translation>
    </message>
    <message>
        <source>Show b&amp;y</source>
        <translation>दिखाने का तरीका (&amp;Y)</translation>
    </message>
    <message>
        <source>Show failed payments &amp;even then</source>
        <translation>असफल भुगतान तब भी दिखाएं (&amp;E)</translation>
    </message>
    <message>
        <source>Show silently</source>
        <translation>बिना आवाज़ दिखाएं</translation>
    </message>
    <message>
        <source>Show, with a sound</source>
        <translation>आवाज़ के साथ दिखाएं</translation>
    </message>
    <message>
        <source>Turn on a&amp;gain</source>
        <translation>फिर से चालू करें (&amp;G)</translation>
    </message>
    <message>
        <source>What comes meanwhile waits in the inbox, and is summed up when the pause or the quiet hours end. The desktop&apos;s own do-not-disturb is always obeyed.</source>
        <translation>इस बीच जो आता है, वह इनबॉक्स में रहता है, और रोक या शांत समय खत्म होने पर एक साथ बताया जाता है। डेस्कटॉप का अपना &apos;परेशान न करें&apos; हमेशा माना जाता है।</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>क्या दिखाया जाए</translation>
    </message>
    <message>
        <source>When locked or presenting</source>
        <translation>लॉक होने या प्रेज़ेंटेशन के दौरान</translation>
    </message>
    <message>
        <source>Works: {way} showed the last one.</source>
        <translation>काम करता है: पिछला नोटिफ़िकेशन “{way}” से दिखाया गया।</translation>
    </message>
    <message>
        <source>to</source>
        <translation>से</translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>A file could not be written ({why}).</source>
        <translation>एक फ़ाइल लिखी नहीं जा सकी ({why})।</translation>
    </message>
    <message>
        <source>A proxy that is itself reached by TLS is not supported.</source>
        <translation>जिस प्रॉक्सी तक खुद TLS से पहुंचा जाता है, वह इस ऐप में काम नहीं करती।</translation>
    </message>
    <message>
        <source>Another program has its file open.</source>
        <translation>इसकी फ़ाइल किसी दूसरे प्रोग्राम में खुली है।</translation>
    </message>
    <message>
        <source>Ask for an HTTP proxy.</source>
        <translation>HTTP प्रॉक्सी मांगें।</translation>
    </message>
    <message>
        <source>Ask who runs your network to allow the server&apos;s address.</source>
        <translation>अपने नेटवर्क एडमिन से सर्वर के पते को अनुमति देने को कहें।</translation>
    </message>
    <message>
        <source>By it, the sign-in service&apos;s certificate is not valid.</source>
        <translation>इस तारीख के अनुसार साइन इन सेवा का सर्टिफ़िकेट मान्य नहीं है।</translation>
    </message>
    <message>
        <source>Check that the disk works and that you may write to it.</source>
        <translation>देखें कि डिस्क काम कर रही है और आपको उस पर लिखने की अनुमति है।</translation>
    </message>
    <message>
        <source>Check that there is room on the disk and that you may write to it.</source>
        <translation>देखें कि डिस्क में जगह है और आपको वहां लिखने की अनुमति है।</translation>
    </message>
    <message>
        <source>Check that there is room on the disk.</source>
        <translation>देखें कि डिस्क में जगह है।</translation>
    </message>
    <message>
        <source>Check the address and this computer&apos;s date, or ask who runs the server.</source>
        <translation>पता और इस कंप्यूटर की तारीख जांचें, या सर्वर एडमिन से पूछें।</translation>
    </message>
    <message>
        <source>Check the proxy in Settings, or ask who runs your network.</source>
        <translation>सेटिंग में प्रॉक्सी जांचें, या अपने नेटवर्क एडमिन से पूछें।</translation>
    </message>
    <message>
        <source>Check the server&apos;s address.</source>
        <translation>सर्वर का पता जांचें।</translation>
    </message>
    <message>
        <source>Choose a browser in your system&apos;s settings, and try again.</source>
        <translation>अपने सिस्टम की सेटिंग में कोई ब्राउज़र चुनें और फिर से कोशिश करें।</translation>
    </message>
    <message>
        <source>Choose an HTTP proxy in Settings under Connection.</source>
        <translation>सेटिंग में, कनेक्शन के तहत, HTTP प्रॉक्सी चुनें।</translation>
    </message>
    <message>
        <source>Choose another in Settings.</source>
        <translation>सेटिंग में कोई दूसरा चुनें।</translation>
    </message>
    <message>
        <source>Close that program, then sign in and out again.</source>
        <translation>वह प्रोग्राम बंद करें, फिर दोबारा साइन इन करके साइन आउट करें।</translation>
    </message>
    <message>
        <source>Connection lost</source>
        <translation>कनेक्शन टूट गया</translation>
    </message>
    <message>
        <source>Copy it again, whole, and paste it.</source>
        <translation>इसे फिर से पूरा कॉपी करके पेस्ट करें।</translation>
    </message>
    <message>
        <source>Copy the link into a browser on this computer, or use a code on another device.</source>
        <translation>लिंक को इस कंप्यूटर के किसी ब्राउज़र में कॉपी करें, या दूसरे डिवाइस पर कोड इस्तेमाल करें।</translation>
    </message>
    <message>
        <source>Enter the address of your payment server.</source>
        <translation>अपने भुगतान सर्वर का पता डालें।</translation>
    </message>
    <message>
        <source>Enter them in Settings under Connection.</source>
        <translation>इन्हें सेटिंग में, कनेक्शन के तहत डालें।</translation>
    </message>
    <message>
        <source>Enter them in the fields below: they are kept in your keychain.</source>
        <translation>इन्हें नीचे के फ़ील्ड में डालें: ये आपके कीचेन में सेव रहते हैं।</translation>
    </message>
    <message>
        <source>Free some disk space.</source>
        <translation>डिस्क में थोड़ी जगह खाली करें।</translation>
    </message>
    <message>
        <source>If it lasts, tell your payment platform.</source>
        <translation>अगर यह बना रहे, तो अपने भुगतान प्लैटफ़ॉर्म को बताएं।</translation>
    </message>
    <message>
        <source>If others use this computer, end it in your account there.</source>
        <translation>अगर यह कंप्यूटर दूसरे लोग भी इस्तेमाल करते हैं, तो वहां अपने अकाउंट में जाकर इसे खत्म करें।</translation>
    </message>
    <message>
        <source>It answered {status}.</source>
        <translation>इसका जवाब था: {status}।</translation>
    </message>
    <message>
        <source>It begins with https://, for example https://pay.example.</source>
        <translation>यह https:// से शुरू होता है (जैसे https://pay.example)।</translation>
    </message>
    <message>
        <source>It could not be put aside either.</source>
        <translation>इसे अलग भी नहीं रखा जा सका।</translation>
    </message>
    <message>
        <source>It does not take the name and password that it was given, or was given none.</source>
        <translation>इसे जो नाम और पासवर्ड दिया गया, वह इसने नहीं माना, या कोई दिया ही नहीं गया।</translation>
    </message>
    <message>
        <source>It gave no usable code.</source>
        <translation>इसने इस्तेमाल लायक कोड नहीं दिया।</translation>
    </message>
    <message>
        <source>It gave no usable token.</source>
        <translation>इसने इस्तेमाल लायक टोकन नहीं दिया।</translation>
    </message>
    <message>
        <source>It has a space or a line break inside: perhaps too much was copied.</source>
        <translation>इसके अंदर खाली जगह या नई लाइन है: शायद ज़रूरत से ज़्यादा कॉपी हो गया।</translation>
    </message>
    <message>
        <source>It holds characters that no token has.</source>
        <translation>इसमें ऐसे अक्षर हैं जो किसी टोकन में नहीं होते।</translation>
    </message>
    <message>
        <source>It is far too long.</source>
        <translation>यह बहुत ज़्यादा लंबा है।</translation>
    </message>
    <message>
        <source>It is not a web address.</source>
        <translation>यह वेब पता नहीं है।</translation>
    </message>
    <message>
        <source>It is not the address of a proxy.</source>
        <translation>यह प्रॉक्सी का पता नहीं है।</translation>
    </message>
    <message>
        <source>It is tried again at the next quit.</source>
        <translation>अगली बार ऐप बंद होने पर फिर से कोशिश होगी।</translation>
    </message>
    <message>
        <source>It is tried again tomorrow; this version goes on as it is.</source>
        <translation>कल फिर से कोशिश होगी; यह वर्शन पहले की तरह चलता रहेगा।</translation>
    </message>
    <message>
        <source>It looks like http://proxy.example:3128.</source>
        <translation>यह http://proxy.example:3128 जैसा दिखता है।</translation>
    </message>
    <message>
        <source>It may be restarting, or something between here and there blocks it.</source>
        <translation>शायद यह फिर से शुरू हो रहा है, या बीच में कुछ इसे रोक रहा है।</translation>
    </message>
    <message>
        <source>It must end after the port.</source>
        <translation>इसे पोर्ट के बाद खत्म होना चाहिए।</translation>
    </message>
    <message>
        <source>It must end before any ? or #.</source>
        <translation>इसे ? या # से पहले खत्म होना चाहिए।</translation>
    </message>
    <message>
        <source>It must not hold a user name or password.</source>
        <translation>इसमें यूज़र नेम या पासवर्ड नहीं होना चाहिए।</translation>
    </message>
    <message>
        <source>It names an address that cannot be used.</source>
        <translation>इसमें ऐसा पता है जो इस्तेमाल नहीं हो सकता।</translation>
    </message>
    <message>
        <source>It refused us: {code}.</source>
        <translation>इसने हमें मना कर दिया: {code}।</translation>
    </message>
    <message>
        <source>It refuses the connection to the payment server.</source>
        <translation>यह भुगतान सर्वर से कनेक्ट होने से मना करती है।</translation>
    </message>
    <message>
        <source>It reported: {why}.</source>
        <translation>इसने बताया: {why}।</translation>
    </message>
    <message>
        <source>It stays as it was; try again, or use the system&apos;s own settings.</source>
        <translation>यह पहले जैसा ही है; फिर से कोशिश करें, या सिस्टम की अपनी सेटिंग इस्तेमाल करें।</translation>
    </message>
    <message>
        <source>It takes tokens only.</source>
        <translation>यह सिर्फ़ टोकन लेता है।</translation>
    </message>
    <message>
        <source>It was not finished in the browser in time.</source>
        <translation>यह ब्राउज़र में समय पर पूरा नहीं हुआ।</translation>
    </message>
    <message>
        <source>It was put aside and is fetched again from the server.</source>
        <translation>इसे अलग रख दिया गया है और सर्वर से फिर से लाया जा रहा है।</translation>
    </message>
    <message>
        <source>It was turned off in Task Manager or in Settings › Apps › Startup.</source>
        <translation>इसे टास्क मैनेजर में या सेटिंग › ऐप्स › स्टार्टअप में बंद किया गया था।</translation>
    </message>
    <message>
        <source>Its address is wrong, or it is a SOCKS proxy, which is not supported.</source>
        <translation>इसका पता गलत है, या यह SOCKS प्रॉक्सी है, जो इस ऐप में काम नहीं करती।</translation>
    </message>
    <message>
        <source>Its answer has no end.</source>
        <translation>इसका जवाब खत्म ही नहीं होता।</translation>
    </message>
    <message>
        <source>Its certificate is not trusted on this computer, so the sign-in token was not sent.</source>
        <translation>इस कंप्यूटर पर इसका सर्टिफ़िकेट भरोसेमंद नहीं है, इसलिए साइन इन टोकन नहीं भेजा गया।</translation>
    </message>
    <message>
        <source>Its document is not as it must be: {why}.</source>
        <translation>इसका दस्तावेज़ वैसा नहीं है जैसा होना चाहिए: {why}।</translation>
    </message>
    <message>
        <source>Its document names no place to get a token.</source>
        <translation>इसके दस्तावेज़ में टोकन पाने की कोई जगह नहीं बताई गई है।</translation>
    </message>
    <message>
        <source>Its document names no place where people sign in.</source>
        <translation>इसके दस्तावेज़ में साइन इन करने की कोई जगह नहीं बताई गई है।</translation>
    </message>
    <message>
        <source>Its identity cannot be verified, so nothing was sent.</source>
        <translation>इसकी पहचान की पुष्टि नहीं हो सकती, इसलिए कुछ नहीं भेजा गया।</translation>
    </message>
    <message>
        <source>Look into your account for what happened before.</source>
        <translation>पहले क्या हुआ, यह अपने अकाउंट में देखें।</translation>
    </message>
    <message>
        <source>Look through Settings, and sign in again.</source>
        <translation>सेटिंग देख लें, और फिर से साइन इन करें।</translation>
    </message>
    <message>
        <source>Look through Settings.</source>
        <translation>सेटिंग देख लें।</translation>
    </message>
    <message>
        <source>Move it to a folder that is yours.</source>
        <translation>इसे अपने किसी फ़ोल्डर में ले जाएं।</translation>
    </message>
    <message>
        <source>New notifications cannot be saved on this computer. They stay on the server and arrive as soon as there is room.</source>
        <translation>नए नोटिफ़िकेशन इस कंप्यूटर पर सेव नहीं हो सकते। वे सर्वर पर रहेंगे और जगह होते ही आ जाएंगे।</translation>
    </message>
    <message>
        <source>New payments are still counted and listed here: {why}.</source>
        <translation>नए भुगतान अब भी गिने जाते हैं और यहां सूची में दिखते हैं: {why}।</translation>
    </message>
    <message>
        <source>No browser could be opened</source>
        <translation>कोई ब्राउज़र नहीं खुल सका</translation>
    </message>
    <message>
        <source>No network</source>
        <translation>नेटवर्क नहीं है</translation>
    </message>
    <message>
        <source>No payment server at this address</source>
        <translation>इस पते पर कोई भुगतान सर्वर नहीं है</translation>
    </message>
    <message>
        <source>No payments can be received.</source>
        <translation>भुगतान की जानकारी नहीं मिल सकती।</translation>
    </message>
    <message>
        <source>Nothing of it was used; this version goes on as it is.</source>
        <translation>इसका कुछ भी इस्तेमाल नहीं हुआ; यह वर्शन पहले की तरह चलता रहेगा।</translation>
    </message>
    <message>
        <source>Nothing was entered.</source>
        <translation>कुछ डाला नहीं गया।</translation>
    </message>
    <message>
        <source>Notifications cannot be saved</source>
        <translation>नोटिफ़िकेशन सेव नहीं हो सकते</translation>
    </message>
    <message>
        <source>Notifications cannot be shown</source>
        <translation>नोटिफ़िकेशन दिखाए नहीं जा सकते</translation>
    </message>
    <message>
        <source>Paste the token that your payment platform gave you, or check the address.</source>
        <translation>अपने भुगतान प्लैटफ़ॉर्म से मिला टोकन पेस्ट करें, या पता जांचें।</translation>
    </message>
    <message>
        <source>Please sign in</source>
        <translation>कृपया साइन इन करें</translation>
    </message>
    <message>
        <source>Please sign in again</source>
        <translation>कृपया फिर से साइन इन करें</translation>
    </message>
    <message>
        <source>Quit the app on a device that you do not use.</source>
        <translation>जिस डिवाइस का आप इस्तेमाल नहीं करते, उस पर ऐप से बाहर निकलें।</translation>
    </message>
    <message>
        <source>Remove what is before the @.</source>
        <translation>@ से पहले जो है, उसे हटाएं।</translation>
    </message>
    <message>
        <source>Restart it; if that does not help, install it again.</source>
        <translation>इसे फिर से शुरू करें; अगर इससे काम न बने, तो फिर से इंस्टॉल करें।</translation>
    </message>
    <message>
        <source>SOCKS proxies are not supported.</source>
        <translation>SOCKS प्रॉक्सी इस ऐप में काम नहीं करतीं।</translation>
    </message>
    <message>
        <source>Set date and time, then try again.</source>
        <translation>तारीख और समय सेट करें और फिर से कोशिश करें।</translation>
    </message>
    <message>
        <source>Set up a keychain (on Linux: GNOME Keyring or KWallet), or sign in for this session only.</source>
        <translation>कीचेन सेट अप करें (Linux पर: GNOME Keyring या KWallet), या सिर्फ़ इस सेशन के लिए साइन इन करें।</translation>
    </message>
    <message>
        <source>Set up a keychain, or sign in for this session only.</source>
        <translation>कीचेन सेट अप करें, या सिर्फ़ इस सेशन के लिए साइन इन करें।</translation>
    </message>
    <message>
        <source>Settings could not be saved</source>
        <translation>सेटिंग सेव नहीं हो सकीं</translation>
    </message>
    <message>
        <source>Sign in again.</source>
        <translation>फिर से साइन इन करें।</translation>
    </message>
    <message>
        <source>Sign in with a new token.</source>
        <translation>नए टोकन से साइन इन करें।</translation>
    </message>
    <message>
        <source>Sign in with your browser.</source>
        <translation>अपने ब्राउज़र से साइन इन करें।</translation>
    </message>
    <message>
        <source>Sign-in took too long</source>
        <translation>साइन इन में बहुत देर लगी</translation>
    </message>
    <message>
        <source>Sign-in was not allowed</source>
        <translation>साइन इन की अनुमति नहीं मिली</translation>
    </message>
    <message>
        <source>Sign-in was stopped for your safety</source>
        <translation>आपकी सुरक्षा के लिए साइन इन रोक दिया गया</translation>
    </message>
    <message>
        <source>Signing in by a code is not offered here</source>
        <translation>यहां कोड से साइन इन करने की सुविधा नहीं है</translation>
    </message>
    <message>
        <source>Signing in did not work</source>
        <translation>साइन इन नहीं हो सका</translation>
    </message>
    <message>
        <source>Some of your settings could not be read</source>
        <translation>आपकी कुछ सेटिंग पढ़ी नहीं जा सकीं</translation>
    </message>
    <message>
        <source>Some older notifications cannot be fetched any more</source>
        <translation>कुछ पुराने नोटिफ़िकेशन अब नहीं लाए जा सकते</translation>
    </message>
    <message>
        <source>Something that happened shortly before may be missing: look into your account.</source>
        <translation>कुछ ही पहले हुई कोई बात छूट गई हो सकती है: अपने अकाउंट में देखें।</translation>
    </message>
    <message>
        <source>Something went wrong in this app that should not have.</source>
        <translation>इस ऐप में कुछ ऐसा गड़बड़ हुआ जो नहीं होना चाहिए था।</translation>
    </message>
    <message>
        <source>Starting at login could not be changed</source>
        <translation>लॉग इन पर शुरू होने की सेटिंग बदली नहीं जा सकी</translation>
    </message>
    <message>
        <source>Starting at login is turned off in Windows</source>
        <translation>Windows में लॉग इन पर शुरू होना बंद है</translation>
    </message>
    <message>
        <source>Tell your payment platform about it.</source>
        <translation>अपने भुगतान प्लैटफ़ॉर्म को इसके बारे में बताएं।</translation>
    </message>
    <message>
        <source>The answer did not come from the sign-in service that was asked.</source>
        <translation>जवाब उस साइन इन सेवा से नहीं आया जिससे पूछा गया था।</translation>
    </message>
    <message>
        <source>The app begins with its defaults. {where}</source>
        <translation>ऐप अपनी डिफ़ॉल्ट सेटिंग से शुरू हो रहा है। {where}</translation>
    </message>
    <message>
        <source>The archive could not be unpacked.</source>
        <translation>आर्काइव खोला नहीं जा सका।</translation>
    </message>
    <message>
        <source>The archive holds no app.</source>
        <translation>आर्काइव में कोई ऐप नहीं है।</translation>
    </message>
    <message>
        <source>The browser&apos;s answer cannot be received</source>
        <translation>ब्राउज़र का जवाब नहीं मिल सकता</translation>
    </message>
    <message>
        <source>The channel {channel} does not exist.</source>
        <translation>{channel} चैनल मौजूद नहीं है।</translation>
    </message>
    <message>
        <source>The clocks do not agree</source>
        <translation>घड़ियां मेल नहीं खातीं</translation>
    </message>
    <message>
        <source>The damaged file was put aside, and what the server still keeps is fetched again.</source>
        <translation>खराब फ़ाइल अलग रख दी गई है, और सर्वर पर जो अब भी है उसे फिर से लाया जा रहा है।</translation>
    </message>
    <message>
        <source>The date of this computer may be wrong</source>
        <translation>इस कंप्यूटर की तारीख गलत हो सकती है</translation>
    </message>
    <message>
        <source>The date of this computer, or of the server, may be wrong.</source>
        <translation>इस कंप्यूटर या सर्वर की तारीख गलत हो सकती है।</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>डिस्क भर गई है</translation>
    </message>
    <message>
        <source>The file {file} cannot be written ({why}).</source>
        <translation>फ़ाइल {file} लिखी नहीं जा सकती ({why})।</translation>
    </message>
    <message>
        <source>The history could not be erased</source>
        <translation>हिस्ट्री मिटाई नहीं जा सकी</translation>
    </message>
    <message>
        <source>The history file on this computer cannot be written ({why}). New notifications stay on the server.</source>
        <translation>इस कंप्यूटर पर हिस्ट्री की फ़ाइल लिखी नहीं जा सकती ({why})। नए नोटिफ़िकेशन सर्वर पर ही रहेंगे।</translation>
    </message>
    <message>
        <source>The keychain did not answer as it should</source>
        <translation>कीचेन ने सही जवाब नहीं दिया</translation>
    </message>
    <message>
        <source>The name is unknown, or something else answers there.</source>
        <translation>यह नाम मौजूद नहीं है, या वहां से कोई और जवाब दे रहा है।</translation>
    </message>
    <message>
        <source>The old file was kept as {file}.</source>
        <translation>पुरानी फ़ाइल {file} नाम से रखी गई है।</translation>
    </message>
    <message>
        <source>The payment platform has deleted it, and what was received for it is erased here.</source>
        <translation>भुगतान प्लैटफ़ॉर्म ने इसे मिटा दिया है, और इसके लिए जो मिला था वह यहां से मिटा दिया गया है।</translation>
    </message>
    <message>
        <source>The place where they are does not answer.</source>
        <translation>जहां ये होते हैं, वहां से जवाब नहीं आ रहा।</translation>
    </message>
    <message>
        <source>The proxy asks for a sign-in</source>
        <translation>प्रॉक्सी साइन इन मांगती है</translation>
    </message>
    <message>
        <source>The proxy cannot be used</source>
        <translation>प्रॉक्सी इस्तेमाल नहीं हो सकती</translation>
    </message>
    <message>
        <source>The proxy does not answer</source>
        <translation>प्रॉक्सी जवाब नहीं दे रही</translation>
    </message>
    <message>
        <source>The proxy does not let us through</source>
        <translation>प्रॉक्सी हमें आगे नहीं जाने देती</translation>
    </message>
    <message>
        <source>The server asks us to wait</source>
        <translation>सर्वर हमें इंतज़ार करने को कह रहा है</translation>
    </message>
    <message>
        <source>The server does not accept this sign-in token.</source>
        <translation>सर्वर यह साइन इन टोकन नहीं मानता।</translation>
    </message>
    <message>
        <source>The server does not answer</source>
        <translation>सर्वर जवाब नहीं दे रहा</translation>
    </message>
    <message>
        <source>The server does not say properly where to sign in.</source>
        <translation>सर्वर ठीक से नहीं बताता कि साइन इन कहां करना है।</translation>
    </message>
    <message>
        <source>The server does not tell them at this moment.</source>
        <translation>सर्वर अभी इनकी जानकारी नहीं दे रहा।</translation>
    </message>
    <message>
        <source>The server is restarting</source>
        <translation>सर्वर फिर से शुरू हो रहा है</translation>
    </message>
    <message>
        <source>The server was restored</source>
        <translation>सर्वर बैकअप से बहाल किया गया</translation>
    </message>
    <message>
        <source>The server&apos;s identity cannot be verified</source>
        <translation>सर्वर की पहचान की पुष्टि नहीं हो सकती</translation>
    </message>
    <message>
        <source>The sign-in service cannot be used</source>
        <translation>साइन इन सेवा इस्तेमाल नहीं हो सकती</translation>
    </message>
    <message>
        <source>The sign-in service could not be told to end the session.</source>
        <translation>साइन इन सेवा को सेशन खत्म करने के लिए बताया नहीं जा सका।</translation>
    </message>
    <message>
        <source>The sign-in service does not answer</source>
        <translation>साइन इन सेवा जवाब नहीं दे रही</translation>
    </message>
    <message>
        <source>The sign-in service does not support it.</source>
        <translation>साइन इन सेवा में इसकी सुविधा नहीं है।</translation>
    </message>
    <message>
        <source>The sign-in service has trouble</source>
        <translation>साइन इन सेवा में दिक्कत है</translation>
    </message>
    <message>
        <source>The sign-in token is in it.</source>
        <translation>साइन इन टोकन इसी में है।</translation>
    </message>
    <message>
        <source>The sign-in token is kept in it.</source>
        <translation>साइन इन टोकन इसी में सेव रहता है।</translation>
    </message>
    <message>
        <source>The sign-in token is still in your keychain</source>
        <translation>साइन इन टोकन अब भी आपके कीचेन में है</translation>
    </message>
    <message>
        <source>The signature of the new version is not valid.</source>
        <translation>नए वर्शन का सिग्नेचर मान्य नहीं है।</translation>
    </message>
    <message>
        <source>The system&apos;s list of programs cannot be used ({why}).</source>
        <translation>सिस्टम की प्रोग्राम सूची इस्तेमाल नहीं हो सकती ({why})।</translation>
    </message>
    <message>
        <source>The update cannot be trusted</source>
        <translation>अपडेट पर भरोसा नहीं किया जा सकता</translation>
    </message>
    <message>
        <source>The update could not be kept</source>
        <translation>अपडेट सेव नहीं हो सका</translation>
    </message>
    <message>
        <source>The update could not be put in place</source>
        <translation>अपडेट लगाया नहीं जा सका</translation>
    </message>
    <message>
        <source>The update could not be started</source>
        <translation>अपडेट शुरू नहीं हो सका</translation>
    </message>
    <message>
        <source>There are no updates of this kind</source>
        <translation>इस तरह के कोई अपडेट नहीं हैं</translation>
    </message>
    <message>
        <source>There is no address.</source>
        <translation>कोई पता नहीं है।</translation>
    </message>
    <message>
        <source>There is no keychain</source>
        <translation>कोई कीचेन नहीं है</translation>
    </message>
    <message>
        <source>There is no sign-in token on this computer.</source>
        <translation>इस कंप्यूटर पर कोई साइन इन टोकन नहीं है।</translation>
    </message>
    <message>
        <source>There may be no network, or the service has trouble.</source>
        <translation>शायद नेटवर्क नहीं है, या सेवा में दिक्कत है।</translation>
    </message>
    <message>
        <source>There were too many tries in a short time.</source>
        <translation>कम समय में बहुत ज़्यादा कोशिशें हुईं।</translation>
    </message>
    <message>
        <source>This account was deleted</source>
        <translation>यह अकाउंट मिटा दिया गया</translation>
    </message>
    <message>
        <source>This app could not start properly</source>
        <translation>यह ऐप ठीक से शुरू नहीं हो सका</translation>
    </message>
    <message>
        <source>This computer does not allow connections to itself.</source>
        <translation>यह कंप्यूटर खुद से कनेक्ट होने की अनुमति नहीं देता।</translation>
    </message>
    <message>
        <source>This computer is not connected.</source>
        <translation>यह कंप्यूटर कनेक्ट नहीं है।</translation>
    </message>
    <message>
        <source>This computer was away for longer than the server keeps them. Everything that it still has is listed.</source>
        <translation>सर्वर इन्हें जितने समय रखता है, यह कंप्यूटर उससे ज़्यादा समय दूर रहा। सर्वर के पास जो अब भी है, वह सब सूची में है।</translation>
    </message>
    <message>
        <source>This is not a sign-in token</source>
        <translation>यह साइन इन टोकन नहीं है</translation>
    </message>
    <message>
        <source>This proxy cannot be used</source>
        <translation>यह प्रॉक्सी इस्तेमाल नहीं हो सकती</translation>
    </message>
    <message>
        <source>This server address cannot be used</source>
        <translation>यह सर्वर पता इस्तेमाल नहीं हो सकता</translation>
    </message>
    <message>
        <source>This server has no sign-in by browser</source>
        <translation>इस सर्वर पर ब्राउज़र से साइन इन नहीं होता</translation>
    </message>
    <message>
        <source>This system offers no safe place for the sign-in token.</source>
        <translation>इस सिस्टम में साइन इन टोकन रखने की कोई सुरक्षित जगह नहीं है।</translation>
    </message>
    <message>
        <source>This version goes on as it is; a new copy from the download page helps always.</source>
        <translation>यह वर्शन पहले की तरह चलता रहेगा; डाउनलोड पेज से नई कॉपी लेना हमेशा काम आता है।</translation>
    </message>
    <message>
        <source>Too many devices are connected</source>
        <translation>बहुत ज़्यादा डिवाइस कनेक्ट हैं</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>थोड़ी देर में फिर से कोशिश करें।</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>बाद में फिर से कोशिश करें।</translation>
    </message>
    <message>
        <source>Try again, and allow it in the browser.</source>
        <translation>फिर से कोशिश करें, और ब्राउज़र में अनुमति दें।</translation>
    </message>
    <message>
        <source>Try again, or restart the app first.</source>
        <translation>फिर से कोशिश करें, या पहले ऐप को दोबारा शुरू करें।</translation>
    </message>
    <message>
        <source>Try again, or sign in for this session only.</source>
        <translation>फिर से कोशिश करें, या सिर्फ़ इस सेशन के लिए साइन इन करें।</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>फिर से कोशिश करें।</translation>
    </message>
    <message>
        <source>Try again. If it happens again, tell your payment platform.</source>
        <translation>फिर से कोशिश करें। अगर ऐसा फिर हो, तो अपने भुगतान प्लैटफ़ॉर्म को बताएं।</translation>
    </message>
    <message>
        <source>Try http://.</source>
        <translation>http:// आज़माएं।</translation>
    </message>
    <message>
        <source>Turn it on there.</source>
        <translation>इसे वहां चालू करें।</translation>
    </message>
    <message>
        <source>Unlock it and try again, or sign in for this session only.</source>
        <translation>इसे अनलॉक करके फिर से कोशिश करें, या सिर्फ़ इस सेशन के लिए साइन इन करें।</translation>
    </message>
    <message>
        <source>Unlock it and try again.</source>
        <translation>इसे अनलॉक करके फिर से कोशिश करें।</translation>
    </message>
    <message>
        <source>Unlock your keychain, or you have to sign in again at the next start.</source>
        <translation>अपना कीचेन अनलॉक करें, नहीं तो अगली बार ऐप शुरू होने पर फिर से साइन इन करना होगा।</translation>
    </message>
    <message>
        <source>Updates could not be looked for</source>
        <translation>अपडेट खोजे नहीं जा सके</translation>
    </message>
    <message>
        <source>Use a code on another device instead.</source>
        <translation>इसके बजाय दूसरे डिवाइस पर कोड इस्तेमाल करें।</translation>
    </message>
    <message>
        <source>Use https://{host} instead.</source>
        <translation>इसके बजाय https://{host} इस्तेमाल करें।</translation>
    </message>
    <message>
        <source>What is listed here stays, and what the server has now is fetched.</source>
        <translation>यहां सूची में जो है वह रहेगा, और सर्वर पर अभी जो है उसे लाया जा रहा है।</translation>
    </message>
    <message>
        <source>What was not saved stays on the server and arrives as soon as it can be saved.</source>
        <translation>जो सेव नहीं हुआ वह सर्वर पर रहेगा और सेव हो पाते ही आ जाएगा।</translation>
    </message>
    <message>
        <source>What was offered is not signed as it has to be, or is out of date.</source>
        <translation>जो मिला उस पर सही सिग्नेचर नहीं है, या वह पुराना हो चुका है।</translation>
    </message>
    <message>
        <source>Windows did not run the installer ({why}).</source>
        <translation>Windows ने इंस्टॉलर नहीं चलाया ({why})।</translation>
    </message>
    <message>
        <source>Without encryption your sign-in token could be read on its way.</source>
        <translation>एन्क्रिप्शन के बिना आपका साइन इन टोकन रास्ते में पढ़ा जा सकता है।</translation>
    </message>
    <message>
        <source>You are signed out on this computer</source>
        <translation>आप इस कंप्यूटर पर साइन आउट हो गए हैं</translation>
    </message>
    <message>
        <source>You can remove the entry there yourself.</source>
        <translation>आप वहां से एंट्री खुद हटा सकते हैं।</translation>
    </message>
    <message>
        <source>You, or the sign-in service, did not allow it.</source>
        <translation>आपने, या साइन इन सेवा ने, इसकी अनुमति नहीं दी।</translation>
    </message>
    <message>
        <source>Your account has as many open connections as the server allows.</source>
        <translation>आपके अकाउंट में उतने कनेक्शन खुले हैं जितने की सर्वर अनुमति देता है।</translation>
    </message>
    <message>
        <source>Your devices cannot be listed</source>
        <translation>आपके डिवाइस की सूची नहीं मिल सकती</translation>
    </message>
    <message>
        <source>Your keychain is locked</source>
        <translation>आपका कीचेन लॉक है</translation>
    </message>
    <message>
        <source>Your network is set up to reach the server through it.</source>
        <translation>आपका नेटवर्क इसी के ज़रिए सर्वर तक पहुंचने के लिए सेट है।</translation>
    </message>
    <message>
        <source>Your notification history was damaged</source>
        <translation>आपकी नोटिफ़िकेशन हिस्ट्री खराब हो गई थी</translation>
    </message>
    <message>
        <source>Your session could not be renewed there. You stay signed in.</source>
        <translation>आपका सेशन वहां रीन्यू नहीं हो सका। आप साइन इन रहेंगे।</translation>
    </message>
    <message>
        <source>Your session could not be saved</source>
        <translation>आपका सेशन सेव नहीं हो सका</translation>
    </message>
    <message>
        <source>Your session has ended. Everything received so far is kept.</source>
        <translation>आपका सेशन खत्म हो गया है। अब तक जो मिला, वह सब सुरक्षित है।</translation>
    </message>
    <message>
        <source>Your session has expired. Everything received so far is kept.</source>
        <translation>आपके सेशन का समय पूरा हो गया है। अब तक जो मिला, वह सब सुरक्षित है।</translation>
    </message>
    <message>
        <source>Your session has to be renewed there. You stay signed in.</source>
        <translation>आपका सेशन वहां रीन्यू होना है। आप साइन इन रहेंगे।</translation>
    </message>
    <message>
        <source>Your session was ended. Everything received so far is kept.</source>
        <translation>आपका सेशन खत्म कर दिया गया। अब तक जो मिला, वह सब सुरक्षित है।</translation>
    </message>
    <message>
        <source>Your settings could not be read</source>
        <translation>आपकी सेटिंग पढ़ी नहीं जा सकीं</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>डिस्क भर गई है</translation>
    </message>
    <message>
        <source>this system has no way to do it</source>
        <translation>इस सिस्टम में इसका कोई तरीका नहीं है</translation>
    </message>
    <message>
        <source>you may not write there</source>
        <translation>आपको वहाँ लिखने की अनुमति नहीं है</translation>
    </message>
    <message>
        <source>{account}: {problem}</source>
        <translation>{account}: {problem}</translation>
    </message>
    <message>
        <source>{bundle} cannot be replaced ({why}).</source>
        <translation>{bundle} को बदला नहीं जा सकता ({why})।</translation>
    </message>
    <message>
        <source>{image} cannot be replaced ({why}).</source>
        <translation>{image} को बदला नहीं जा सकता ({why})।</translation>
    </message>
    <message>
        <source>{names} begins with its default; all the rest is as it was. {where}</source>
        <translation>{names} अपने डिफ़ॉल्ट मान से शुरू होगी; बाकी सब वैसा ही है जैसा था। {where}</translation>
    </message>
    <message>
        <source>{what}.</source>
        <translation>{what}।</translation>
    </message>
</context>
<context>
    <name>ProxyForm</name>
    <message>
        <source>&amp;Address</source>
        <translation>पता (&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Keep the sign-in</source>
        <translation>साइन इन जानकारी सेव करें (&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>पासवर्ड (&amp;P)</translation>
    </message>
    <message>
        <source>&amp;User name</source>
        <translation>यूज़र नेम (&amp;U)</translation>
    </message>
    <message>
        <source>Enter the proxy&apos;s address.</source>
        <translation>प्रॉक्सी का पता डालें।</translation>
    </message>
    <message>
        <source>Kept.</source>
        <translation>सेव हो गया।</translation>
    </message>
    <message>
        <source>No proxy</source>
        <translation>कोई प्रॉक्सी नहीं</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>प्रॉक्सी</translation>
    </message>
    <message>
        <source>Reach the server &amp;by</source>
        <translation>सर्वर से कनेक्ट होने का तरीका (&amp;B)</translation>
    </message>
    <message>
        <source>The sign-in is forgotten.</source>
        <translation>साइन इन जानकारी मिटा दी गई।</translation>
    </message>
    <message>
        <source>The system&apos;s proxy</source>
        <translation>सिस्टम की प्रॉक्सी</translation>
    </message>
    <message>
        <source>This proxy</source>
        <translation>यह प्रॉक्सी</translation>
    </message>
    <message>
        <source>if it asks for one</source>
        <translation>अगर प्रॉक्सी मांगे</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>&amp;Cancel</source>
        <translation>रद्द करें (&amp;C)</translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation>नहीं (&amp;N)</translation>
    </message>
    <message>
        <source>&amp;OK</source>
        <translation>ठीक है (&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>हां (&amp;Y)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>रद्द करें</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>बंद करें</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>ठीक है</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>सेव करें</translation>
    </message>
</context>
<context>
    <name>QrPicture</name>
    <message>
        <source>QR picture of the address</source>
        <translation>पते का QR चित्र</translation>
    </message>
</context>
<context>
    <name>Reminder</name>
    <message>
        <source>%1 due today</source>
        <translation>%1 आज देय है</translation>
    </message>
    <message>
        <source>%1 overdue</source>
        <translation>%1 ओवरड्यू है</translation>
    </message>
    <message>
        <source>%1 to pay</source>
        <translation>%1 भरना बाकी है</translation>
    </message>
    <message numerus="yes">
        <source>%n bill(s) to pay</source>
        <translation>
            <numerusform>%n बिल भरना बाकी है</numerusform>
            <numerusform>%n बिल भरने बाकी हैं</numerusform>
        </translation>
    </message>
    <message>
        <source>A bill is to be paid</source>
        <translation>एक बिल भरना बाकी है</translation>
    </message>
</context>
<context>
    <name>RemindersPage</name>
    <message>
        <source>&amp;Days before it is due</source>
        <translation>देय तारीख से कितने दिन पहले (&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Remind me of bills</source>
        <translation>मुझे बिल याद दिलाएं (&amp;R)</translation>
    </message>
    <message>
        <source>A&amp;t</source>
        <translation>समय (&amp;T)</translation>
    </message>
    <message>
        <source>And when it is &amp;overdue</source>
        <translation>और ओवरड्यू होने पर (&amp;O)</translation>
    </message>
    <message>
        <source>Bills that are not paid yet</source>
        <translation>बिल जिनका भुगतान अभी नहीं हुआ</translation>
    </message>
    <message>
        <source>Once more on the &amp;last day</source>
        <translation>आखिरी दिन एक बार और (&amp;L)</translation>
    </message>
    <message>
        <source>Reminders</source>
        <translation>रिमाइंडर</translation>
    </message>
    <message>
        <source>Reminders are made on this computer, by the clock of wherever you are. They end when the bill is paid, and wait for the end of a pause or quiet hours.</source>
        <translation>रिमाइंडर इसी कंप्यूटर पर बनते हैं, आप जहां भी हों, वहां के समय के अनुसार। बिल का भुगतान होते ही ये बंद हो जाते हैं, और रोक या शांत समय खत्म होने का इंतज़ार करते हैं।</translation>
    </message>
    <message>
        <source>none</source>
        <translation>कोई नहीं</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Clear the search</source>
        <translation>खोज साफ़ करें</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>खोजें</translation>
    </message>
    <message>
        <source>Search in all notifications</source>
        <translation>सभी नोटिफ़िकेशन में खोजें</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Best available</source>
        <translation>जो सबसे अच्छा उपलब्ध हो</translation>
    </message>
    <message>
        <source>Desktop notifications</source>
        <translation>डेस्कटॉप नोटिफ़िकेशन</translation>
    </message>
    <message>
        <source>Managed by your organisation</source>
        <translation>आपका संगठन मैनेज करता है</translation>
    </message>
    <message>
        <source>Message at the tray icon</source>
        <translation>ट्रे आइकॉन पर मैसेज</translation>
    </message>
    <message>
        <source>Simple notifications (plyer)</source>
        <translation>सादे नोटिफ़िकेशन (plyer)</translation>
    </message>
    <message>
        <source>System notifications</source>
        <translation>सिस्टम नोटिफ़िकेशन</translation>
    </message>
    <message>
        <source>Windows notification centre</source>
        <translation>Windows नोटिफ़िकेशन सेंटर</translation>
    </message>
</context>
<context>
    <name>SettingsWindow</name>
    <message>
        <source>Pages</source>
        <translation>पेज</translation>
    </message>
    <message>
        <source>{app} settings</source>
        <translation>{app} की सेटिंग</translation>
    </message>
</context>
<context>
    <name>SignInDialog</name>
    <message>
        <source>Address of your payment server</source>
        <translation>आपके भुगतान सर्वर का पता</translation>
    </message>
    <message>
        <source>Almost done</source>
        <translation>बस हो ही गया</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>वापस</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>रद्द करें</translation>
    </message>
    <message>
        <source>Keep me signed in until {app} quits</source>
        <translation>{app} बंद होने तक मुझे साइन इन रखें</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>एक पल…</translation>
    </message>
    <message>
        <source>Sign in to {app}</source>
        <translation>{app} में साइन इन करें</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>साइन इन हो रहा है…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>फिर से कोशिश करें</translation>
    </message>
</context>
<context>
    <name>SignInPages</name>
    <message>
        <source>Copied</source>
        <translation>कॉपी हो गया</translation>
    </message>
    <message numerus="yes">
        <source>Valid for %n minute(s)</source>
        <translation>
            <numerusform>%n मिनट तक मान्य</numerusform>
            <numerusform>%n मिनट तक मान्य</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SignOutDialog</name>
    <message>
        <source>&amp;Sign out</source>
        <translation>साइन आउट करें (&amp;S)</translation>
    </message>
    <message>
        <source>Erase the history on this computer</source>
        <translation>इस कंप्यूटर पर हिस्ट्री मिटाएं</translation>
    </message>
    <message>
        <source>Sign out of {app}</source>
        <translation>{app} से साइन आउट करें</translation>
    </message>
    <message>
        <source>Sign out {account}?</source>
        <translation>{account} से साइन आउट करें?</translation>
    </message>
    <message>
        <source>You will not see new payments on this computer. What you have received is kept, and is here when you sign in again.</source>
        <translation>इस कंप्यूटर पर आपको नए भुगतान नहीं दिखेंगे। जो मिल चुका है वह सुरक्षित है, और फिर से साइन इन करने पर यहीं मिलेगा।</translation>
    </message>
</context>
<context>
    <name>Start</name>
    <message>
        <source>{app} could not start</source>
        <translation>{app} शुरू नहीं हो सका</translation>
    </message>
    <message>
        <source>{app} is running already, but does not answer.</source>
        <translation>{app} पहले से चल रहा है, लेकिन जवाब नहीं दे रहा।</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n अपठित</numerusform>
            <numerusform>%n अपठित</numerusform>
        </translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>कनेक्ट है</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>कनेक्ट हो रहा है…</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>कनेक्शन नहीं है</translation>
    </message>
    <message>
        <source>Not signed in</source>
        <translation>साइन इन नहीं है</translation>
    </message>
    <message>
        <source>Sign in again to receive payments</source>
        <translation>भुगतान की जानकारी पाने के लिए फिर से साइन इन करें</translation>
    </message>
    <message>
        <source>Your keychain does not give the sign-in token</source>
        <translation>आपका कीचेन साइन इन टोकन नहीं दे रहा</translation>
    </message>
    <message>
        <source>{why} · trying again</source>
        <translation>{why} · फिर से कोशिश हो रही है</translation>
    </message>
    <message>
        <source>{why} · trying again in {seconds} s</source>
        <translation>{why} · {seconds} सेकंड में फिर से कोशिश होगी</translation>
    </message>
</context>
<context>
    <name>StorySteps</name>
    <message>
        <source>What happened</source>
        <translation>क्या-क्या हुआ</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>%1 bill</source>
        <translation>%1 का बिल</translation>
    </message>
    <message numerus="yes">
        <source>%n bill(s)</source>
        <translation>
            <numerusform>%n बिल</numerusform>
            <numerusform>%n बिल</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n असफल</numerusform>
            <numerusform>%n असफल</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n notification(s) in the meantime</source>
        <translation>
            <numerusform>इस बीच %n नोटिफ़िकेशन आया</numerusform>
            <numerusform>इस बीच %n नोटिफ़िकेशन आए</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n notification(s) while you were away</source>
        <translation>
            <numerusform>आपकी गैरमौजूदगी में %n नोटिफ़िकेशन आया</numerusform>
            <numerusform>आपकी गैरमौजूदगी में %n नोटिफ़िकेशन आए</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other(s)</source>
        <translation>
            <numerusform>%n अन्य</numerusform>
            <numerusform>%n अन्य</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n payment(s)</source>
        <translation>
            <numerusform>%n भुगतान</numerusform>
            <numerusform>%n भुगतान</numerusform>
        </translation>
    </message>
    <message>
        <source>For %1: %2</source>
        <translation>%1 के लिए: %2</translation>
    </message>
    <message>
        <source>New %1 bill</source>
        <translation>%1 का नया बिल</translation>
    </message>
    <message>
        <source>New notification</source>
        <translation>नया नोटिफ़िकेशन</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>खोलें</translation>
    </message>
    <message>
        <source>Pay bill</source>
        <translation>बिल भरें</translation>
    </message>
    <message>
        <source>Payment failed</source>
        <translation>भुगतान असफल</translation>
    </message>
    <message>
        <source>Payment successful</source>
        <translation>भुगतान सफल</translation>
    </message>
    <message>
        <source>TEST · %1</source>
        <translation>टेस्ट · %1</translation>
    </message>
    <message>
        <source>This is a test. Nothing was paid.</source>
        <translation>यह एक टेस्ट है। कोई भुगतान नहीं हुआ।</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>फिर से कोशिश करें</translation>
    </message>
    <message>
        <source>View receipt</source>
        <translation>रसीद देखें</translation>
    </message>
    <message>
        <source>You will see payments here</source>
        <translation>आपको भुगतान यहां दिखेंगे</translation>
    </message>
</context>
<context>
    <name>ToastFailed</name>
    <message>
        <source>Allow them in System Settings › Notifications.</source>
        <translation>इन्हें सिस्टम सेटिंग › नोटिफ़िकेशन में अनुमति दें।</translation>
    </message>
    <message>
        <source>Install it by its installer.</source>
        <translation>इसे इसके इंस्टॉलर से इंस्टॉल करें।</translation>
    </message>
    <message>
        <source>Install it from its installer instead of running it from a folder.</source>
        <translation>इसे फ़ोल्डर से चलाने के बजाय इसके इंस्टॉलर से इंस्टॉल करें।</translation>
    </message>
    <message>
        <source>Install or start one, such as dunst or your desktop&apos;s own.</source>
        <translation>कोई सेवा इंस्टॉल या शुरू करें, जैसे dunst या आपके डेस्कटॉप की अपनी सेवा।</translation>
    </message>
    <message>
        <source>Restart your desktop&apos;s notification service.</source>
        <translation>अपने डेस्कटॉप की नोटिफ़िकेशन सेवा फिर से शुरू करें।</translation>
    </message>
    <message>
        <source>Start the app from inside your desktop session.</source>
        <translation>ऐप को अपने डेस्कटॉप सत्र के भीतर से शुरू करें।</translation>
    </message>
    <message>
        <source>Turn on the system tray of your desktop.</source>
        <translation>अपने डेस्कटॉप की सिस्टम ट्रे चालू करें।</translation>
    </message>
    <message>
        <source>Turn them on in Settings › System › Notifications.</source>
        <translation>इन्हें सेटिंग › सिस्टम › नोटिफ़िकेशन में चालू करें।</translation>
    </message>
    <message>
        <source>broke with {why}</source>
        <translation>{why} की वजह से रुक गया</translation>
    </message>
    <message>
        <source>no notification service is running on this desktop</source>
        <translation>इस डेस्कटॉप पर कोई नोटिफ़िकेशन सेवा नहीं चल रही है</translation>
    </message>
    <message>
        <source>notifications are turned off in the system&apos;s settings</source>
        <translation>सिस्टम की सेटिंग में नोटिफ़िकेशन बंद हैं</translation>
    </message>
    <message>
        <source>plyer did not come back within {seconds} s</source>
        <translation>plyer ने {seconds} सेकंड में जवाब नहीं दिया</translation>
    </message>
    <message>
        <source>plyer failed with {why}</source>
        <translation>plyer {why} की वजह से असफल रहा</translation>
    </message>
    <message>
        <source>the connection to the session bus was lost</source>
        <translation>सेशन बस से कनेक्शन टूट गया</translation>
    </message>
    <message>
        <source>the notification centre is out of reach ({why})</source>
        <translation>नोटिफ़िकेशन सेंटर तक पहुंचा नहीं जा सकता ({why})</translation>
    </message>
    <message>
        <source>the notification service did not answer within {seconds} s</source>
        <translation>नोटिफ़िकेशन सेवा ने {seconds} सेकंड में जवाब नहीं दिया</translation>
    </message>
    <message>
        <source>the notification service refused the toast ({error_name})</source>
        <translation>नोटिफ़िकेशन सेवा ने नोटिफ़िकेशन दिखाने से मना कर दिया ({error_name})</translation>
    </message>
    <message>
        <source>the system did not answer within {seconds} s</source>
        <translation>सिस्टम ने {seconds} सेकंड में जवाब नहीं दिया</translation>
    </message>
    <message>
        <source>the system refused the toast</source>
        <translation>सिस्टम ने नोटिफ़िकेशन दिखाने से मना कर दिया</translation>
    </message>
    <message>
        <source>the system still waits for your permission</source>
        <translation>सिस्टम अब भी आपकी अनुमति का इंतज़ार कर रहा है</translation>
    </message>
    <message>
        <source>there is no D-Bus session bus to reach the desktop by</source>
        <translation>डेस्कटॉप तक पहुंचने के लिए कोई D-Bus सेशन बस नहीं है</translation>
    </message>
    <message>
        <source>this copy is not installed, so that a later click could not find it</source>
        <translation>यह कॉपी इंस्टॉल नहीं है, इसलिए बाद में क्लिक करने पर यह नहीं मिलेगी</translation>
    </message>
    <message>
        <source>this copy of the app may not use the notification centre</source>
        <translation>ऐप की यह कॉपी नोटिफ़िकेशन सेंटर इस्तेमाल नहीं कर सकती</translation>
    </message>
</context>
<context>
    <name>TokenPage</name>
    <message>
        <source>If your payment platform gave you a token, paste it here. It is kept in your computer&apos;s keychain and nowhere else.</source>
        <translation>अगर आपके भुगतान प्लैटफ़ॉर्म ने आपको टोकन दिया है, तो उसे यहां पेस्ट करें। यह सिर्फ़ आपके कंप्यूटर के कीचेन में सेव रहता है, और कहीं नहीं।</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>पेस्ट करें</translation>
    </message>
    <message>
        <source>Paste a token</source>
        <translation>टोकन पेस्ट करें</translation>
    </message>
    <message>
        <source>Paste your token</source>
        <translation>अपना टोकन पेस्ट करें</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>साइन इन करें</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>साइन इन हो रहा है…</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>टोकन</translation>
    </message>
</context>
<context>
    <name>TrayMenu</name>
    <message>
        <source>About {app}</source>
        <translation>{app} के बारे में</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>अकाउंट</translation>
    </message>
    <message>
        <source>For 1 hour</source>
        <translation>1 घंटे के लिए</translation>
    </message>
    <message>
        <source>For 30 minutes</source>
        <translation>30 मिनट के लिए</translation>
    </message>
    <message>
        <source>Mark all as read</source>
        <translation>सभी को पढ़ा हुआ मार्क करें</translation>
    </message>
    <message>
        <source>Open inbox</source>
        <translation>इनबॉक्स खोलें</translation>
    </message>
    <message>
        <source>Pause notifications</source>
        <translation>नोटिफ़िकेशन रोकें</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>बाहर निकलें</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>सेटिंग…</translation>
    </message>
    <message>
        <source>Sign in…</source>
        <translation>साइन इन करें…</translation>
    </message>
    <message>
        <source>Sign out…</source>
        <translation>साइन आउट करें…</translation>
    </message>
    <message>
        <source>Try again now</source>
        <translation>अभी फिर से कोशिश करें</translation>
    </message>
    <message>
        <source>Turn on again</source>
        <translation>फिर से चालू करें</translation>
    </message>
    <message>
        <source>Until I turn them on</source>
        <translation>जब तक मैं चालू न करूं</translation>
    </message>
    <message>
        <source>Until tomorrow</source>
        <translation>कल तक</translation>
    </message>
    <message>
        <source>Version {version} is ready…</source>
        <translation>वर्शन {version} तैयार है…</translation>
    </message>
</context>
<context>
    <name>UpdatePanel</name>
    <message>
        <source>&amp;Restart and update</source>
        <translation>फिर से शुरू करके अपडेट करें (&amp;R)</translation>
    </message>
    <message>
        <source>Check for &amp;updates</source>
        <translation>अपडेट खोजें (&amp;U)</translation>
    </message>
    <message>
        <source>Looking for a newer version…</source>
        <translation>नया वर्शन खोजा जा रहा है…</translation>
    </message>
    <message>
        <source>This is the newest version.</source>
        <translation>यह सबसे नया वर्शन है।</translation>
    </message>
    <message>
        <source>Version {version} is there and is being fetched…</source>
        <translation>वर्शन {version} उपलब्ध है और लाया जा रहा है…</translation>
    </message>
    <message>
        <source>Version {version} is there. It is installed when {app} quits.</source>
        <translation>वर्शन {version} उपलब्ध है। {app} बंद होने पर यह इंस्टॉल हो जाएगा।</translation>
    </message>
    <message>
        <source>What is new</source>
        <translation>नया क्या है</translation>
    </message>
</context>
<context>
    <name>Updates</name>
    <message>
        <source>Move {app} to the Applications folder to have it updated.</source>
        <translation>{app} को अपडेट पाने के लिए Applications फ़ोल्डर में ले जाएँ।</translation>
    </message>
    <message>
        <source>This copy of {app} was not installed by its installer.</source>
        <translation>{app} की यह कॉपी इसके इंस्टॉलर से इंस्टॉल नहीं की गई थी।</translation>
    </message>
    <message>
        <source>{app} is updated with the other packages of your system.</source>
        <translation>{app} आपके सिस्टम के दूसरे पैकेजों के साथ अपडेट होता है।</translation>
    </message>
    <message>
        <source>{app} lies in a folder that you cannot change: whoever put it there updates it.</source>
        <translation>{app} ऐसे फ़ोल्डर में है जिसे आप बदल नहीं सकते: जिसने इसे वहाँ रखा है, वही इसे अपडेट करता है।</translation>
    </message>
    <message>
        <source>{app} runs from its source, and is updated there.</source>
        <translation>{app} अपने सोर्स कोड से चल रहा है और वहीं अपडेट होता है।</translation>
    </message>
</context>
<context>
    <name>UpdatesPage</name>
    <message>
        <source>&amp;Look for them and fetch them by itself</source>
        <translation>इन्हें अपने-आप खोजें और लाएं (&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Versions</source>
        <translation>वर्शन (&amp;V)</translation>
    </message>
    <message>
        <source>Beta, earlier and rougher</source>
        <translation>बीटा, जल्दी पर कम परखा हुआ</translation>
    </message>
    <message>
        <source>Newer versions</source>
        <translation>नए वर्शन</translation>
    </message>
    <message>
        <source>Stable</source>
        <translation>स्टेबल</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>अपडेट</translation>
    </message>
</context>
<context>
    <name>Updating</name>
    <message>
        <source>The {app} without a profile looks for updates, for all of them.</source>
        <translation>अपडेट बिना प्रोफ़ाइल वाला {app} खोजता है, सभी के लिए।</translation>
    </message>
    <message>
        <source>This build of {app} cannot check updates.</source>
        <translation>{app} का यह बिल्ड अपडेट जांच नहीं सकता।</translation>
    </message>
    <message>
        <source>This build of {app} is updated by whoever gave it to you.</source>
        <translation>{app} का यह बिल्ड वही अपडेट करता है जिसने आपको यह दिया है।</translation>
    </message>
    <message>
        <source>Your organisation looks after the updates of {app}.</source>
        <translation>{app} के अपडेट आपका संगठन संभालता है।</translation>
    </message>
</context>
<context>
    <name>Utility</name>
    <message>
        <source>broadband</source>
        <translation>ब्रॉडबैंड</translation>
    </message>
    <message>
        <source>electricity</source>
        <translation>बिजली</translation>
    </message>
    <message>
        <source>gas</source>
        <translation>गैस</translation>
    </message>
    <message>
        <source>heating</source>
        <translation>हीटिंग</translation>
    </message>
    <message>
        <source>insurance</source>
        <translation>बीमे</translation>
    </message>
    <message>
        <source>internet</source>
        <translation>इंटरनेट</translation>
    </message>
    <message>
        <source>mobile</source>
        <translation>मोबाइल</translation>
    </message>
    <message>
        <source>phone</source>
        <translation>फ़ोन</translation>
    </message>
    <message>
        <source>rent</source>
        <translation>किराये</translation>
    </message>
    <message>
        <source>television</source>
        <translation>टीवी</translation>
    </message>
    <message>
        <source>water</source>
        <translation>पानी</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Address of your payment &amp;server</source>
        <translation>आपके भुगतान सर्वर का पता (&amp;S)</translation>
    </message>
    <message>
        <source>Paste a token</source>
        <translation>टोकन पेस्ट करें</translation>
    </message>
    <message>
        <source>Sign in once, and know at once about every payment and every bill.</source>
        <translation>एक बार साइन इन करें, और हर भुगतान और हर बिल की जानकारी तुरंत पाएं।</translation>
    </message>
    <message>
        <source>Sign in to {app}</source>
        <translation>{app} में साइन इन करें</translation>
    </message>
    <message>
        <source>Sign in with your browser</source>
        <translation>अपने ब्राउज़र से साइन इन करें</translation>
    </message>
    <message>
        <source>Use a code on another device</source>
        <translation>दूसरे डिवाइस पर कोड इस्तेमाल करें</translation>
    </message>
</context>
<context>
    <name>_CopyButton</name>
    <message>
        <source>Copied</source>
        <translation>कॉपी हो गया</translation>
    </message>
    <message>
        <source>Copy {what}</source>
        <translation>{what} कॉपी करें</translation>
    </message>
</context>
</TS>
