<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About {app}</source>
        <translation>حول {app}</translation>
    </message>
    <message>
        <source>Get help</source>
        <translation>الحصول على مساعدة</translation>
    </message>
    <message>
        <source>Tells you at once what happens to your payments and bills.</source>
        <translation>يُخبرك فورًا بكل ما يطرأ على دفعاتك وفواتيرك.</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>الإصدار {version}</translation>
    </message>
</context>
<context>
    <name>AboutPage</name>
    <message>
        <source>&amp;Copy diagnostics</source>
        <translation>نسخ بيانات التشخيص</translation>
    </message>
    <message>
        <source>&amp;Get help</source>
        <translation>الحصول على &amp;مساعدة</translation>
    </message>
    <message>
        <source>About</source>
        <translation>حول</translation>
    </message>
    <message>
        <source>Collecting…</source>
        <translation>جارٍ الجمع…</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>تم النسخ</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>مساعدة</translation>
    </message>
    <message>
        <source>Managed by your organisation</source>
        <translation>تديره مؤسستك</translation>
    </message>
    <message>
        <source>Settings with a lock beside them are chosen by your organisation. They cannot be changed here.</source>
        <translation>الإعدادات التي بجانبها قفل تحددها مؤسستك، ولا يمكن تغييرها هنا.</translation>
    </message>
    <message>
        <source>The diagnostics say what works on this computer and what does not. They hold no password, token or payment, and may be sent to whoever helps you.</source>
        <translation>تبيّن بيانات التشخيص ما يعمل على هذا الكمبيوتر وما لا يعمل. وهي لا تحتوي على أي كلمة مرور أو رمز مميز أو دفعة، ويمكن إرسالها إلى من يساعدك.</translation>
    </message>
    <message>
        <source>When something does not work</source>
        <translation>عندما لا يعمل شيء ما</translation>
    </message>
    <message>
        <source>{app}, version {version}</source>
        <translation>{app}، الإصدار {version}</translation>
    </message>
</context>
<context>
    <name>AccountPage</name>
    <message>
        <source>&amp;Add an account…</source>
        <translation>إضافة حساب…</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>إزالة</translation>
    </message>
    <message>
        <source>A device that you remove is signed out at once, and shows nothing more.</source>
        <translation>يُسجَّل خروج الجهاز الذي تزيله فورًا، ولا يعرض شيئًا بعد ذلك.</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>الحساب</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>الحسابات</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>الأجهزة</translation>
    </message>
    <message>
        <source>It is signed out at once. To use it again, somebody has to sign in there.</source>
        <translation>سيُسجَّل خروجه فورًا. ولاستخدامه من جديد يجب تسجيل الدخول عليه مرة أخرى.</translation>
    </message>
    <message>
        <source>Nobody is signed in on this computer.</source>
        <translation>لم يسجّل أحد الدخول على هذا الكمبيوتر.</translation>
    </message>
    <message>
        <source>Receive notifications for all accounts at once</source>
        <translation>استلام إشعارات جميع الحسابات في الوقت نفسه</translation>
    </message>
    <message>
        <source>Remove a device</source>
        <translation>إزالة جهاز</translation>
    </message>
    <message>
        <source>Remove {device}?</source>
        <translation>هل تريد إزالة {device}؟</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>إزالة…</translation>
    </message>
    <message>
        <source>See where you are signed in, and remove a computer that you have lost.</source>
        <translation>اعرف أين سجّلت دخولك، وأزِل أي كمبيوتر فقدته.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>عرض</translation>
    </message>
    <message>
        <source>Show my &amp;devices</source>
        <translation>عرض أجهزتي</translation>
    </message>
    <message>
        <source>Sign &amp;in…</source>
        <translation>تسجيل الدخول…</translation>
    </message>
    <message>
        <source>Sign &amp;out…</source>
        <translation>تسجيل الخروج…</translation>
    </message>
    <message>
        <source>Sign in again to receive payments.</source>
        <translation>سجّل الدخول من جديد لاستلام الدفعات.</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>تم تسجيل الدخول</translation>
    </message>
    <message>
        <source>You stay signed in until the app quits: nothing is kept.</source>
        <translation>ستبقى مسجّل الدخول حتى إنهاء التطبيق: لا يُحفظ أي شيء.</translation>
    </message>
    <message>
        <source>Your devices</source>
        <translation>أجهزتك</translation>
    </message>
    <message>
        <source>Your sign-in is kept in the system&apos;s keychain and nowhere else.</source>
        <translation>تُحفظ بيانات دخولك في سلسلة مفاتيح النظام وليس في أي مكان آخر.</translation>
    </message>
</context>
<context>
    <name>BrowserPage</name>
    <message>
        <source>A page has opened there. Sign in, then come back: this window closes itself.</source>
        <translation>فُتحت صفحة هناك. سجّل الدخول ثم عُد إلى هنا: ستُغلق هذه النافذة تلقائيًا.</translation>
    </message>
    <message>
        <source>Continue in your browser</source>
        <translation>المتابعة في المتصفح</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>نسخ الرابط</translation>
    </message>
    <message>
        <source>Nothing to do here</source>
        <translation>لا شيء مطلوب هنا</translation>
    </message>
    <message>
        <source>Open the page again</source>
        <translation>فتح الصفحة من جديد</translation>
    </message>
    <message>
        <source>This address does not belong to a sign-in that goes on.</source>
        <translation>هذا العنوان لا يخص أي عملية تسجيل دخول جارية.</translation>
    </message>
    <message>
        <source>Use a code on another device</source>
        <translation>استخدام رمز على جهاز آخر</translation>
    </message>
    <message>
        <source>You are signed in</source>
        <translation>تم تسجيل دخولك</translation>
    </message>
    <message>
        <source>You can close this window and return to {app}.</source>
        <translation>يمكنك إغلاق هذه النافذة والعودة إلى {app}.</translation>
    </message>
</context>
<context>
    <name>Card</name>
    <message numerus="yes">
        <source>%n day(s) overdue</source>
        <translation>
            <numerusform>غير متأخرة</numerusform>
            <numerusform>متأخرة يومًا واحدًا</numerusform>
            <numerusform>متأخرة يومين</numerusform>
            <numerusform>متأخرة %n أيام</numerusform>
            <numerusform>متأخرة %n يومًا</numerusform>
            <numerusform>متأخرة %n يوم</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n update(s)</source>
        <translation>
            <numerusform>لا تحديثات</numerusform>
            <numerusform>تحديث واحد</numerusform>
            <numerusform>تحديثان</numerusform>
            <numerusform>%n تحديثات</numerusform>
            <numerusform>%n تحديثًا</numerusform>
            <numerusform>%n تحديث</numerusform>
        </translation>
    </message>
    <message>
        <source>No due date</source>
        <translation>بلا تاريخ استحقاق</translation>
    </message>
    <message>
        <source>Payment failed</source>
        <translation>فشل الدفع</translation>
    </message>
    <message>
        <source>due today</source>
        <translation>تستحق اليوم</translation>
    </message>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation>
            <numerusform>اليوم</numerusform>
            <numerusform>بعد يوم واحد</numerusform>
            <numerusform>بعد يومين</numerusform>
            <numerusform>بعد %n أيام</numerusform>
            <numerusform>بعد %n يومًا</numerusform>
            <numerusform>بعد %n يوم</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CardActions</name>
    <message>
        <source>Deleted from this device. It can be brought back for 30 days.</source>
        <translation>حُذف من هذا الجهاز. يمكن استعادته خلال 30 يومًا.</translation>
    </message>
    <message>
        <source>Marked as unread on this device; your other devices keep it read.</source>
        <translation>تم التمييز كغير مقروء على هذا الجهاز؛ ويبقى مقروءًا على أجهزتك الأخرى.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
</context>
<context>
    <name>CardDetails</name>
    <message>
        <source>Amount</source>
        <translation>المبلغ</translation>
    </message>
    <message>
        <source>Choose a notification to see its details.</source>
        <translation>اختر إشعارًا لعرض تفاصيله.</translation>
    </message>
    <message>
        <source>Delete from this device</source>
        <translation>حذف من هذا الجهاز</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>التفاصيل</translation>
    </message>
    <message>
        <source>Mark as unread on this device</source>
        <translation>تمييز كغير مقروء على هذا الجهاز</translation>
    </message>
    <message>
        <source>Opens {host}</source>
        <translation>يفتح {host}</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>استعادة</translation>
    </message>
</context>
<context>
    <name>CardList</name>
    <message>
        <source>Notifications</source>
        <translation>الإشعارات</translation>
    </message>
</context>
<context>
    <name>CardMenu</name>
    <message>
        <source>Copy number</source>
        <translation>نسخ الرقم</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>Mark as unread</source>
        <translation>وضع علامة كغير مقروء</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>استعادة</translation>
    </message>
</context>
<context>
    <name>CardModel</name>
    <message>
        <source>unread</source>
        <translation>غير مقروء</translation>
    </message>
</context>
<context>
    <name>CodePage</name>
    <message>
        <source>Code: {code}</source>
        <translation>الرمز: {code}</translation>
    </message>
    <message>
        <source>Copy code</source>
        <translation>نسخ الرمز</translation>
    </message>
    <message>
        <source>Scan this with your phone, or open {url} there and enter the code:</source>
        <translation>امسح هذا بهاتفك، أو افتح {url} عليه وأدخل الرمز:</translation>
    </message>
    <message>
        <source>Sign in on another device</source>
        <translation>تسجيل الدخول على جهاز آخر</translation>
    </message>
    <message>
        <source>Valid for less than a minute</source>
        <translation>صالح لأقل من دقيقة</translation>
    </message>
</context>
<context>
    <name>ConnectionPage</name>
    <message>
        <source>&amp;Try again now</source>
        <translation>المحاولة الآن</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>الاتصال</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>الخادم</translation>
    </message>
    <message>
        <source>State</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>You are asked for it when you sign in.</source>
        <translation>يُطلب منك عند تسجيل الدخول.</translation>
    </message>
    <message>
        <source>{url} (given by this app)</source>
        <translation>{url} (محدد من هذا التطبيق)</translation>
    </message>
</context>
<context>
    <name>Csv</name>
    <message>
        <source>About</source>
        <translation>بخصوص</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>المبلغ</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>العملة</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>تاريخ الاستحقاق</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>فشل الدفع</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>إخطار</translation>
    </message>
    <message>
        <source>Notification ID</source>
        <translation>معرّف الإشعار</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>تم الدفع</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>دفعة</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>وقت الاستلام</translation>
    </message>
    <message>
        <source>State</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>بانتظار الدفع</translation>
    </message>
    <message>
        <source>Transaction or bill</source>
        <translation>المعاملة أو الفاتورة</translation>
    </message>
    <message>
        <source>What</source>
        <translation>النوع</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>إشعار ملغى</translation>
    </message>
</context>
<context>
    <name>CsvExport</name>
    <message numerus="yes">
        <source>%n row(s) exported to {file}.</source>
        <translation>
            <numerusform>لم يُصدَّر أي صف إلى {file}.</numerusform>
            <numerusform>تم تصدير صف واحد إلى {file}.</numerusform>
            <numerusform>تم تصدير صفين إلى {file}.</numerusform>
            <numerusform>تم تصدير %n صفوف إلى {file}.</numerusform>
            <numerusform>تم تصدير %n صفًا إلى {file}.</numerusform>
            <numerusform>تم تصدير %n صف إلى {file}.</numerusform>
        </translation>
    </message>
    <message>
        <source>CSV file (*.csv)</source>
        <translation>ملف CSV (*.csv)</translation>
    </message>
    <message>
        <source>Check that there is room on the disk and that you may write there.</source>
        <translation>تحقّق من وجود مساحة على القرص ومن أن لديك إذنًا بالكتابة هناك.</translation>
    </message>
    <message>
        <source>Export as CSV</source>
        <translation>تصدير بتنسيق CSV</translation>
    </message>
    <message>
        <source>Exporting to {file}…</source>
        <translation>جارٍ التصدير إلى {file}…</translation>
    </message>
    <message>
        <source>The file could not be written</source>
        <translation>تعذّرت كتابة الملف</translation>
    </message>
</context>
<context>
    <name>Dates</name>
    <message>
        <source>Today</source>
        <translation>اليوم</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>غدًا</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>أمس</translation>
    </message>
    <message>
        <source>due %1</source>
        <translation>تستحق في %1</translation>
    </message>
    <message>
        <source>due today</source>
        <translation>تستحق اليوم</translation>
    </message>
    <message>
        <source>due tomorrow</source>
        <translation>تستحق غدًا</translation>
    </message>
    <message>
        <source>overdue since %1</source>
        <translation>متأخرة منذ %1</translation>
    </message>
    <message>
        <source>{day}, {time}</source>
        <translation>{day}، {time}</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>Ctrl+Q quits.</source>
        <translation>للإنهاء اضغط Ctrl+Q.</translation>
    </message>
    <message>
        <source>This desktop has no tray for an icon</source>
        <translation>لا توجد في سطح المكتب هذا علبة نظام للأيقونة</translation>
    </message>
    <message>
        <source>this desktop has no tray</source>
        <translation>لا توجد علبة نظام في سطح المكتب هذا</translation>
    </message>
    <message>
        <source>{app} keeps running when you close this window; start it again to open it.</source>
        <translation>يبقى {app} قيد التشغيل عند إغلاق هذه النافذة؛ شغّله مرة أخرى لفتحها.</translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message numerus="yes">
        <source>%n earlier</source>
        <translation>
            <numerusform>لا أحداث سابقة</numerusform>
            <numerusform>حدث سابق واحد</numerusform>
            <numerusform>حدثان سابقان</numerusform>
            <numerusform>%n أحداث سابقة</numerusform>
            <numerusform>%n حدثًا سابقًا</numerusform>
            <numerusform>%n حدث سابق</numerusform>
        </translation>
    </message>
    <message>
        <source>Bill</source>
        <translation>الفاتورة</translation>
    </message>
    <message>
        <source>Bill issued</source>
        <translation>صدرت الفاتورة</translation>
    </message>
    <message>
        <source>Bill number</source>
        <translation>رقم الفاتورة</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>الفئة</translation>
    </message>
    <message>
        <source>Deleted from this device</source>
        <translation>حُذف من هذا الجهاز</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>تاريخ الاستحقاق</translation>
    </message>
    <message>
        <source>For</source>
        <translation>مقابل</translation>
    </message>
    <message>
        <source>Happened</source>
        <translation>وقت الحدوث</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>تاريخ الإصدار</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>الرسالة</translation>
    </message>
    <message>
        <source>Minimum due</source>
        <translation>الحد الأدنى المستحق</translation>
    </message>
    <message>
        <source>Notification ID</source>
        <translation>معرّف الإشعار</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>فتح</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>متأخرة</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>تم الدفع</translation>
    </message>
    <message>
        <source>Paid with</source>
        <translation>وسيلة الدفع</translation>
    </message>
    <message>
        <source>Payment failed</source>
        <translation>فشل الدفع</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>الفترة</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>السبب</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>وقت الاستلام</translation>
    </message>
    <message>
        <source>Reminded</source>
        <translation>تم التذكير</translation>
    </message>
    <message>
        <source>State</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>TEST · {title}</source>
        <translation>اختبار · {title}</translation>
    </message>
    <message>
        <source>Transaction</source>
        <translation>المعاملة</translation>
    </message>
    <message>
        <source>Utility</source>
        <translation>نوع الخدمة</translation>
    </message>
    <message>
        <source>What you can do</source>
        <translation>ما يمكنك فعله</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>إشعار ملغى</translation>
    </message>
    <message>
        <source>Withdrawn: this is no longer true</source>
        <translation>إشعار ملغى: لم يعد صحيحًا</translation>
    </message>
</context>
<context>
    <name>Devices</name>
    <message>
        <source>A device without a name</source>
        <translation>جهاز بلا اسم</translation>
    </message>
    <message>
        <source>Last connected {when}</source>
        <translation>آخر اتصال {when}</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>هذا الكمبيوتر</translation>
    </message>
</context>
<context>
    <name>Failure</name>
    <message>
        <source>Add money or pay another way</source>
        <translation>أضِف رصيدًا أو ادفع بطريقة أخرى</translation>
    </message>
    <message>
        <source>Ask your bank or pay another way</source>
        <translation>راجع مصرفك أو ادفع بطريقة أخرى</translation>
    </message>
    <message>
        <source>Check the payment details</source>
        <translation>تحقّق من بيانات الدفع</translation>
    </message>
    <message>
        <source>Pay another way</source>
        <translation>ادفع بطريقة أخرى</translation>
    </message>
    <message>
        <source>Raise your limit or pay another way</source>
        <translation>ارفع الحد المسموح لك أو ادفع بطريقة أخرى</translation>
    </message>
    <message>
        <source>Try again and confirm with your bank</source>
        <translation>حاول مرة أخرى وأكّد العملية لدى مصرفك</translation>
    </message>
    <message>
        <source>Try again in a few minutes</source>
        <translation>حاول مرة أخرى بعد بضع دقائق</translation>
    </message>
</context>
<context>
    <name>GeneralPage</name>
    <message>
        <source>&amp;Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>&amp;Start when I log in</source>
        <translation>التشغيل عند تسجيل دخولي إلى النظام</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>السمة</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>المظهر</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>حسب النظام</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>داكنة</translation>
    </message>
    <message>
        <source>General</source>
        <translation>عام</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>فاتحة</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>بدء التشغيل</translation>
    </message>
</context>
<context>
    <name>Hush</name>
    <message>
        <source>Do not disturb is on</source>
        <translation>وضع عدم الإزعاج مفعّل</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>متوقفة مؤقتًا</translation>
    </message>
    <message>
        <source>Paused until {time}</source>
        <translation>متوقفة مؤقتًا حتى {time}</translation>
    </message>
    <message>
        <source>Quiet until {time}</source>
        <translation>هدوء حتى {time}</translation>
    </message>
</context>
<context>
    <name>InboxBar</name>
    <message>
        <source>All</source>
        <translation>الكل</translation>
    </message>
    <message>
        <source>Bills</source>
        <translation>الفواتير</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>الاتصال</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>الفاشلة</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>صندوق الوارد</translation>
    </message>
    <message>
        <source>More</source>
        <translation>المزيد</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>أخرى</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>الدفعات</translation>
    </message>
    <message>
        <source>Recently deleted</source>
        <translation>المحذوفة مؤخرًا</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>غير المقروءة</translation>
    </message>
    <message>
        <source>Upcoming</source>
        <translation>القادمة</translation>
    </message>
    <message>
        <source>Upcoming ({count})</source>
        <translation>القادمة ({count})</translation>
    </message>
</context>
<context>
    <name>InboxMenu</name>
    <message>
        <source>Export as CSV…</source>
        <translation>تصدير بتنسيق CSV…</translation>
    </message>
    <message>
        <source>Mark all as read</source>
        <translation>تمييز الكل كمقروء</translation>
    </message>
    <message>
        <source>Recently deleted</source>
        <translation>المحذوفة مؤخرًا</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>الإعدادات…</translation>
    </message>
</context>
<context>
    <name>InboxWindow</name>
    <message>
        <source>All read</source>
        <translation>كل شيء مقروء</translation>
    </message>
    <message>
        <source>Bills appear here until they are paid, the earliest due date first.</source>
        <translation>تظهر الفواتير هنا حتى تُدفع، والأقرب استحقاقًا أولًا.</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>مسح البحث</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>جارٍ الاتصال…</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>تجاهل</translation>
    </message>
    <message>
        <source>No bills</source>
        <translation>لا فواتير</translation>
    </message>
    <message>
        <source>No bills to pay</source>
        <translation>لا فواتير بانتظار الدفع</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>لا يوجد اتصال</translation>
    </message>
    <message>
        <source>No failed payments</source>
        <translation>لا دفعات فاشلة</translation>
    </message>
    <message>
        <source>No payments</source>
        <translation>لا دفعات</translation>
    </message>
    <message>
        <source>Nothing found for “{text}”</source>
        <translation>لم يُعثر على شيء عن «{text}»</translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation>لا شيء هنا</translation>
    </message>
    <message>
        <source>Nothing was deleted</source>
        <translation>لم يُحذف شيء</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>لا شيء بعد</translation>
    </message>
    <message>
        <source>Older entries are still being made searchable. This takes a moment.</source>
        <translation>ما زال تجهيز العناصر الأقدم للبحث جاريًا. يستغرق ذلك لحظات.</translation>
    </message>
    <message>
        <source>Payments and bills appear here the moment they happen.</source>
        <translation>تظهر الدفعات والفواتير هنا لحظة حدوثها.</translation>
    </message>
    <message>
        <source>Search for a name, an amount, a transaction or a bill number.</source>
        <translation>ابحث عن اسم أو مبلغ أو معاملة أو رقم فاتورة.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>عرض الكل</translation>
    </message>
    <message>
        <source>Sign in again to receive new payments. Your history is kept.</source>
        <translation>سجّل الدخول من جديد لاستلام الدفعات الجديدة. سجلّك محفوظ.</translation>
    </message>
    <message>
        <source>Sign in once, and know at once about every payment and every bill.</source>
        <translation>سجّل الدخول مرة واحدة، واعرف فورًا بكل دفعة وكل فاتورة.</translation>
    </message>
    <message>
        <source>Sign in…</source>
        <translation>تسجيل الدخول…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
    <message>
        <source>Try again now</source>
        <translation>المحاولة الآن</translation>
    </message>
    <message>
        <source>Welcome to {app}</source>
        <translation>مرحبًا بك في {app}</translation>
    </message>
</context>
<context>
    <name>List</name>
    <message>
        <source>, </source>
        <translation>، </translation>
    </message>
</context>
<context>
    <name>ListingThread</name>
    <message>
        <source>Restart the app.</source>
        <translation>أعِد تشغيل التطبيق.</translation>
    </message>
    <message>
        <source>The list could not be read</source>
        <translation>تعذّرت قراءة القائمة</translation>
    </message>
</context>
<context>
    <name>NotificationsPage</name>
    <message>
        <source>&amp;Bills</source>
        <translation>الفواتير</translation>
    </message>
    <message>
        <source>&amp;Failed payments</source>
        <translation>الدفعات الفاشلة</translation>
    </message>
    <message>
        <source>&amp;Hide amounts</source>
        <translation>إخفاء المبالغ</translation>
    </message>
    <message>
        <source>&amp;Other news</source>
        <translation>أخبار أخرى</translation>
    </message>
    <message>
        <source>&amp;Payments</source>
        <translation>الدفعات</translation>
    </message>
    <message>
        <source>&amp;Quiet hours</source>
        <translation>ساعات الهدوء</translation>
    </message>
    <message>
        <source>A notification then says “Payment successful” and no more.</source>
        <translation>يكتفي الإشعار عندئذ بعبارة «تم الدفع بنجاح».</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>دائمًا</translation>
    </message>
    <message>
        <source>By the clock of wherever you are</source>
        <translation>حسب توقيت المكان الذي أنت فيه</translation>
    </message>
    <message>
        <source>Did not work: {why}.</source>
        <translation>لم تنجح: {why}.</translation>
    </message>
    <message>
        <source>F&amp;rom</source>
        <translation>من</translation>
    </message>
    <message>
        <source>How they are shown</source>
        <translation>طريقة ظهورها</translation>
    </message>
    <message>
        <source>Inbox only</source>
        <translation>في صندوق الوارد فقط</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>أبدًا</translation>
    </message>
    <message>
        <source>Not tried yet. Send a test to see one.</source>
        <translation>لم تُجرَّب بعد. أرسل إشعارًا تجريبيًا لترى كيف يبدو.</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>الإشعارات</translation>
    </message>
    <message>
        <source>On</source>
        <translation>مفعّلة</translation>
    </message>
    <message>
        <source>Pa&amp;use</source>
        <translation>إيقاف مؤقت</translation>
    </message>
    <message>
        <source>Pause and quiet hours</source>
        <translation>الإيقاف المؤقت وساعات الهدوء</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>الخصوصية</translation>
    </message>
    <message>
        <source>Quiet hours begin</source>
        <translation>بداية ساعات الهدوء</translation>
    </message>
    <message>
        <source>Quiet hours end</source>
        <translation>نهاية ساعات الهدوء</translation>
    </message>
    <message>
        <source>Send a &amp;test</source>
        <translation>إرسال إشعار تجريبي</translation>
    </message>
    <message>
        <source>Show b&amp;y</source>
        <translation>العرض عبر</translation>
    </message>
    <message>
        <source>Show failed payments &amp;even then</source>
        <translation>عرض الدفعات الفاشلة حتى في هذه الأثناء</translation>
    </message>
    <message>
        <source>Show silently</source>
        <translation>عرض بصمت</translation>
    </message>
    <message>
        <source>Show, with a sound</source>
        <translation>عرض مع صوت</translation>
    </message>
    <message>
        <source>Turn on a&amp;gain</source>
        <translation>إعادة التفعيل</translation>
    </message>
    <message>
        <source>What comes meanwhile waits in the inbox, and is summed up when the pause or the quiet hours end. The desktop&apos;s own do-not-disturb is always obeyed.</source>
        <translation>ما يصل في هذه الأثناء ينتظر في صندوق الوارد، ويُلخَّص عند انتهاء الإيقاف المؤقت أو ساعات الهدوء. ويُراعى دائمًا وضع عدم الإزعاج الخاص بسطح المكتب.</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>ما يُعرض</translation>
    </message>
    <message>
        <source>When locked or presenting</source>
        <translation>عند القفل أو أثناء العرض التقديمي</translation>
    </message>
    <message>
        <source>Works: {way} showed the last one.</source>
        <translation>تعمل: عُرض آخر إشعار عبر {way}.</translation>
    </message>
    <message>
        <source>to</source>
        <translation>إلى</translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>A file could not be written ({why}).</source>
        <translation>تعذّرت كتابة ملف ({why}).</translation>
    </message>
    <message>
        <source>A proxy that is itself reached by TLS is not supported.</source>
        <translation>الخادم الوكيل الذي يُتصل به عبر TLS غير مدعوم.</translation>
    </message>
    <message>
        <source>Another program has its file open.</source>
        <translation>ملفه مفتوح في برنامج آخر.</translation>
    </message>
    <message>
        <source>Ask for an HTTP proxy.</source>
        <translation>اطلب خادمًا وكيلًا من نوع HTTP.</translation>
    </message>
    <message>
        <source>Ask who runs your network to allow the server&apos;s address.</source>
        <translation>اطلب ممن يدير شبكتك السماح بعنوان الخادم.</translation>
    </message>
    <message>
        <source>By it, the sign-in service&apos;s certificate is not valid.</source>
        <translation>وفقًا له، شهادة خدمة تسجيل الدخول غير صالحة.</translation>
    </message>
    <message>
        <source>Check that the disk works and that you may write to it.</source>
        <translation>تحقّق من أن القرص يعمل ومن أن لديك إذنًا بالكتابة عليه.</translation>
    </message>
    <message>
        <source>Check that there is room on the disk and that you may write to it.</source>
        <translation>تحقّق من وجود مساحة على القرص ومن أن لديك إذنًا بالكتابة عليه.</translation>
    </message>
    <message>
        <source>Check that there is room on the disk.</source>
        <translation>تحقّق من وجود مساحة على القرص.</translation>
    </message>
    <message>
        <source>Check the address and this computer&apos;s date, or ask who runs the server.</source>
        <translation>تحقّق من العنوان ومن تاريخ هذا الكمبيوتر، أو اسأل من يدير الخادم.</translation>
    </message>
    <message>
        <source>Check the proxy in Settings, or ask who runs your network.</source>
        <translation>تحقّق من الخادم الوكيل في الإعدادات، أو اسأل من يدير شبكتك.</translation>
    </message>
    <message>
        <source>Check the server&apos;s address.</source>
        <translation>تحقّق من عنوان الخادم.</translation>
    </message>
    <message>
        <source>Choose a browser in your system&apos;s settings, and try again.</source>
        <translation>اختر متصفّحًا في إعدادات نظامك، ثم حاول مرة أخرى.</translation>
    </message>
    <message>
        <source>Choose an HTTP proxy in Settings under Connection.</source>
        <translation>اختر خادمًا وكيلًا من نوع HTTP في الإعدادات ضمن «الاتصال».</translation>
    </message>
    <message>
        <source>Choose another in Settings.</source>
        <translation>اختر قناة أخرى في الإعدادات.</translation>
    </message>
    <message>
        <source>Close that program, then sign in and out again.</source>
        <translation>أغلِق ذلك البرنامج، ثم سجّل الدخول واخرج من جديد.</translation>
    </message>
    <message>
        <source>Connection lost</source>
        <translation>انقطع الاتصال</translation>
    </message>
    <message>
        <source>Copy it again, whole, and paste it.</source>
        <translation>انسخه مرة أخرى كاملًا ثم الصقه.</translation>
    </message>
    <message>
        <source>Copy the link into a browser on this computer, or use a code on another device.</source>
        <translation>انسخ الرابط إلى متصفح على هذا الكمبيوتر، أو استخدم رمزًا على جهاز آخر.</translation>
    </message>
    <message>
        <source>Enter the address of your payment server.</source>
        <translation>أدخل عنوان خادم الدفع الخاص بك.</translation>
    </message>
    <message>
        <source>Enter them in Settings under Connection.</source>
        <translation>أدخلهما في الإعدادات ضمن «الاتصال».</translation>
    </message>
    <message>
        <source>Enter them in the fields below: they are kept in your keychain.</source>
        <translation>أدخلهما في الحقول أدناه: فهما يُحفظان في سلسلة مفاتيحك.</translation>
    </message>
    <message>
        <source>Free some disk space.</source>
        <translation>أفرِغ بعض المساحة على القرص.</translation>
    </message>
    <message>
        <source>If it lasts, tell your payment platform.</source>
        <translation>إذا استمر ذلك، فأبلِغ منصة الدفع.</translation>
    </message>
    <message>
        <source>If others use this computer, end it in your account there.</source>
        <translation>إذا كان آخرون يستخدمون هذا الكمبيوتر، فأنهِها من حسابك هناك.</translation>
    </message>
    <message>
        <source>It answered {status}.</source>
        <translation>كانت إجابتها {status}.</translation>
    </message>
    <message>
        <source>It begins with https://, for example https://pay.example.</source>
        <translation>يبدأ بـ https://، مثل https://pay.example.</translation>
    </message>
    <message>
        <source>It could not be put aside either.</source>
        <translation>وتعذّر أيضًا الاحتفاظ بالملف القديم جانبًا.</translation>
    </message>
    <message>
        <source>It does not take the name and password that it was given, or was given none.</source>
        <translation>لا يقبل الاسم وكلمة المرور المقدَّمين له، أو لم يُقدَّم له شيء منهما.</translation>
    </message>
    <message>
        <source>It gave no usable code.</source>
        <translation>لم تقدّم رمزًا صالحًا للاستخدام.</translation>
    </message>
    <message>
        <source>It gave no usable token.</source>
        <translation>لم تقدّم رمزًا مميزًا صالحًا للاستخدام.</translation>
    </message>
    <message>
        <source>It has a space or a line break inside: perhaps too much was copied.</source>
        <translation>توجد داخله مسافة أو سطر جديد: ربما نُسخ أكثر من اللازم.</translation>
    </message>
    <message>
        <source>It holds characters that no token has.</source>
        <translation>يحتوي على أحرف لا توجد في أي رمز مميز.</translation>
    </message>
    <message>
        <source>It is far too long.</source>
        <translation>إنه أطول بكثير من اللازم.</translation>
    </message>
    <message>
        <source>It is not a web address.</source>
        <translation>ليس عنوان ويب.</translation>
    </message>
    <message>
        <source>It is not the address of a proxy.</source>
        <translation>ليس عنوان خادم وكيل.</translation>
    </message>
    <message>
        <source>It is tried again at the next quit.</source>
        <translation>ستُعاد المحاولة عند الإنهاء التالي.</translation>
    </message>
    <message>
        <source>It is tried again tomorrow; this version goes on as it is.</source>
        <translation>ستُعاد المحاولة غدًا؛ ويستمر هذا الإصدار كما هو.</translation>
    </message>
    <message>
        <source>It looks like http://proxy.example:3128.</source>
        <translation>يكون بهذا الشكل: http://proxy.example:3128.</translation>
    </message>
    <message>
        <source>It may be restarting, or something between here and there blocks it.</source>
        <translation>ربما يعاد تشغيله، أو أن شيئًا في الطريق إليه يحجب الاتصال.</translation>
    </message>
    <message>
        <source>It must end after the port.</source>
        <translation>يجب أن ينتهي بعد رقم المنفذ.</translation>
    </message>
    <message>
        <source>It must end before any ? or #.</source>
        <translation>يجب أن ينتهي قبل أي ? أو #.</translation>
    </message>
    <message>
        <source>It must not hold a user name or password.</source>
        <translation>يجب ألا يحتوي على اسم مستخدم أو كلمة مرور.</translation>
    </message>
    <message>
        <source>It names an address that cannot be used.</source>
        <translation>تشير إلى عنوان لا يمكن استخدامه.</translation>
    </message>
    <message>
        <source>It refused us: {code}.</source>
        <translation>رفضت طلبنا: {code}.</translation>
    </message>
    <message>
        <source>It refuses the connection to the payment server.</source>
        <translation>يرفض الاتصال بخادم الدفع.</translation>
    </message>
    <message>
        <source>It reported: {why}.</source>
        <translation>أبلغت بما يلي: {why}.</translation>
    </message>
    <message>
        <source>It stays as it was; try again, or use the system&apos;s own settings.</source>
        <translation>بقي الحال كما كان؛ حاول مرة أخرى، أو استخدم إعدادات النظام نفسه.</translation>
    </message>
    <message>
        <source>It takes tokens only.</source>
        <translation>لا يقبل إلا الرموز المميزة.</translation>
    </message>
    <message>
        <source>It was not finished in the browser in time.</source>
        <translation>لم يكتمل في المتصفح في الوقت المحدد.</translation>
    </message>
    <message>
        <source>It was put aside and is fetched again from the server.</source>
        <translation>نُقل السجل التالف جانبًا، ويُجلب من جديد من الخادم.</translation>
    </message>
    <message>
        <source>It was turned off in Task Manager or in Settings › Apps › Startup.</source>
        <translation>أُوقف من «إدارة المهام» أو من الإعدادات › التطبيقات › بدء التشغيل.</translation>
    </message>
    <message>
        <source>Its address is wrong, or it is a SOCKS proxy, which is not supported.</source>
        <translation>عنوانه خاطئ، أو أنه خادم وكيل من نوع SOCKS، وهو غير مدعوم.</translation>
    </message>
    <message>
        <source>Its answer has no end.</source>
        <translation>إجابتها لا نهاية لها.</translation>
    </message>
    <message>
        <source>Its certificate is not trusted on this computer, so the sign-in token was not sent.</source>
        <translation>شهادته غير موثوقة على هذا الكمبيوتر، لذلك لم يُرسل الرمز المميز لتسجيل الدخول.</translation>
    </message>
    <message>
        <source>Its document is not as it must be: {why}.</source>
        <translation>مستندها ليس كما يجب أن يكون: {why}.</translation>
    </message>
    <message>
        <source>Its document names no place to get a token.</source>
        <translation>لا يذكر مستندها مكانًا للحصول على رمز مميز.</translation>
    </message>
    <message>
        <source>Its document names no place where people sign in.</source>
        <translation>لا يذكر مستندها مكانًا لتسجيل الدخول.</translation>
    </message>
    <message>
        <source>Its identity cannot be verified, so nothing was sent.</source>
        <translation>لا يمكن التحقق من هويتها، لذلك لم يُرسل شيء.</translation>
    </message>
    <message>
        <source>Look into your account for what happened before.</source>
        <translation>راجع حسابك لمعرفة ما حدث قبل ذلك.</translation>
    </message>
    <message>
        <source>Look through Settings, and sign in again.</source>
        <translation>راجع الإعدادات، وسجّل الدخول من جديد.</translation>
    </message>
    <message>
        <source>Look through Settings.</source>
        <translation>راجع الإعدادات.</translation>
    </message>
    <message>
        <source>Move it to a folder that is yours.</source>
        <translation>انقله إلى مجلد خاص بك.</translation>
    </message>
    <message>
        <source>New notifications cannot be saved on this computer. They stay on the server and arrive as soon as there is room.</source>
        <translation>لا يمكن حفظ الإشعارات الجديدة على هذا الكمبيوتر. تبقى على الخادم وتصل فور توفر مساحة.</translation>
    </message>
    <message>
        <source>New payments are still counted and listed here: {why}.</source>
        <translation>ما زالت الدفعات الجديدة تُحتسب وتُدرج هنا. السبب: {why}.</translation>
    </message>
    <message>
        <source>No browser could be opened</source>
        <translation>تعذّر فتح أي متصفح</translation>
    </message>
    <message>
        <source>No network</source>
        <translation>لا توجد شبكة</translation>
    </message>
    <message>
        <source>No payment server at this address</source>
        <translation>لا يوجد خادم دفع على هذا العنوان</translation>
    </message>
    <message>
        <source>No payments can be received.</source>
        <translation>لا يمكن استلام أي دفعات.</translation>
    </message>
    <message>
        <source>Nothing of it was used; this version goes on as it is.</source>
        <translation>لم يُستخدم منه شيء؛ ويستمر هذا الإصدار كما هو.</translation>
    </message>
    <message>
        <source>Nothing was entered.</source>
        <translation>لم يُدخَل شيء.</translation>
    </message>
    <message>
        <source>Notifications cannot be saved</source>
        <translation>لا يمكن حفظ الإشعارات</translation>
    </message>
    <message>
        <source>Notifications cannot be shown</source>
        <translation>لا يمكن عرض الإشعارات</translation>
    </message>
    <message>
        <source>Paste the token that your payment platform gave you, or check the address.</source>
        <translation>الصق الرمز المميز الذي أعطتك إياه منصة الدفع، أو تحقّق من العنوان.</translation>
    </message>
    <message>
        <source>Please sign in</source>
        <translation>يُرجى تسجيل الدخول</translation>
    </message>
    <message>
        <source>Please sign in again</source>
        <translation>يُرجى تسجيل الدخول من جديد</translation>
    </message>
    <message>
        <source>Quit the app on a device that you do not use.</source>
        <translation>أنهِ التطبيق على جهاز لا تستخدمه.</translation>
    </message>
    <message>
        <source>Remove what is before the @.</source>
        <translation>أزِل ما يسبق علامة @.</translation>
    </message>
    <message>
        <source>Restart it; if that does not help, install it again.</source>
        <translation>أعِد تشغيله؛ وإذا لم يفد ذلك، فثبّته من جديد.</translation>
    </message>
    <message>
        <source>SOCKS proxies are not supported.</source>
        <translation>الخوادم الوكيلة من نوع SOCKS غير مدعومة.</translation>
    </message>
    <message>
        <source>Set date and time, then try again.</source>
        <translation>اضبط التاريخ والوقت، ثم حاول مرة أخرى.</translation>
    </message>
    <message>
        <source>Set up a keychain (on Linux: GNOME Keyring or KWallet), or sign in for this session only.</source>
        <translation>أعِدّ سلسلة مفاتيح (على Linux: GNOME Keyring أو KWallet)، أو سجّل الدخول لهذه الجلسة فقط.</translation>
    </message>
    <message>
        <source>Set up a keychain, or sign in for this session only.</source>
        <translation>أعِدّ سلسلة مفاتيح، أو سجّل الدخول لهذه الجلسة فقط.</translation>
    </message>
    <message>
        <source>Settings could not be saved</source>
        <translation>تعذّر حفظ الإعدادات</translation>
    </message>
    <message>
        <source>Sign in again.</source>
        <translation>سجّل الدخول من جديد.</translation>
    </message>
    <message>
        <source>Sign in with a new token.</source>
        <translation>سجّل الدخول برمز مميز جديد.</translation>
    </message>
    <message>
        <source>Sign in with your browser.</source>
        <translation>سجّل الدخول عبر المتصفح.</translation>
    </message>
    <message>
        <source>Sign-in took too long</source>
        <translation>استغرق تسجيل الدخول وقتًا أطول من اللازم</translation>
    </message>
    <message>
        <source>Sign-in was not allowed</source>
        <translation>لم يُسمح بتسجيل الدخول</translation>
    </message>
    <message>
        <source>Sign-in was stopped for your safety</source>
        <translation>أُوقف تسجيل الدخول حفاظًا على أمانك</translation>
    </message>
    <message>
        <source>Signing in by a code is not offered here</source>
        <translation>تسجيل الدخول برمز غير متاح هنا</translation>
    </message>
    <message>
        <source>Signing in did not work</source>
        <translation>لم ينجح تسجيل الدخول</translation>
    </message>
    <message>
        <source>Some of your settings could not be read</source>
        <translation>تعذّرت قراءة بعض إعداداتك</translation>
    </message>
    <message>
        <source>Some older notifications cannot be fetched any more</source>
        <translation>لم يعد بالإمكان جلب بعض الإشعارات الأقدم</translation>
    </message>
    <message>
        <source>Something that happened shortly before may be missing: look into your account.</source>
        <translation>قد يكون شيء مما حدث قبيل ذلك مفقودًا: راجع حسابك.</translation>
    </message>
    <message>
        <source>Something went wrong in this app that should not have.</source>
        <translation>حدث خطأ داخل هذا التطبيق ما كان ينبغي أن يحدث.</translation>
    </message>
    <message>
        <source>Starting at login could not be changed</source>
        <translation>تعذّر تغيير التشغيل عند تسجيل الدخول إلى النظام</translation>
    </message>
    <message>
        <source>Starting at login is turned off in Windows</source>
        <translation>التشغيل عند تسجيل الدخول إلى النظام متوقف في Windows</translation>
    </message>
    <message>
        <source>Tell your payment platform about it.</source>
        <translation>أبلِغ منصة الدفع بذلك.</translation>
    </message>
    <message>
        <source>The answer did not come from the sign-in service that was asked.</source>
        <translation>لم تأتِ الإجابة من خدمة تسجيل الدخول التي سُئلت.</translation>
    </message>
    <message>
        <source>The app begins with its defaults. {where}</source>
        <translation>يبدأ التطبيق بإعداداته الافتراضية. {where}</translation>
    </message>
    <message>
        <source>The archive could not be unpacked.</source>
        <translation>تعذّر فك ضغط الأرشيف.</translation>
    </message>
    <message>
        <source>The archive holds no app.</source>
        <translation>لا يحتوي الأرشيف على أي تطبيق.</translation>
    </message>
    <message>
        <source>The browser&apos;s answer cannot be received</source>
        <translation>لا يمكن استلام إجابة المتصفح</translation>
    </message>
    <message>
        <source>The channel {channel} does not exist.</source>
        <translation>القناة {channel} غير موجودة.</translation>
    </message>
    <message>
        <source>The clocks do not agree</source>
        <translation>الساعتان غير متوافقتين</translation>
    </message>
    <message>
        <source>The damaged file was put aside, and what the server still keeps is fetched again.</source>
        <translation>نُقل الملف التالف جانبًا، ويُجلب من جديد ما لا يزال الخادم يحتفظ به.</translation>
    </message>
    <message>
        <source>The date of this computer may be wrong</source>
        <translation>قد يكون تاريخ هذا الكمبيوتر خاطئًا</translation>
    </message>
    <message>
        <source>The date of this computer, or of the server, may be wrong.</source>
        <translation>قد يكون تاريخ هذا الكمبيوتر أو تاريخ الخادم خاطئًا.</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>القرص ممتلئ</translation>
    </message>
    <message>
        <source>The file {file} cannot be written ({why}).</source>
        <translation>لا يمكن كتابة الملف {file} ({why}).</translation>
    </message>
    <message>
        <source>The history could not be erased</source>
        <translation>تعذّر مسح السجل</translation>
    </message>
    <message>
        <source>The history file on this computer cannot be written ({why}). New notifications stay on the server.</source>
        <translation>لا يمكن كتابة ملف السجل على هذا الكمبيوتر ({why}). تبقى الإشعارات الجديدة على الخادم.</translation>
    </message>
    <message>
        <source>The keychain did not answer as it should</source>
        <translation>لم تُجب سلسلة المفاتيح كما ينبغي</translation>
    </message>
    <message>
        <source>The name is unknown, or something else answers there.</source>
        <translation>الاسم غير معروف، أو أن شيئًا آخر يجيب هناك.</translation>
    </message>
    <message>
        <source>The old file was kept as {file}.</source>
        <translation>احتُفظ بالملف القديم باسم {file}.</translation>
    </message>
    <message>
        <source>The payment platform has deleted it, and what was received for it is erased here.</source>
        <translation>حذفته منصة الدفع، ومُسح من هنا ما استُلم له.</translation>
    </message>
    <message>
        <source>The place where they are does not answer.</source>
        <translation>المكان الموجودة فيه لا يجيب.</translation>
    </message>
    <message>
        <source>The proxy asks for a sign-in</source>
        <translation>يطلب الخادم الوكيل تسجيل الدخول</translation>
    </message>
    <message>
        <source>The proxy cannot be used</source>
        <translation>لا يمكن استخدام الخادم الوكيل</translation>
    </message>
    <message>
        <source>The proxy does not answer</source>
        <translation>الخادم الوكيل لا يجيب</translation>
    </message>
    <message>
        <source>The proxy does not let us through</source>
        <translation>الخادم الوكيل لا يسمح لنا بالمرور</translation>
    </message>
    <message>
        <source>The server asks us to wait</source>
        <translation>يطلب الخادم منا الانتظار</translation>
    </message>
    <message>
        <source>The server does not accept this sign-in token.</source>
        <translation>لا يقبل الخادم هذا الرمز المميز لتسجيل الدخول.</translation>
    </message>
    <message>
        <source>The server does not answer</source>
        <translation>الخادم لا يجيب</translation>
    </message>
    <message>
        <source>The server does not say properly where to sign in.</source>
        <translation>لا يوضّح الخادم كما يجب أين يتم تسجيل الدخول.</translation>
    </message>
    <message>
        <source>The server does not tell them at this moment.</source>
        <translation>لا يفصح الخادم عنها في هذه اللحظة.</translation>
    </message>
    <message>
        <source>The server is restarting</source>
        <translation>يعاد الآن تشغيل الخادم</translation>
    </message>
    <message>
        <source>The server was restored</source>
        <translation>تمت استعادة الخادم</translation>
    </message>
    <message>
        <source>The server&apos;s identity cannot be verified</source>
        <translation>لا يمكن التحقق من هوية الخادم</translation>
    </message>
    <message>
        <source>The sign-in service cannot be used</source>
        <translation>لا يمكن استخدام خدمة تسجيل الدخول</translation>
    </message>
    <message>
        <source>The sign-in service could not be told to end the session.</source>
        <translation>تعذّر إبلاغ خدمة تسجيل الدخول بإنهاء الجلسة.</translation>
    </message>
    <message>
        <source>The sign-in service does not answer</source>
        <translation>خدمة تسجيل الدخول لا تجيب</translation>
    </message>
    <message>
        <source>The sign-in service does not support it.</source>
        <translation>خدمة تسجيل الدخول لا تدعم ذلك.</translation>
    </message>
    <message>
        <source>The sign-in service has trouble</source>
        <translation>تواجه خدمة تسجيل الدخول مشكلة</translation>
    </message>
    <message>
        <source>The sign-in token is in it.</source>
        <translation>فيها الرمز المميز لتسجيل الدخول.</translation>
    </message>
    <message>
        <source>The sign-in token is kept in it.</source>
        <translation>يُحفظ فيها الرمز المميز لتسجيل الدخول.</translation>
    </message>
    <message>
        <source>The sign-in token is still in your keychain</source>
        <translation>الرمز المميز لتسجيل الدخول ما زال في سلسلة مفاتيحك</translation>
    </message>
    <message>
        <source>The signature of the new version is not valid.</source>
        <translation>توقيع الإصدار الجديد غير صالح.</translation>
    </message>
    <message>
        <source>The system&apos;s list of programs cannot be used ({why}).</source>
        <translation>لا يمكن استخدام قائمة برامج النظام ({why}).</translation>
    </message>
    <message>
        <source>The update cannot be trusted</source>
        <translation>لا يمكن الوثوق بالتحديث</translation>
    </message>
    <message>
        <source>The update could not be kept</source>
        <translation>تعذّر الاحتفاظ بالتحديث</translation>
    </message>
    <message>
        <source>The update could not be put in place</source>
        <translation>تعذّر وضع التحديث في مكانه</translation>
    </message>
    <message>
        <source>The update could not be started</source>
        <translation>تعذّر بدء التحديث</translation>
    </message>
    <message>
        <source>There are no updates of this kind</source>
        <translation>لا توجد تحديثات من هذا النوع</translation>
    </message>
    <message>
        <source>There is no address.</source>
        <translation>لا يوجد عنوان.</translation>
    </message>
    <message>
        <source>There is no keychain</source>
        <translation>لا توجد سلسلة مفاتيح</translation>
    </message>
    <message>
        <source>There is no sign-in token on this computer.</source>
        <translation>لا يوجد رمز مميز لتسجيل الدخول على هذا الكمبيوتر.</translation>
    </message>
    <message>
        <source>There may be no network, or the service has trouble.</source>
        <translation>ربما لا توجد شبكة، أو أن الخدمة تواجه مشكلة.</translation>
    </message>
    <message>
        <source>There were too many tries in a short time.</source>
        <translation>جرت محاولات كثيرة جدًا في وقت قصير.</translation>
    </message>
    <message>
        <source>This account was deleted</source>
        <translation>حُذف هذا الحساب</translation>
    </message>
    <message>
        <source>This app could not start properly</source>
        <translation>تعذّر بدء هذا التطبيق كما ينبغي</translation>
    </message>
    <message>
        <source>This computer does not allow connections to itself.</source>
        <translation>لا يسمح هذا الكمبيوتر بالاتصال بنفسه.</translation>
    </message>
    <message>
        <source>This computer is not connected.</source>
        <translation>هذا الكمبيوتر غير متصل.</translation>
    </message>
    <message>
        <source>This computer was away for longer than the server keeps them. Everything that it still has is listed.</source>
        <translation>غاب هذا الكمبيوتر مدة أطول من مدة احتفاظ الخادم بها. كل ما لا يزال لديه مدرج في القائمة.</translation>
    </message>
    <message>
        <source>This is not a sign-in token</source>
        <translation>ليس هذا رمزًا مميزًا لتسجيل الدخول</translation>
    </message>
    <message>
        <source>This proxy cannot be used</source>
        <translation>لا يمكن استخدام هذا الخادم الوكيل</translation>
    </message>
    <message>
        <source>This server address cannot be used</source>
        <translation>لا يمكن استخدام عنوان الخادم هذا</translation>
    </message>
    <message>
        <source>This server has no sign-in by browser</source>
        <translation>لا يتيح هذا الخادم تسجيل الدخول عبر المتصفح</translation>
    </message>
    <message>
        <source>This system offers no safe place for the sign-in token.</source>
        <translation>لا يوفر هذا النظام مكانًا آمنًا للرمز المميز لتسجيل الدخول.</translation>
    </message>
    <message>
        <source>This version goes on as it is; a new copy from the download page helps always.</source>
        <translation>يستمر هذا الإصدار كما هو؛ وتنفع دائمًا نسخة جديدة من صفحة التنزيل.</translation>
    </message>
    <message>
        <source>Too many devices are connected</source>
        <translation>عدد الأجهزة المتصلة كبير جدًا</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>حاول مرة أخرى بعد لحظات.</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>حاول مرة أخرى لاحقًا.</translation>
    </message>
    <message>
        <source>Try again, and allow it in the browser.</source>
        <translation>حاول مرة أخرى، واسمح بذلك في المتصفح.</translation>
    </message>
    <message>
        <source>Try again, or restart the app first.</source>
        <translation>حاول مرة أخرى، أو أعد تشغيل التطبيق أولًا.</translation>
    </message>
    <message>
        <source>Try again, or sign in for this session only.</source>
        <translation>حاول مرة أخرى، أو سجّل الدخول لهذه الجلسة فقط.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>حاول مرة أخرى.</translation>
    </message>
    <message>
        <source>Try again. If it happens again, tell your payment platform.</source>
        <translation>حاول مرة أخرى. وإذا تكرر ذلك، فأبلِغ منصة الدفع.</translation>
    </message>
    <message>
        <source>Try http://.</source>
        <translation>جرّب http://.</translation>
    </message>
    <message>
        <source>Turn it on there.</source>
        <translation>فعّله من هناك.</translation>
    </message>
    <message>
        <source>Unlock it and try again, or sign in for this session only.</source>
        <translation>افتح قفلها وحاول مرة أخرى، أو سجّل الدخول لهذه الجلسة فقط.</translation>
    </message>
    <message>
        <source>Unlock it and try again.</source>
        <translation>افتح قفلها وحاول مرة أخرى.</translation>
    </message>
    <message>
        <source>Unlock your keychain, or you have to sign in again at the next start.</source>
        <translation>افتح قفل سلسلة مفاتيحك، وإلا فعليك تسجيل الدخول من جديد عند التشغيل التالي.</translation>
    </message>
    <message>
        <source>Updates could not be looked for</source>
        <translation>تعذّر البحث عن التحديثات</translation>
    </message>
    <message>
        <source>Use a code on another device instead.</source>
        <translation>استخدم رمزًا على جهاز آخر بدلًا من ذلك.</translation>
    </message>
    <message>
        <source>Use https://{host} instead.</source>
        <translation>استخدم https://{host} بدلًا من ذلك.</translation>
    </message>
    <message>
        <source>What is listed here stays, and what the server has now is fetched.</source>
        <translation>يبقى ما هو مدرج هنا، ويُجلب ما لدى الخادم الآن.</translation>
    </message>
    <message>
        <source>What was not saved stays on the server and arrives as soon as it can be saved.</source>
        <translation>ما لم يُحفظ يبقى على الخادم ويصل فور التمكن من حفظه.</translation>
    </message>
    <message>
        <source>What was offered is not signed as it has to be, or is out of date.</source>
        <translation>ما عُرض ليس موقّعًا كما يجب، أو أنه قديم.</translation>
    </message>
    <message>
        <source>Windows did not run the installer ({why}).</source>
        <translation>لم يشغّل Windows برنامج التثبيت ({why}).</translation>
    </message>
    <message>
        <source>Without encryption your sign-in token could be read on its way.</source>
        <translation>من دون تشفير يمكن قراءة الرمز المميز لتسجيل الدخول أثناء انتقاله.</translation>
    </message>
    <message>
        <source>You are signed out on this computer</source>
        <translation>تم تسجيل خروجك على هذا الكمبيوتر</translation>
    </message>
    <message>
        <source>You can remove the entry there yourself.</source>
        <translation>يمكنك إزالته من هناك بنفسك.</translation>
    </message>
    <message>
        <source>You, or the sign-in service, did not allow it.</source>
        <translation>لم تسمح بذلك أنت أو خدمة تسجيل الدخول.</translation>
    </message>
    <message>
        <source>Your account has as many open connections as the server allows.</source>
        <translation>لحسابك أقصى عدد من الاتصالات المفتوحة يسمح به الخادم.</translation>
    </message>
    <message>
        <source>Your devices cannot be listed</source>
        <translation>لا يمكن عرض قائمة أجهزتك</translation>
    </message>
    <message>
        <source>Your keychain is locked</source>
        <translation>سلسلة مفاتيحك مقفلة</translation>
    </message>
    <message>
        <source>Your network is set up to reach the server through it.</source>
        <translation>شبكتك معدّة للوصول إلى الخادم من خلاله.</translation>
    </message>
    <message>
        <source>Your notification history was damaged</source>
        <translation>كان سجل إشعاراتك تالفًا</translation>
    </message>
    <message>
        <source>Your session could not be renewed there. You stay signed in.</source>
        <translation>تعذّر تجديد جلستك هناك. يبقى دخولك مسجلًا.</translation>
    </message>
    <message>
        <source>Your session could not be saved</source>
        <translation>تعذّر حفظ جلستك</translation>
    </message>
    <message>
        <source>Your session has ended. Everything received so far is kept.</source>
        <translation>انتهت جلستك. كل ما استُلم حتى الآن محفوظ.</translation>
    </message>
    <message>
        <source>Your session has expired. Everything received so far is kept.</source>
        <translation>انتهت صلاحية جلستك. كل ما استُلم حتى الآن محفوظ.</translation>
    </message>
    <message>
        <source>Your session has to be renewed there. You stay signed in.</source>
        <translation>يجب تجديد جلستك هناك. يبقى دخولك مسجلًا.</translation>
    </message>
    <message>
        <source>Your session was ended. Everything received so far is kept.</source>
        <translation>أُنهيت جلستك. كل ما استُلم حتى الآن محفوظ.</translation>
    </message>
    <message>
        <source>Your settings could not be read</source>
        <translation>تعذّرت قراءة إعداداتك</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>القرص ممتلئ</translation>
    </message>
    <message>
        <source>this system has no way to do it</source>
        <translation>لا تتوفر في هذا النظام أي طريقة لذلك</translation>
    </message>
    <message>
        <source>you may not write there</source>
        <translation>لا يُسمح لك بالكتابة هناك</translation>
    </message>
    <message>
        <source>{account}: {problem}</source>
        <translation>{account}: ‏{problem}</translation>
    </message>
    <message>
        <source>{bundle} cannot be replaced ({why}).</source>
        <translation>لا يمكن استبدال {bundle} ({why}).</translation>
    </message>
    <message>
        <source>{image} cannot be replaced ({why}).</source>
        <translation>لا يمكن استبدال {image} ({why}).</translation>
    </message>
    <message>
        <source>{names} begins with its default; all the rest is as it was. {where}</source>
        <translation>تبدأ {names} بقيمتها الافتراضية، وكل ما عداها كما كان. {where}</translation>
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
        <translation>العنوان</translation>
    </message>
    <message>
        <source>&amp;Keep the sign-in</source>
        <translation>حفظ بيانات الدخول</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>كلمة المرور</translation>
    </message>
    <message>
        <source>&amp;User name</source>
        <translation>اسم المستخدم</translation>
    </message>
    <message>
        <source>Enter the proxy&apos;s address.</source>
        <translation>أدخل عنوان الخادم الوكيل.</translation>
    </message>
    <message>
        <source>Kept.</source>
        <translation>تم الحفظ.</translation>
    </message>
    <message>
        <source>No proxy</source>
        <translation>بلا خادم وكيل</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>الخادم الوكيل</translation>
    </message>
    <message>
        <source>Reach the server &amp;by</source>
        <translation>الوصول إلى الخادم عبر</translation>
    </message>
    <message>
        <source>The sign-in is forgotten.</source>
        <translation>تم نسيان بيانات الدخول.</translation>
    </message>
    <message>
        <source>The system&apos;s proxy</source>
        <translation>الخادم الوكيل للنظام</translation>
    </message>
    <message>
        <source>This proxy</source>
        <translation>هذا الخادم الوكيل</translation>
    </message>
    <message>
        <source>if it asks for one</source>
        <translation>إذا كان يطلبه</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>&amp;Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation>لا</translation>
    </message>
    <message>
        <source>&amp;OK</source>
        <translation>موافق</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>نعم</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>موافق</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>حفظ</translation>
    </message>
</context>
<context>
    <name>QrPicture</name>
    <message>
        <source>QR picture of the address</source>
        <translation>صورة رمز QR للعنوان</translation>
    </message>
</context>
<context>
    <name>Reminder</name>
    <message>
        <source>%1 due today</source>
        <translation>%1 تستحق اليوم</translation>
    </message>
    <message>
        <source>%1 overdue</source>
        <translation>%1 متأخرة</translation>
    </message>
    <message>
        <source>%1 to pay</source>
        <translation>%1 بانتظار الدفع</translation>
    </message>
    <message numerus="yes">
        <source>%n bill(s) to pay</source>
        <translation>
            <numerusform>لا فواتير بانتظار الدفع</numerusform>
            <numerusform>فاتورة واحدة بانتظار الدفع</numerusform>
            <numerusform>فاتورتان بانتظار الدفع</numerusform>
            <numerusform>%n فواتير بانتظار الدفع</numerusform>
            <numerusform>%n فاتورة بانتظار الدفع</numerusform>
            <numerusform>%n فاتورة بانتظار الدفع</numerusform>
        </translation>
    </message>
    <message>
        <source>A bill is to be paid</source>
        <translation>فاتورة بانتظار الدفع</translation>
    </message>
</context>
<context>
    <name>RemindersPage</name>
    <message>
        <source>&amp;Days before it is due</source>
        <translation>عدد الأيام قبل الاستحقاق</translation>
    </message>
    <message>
        <source>&amp;Remind me of bills</source>
        <translation>تذكيري بالفواتير</translation>
    </message>
    <message>
        <source>A&amp;t</source>
        <translation>في الساعة</translation>
    </message>
    <message>
        <source>And when it is &amp;overdue</source>
        <translation>وعند تأخرها أيضًا</translation>
    </message>
    <message>
        <source>Bills that are not paid yet</source>
        <translation>الفواتير التي لم تُدفع بعد</translation>
    </message>
    <message>
        <source>Once more on the &amp;last day</source>
        <translation>مرة أخرى في اليوم الأخير</translation>
    </message>
    <message>
        <source>Reminders</source>
        <translation>التذكيرات</translation>
    </message>
    <message>
        <source>Reminders are made on this computer, by the clock of wherever you are. They end when the bill is paid, and wait for the end of a pause or quiet hours.</source>
        <translation>تصدر التذكيرات على هذا الكمبيوتر حسب توقيت المكان الذي أنت فيه. وتتوقف عند دفع الفاتورة، وتنتظر انتهاء الإيقاف المؤقت أو ساعات الهدوء.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>بلا</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Clear the search</source>
        <translation>مسح البحث</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>بحث</translation>
    </message>
    <message>
        <source>Search in all notifications</source>
        <translation>البحث في جميع الإشعارات</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Best available</source>
        <translation>أفضل طريقة متاحة</translation>
    </message>
    <message>
        <source>Desktop notifications</source>
        <translation>إشعارات سطح المكتب</translation>
    </message>
    <message>
        <source>Managed by your organisation</source>
        <translation>تديره مؤسستك</translation>
    </message>
    <message>
        <source>Message at the tray icon</source>
        <translation>رسالة عند أيقونة علبة النظام</translation>
    </message>
    <message>
        <source>Simple notifications (plyer)</source>
        <translation>إشعارات بسيطة (plyer)</translation>
    </message>
    <message>
        <source>System notifications</source>
        <translation>إشعارات النظام</translation>
    </message>
    <message>
        <source>Windows notification centre</source>
        <translation>مركز إشعارات Windows</translation>
    </message>
</context>
<context>
    <name>SettingsWindow</name>
    <message>
        <source>Pages</source>
        <translation>الصفحات</translation>
    </message>
    <message>
        <source>{app} settings</source>
        <translation>إعدادات {app}</translation>
    </message>
</context>
<context>
    <name>SignInDialog</name>
    <message>
        <source>Address of your payment server</source>
        <translation>عنوان خادم الدفع الخاص بك</translation>
    </message>
    <message>
        <source>Almost done</source>
        <translation>أوشكنا على الانتهاء</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Keep me signed in until {app} quits</source>
        <translation>إبقاء دخولي مسجلًا حتى إنهاء {app}</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>لحظة من فضلك…</translation>
    </message>
    <message>
        <source>Sign in to {app}</source>
        <translation>تسجيل الدخول إلى {app}</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>جارٍ تسجيل الدخول…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
</context>
<context>
    <name>SignInPages</name>
    <message>
        <source>Copied</source>
        <translation>تم النسخ</translation>
    </message>
    <message numerus="yes">
        <source>Valid for %n minute(s)</source>
        <translation>
            <numerusform>انتهت الصلاحية</numerusform>
            <numerusform>صالح لمدة دقيقة واحدة</numerusform>
            <numerusform>صالح لمدة دقيقتين</numerusform>
            <numerusform>صالح لمدة %n دقائق</numerusform>
            <numerusform>صالح لمدة %n دقيقة</numerusform>
            <numerusform>صالح لمدة %n دقيقة</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SignOutDialog</name>
    <message>
        <source>&amp;Sign out</source>
        <translation>تسجيل الخروج</translation>
    </message>
    <message>
        <source>Erase the history on this computer</source>
        <translation>مسح السجل على هذا الكمبيوتر</translation>
    </message>
    <message>
        <source>Sign out of {app}</source>
        <translation>تسجيل الخروج من {app}</translation>
    </message>
    <message>
        <source>Sign out {account}?</source>
        <translation>هل تريد تسجيل خروج {account}؟</translation>
    </message>
    <message>
        <source>You will not see new payments on this computer. What you have received is kept, and is here when you sign in again.</source>
        <translation>لن ترى الدفعات الجديدة على هذا الكمبيوتر. ما استلمته محفوظ، وستجده هنا عند تسجيل الدخول من جديد.</translation>
    </message>
</context>
<context>
    <name>Start</name>
    <message>
        <source>{app} could not start</source>
        <translation>تعذّر تشغيل {app}</translation>
    </message>
    <message>
        <source>{app} is running already, but does not answer.</source>
        <translation>{app} قيد التشغيل بالفعل لكنه لا يستجيب.</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>لا شيء غير مقروء</numerusform>
            <numerusform>إشعار واحد غير مقروء</numerusform>
            <numerusform>إشعاران غير مقروءين</numerusform>
            <numerusform>%n إشعارات غير مقروءة</numerusform>
            <numerusform>%n إشعارًا غير مقروء</numerusform>
            <numerusform>%n إشعار غير مقروء</numerusform>
        </translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>متصل</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>جارٍ الاتصال…</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>لا يوجد اتصال</translation>
    </message>
    <message>
        <source>Not signed in</source>
        <translation>لم يُسجَّل الدخول</translation>
    </message>
    <message>
        <source>Sign in again to receive payments</source>
        <translation>سجّل الدخول من جديد لاستلام الدفعات</translation>
    </message>
    <message>
        <source>Your keychain does not give the sign-in token</source>
        <translation>لا تعطي سلسلة مفاتيحك الرمز المميز لتسجيل الدخول</translation>
    </message>
    <message>
        <source>{why} · trying again</source>
        <translation>{why} · تُعاد المحاولة</translation>
    </message>
    <message>
        <source>{why} · trying again in {seconds} s</source>
        <translation>{why} · تُعاد المحاولة بعد {seconds} ث</translation>
    </message>
</context>
<context>
    <name>StorySteps</name>
    <message>
        <source>What happened</source>
        <translation>ما حدث</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>%1 bill</source>
        <translation>فاتورة %1</translation>
    </message>
    <message numerus="yes">
        <source>%n bill(s)</source>
        <translation>
            <numerusform>لا فواتير</numerusform>
            <numerusform>فاتورة واحدة</numerusform>
            <numerusform>فاتورتان</numerusform>
            <numerusform>%n فواتير</numerusform>
            <numerusform>%n فاتورة</numerusform>
            <numerusform>%n فاتورة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>لا دفعات فاشلة</numerusform>
            <numerusform>دفعة فاشلة واحدة</numerusform>
            <numerusform>دفعتان فاشلتان</numerusform>
            <numerusform>%n دفعات فاشلة</numerusform>
            <numerusform>%n دفعة فاشلة</numerusform>
            <numerusform>%n دفعة فاشلة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n notification(s) in the meantime</source>
        <translation>
            <numerusform>لا إشعارات في هذه الأثناء</numerusform>
            <numerusform>إشعار واحد في هذه الأثناء</numerusform>
            <numerusform>إشعاران في هذه الأثناء</numerusform>
            <numerusform>%n إشعارات في هذه الأثناء</numerusform>
            <numerusform>%n إشعارًا في هذه الأثناء</numerusform>
            <numerusform>%n إشعار في هذه الأثناء</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n notification(s) while you were away</source>
        <translation>
            <numerusform>لا إشعارات أثناء غيابك</numerusform>
            <numerusform>إشعار واحد أثناء غيابك</numerusform>
            <numerusform>إشعاران أثناء غيابك</numerusform>
            <numerusform>%n إشعارات أثناء غيابك</numerusform>
            <numerusform>%n إشعارًا أثناء غيابك</numerusform>
            <numerusform>%n إشعار أثناء غيابك</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other(s)</source>
        <translation>
            <numerusform>لا إشعارات أخرى</numerusform>
            <numerusform>إشعار آخر</numerusform>
            <numerusform>إشعاران آخران</numerusform>
            <numerusform>%n إشعارات أخرى</numerusform>
            <numerusform>%n إشعارًا آخر</numerusform>
            <numerusform>%n إشعار آخر</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n payment(s)</source>
        <translation>
            <numerusform>لا دفعات</numerusform>
            <numerusform>دفعة واحدة</numerusform>
            <numerusform>دفعتان</numerusform>
            <numerusform>%n دفعات</numerusform>
            <numerusform>%n دفعة</numerusform>
            <numerusform>%n دفعة</numerusform>
        </translation>
    </message>
    <message>
        <source>For %1: %2</source>
        <translation>إلى %1: ‏%2</translation>
    </message>
    <message>
        <source>New %1 bill</source>
        <translation>فاتورة %1 جديدة</translation>
    </message>
    <message>
        <source>New notification</source>
        <translation>إشعار جديد</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>فتح</translation>
    </message>
    <message>
        <source>Pay bill</source>
        <translation>دفع الفاتورة</translation>
    </message>
    <message>
        <source>Payment failed</source>
        <translation>فشل الدفع</translation>
    </message>
    <message>
        <source>Payment successful</source>
        <translation>تم الدفع بنجاح</translation>
    </message>
    <message>
        <source>TEST · %1</source>
        <translation>اختبار · %1</translation>
    </message>
    <message>
        <source>This is a test. Nothing was paid.</source>
        <translation>هذا اختبار. لم يُدفع شيء.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
    <message>
        <source>View receipt</source>
        <translation>عرض الإيصال</translation>
    </message>
    <message>
        <source>You will see payments here</source>
        <translation>ستظهر الدفعات هنا</translation>
    </message>
</context>
<context>
    <name>ToastFailed</name>
    <message>
        <source>Allow them in System Settings › Notifications.</source>
        <translation>اسمح بها في إعدادات النظام › الإشعارات.</translation>
    </message>
    <message>
        <source>Install it by its installer.</source>
        <translation>ثبّتها ببرنامج التثبيت الخاص بها.</translation>
    </message>
    <message>
        <source>Install it from its installer instead of running it from a folder.</source>
        <translation>ثبّتها ببرنامج التثبيت الخاص بها بدلًا من تشغيلها من مجلد.</translation>
    </message>
    <message>
        <source>Install or start one, such as dunst or your desktop&apos;s own.</source>
        <translation>ثبّت خدمة أو شغّلها، مثل dunst أو الخدمة الخاصة بسطح مكتبك.</translation>
    </message>
    <message>
        <source>Restart your desktop&apos;s notification service.</source>
        <translation>أعِد تشغيل خدمة الإشعارات في سطح مكتبك.</translation>
    </message>
    <message>
        <source>Start the app from inside your desktop session.</source>
        <translation>شغّل التطبيق من داخل جلسة سطح المكتب.</translation>
    </message>
    <message>
        <source>Turn on the system tray of your desktop.</source>
        <translation>فعّل علبة النظام في سطح مكتبك.</translation>
    </message>
    <message>
        <source>Turn them on in Settings › System › Notifications.</source>
        <translation>فعّلها في الإعدادات › النظام › الإشعارات.</translation>
    </message>
    <message>
        <source>broke with {why}</source>
        <translation>تعطّلت بسبب {why}</translation>
    </message>
    <message>
        <source>no notification service is running on this desktop</source>
        <translation>لا تعمل أي خدمة إشعارات على سطح المكتب هذا</translation>
    </message>
    <message>
        <source>notifications are turned off in the system&apos;s settings</source>
        <translation>الإشعارات متوقفة في إعدادات النظام</translation>
    </message>
    <message>
        <source>plyer did not come back within {seconds} s</source>
        <translation>لم يستجب plyer خلال {seconds} ث</translation>
    </message>
    <message>
        <source>plyer failed with {why}</source>
        <translation>فشل plyer بسبب {why}</translation>
    </message>
    <message>
        <source>the connection to the session bus was lost</source>
        <translation>انقطع الاتصال بناقل الجلسة</translation>
    </message>
    <message>
        <source>the notification centre is out of reach ({why})</source>
        <translation>مركز الإشعارات غير متاح ({why})</translation>
    </message>
    <message>
        <source>the notification service did not answer within {seconds} s</source>
        <translation>لم تُجب خدمة الإشعارات خلال {seconds} ث</translation>
    </message>
    <message>
        <source>the notification service refused the toast ({error_name})</source>
        <translation>رفضت خدمة الإشعارات الإشعار ({error_name})</translation>
    </message>
    <message>
        <source>the system did not answer within {seconds} s</source>
        <translation>لم يُجب النظام خلال {seconds} ث</translation>
    </message>
    <message>
        <source>the system refused the toast</source>
        <translation>رفض النظام الإشعار</translation>
    </message>
    <message>
        <source>the system still waits for your permission</source>
        <translation>ما زال النظام ينتظر إذنك</translation>
    </message>
    <message>
        <source>there is no D-Bus session bus to reach the desktop by</source>
        <translation>لا يوجد ناقل جلسة D-Bus للوصول إلى سطح المكتب</translation>
    </message>
    <message>
        <source>this copy is not installed, so that a later click could not find it</source>
        <translation>هذه النسخة غير مثبّتة، فلن تعثر عليها نقرة لاحقة</translation>
    </message>
    <message>
        <source>this copy of the app may not use the notification centre</source>
        <translation>لا يحق لهذه النسخة من التطبيق استخدام مركز الإشعارات</translation>
    </message>
</context>
<context>
    <name>TokenPage</name>
    <message>
        <source>If your payment platform gave you a token, paste it here. It is kept in your computer&apos;s keychain and nowhere else.</source>
        <translation>إذا أعطتك منصة الدفع رمزًا مميزًا، فالصقه هنا. يُحفظ في سلسلة مفاتيح الكمبيوتر وليس في أي مكان آخر.</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>لصق</translation>
    </message>
    <message>
        <source>Paste a token</source>
        <translation>لصق رمز مميز</translation>
    </message>
    <message>
        <source>Paste your token</source>
        <translation>الصق رمزك المميز</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>تسجيل الدخول</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>جارٍ تسجيل الدخول…</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>الرمز المميز</translation>
    </message>
</context>
<context>
    <name>TrayMenu</name>
    <message>
        <source>About {app}</source>
        <translation>حول {app}</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>الحسابات</translation>
    </message>
    <message>
        <source>For 1 hour</source>
        <translation>لمدة ساعة واحدة</translation>
    </message>
    <message>
        <source>For 30 minutes</source>
        <translation>لمدة 30 دقيقة</translation>
    </message>
    <message>
        <source>Mark all as read</source>
        <translation>تمييز الكل كمقروء</translation>
    </message>
    <message>
        <source>Open inbox</source>
        <translation>فتح صندوق الوارد</translation>
    </message>
    <message>
        <source>Pause notifications</source>
        <translation>إيقاف الإشعارات مؤقتًا</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>إنهاء</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>الإعدادات…</translation>
    </message>
    <message>
        <source>Sign in…</source>
        <translation>تسجيل الدخول…</translation>
    </message>
    <message>
        <source>Sign out…</source>
        <translation>تسجيل الخروج…</translation>
    </message>
    <message>
        <source>Try again now</source>
        <translation>المحاولة الآن</translation>
    </message>
    <message>
        <source>Turn on again</source>
        <translation>إعادة التفعيل</translation>
    </message>
    <message>
        <source>Until I turn them on</source>
        <translation>حتى أعيد تفعيلها</translation>
    </message>
    <message>
        <source>Until tomorrow</source>
        <translation>حتى الغد</translation>
    </message>
    <message>
        <source>Version {version} is ready…</source>
        <translation>الإصدار {version} جاهز…</translation>
    </message>
</context>
<context>
    <name>UpdatePanel</name>
    <message>
        <source>&amp;Restart and update</source>
        <translation>إعادة التشغيل والتحديث</translation>
    </message>
    <message>
        <source>Check for &amp;updates</source>
        <translation>التحقق من وجود تحديثات</translation>
    </message>
    <message>
        <source>Looking for a newer version…</source>
        <translation>جارٍ البحث عن إصدار أحدث…</translation>
    </message>
    <message>
        <source>This is the newest version.</source>
        <translation>هذا هو أحدث إصدار.</translation>
    </message>
    <message>
        <source>Version {version} is there and is being fetched…</source>
        <translation>يتوفر الإصدار {version} ويجري جلبه…</translation>
    </message>
    <message>
        <source>Version {version} is there. It is installed when {app} quits.</source>
        <translation>يتوفر الإصدار {version}. سيُثبَّت عند إنهاء {app}.</translation>
    </message>
    <message>
        <source>What is new</source>
        <translation>ما الجديد</translation>
    </message>
</context>
<context>
    <name>Updates</name>
    <message>
        <source>Move {app} to the Applications folder to have it updated.</source>
        <translation>انقل {app} إلى مجلد التطبيقات ليتم تحديثه.</translation>
    </message>
    <message>
        <source>This copy of {app} was not installed by its installer.</source>
        <translation>لم تُثبَّت هذه النسخة من {app} ببرنامج التثبيت الخاص بها.</translation>
    </message>
    <message>
        <source>{app} is updated with the other packages of your system.</source>
        <translation>يُحدَّث {app} مع الحزم الأخرى في نظامك.</translation>
    </message>
    <message>
        <source>{app} lies in a folder that you cannot change: whoever put it there updates it.</source>
        <translation>يقع {app} في مجلد لا يمكنك تغييره: يحدّثه من وضعه هناك.</translation>
    </message>
    <message>
        <source>{app} runs from its source, and is updated there.</source>
        <translation>يعمل {app} من شيفرته المصدرية ويُحدَّث هناك.</translation>
    </message>
</context>
<context>
    <name>UpdatesPage</name>
    <message>
        <source>&amp;Look for them and fetch them by itself</source>
        <translation>البحث عنها وجلبها تلقائيًا</translation>
    </message>
    <message>
        <source>&amp;Versions</source>
        <translation>الإصدارات</translation>
    </message>
    <message>
        <source>Beta, earlier and rougher</source>
        <translation>تجريبية، أبكر وأقل صقلًا</translation>
    </message>
    <message>
        <source>Newer versions</source>
        <translation>الإصدارات الأحدث</translation>
    </message>
    <message>
        <source>Stable</source>
        <translation>مستقرة</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>التحديثات</translation>
    </message>
</context>
<context>
    <name>Updating</name>
    <message>
        <source>The {app} without a profile looks for updates, for all of them.</source>
        <translation>تطبيق {app} الذي بلا ملف تعريف يبحث عن التحديثات لجميع الملفات.</translation>
    </message>
    <message>
        <source>This build of {app} cannot check updates.</source>
        <translation>لا تستطيع هذه النسخة من {app} التحقق من التحديثات.</translation>
    </message>
    <message>
        <source>This build of {app} is updated by whoever gave it to you.</source>
        <translation>هذه النسخة من {app} يحدّثها من أعطاك إياها.</translation>
    </message>
    <message>
        <source>Your organisation looks after the updates of {app}.</source>
        <translation>تتولى مؤسستك تحديثات {app}.</translation>
    </message>
</context>
<context>
    <name>Utility</name>
    <message>
        <source>broadband</source>
        <translation>نطاق عريض</translation>
    </message>
    <message>
        <source>electricity</source>
        <translation>كهرباء</translation>
    </message>
    <message>
        <source>gas</source>
        <translation>غاز</translation>
    </message>
    <message>
        <source>heating</source>
        <translation>تدفئة</translation>
    </message>
    <message>
        <source>insurance</source>
        <translation>تأمين</translation>
    </message>
    <message>
        <source>internet</source>
        <translation>إنترنت</translation>
    </message>
    <message>
        <source>mobile</source>
        <translation>هاتف محمول</translation>
    </message>
    <message>
        <source>phone</source>
        <translation>هاتف</translation>
    </message>
    <message>
        <source>rent</source>
        <translation>إيجار</translation>
    </message>
    <message>
        <source>television</source>
        <translation>تلفزيون</translation>
    </message>
    <message>
        <source>water</source>
        <translation>مياه</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Address of your payment &amp;server</source>
        <translation>عنوان خادم الدفع الخاص بك</translation>
    </message>
    <message>
        <source>Paste a token</source>
        <translation>لصق رمز مميز</translation>
    </message>
    <message>
        <source>Sign in once, and know at once about every payment and every bill.</source>
        <translation>سجّل الدخول مرة واحدة، واعرف فورًا بكل دفعة وكل فاتورة.</translation>
    </message>
    <message>
        <source>Sign in to {app}</source>
        <translation>تسجيل الدخول إلى {app}</translation>
    </message>
    <message>
        <source>Sign in with your browser</source>
        <translation>تسجيل الدخول عبر المتصفح</translation>
    </message>
    <message>
        <source>Use a code on another device</source>
        <translation>استخدام رمز على جهاز آخر</translation>
    </message>
</context>
<context>
    <name>_CopyButton</name>
    <message>
        <source>Copied</source>
        <translation>تم النسخ</translation>
    </message>
    <message>
        <source>Copy {what}</source>
        <translation>نسخ {what}</translation>
    </message>
</context>
</TS>
