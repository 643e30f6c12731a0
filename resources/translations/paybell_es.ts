<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About {app}</source>
        <translation>Acerca de {app}</translation>
    </message>
    <message>
        <source>Get help</source>
        <translation>Obtener ayuda</translation>
    </message>
    <message>
        <source>Tells you at once what happens to your payments and bills.</source>
        <translation>Le avisa al instante de lo que ocurre con sus pagos y facturas.</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>Versión {version}</translation>
    </message>
</context>
<context>
    <name>AboutPage</name>
    <message>
        <source>&amp;Copy diagnostics</source>
        <translation>&amp;Copiar diagnóstico</translation>
    </message>
    <message>
        <source>&amp;Get help</source>
        <translation>Obtener &amp;ayuda</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Acerca de</translation>
    </message>
    <message>
        <source>Collecting…</source>
        <translation>Recopilando…</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
    <message>
        <source>Managed by your organisation</source>
        <translation>Administrado por su organización</translation>
    </message>
    <message>
        <source>Settings with a lock beside them are chosen by your organisation. They cannot be changed here.</source>
        <translation>Los ajustes con un candado al lado los define su organización. No se pueden cambiar aquí.</translation>
    </message>
    <message>
        <source>The diagnostics say what works on this computer and what does not. They hold no password, token or payment, and may be sent to whoever helps you.</source>
        <translation>El diagnóstico indica qué funciona en este equipo y qué no. No contiene contraseñas, tokens ni pagos, y puede enviarse a quien le preste ayuda.</translation>
    </message>
    <message>
        <source>When something does not work</source>
        <translation>Cuando algo no funciona</translation>
    </message>
    <message>
        <source>{app}, version {version}</source>
        <translation>{app}, versión {version}</translation>
    </message>
</context>
<context>
    <name>AccountPage</name>
    <message>
        <source>&amp;Add an account…</source>
        <translation>A&amp;gregar una cuenta…</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Quitar</translation>
    </message>
    <message>
        <source>A device that you remove is signed out at once, and shows nothing more.</source>
        <translation>Si quita un dispositivo, su sesión se cierra de inmediato y deja de mostrar información.</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Cuenta</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Cuentas</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Dispositivos</translation>
    </message>
    <message>
        <source>It is signed out at once. To use it again, somebody has to sign in there.</source>
        <translation>Su sesión se cierra de inmediato. Para volver a usarlo, habrá que iniciar sesión en él.</translation>
    </message>
    <message>
        <source>Nobody is signed in on this computer.</source>
        <translation>Nadie ha iniciado sesión en este equipo.</translation>
    </message>
    <message>
        <source>Receive notifications for all accounts at once</source>
        <translation>Recibir notificaciones de todas las cuentas a la vez</translation>
    </message>
    <message>
        <source>Remove a device</source>
        <translation>Quitar un dispositivo</translation>
    </message>
    <message>
        <source>Remove {device}?</source>
        <translation>¿Quitar {device}?</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Quitar…</translation>
    </message>
    <message>
        <source>See where you are signed in, and remove a computer that you have lost.</source>
        <translation>Vea dónde tiene la sesión iniciada y quite un equipo que haya perdido.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Show my &amp;devices</source>
        <translation>Mostrar mis &amp;dispositivos</translation>
    </message>
    <message>
        <source>Sign &amp;in…</source>
        <translation>&amp;Iniciar sesión…</translation>
    </message>
    <message>
        <source>Sign &amp;out…</source>
        <translation>C&amp;errar sesión…</translation>
    </message>
    <message>
        <source>Sign in again to receive payments.</source>
        <translation>Vuelva a iniciar sesión para recibir pagos.</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>Sesión iniciada</translation>
    </message>
    <message>
        <source>You stay signed in until the app quits: nothing is kept.</source>
        <translation>Seguirá con la sesión iniciada hasta que se cierre la aplicación: no se guarda nada.</translation>
    </message>
    <message>
        <source>Your devices</source>
        <translation>Sus dispositivos</translation>
    </message>
    <message>
        <source>Your sign-in is kept in the system&apos;s keychain and nowhere else.</source>
        <translation>Su inicio de sesión se guarda en el llavero del sistema y en ningún otro lugar.</translation>
    </message>
</context>
<context>
    <name>BrowserPage</name>
    <message>
        <source>A page has opened there. Sign in, then come back: this window closes itself.</source>
        <translation>Se ha abierto una página en el navegador. Inicie sesión y vuelva aquí: esta ventana se cierra sola.</translation>
    </message>
    <message>
        <source>Continue in your browser</source>
        <translation>Continúe en su navegador</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Copiar enlace</translation>
    </message>
    <message>
        <source>Nothing to do here</source>
        <translation>No hay nada que hacer aquí</translation>
    </message>
    <message>
        <source>Open the page again</source>
        <translation>Abrir la página de nuevo</translation>
    </message>
    <message>
        <source>This address does not belong to a sign-in that goes on.</source>
        <translation>Esta dirección no corresponde a ningún inicio de sesión en curso.</translation>
    </message>
    <message>
        <source>Use a code on another device</source>
        <translation>Usar un código en otro dispositivo</translation>
    </message>
    <message>
        <source>You are signed in</source>
        <translation>Ha iniciado sesión</translation>
    </message>
    <message>
        <source>You can close this window and return to {app}.</source>
        <translation>Puede cerrar esta ventana y volver a {app}.</translation>
    </message>
</context>
<context>
    <name>Card</name>
    <message numerus="yes">
        <source>%n day(s) overdue</source>
        <translation>
            <numerusform>%n día de retraso</numerusform>
            <numerusform>%n días de retraso</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n update(s)</source>
        <translation>
            <numerusform>%n actualización</numerusform>
            <numerusform>%n actualizaciones</numerusform>
        </translation>
    </message>
    <message>
        <source>No due date</source>
        <translation>Sin fecha de vencimiento</translation>
    </message>
    <message>
        <source>Payment failed</source>
        <translation>Pago fallido</translation>
    </message>
    <message>
        <source>due today</source>
        <translation>vence hoy</translation>
    </message>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation>
            <numerusform>en %n día</numerusform>
            <numerusform>en %n días</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CardActions</name>
    <message>
        <source>Deleted from this device. It can be brought back for 30 days.</source>
        <translation>Eliminado de este dispositivo. Se puede recuperar durante 30 días.</translation>
    </message>
    <message>
        <source>Marked as unread on this device; your other devices keep it read.</source>
        <translation>Marcado como no leído en este dispositivo; en los demás sigue como leído.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
</context>
<context>
    <name>CardDetails</name>
    <message>
        <source>Amount</source>
        <translation>Importe</translation>
    </message>
    <message>
        <source>Choose a notification to see its details.</source>
        <translation>Elija una notificación para ver sus detalles.</translation>
    </message>
    <message>
        <source>Delete from this device</source>
        <translation>Eliminar de este dispositivo</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>Mark as unread on this device</source>
        <translation>Marcar como no leído en este dispositivo</translation>
    </message>
    <message>
        <source>Opens {host}</source>
        <translation>Abre {host}</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restaurar</translation>
    </message>
</context>
<context>
    <name>CardList</name>
    <message>
        <source>Notifications</source>
        <translation>Notificaciones</translation>
    </message>
</context>
<context>
    <name>CardMenu</name>
    <message>
        <source>Copy number</source>
        <translation>Copiar número</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Mark as unread</source>
        <translation>Marcar como no leído</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restaurar</translation>
    </message>
</context>
<context>
    <name>CardModel</name>
    <message>
        <source>unread</source>
        <translation>sin leer</translation>
    </message>
</context>
<context>
    <name>CodePage</name>
    <message>
        <source>Code: {code}</source>
        <translation>Código: {code}</translation>
    </message>
    <message>
        <source>Copy code</source>
        <translation>Copiar código</translation>
    </message>
    <message>
        <source>Scan this with your phone, or open {url} there and enter the code:</source>
        <translation>Escanee esto con su teléfono, o abra {url} en él e introduzca el código:</translation>
    </message>
    <message>
        <source>Sign in on another device</source>
        <translation>Iniciar sesión en otro dispositivo</translation>
    </message>
    <message>
        <source>Valid for less than a minute</source>
        <translation>Válido durante menos de un minuto</translation>
    </message>
</context>
<context>
    <name>ConnectionPage</name>
    <message>
        <source>&amp;Try again now</source>
        <translation>&amp;Reintentar ahora</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Conexión</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Servidor</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>You are asked for it when you sign in.</source>
        <translation>Se le pide al iniciar sesión.</translation>
    </message>
    <message>
        <source>{url} (given by this app)</source>
        <translation>{url} (definido por esta aplicación)</translation>
    </message>
</context>
<context>
    <name>Csv</name>
    <message>
        <source>About</source>
        <translation>Concepto</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Importe</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Moneda</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Vencimiento</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fallido</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Aviso</translation>
    </message>
    <message>
        <source>Notification ID</source>
        <translation>ID de notificación</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Pagado</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Pago</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Recibido</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>Por pagar</translation>
    </message>
    <message>
        <source>Transaction or bill</source>
        <translation>Transacción o factura</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Aviso retirado</translation>
    </message>
</context>
<context>
    <name>CsvExport</name>
    <message numerus="yes">
        <source>%n row(s) exported to {file}.</source>
        <translation>
            <numerusform>%n fila exportada a {file}.</numerusform>
            <numerusform>%n filas exportadas a {file}.</numerusform>
        </translation>
    </message>
    <message>
        <source>CSV file (*.csv)</source>
        <translation>Archivo CSV (*.csv)</translation>
    </message>
    <message>
        <source>Check that there is room on the disk and that you may write there.</source>
        <translation>Compruebe que haya espacio en el disco y que tenga permiso para escribir ahí.</translation>
    </message>
    <message>
        <source>Export as CSV</source>
        <translation>Exportar como CSV</translation>
    </message>
    <message>
        <source>Exporting to {file}…</source>
        <translation>Exportando a {file}…</translation>
    </message>
    <message>
        <source>The file could not be written</source>
        <translation>No se pudo escribir el archivo</translation>
    </message>
</context>
<context>
    <name>Dates</name>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>Mañana</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Ayer</translation>
    </message>
    <message>
        <source>due %1</source>
        <translation>vence el %1</translation>
    </message>
    <message>
        <source>due today</source>
        <translation>vence hoy</translation>
    </message>
    <message>
        <source>due tomorrow</source>
        <translation>vence mañana</translation>
    </message>
    <message>
        <source>overdue since %1</source>
        <translation>vencida desde el %1</translation>
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
        <translation>Pulse Ctrl+Q para salir.</translation>
    </message>
    <message>
        <source>This desktop has no tray for an icon</source>
        <translation>Este escritorio no tiene bandeja del sistema para un icono</translation>
    </message>
    <message>
        <source>this desktop has no tray</source>
        <translation>este escritorio no tiene bandeja del sistema</translation>
    </message>
    <message>
        <source>{app} keeps running when you close this window; start it again to open it.</source>
        <translation>{app} sigue en ejecución al cerrar esta ventana; para volver a abrirla, inicie de nuevo la aplicación.</translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message numerus="yes">
        <source>%n earlier</source>
        <translation>
            <numerusform>%n anterior</numerusform>
            <numerusform>%n anteriores</numerusform>
        </translation>
    </message>
    <message>
        <source>Bill</source>
        <translation>Factura</translation>
    </message>
    <message>
        <source>Bill issued</source>
        <translation>Factura emitida</translation>
    </message>
    <message>
        <source>Bill number</source>
        <translation>Número de factura</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Categoría</translation>
    </message>
    <message>
        <source>Deleted from this device</source>
        <translation>Eliminado de este dispositivo</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Vencimiento</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Concepto</translation>
    </message>
    <message>
        <source>Happened</source>
        <translation>Ocurrido</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>Emisión</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Mensaje</translation>
    </message>
    <message>
        <source>Minimum due</source>
        <translation>Pago mínimo</translation>
    </message>
    <message>
        <source>Notification ID</source>
        <translation>ID de notificación</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Vencidas</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Pagado</translation>
    </message>
    <message>
        <source>Paid with</source>
        <translation>Medio de pago</translation>
    </message>
    <message>
        <source>Payment failed</source>
        <translation>Pago fallido</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Período</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Recibido</translation>
    </message>
    <message>
        <source>Reminded</source>
        <translation>Recordatorio enviado</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>TEST · {title}</source>
        <translation>PRUEBA · {title}</translation>
    </message>
    <message>
        <source>Transaction</source>
        <translation>Transacción</translation>
    </message>
    <message>
        <source>Utility</source>
        <translation>Servicio</translation>
    </message>
    <message>
        <source>What you can do</source>
        <translation>Qué puede hacer</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Aviso retirado</translation>
    </message>
    <message>
        <source>Withdrawn: this is no longer true</source>
        <translation>Aviso retirado: ya no es válido</translation>
    </message>
</context>
<context>
    <name>Devices</name>
    <message>
        <source>A device without a name</source>
        <translation>Dispositivo sin nombre</translation>
    </message>
    <message>
        <source>Last connected {when}</source>
        <translation>Última conexión: {when}</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Este equipo</translation>
    </message>
</context>
<context>
    <name>Failure</name>
    <message>
        <source>Add money or pay another way</source>
        <translation>Agregue fondos o pague de otra forma</translation>
    </message>
    <message>
        <source>Ask your bank or pay another way</source>
        <translation>Consulte a su banco o pague de otra forma</translation>
    </message>
    <message>
        <source>Check the payment details</source>
        <translation>Revise los datos de pago</translation>
    </message>
    <message>
        <source>Pay another way</source>
        <translation>Pague de otra forma</translation>
    </message>
    <message>
        <source>Raise your limit or pay another way</source>
        <translation>Aumente su límite o pague de otra forma</translation>
    </message>
    <message>
        <source>Try again and confirm with your bank</source>
        <translation>Vuelva a intentarlo y confirme con su banco</translation>
    </message>
    <message>
        <source>Try again in a few minutes</source>
        <translation>Vuelva a intentarlo en unos minutos</translation>
    </message>
</context>
<context>
    <name>GeneralPage</name>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Idioma</translation>
    </message>
    <message>
        <source>&amp;Start when I log in</source>
        <translation>&amp;Abrir al iniciar sesión en el equipo</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Tema</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Apariencia</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>General</source>
        <translation>General</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Inicio</translation>
    </message>
</context>
<context>
    <name>Hush</name>
    <message>
        <source>Do not disturb is on</source>
        <translation>No molestar está activado</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>Paused until {time}</source>
        <translation>En pausa hasta {time}</translation>
    </message>
    <message>
        <source>Quiet until {time}</source>
        <translation>En silencio hasta {time}</translation>
    </message>
</context>
<context>
    <name>InboxBar</name>
    <message>
        <source>All</source>
        <translation>Todo</translation>
    </message>
    <message>
        <source>Bills</source>
        <translation>Facturas</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Conexión</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fallidos</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>Bandeja de entrada</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Otros</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>Pagos</translation>
    </message>
    <message>
        <source>Recently deleted</source>
        <translation>Eliminado recientemente</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>Sin leer</translation>
    </message>
    <message>
        <source>Upcoming</source>
        <translation>Próximos pagos</translation>
    </message>
    <message>
        <source>Upcoming ({count})</source>
        <translation>Próximos pagos ({count})</translation>
    </message>
</context>
<context>
    <name>InboxMenu</name>
    <message>
        <source>Export as CSV…</source>
        <translation>Exportar como CSV…</translation>
    </message>
    <message>
        <source>Mark all as read</source>
        <translation>Marcar todo como leído</translation>
    </message>
    <message>
        <source>Recently deleted</source>
        <translation>Eliminado recientemente</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Configuración…</translation>
    </message>
</context>
<context>
    <name>InboxWindow</name>
    <message>
        <source>All read</source>
        <translation>Todo leído</translation>
    </message>
    <message>
        <source>Bills appear here until they are paid, the earliest due date first.</source>
        <translation>Las facturas aparecen aquí hasta que se pagan, primero las que vencen antes.</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Borrar la búsqueda</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Conectando…</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>No bills</source>
        <translation>No hay facturas</translation>
    </message>
    <message>
        <source>No bills to pay</source>
        <translation>No hay facturas por pagar</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>Sin conexión</translation>
    </message>
    <message>
        <source>No failed payments</source>
        <translation>No hay pagos fallidos</translation>
    </message>
    <message>
        <source>No payments</source>
        <translation>No hay pagos</translation>
    </message>
    <message>
        <source>Nothing found for “{text}”</source>
        <translation>No se encontró nada para «{text}»</translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation>No hay nada aquí</translation>
    </message>
    <message>
        <source>Nothing was deleted</source>
        <translation>No se ha eliminado nada</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Todavía no hay nada</translation>
    </message>
    <message>
        <source>Older entries are still being made searchable. This takes a moment.</source>
        <translation>Las entradas más antiguas aún se están preparando para la búsqueda. Tardará un momento.</translation>
    </message>
    <message>
        <source>Payments and bills appear here the moment they happen.</source>
        <translation>Los pagos y las facturas aparecen aquí en cuanto se producen.</translation>
    </message>
    <message>
        <source>Search for a name, an amount, a transaction or a bill number.</source>
        <translation>Busque un nombre, un importe, una transacción o un número de factura.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Mostrar todo</translation>
    </message>
    <message>
        <source>Sign in again to receive new payments. Your history is kept.</source>
        <translation>Vuelva a iniciar sesión para recibir pagos nuevos. Su historial se conserva.</translation>
    </message>
    <message>
        <source>Sign in once, and know at once about every payment and every bill.</source>
        <translation>Inicie sesión una vez y entérese al instante de cada pago y cada factura.</translation>
    </message>
    <message>
        <source>Sign in…</source>
        <translation>Iniciar sesión…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Try again now</source>
        <translation>Reintentar ahora</translation>
    </message>
    <message>
        <source>Welcome to {app}</source>
        <translation>Le damos la bienvenida a {app}</translation>
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
        <translation>Reinicie la aplicación.</translation>
    </message>
    <message>
        <source>The list could not be read</source>
        <translation>No se pudo leer la lista</translation>
    </message>
</context>
<context>
    <name>NotificationsPage</name>
    <message>
        <source>&amp;Bills</source>
        <translation>Fac&amp;turas</translation>
    </message>
    <message>
        <source>&amp;Failed payments</source>
        <translation>Pagos &amp;fallidos</translation>
    </message>
    <message>
        <source>&amp;Hide amounts</source>
        <translation>Ocultar &amp;importes</translation>
    </message>
    <message>
        <source>&amp;Other news</source>
        <translation>&amp;Otros avisos</translation>
    </message>
    <message>
        <source>&amp;Payments</source>
        <translation>&amp;Pagos</translation>
    </message>
    <message>
        <source>&amp;Quiet hours</source>
        <translation>&amp;Horas de silencio</translation>
    </message>
    <message>
        <source>A notification then says “Payment successful” and no more.</source>
        <translation>La notificación dice entonces «Pago realizado» y nada más.</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>Siempre</translation>
    </message>
    <message>
        <source>By the clock of wherever you are</source>
        <translation>Según la hora del lugar en que se encuentre</translation>
    </message>
    <message>
        <source>Did not work: {why}.</source>
        <translation>No funcionó: {why}.</translation>
    </message>
    <message>
        <source>F&amp;rom</source>
        <translation>&amp;Desde</translation>
    </message>
    <message>
        <source>How they are shown</source>
        <translation>Cómo se muestran</translation>
    </message>
    <message>
        <source>Inbox only</source>
        <translation>Solo en la bandeja de entrada</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nunca</translation>
    </message>
    <message>
        <source>Not tried yet. Send a test to see one.</source>
        <translation>Aún sin probar. Envíe una prueba para ver una.</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Notificaciones</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Activadas</translation>
    </message>
    <message>
        <source>Pa&amp;use</source>
        <translation>Pa&amp;usar</translation>
    </message>
    <message>
        <source>Pause and quiet hours</source>
        <translation>Pausa y horas de silencio</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Privacidad</translation>
    </message>
    <message>
        <source>Quiet hours begin</source>
        <translation>Comienzo de las horas de silencio</translation>
    </message>
    <message>
        <source>Quiet hours end</source>
        <translation>Fin de las horas de silencio</translation>
    </message>
    <message>
        <source>Send a &amp;test</source>
        <translation>Enviar una prue&amp;ba</translation>
    </message>
    <message>
        <source>Show b&amp;y</source>
        <translation>Mostrar m&amp;ediante</translation>
    </message>
    <message>
        <source>Show failed payments &amp;even then</source>
        <translation>Mostrar los pagos fallidos t&amp;ambién entonces</translation>
    </message>
    <message>
        <source>Show silently</source>
        <translation>Mostrar sin sonido</translation>
    </message>
    <message>
        <source>Show, with a sound</source>
        <translation>Mostrar con sonido</translation>
    </message>
    <message>
        <source>Turn on a&amp;gain</source>
        <translation>Reacti&amp;var</translation>
    </message>
    <message>
        <source>What comes meanwhile waits in the inbox, and is summed up when the pause or the quiet hours end. The desktop&apos;s own do-not-disturb is always obeyed.</source>
        <translation>Lo que llega mientras tanto espera en la bandeja de entrada y se resume al terminar la pausa o las horas de silencio. El modo No molestar del escritorio se respeta siempre.</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>Qué se muestra</translation>
    </message>
    <message>
        <source>When locked or presenting</source>
        <translation>Con la pantalla bloqueada o en presentación</translation>
    </message>
    <message>
        <source>Works: {way} showed the last one.</source>
        <translation>Funciona: la última se mostró mediante «{way}».</translation>
    </message>
    <message>
        <source>to</source>
        <translation>hasta</translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>A file could not be written ({why}).</source>
        <translation>No se pudo escribir un archivo ({why}).</translation>
    </message>
    <message>
        <source>A proxy that is itself reached by TLS is not supported.</source>
        <translation>No se admiten proxies a los que se accede mediante TLS.</translation>
    </message>
    <message>
        <source>Another program has its file open.</source>
        <translation>Otro programa tiene abierto su archivo.</translation>
    </message>
    <message>
        <source>Ask for an HTTP proxy.</source>
        <translation>Solicite un proxy HTTP.</translation>
    </message>
    <message>
        <source>Ask who runs your network to allow the server&apos;s address.</source>
        <translation>Pida a quien administra su red que permita la dirección del servidor.</translation>
    </message>
    <message>
        <source>By it, the sign-in service&apos;s certificate is not valid.</source>
        <translation>Según esa fecha, el certificado del servicio de inicio de sesión no es válido.</translation>
    </message>
    <message>
        <source>Check that the disk works and that you may write to it.</source>
        <translation>Compruebe que el disco funcione y que tenga permiso para escribir en él.</translation>
    </message>
    <message>
        <source>Check that there is room on the disk and that you may write to it.</source>
        <translation>Compruebe que haya espacio en el disco y que tenga permiso para escribir en él.</translation>
    </message>
    <message>
        <source>Check that there is room on the disk.</source>
        <translation>Compruebe que haya espacio en el disco.</translation>
    </message>
    <message>
        <source>Check the address and this computer&apos;s date, or ask who runs the server.</source>
        <translation>Compruebe la dirección y la fecha de este equipo, o pregunte a quien administra el servidor.</translation>
    </message>
    <message>
        <source>Check the proxy in Settings, or ask who runs your network.</source>
        <translation>Revise el proxy en Configuración o pregunte a quien administra su red.</translation>
    </message>
    <message>
        <source>Check the server&apos;s address.</source>
        <translation>Compruebe la dirección del servidor.</translation>
    </message>
    <message>
        <source>Choose a browser in your system&apos;s settings, and try again.</source>
        <translation>Elija un navegador en los ajustes de su sistema y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>Choose an HTTP proxy in Settings under Connection.</source>
        <translation>Elija un proxy HTTP en Configuración, apartado Conexión.</translation>
    </message>
    <message>
        <source>Choose another in Settings.</source>
        <translation>Elija otro en Configuración.</translation>
    </message>
    <message>
        <source>Close that program, then sign in and out again.</source>
        <translation>Cierre ese programa y, después, inicie y cierre sesión de nuevo.</translation>
    </message>
    <message>
        <source>Connection lost</source>
        <translation>Conexión perdida</translation>
    </message>
    <message>
        <source>Copy it again, whole, and paste it.</source>
        <translation>Cópielo de nuevo, completo, y péguelo.</translation>
    </message>
    <message>
        <source>Copy the link into a browser on this computer, or use a code on another device.</source>
        <translation>Copie el enlace en un navegador de este equipo o use un código en otro dispositivo.</translation>
    </message>
    <message>
        <source>Enter the address of your payment server.</source>
        <translation>Introduzca la dirección de su servidor de pagos.</translation>
    </message>
    <message>
        <source>Enter them in Settings under Connection.</source>
        <translation>Introdúzcalos en Configuración, apartado Conexión.</translation>
    </message>
    <message>
        <source>Enter them in the fields below: they are kept in your keychain.</source>
        <translation>Introdúzcalos en los campos de abajo: se guardan en su llavero.</translation>
    </message>
    <message>
        <source>Free some disk space.</source>
        <translation>Libere espacio en el disco.</translation>
    </message>
    <message>
        <source>If it lasts, tell your payment platform.</source>
        <translation>Si continúa, avise a su plataforma de pagos.</translation>
    </message>
    <message>
        <source>If others use this computer, end it in your account there.</source>
        <translation>Si otras personas usan este equipo, ciérrela desde su cuenta en ese servicio.</translation>
    </message>
    <message>
        <source>It answered {status}.</source>
        <translation>Respondió {status}.</translation>
    </message>
    <message>
        <source>It begins with https://, for example https://pay.example.</source>
        <translation>Empieza por https://, por ejemplo https://pay.example.</translation>
    </message>
    <message>
        <source>It could not be put aside either.</source>
        <translation>Tampoco se pudo apartar.</translation>
    </message>
    <message>
        <source>It does not take the name and password that it was given, or was given none.</source>
        <translation>No acepta el usuario y la contraseña indicados, o no se le indicó ninguno.</translation>
    </message>
    <message>
        <source>It gave no usable code.</source>
        <translation>No proporcionó ningún código utilizable.</translation>
    </message>
    <message>
        <source>It gave no usable token.</source>
        <translation>No proporcionó ningún token utilizable.</translation>
    </message>
    <message>
        <source>It has a space or a line break inside: perhaps too much was copied.</source>
        <translation>Contiene un espacio o un salto de línea: tal vez se copió de más.</translation>
    </message>
    <message>
        <source>It holds characters that no token has.</source>
        <translation>Contiene caracteres que ningún token tiene.</translation>
    </message>
    <message>
        <source>It is far too long.</source>
        <translation>Es demasiado largo.</translation>
    </message>
    <message>
        <source>It is not a web address.</source>
        <translation>No es una dirección web.</translation>
    </message>
    <message>
        <source>It is not the address of a proxy.</source>
        <translation>No es la dirección de un proxy.</translation>
    </message>
    <message>
        <source>It is tried again at the next quit.</source>
        <translation>Se volverá a intentar la próxima vez que salga.</translation>
    </message>
    <message>
        <source>It is tried again tomorrow; this version goes on as it is.</source>
        <translation>Se volverá a intentar mañana; esta versión sigue funcionando como hasta ahora.</translation>
    </message>
    <message>
        <source>It looks like http://proxy.example:3128.</source>
        <translation>Tiene este aspecto: http://proxy.example:3128.</translation>
    </message>
    <message>
        <source>It may be restarting, or something between here and there blocks it.</source>
        <translation>Puede que se esté reiniciando o que algo bloquee el camino hasta él.</translation>
    </message>
    <message>
        <source>It must end after the port.</source>
        <translation>Debe terminar después del puerto.</translation>
    </message>
    <message>
        <source>It must end before any ? or #.</source>
        <translation>Debe terminar antes de cualquier ? o #.</translation>
    </message>
    <message>
        <source>It must not hold a user name or password.</source>
        <translation>No debe contener usuario ni contraseña.</translation>
    </message>
    <message>
        <source>It names an address that cannot be used.</source>
        <translation>Indica una dirección que no se puede usar.</translation>
    </message>
    <message>
        <source>It refused us: {code}.</source>
        <translation>Rechazó la solicitud: {code}.</translation>
    </message>
    <message>
        <source>It refuses the connection to the payment server.</source>
        <translation>Rechaza la conexión con el servidor de pagos.</translation>
    </message>
    <message>
        <source>It reported: {why}.</source>
        <translation>Informó de lo siguiente: {why}.</translation>
    </message>
    <message>
        <source>It stays as it was; try again, or use the system&apos;s own settings.</source>
        <translation>Se queda como estaba; vuelva a intentarlo o use la configuración del propio sistema.</translation>
    </message>
    <message>
        <source>It takes tokens only.</source>
        <translation>Solo acepta tokens.</translation>
    </message>
    <message>
        <source>It was not finished in the browser in time.</source>
        <translation>No se completó a tiempo en el navegador.</translation>
    </message>
    <message>
        <source>It was put aside and is fetched again from the server.</source>
        <translation>Se ha apartado y se vuelve a descargar del servidor.</translation>
    </message>
    <message>
        <source>It was turned off in Task Manager or in Settings › Apps › Startup.</source>
        <translation>Se desactivó en el Administrador de tareas o en Configuración › Aplicaciones › Inicio.</translation>
    </message>
    <message>
        <source>Its address is wrong, or it is a SOCKS proxy, which is not supported.</source>
        <translation>Su dirección es incorrecta o es un proxy SOCKS, que no se admite.</translation>
    </message>
    <message>
        <source>Its answer has no end.</source>
        <translation>Su respuesta no termina.</translation>
    </message>
    <message>
        <source>Its certificate is not trusted on this computer, so the sign-in token was not sent.</source>
        <translation>Este equipo no confía en su certificado, por lo que no se envió el token de inicio de sesión.</translation>
    </message>
    <message>
        <source>Its document is not as it must be: {why}.</source>
        <translation>Su documento no es como debe ser: {why}.</translation>
    </message>
    <message>
        <source>Its document names no place to get a token.</source>
        <translation>Su documento no indica dónde obtener un token.</translation>
    </message>
    <message>
        <source>Its document names no place where people sign in.</source>
        <translation>Su documento no indica dónde se inicia sesión.</translation>
    </message>
    <message>
        <source>Its identity cannot be verified, so nothing was sent.</source>
        <translation>No se puede verificar su identidad, por lo que no se envió nada.</translation>
    </message>
    <message>
        <source>Look into your account for what happened before.</source>
        <translation>Consulte en su cuenta lo ocurrido antes.</translation>
    </message>
    <message>
        <source>Look through Settings, and sign in again.</source>
        <translation>Revise la configuración y vuelva a iniciar sesión.</translation>
    </message>
    <message>
        <source>Look through Settings.</source>
        <translation>Revise los ajustes.</translation>
    </message>
    <message>
        <source>Move it to a folder that is yours.</source>
        <translation>Muévalo a una carpeta que le pertenezca.</translation>
    </message>
    <message>
        <source>New notifications cannot be saved on this computer. They stay on the server and arrive as soon as there is room.</source>
        <translation>Las notificaciones nuevas no se pueden guardar en este equipo. Permanecen en el servidor y llegarán en cuanto haya espacio.</translation>
    </message>
    <message>
        <source>New payments are still counted and listed here: {why}.</source>
        <translation>Los pagos nuevos se siguen contando y mostrando aquí. Motivo: {why}.</translation>
    </message>
    <message>
        <source>No browser could be opened</source>
        <translation>No se pudo abrir ningún navegador</translation>
    </message>
    <message>
        <source>No network</source>
        <translation>Sin red</translation>
    </message>
    <message>
        <source>No payment server at this address</source>
        <translation>No hay ningún servidor de pagos en esta dirección</translation>
    </message>
    <message>
        <source>No payments can be received.</source>
        <translation>No se pueden recibir pagos.</translation>
    </message>
    <message>
        <source>Nothing of it was used; this version goes on as it is.</source>
        <translation>No se usó nada de ella; esta versión sigue funcionando como hasta ahora.</translation>
    </message>
    <message>
        <source>Nothing was entered.</source>
        <translation>No se introdujo nada.</translation>
    </message>
    <message>
        <source>Notifications cannot be saved</source>
        <translation>No se pueden guardar las notificaciones</translation>
    </message>
    <message>
        <source>Notifications cannot be shown</source>
        <translation>No se pueden mostrar las notificaciones</translation>
    </message>
    <message>
        <source>Paste the token that your payment platform gave you, or check the address.</source>
        <translation>Pegue el token que le dio su plataforma de pagos o compruebe la dirección.</translation>
    </message>
    <message>
        <source>Please sign in</source>
        <translation>Inicie sesión</translation>
    </message>
    <message>
        <source>Please sign in again</source>
        <translation>Vuelva a iniciar sesión</translation>
    </message>
    <message>
        <source>Quit the app on a device that you do not use.</source>
        <translation>Salga de la aplicación en un dispositivo que no use.</translation>
    </message>
    <message>
        <source>Remove what is before the @.</source>
        <translation>Quite lo que hay antes de la @.</translation>
    </message>
    <message>
        <source>Restart it; if that does not help, install it again.</source>
        <translation>Reiníciela; si eso no ayuda, vuelva a instalarla.</translation>
    </message>
    <message>
        <source>SOCKS proxies are not supported.</source>
        <translation>No se admiten proxies SOCKS.</translation>
    </message>
    <message>
        <source>Set date and time, then try again.</source>
        <translation>Ajuste la fecha y la hora y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>Set up a keychain (on Linux: GNOME Keyring or KWallet), or sign in for this session only.</source>
        <translation>Configure un llavero (en Linux: GNOME Keyring o KWallet) o inicie sesión solo por esta vez.</translation>
    </message>
    <message>
        <source>Set up a keychain, or sign in for this session only.</source>
        <translation>Configure un llavero o inicie sesión solo por esta vez.</translation>
    </message>
    <message>
        <source>Settings could not be saved</source>
        <translation>No se pudo guardar la configuración</translation>
    </message>
    <message>
        <source>Sign in again.</source>
        <translation>Vuelva a iniciar sesión.</translation>
    </message>
    <message>
        <source>Sign in with a new token.</source>
        <translation>Inicie sesión con un token nuevo.</translation>
    </message>
    <message>
        <source>Sign in with your browser.</source>
        <translation>Inicie sesión con su navegador.</translation>
    </message>
    <message>
        <source>Sign-in took too long</source>
        <translation>El inicio de sesión tardó demasiado</translation>
    </message>
    <message>
        <source>Sign-in was not allowed</source>
        <translation>No se permitió el inicio de sesión</translation>
    </message>
    <message>
        <source>Sign-in was stopped for your safety</source>
        <translation>El inicio de sesión se detuvo por su seguridad</translation>
    </message>
    <message>
        <source>Signing in by a code is not offered here</source>
        <translation>Aquí no se ofrece el inicio de sesión con código</translation>
    </message>
    <message>
        <source>Signing in did not work</source>
        <translation>El inicio de sesión no funcionó</translation>
    </message>
    <message>
        <source>Some of your settings could not be read</source>
        <translation>No se pudieron leer algunos de sus ajustes</translation>
    </message>
    <message>
        <source>Some older notifications cannot be fetched any more</source>
        <translation>Algunas notificaciones antiguas ya no se pueden obtener</translation>
    </message>
    <message>
        <source>Something that happened shortly before may be missing: look into your account.</source>
        <translation>Puede faltar algo de lo ocurrido poco antes: consúltelo en su cuenta.</translation>
    </message>
    <message>
        <source>Something went wrong in this app that should not have.</source>
        <translation>En esta aplicación falló algo que no debería haber fallado.</translation>
    </message>
    <message>
        <source>Starting at login could not be changed</source>
        <translation>No se pudo cambiar el inicio automático</translation>
    </message>
    <message>
        <source>Starting at login is turned off in Windows</source>
        <translation>El inicio automático está desactivado en Windows</translation>
    </message>
    <message>
        <source>Tell your payment platform about it.</source>
        <translation>Informe de ello a su plataforma de pagos.</translation>
    </message>
    <message>
        <source>The answer did not come from the sign-in service that was asked.</source>
        <translation>La respuesta no procede del servicio de inicio de sesión consultado.</translation>
    </message>
    <message>
        <source>The app begins with its defaults. {where}</source>
        <translation>La aplicación empieza con los valores predeterminados. {where}</translation>
    </message>
    <message>
        <source>The archive could not be unpacked.</source>
        <translation>No se pudo descomprimir el archivo.</translation>
    </message>
    <message>
        <source>The archive holds no app.</source>
        <translation>El archivo no contiene ninguna aplicación.</translation>
    </message>
    <message>
        <source>The browser&apos;s answer cannot be received</source>
        <translation>No se puede recibir la respuesta del navegador</translation>
    </message>
    <message>
        <source>The channel {channel} does not exist.</source>
        <translation>El canal {channel} no existe.</translation>
    </message>
    <message>
        <source>The clocks do not agree</source>
        <translation>Los relojes no coinciden</translation>
    </message>
    <message>
        <source>The damaged file was put aside, and what the server still keeps is fetched again.</source>
        <translation>El archivo dañado se ha apartado, y lo que el servidor aún conserva se vuelve a descargar.</translation>
    </message>
    <message>
        <source>The date of this computer may be wrong</source>
        <translation>La fecha de este equipo puede ser incorrecta</translation>
    </message>
    <message>
        <source>The date of this computer, or of the server, may be wrong.</source>
        <translation>La fecha de este equipo o la del servidor puede ser incorrecta.</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>El disco está lleno</translation>
    </message>
    <message>
        <source>The file {file} cannot be written ({why}).</source>
        <translation>No se puede escribir el archivo {file} ({why}).</translation>
    </message>
    <message>
        <source>The history could not be erased</source>
        <translation>No se pudo borrar el historial</translation>
    </message>
    <message>
        <source>The history file on this computer cannot be written ({why}). New notifications stay on the server.</source>
        <translation>No se puede escribir el archivo del historial en este equipo ({why}). Las notificaciones nuevas permanecen en el servidor.</translation>
    </message>
    <message>
        <source>The keychain did not answer as it should</source>
        <translation>El llavero no respondió como debía</translation>
    </message>
    <message>
        <source>The name is unknown, or something else answers there.</source>
        <translation>El nombre es desconocido, o es otra cosa la que responde ahí.</translation>
    </message>
    <message>
        <source>The old file was kept as {file}.</source>
        <translation>El archivo anterior se conservó como {file}.</translation>
    </message>
    <message>
        <source>The payment platform has deleted it, and what was received for it is erased here.</source>
        <translation>La plataforma de pagos la ha eliminado, y lo recibido para ella se borra aquí.</translation>
    </message>
    <message>
        <source>The place where they are does not answer.</source>
        <translation>El lugar donde están no responde.</translation>
    </message>
    <message>
        <source>The proxy asks for a sign-in</source>
        <translation>El proxy pide credenciales</translation>
    </message>
    <message>
        <source>The proxy cannot be used</source>
        <translation>No se puede usar el proxy</translation>
    </message>
    <message>
        <source>The proxy does not answer</source>
        <translation>El proxy no responde</translation>
    </message>
    <message>
        <source>The proxy does not let us through</source>
        <translation>El proxy no permite el paso</translation>
    </message>
    <message>
        <source>The server asks us to wait</source>
        <translation>El servidor pide esperar</translation>
    </message>
    <message>
        <source>The server does not accept this sign-in token.</source>
        <translation>El servidor no acepta este token de inicio de sesión.</translation>
    </message>
    <message>
        <source>The server does not answer</source>
        <translation>El servidor no responde</translation>
    </message>
    <message>
        <source>The server does not say properly where to sign in.</source>
        <translation>El servidor no indica correctamente dónde iniciar sesión.</translation>
    </message>
    <message>
        <source>The server does not tell them at this moment.</source>
        <translation>El servidor no los comunica en este momento.</translation>
    </message>
    <message>
        <source>The server is restarting</source>
        <translation>El servidor se está reiniciando</translation>
    </message>
    <message>
        <source>The server was restored</source>
        <translation>El servidor se restauró</translation>
    </message>
    <message>
        <source>The server&apos;s identity cannot be verified</source>
        <translation>No se puede verificar la identidad del servidor</translation>
    </message>
    <message>
        <source>The sign-in service cannot be used</source>
        <translation>No se puede usar el servicio de inicio de sesión</translation>
    </message>
    <message>
        <source>The sign-in service could not be told to end the session.</source>
        <translation>No se pudo avisar al servicio de inicio de sesión de que finalice la sesión.</translation>
    </message>
    <message>
        <source>The sign-in service does not answer</source>
        <translation>El servicio de inicio de sesión no responde</translation>
    </message>
    <message>
        <source>The sign-in service does not support it.</source>
        <translation>El servicio de inicio de sesión no lo admite.</translation>
    </message>
    <message>
        <source>The sign-in service has trouble</source>
        <translation>El servicio de inicio de sesión tiene problemas</translation>
    </message>
    <message>
        <source>The sign-in token is in it.</source>
        <translation>El token de inicio de sesión está en él.</translation>
    </message>
    <message>
        <source>The sign-in token is kept in it.</source>
        <translation>El token de inicio de sesión se guarda en él.</translation>
    </message>
    <message>
        <source>The sign-in token is still in your keychain</source>
        <translation>El token de inicio de sesión sigue en su llavero</translation>
    </message>
    <message>
        <source>The signature of the new version is not valid.</source>
        <translation>La firma de la nueva versión no es válida.</translation>
    </message>
    <message>
        <source>The system&apos;s list of programs cannot be used ({why}).</source>
        <translation>No se puede usar la lista de programas del sistema ({why}).</translation>
    </message>
    <message>
        <source>The update cannot be trusted</source>
        <translation>La actualización no es de confianza</translation>
    </message>
    <message>
        <source>The update could not be kept</source>
        <translation>No se pudo guardar la actualización</translation>
    </message>
    <message>
        <source>The update could not be put in place</source>
        <translation>No se pudo instalar la actualización</translation>
    </message>
    <message>
        <source>The update could not be started</source>
        <translation>No se pudo iniciar la actualización</translation>
    </message>
    <message>
        <source>There are no updates of this kind</source>
        <translation>No hay actualizaciones de este tipo</translation>
    </message>
    <message>
        <source>There is no address.</source>
        <translation>Falta la dirección.</translation>
    </message>
    <message>
        <source>There is no keychain</source>
        <translation>No hay ningún llavero</translation>
    </message>
    <message>
        <source>There is no sign-in token on this computer.</source>
        <translation>No hay ningún token de inicio de sesión en este equipo.</translation>
    </message>
    <message>
        <source>There may be no network, or the service has trouble.</source>
        <translation>Puede que no haya red o que el servicio tenga problemas.</translation>
    </message>
    <message>
        <source>There were too many tries in a short time.</source>
        <translation>Hubo demasiados intentos en poco tiempo.</translation>
    </message>
    <message>
        <source>This account was deleted</source>
        <translation>Esta cuenta se eliminó</translation>
    </message>
    <message>
        <source>This app could not start properly</source>
        <translation>La aplicación no pudo iniciarse correctamente</translation>
    </message>
    <message>
        <source>This computer does not allow connections to itself.</source>
        <translation>Este equipo no permite conexiones consigo mismo.</translation>
    </message>
    <message>
        <source>This computer is not connected.</source>
        <translation>Este equipo no está conectado.</translation>
    </message>
    <message>
        <source>This computer was away for longer than the server keeps them. Everything that it still has is listed.</source>
        <translation>Este equipo estuvo desconectado más tiempo del que el servidor las conserva. Aquí figura todo lo que aún tiene.</translation>
    </message>
    <message>
        <source>This is not a sign-in token</source>
        <translation>Esto no es un token de inicio de sesión</translation>
    </message>
    <message>
        <source>This proxy cannot be used</source>
        <translation>No se puede usar este proxy</translation>
    </message>
    <message>
        <source>This server address cannot be used</source>
        <translation>No se puede usar esta dirección de servidor</translation>
    </message>
    <message>
        <source>This server has no sign-in by browser</source>
        <translation>Este servidor no permite iniciar sesión con el navegador</translation>
    </message>
    <message>
        <source>This system offers no safe place for the sign-in token.</source>
        <translation>Este sistema no ofrece un lugar seguro para el token de inicio de sesión.</translation>
    </message>
    <message>
        <source>This version goes on as it is; a new copy from the download page helps always.</source>
        <translation>Esta versión sigue funcionando como hasta ahora; una copia nueva de la página de descargas siempre ayuda.</translation>
    </message>
    <message>
        <source>Too many devices are connected</source>
        <translation>Hay demasiados dispositivos conectados</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>Vuelva a intentarlo en un momento.</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>Vuelva a intentarlo más tarde.</translation>
    </message>
    <message>
        <source>Try again, and allow it in the browser.</source>
        <translation>Vuelva a intentarlo y permítalo en el navegador.</translation>
    </message>
    <message>
        <source>Try again, or restart the app first.</source>
        <translation>Inténtelo de nuevo o reinicie antes la aplicación.</translation>
    </message>
    <message>
        <source>Try again, or sign in for this session only.</source>
        <translation>Vuelva a intentarlo o inicie sesión solo por esta vez.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>Try again. If it happens again, tell your payment platform.</source>
        <translation>Vuelva a intentarlo. Si ocurre de nuevo, avise a su plataforma de pagos.</translation>
    </message>
    <message>
        <source>Try http://.</source>
        <translation>Pruebe con http://.</translation>
    </message>
    <message>
        <source>Turn it on there.</source>
        <translation>Actívelo ahí.</translation>
    </message>
    <message>
        <source>Unlock it and try again, or sign in for this session only.</source>
        <translation>Desbloquéelo y vuelva a intentarlo, o inicie sesión solo por esta vez.</translation>
    </message>
    <message>
        <source>Unlock it and try again.</source>
        <translation>Desbloquéelo y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>Unlock your keychain, or you have to sign in again at the next start.</source>
        <translation>Desbloquee su llavero o tendrá que volver a iniciar sesión en el próximo inicio.</translation>
    </message>
    <message>
        <source>Updates could not be looked for</source>
        <translation>No se pudieron buscar actualizaciones</translation>
    </message>
    <message>
        <source>Use a code on another device instead.</source>
        <translation>Use en su lugar un código en otro dispositivo.</translation>
    </message>
    <message>
        <source>Use https://{host} instead.</source>
        <translation>Use https://{host} en su lugar.</translation>
    </message>
    <message>
        <source>What is listed here stays, and what the server has now is fetched.</source>
        <translation>Lo que aparece aquí se conserva, y se descarga lo que el servidor tiene ahora.</translation>
    </message>
    <message>
        <source>What was not saved stays on the server and arrives as soon as it can be saved.</source>
        <translation>Lo que no se guardó permanece en el servidor y llegará en cuanto se pueda guardar.</translation>
    </message>
    <message>
        <source>What was offered is not signed as it has to be, or is out of date.</source>
        <translation>Lo que se ofreció no está firmado como es debido o está desactualizado.</translation>
    </message>
    <message>
        <source>Windows did not run the installer ({why}).</source>
        <translation>Windows no ejecutó el instalador ({why}).</translation>
    </message>
    <message>
        <source>Without encryption your sign-in token could be read on its way.</source>
        <translation>Sin cifrado, su token de inicio de sesión podría leerse por el camino.</translation>
    </message>
    <message>
        <source>You are signed out on this computer</source>
        <translation>Ha cerrado sesión en este equipo</translation>
    </message>
    <message>
        <source>You can remove the entry there yourself.</source>
        <translation>Puede eliminar la entrada ahí manualmente.</translation>
    </message>
    <message>
        <source>You, or the sign-in service, did not allow it.</source>
        <translation>Usted o el servicio de inicio de sesión no lo permitió.</translation>
    </message>
    <message>
        <source>Your account has as many open connections as the server allows.</source>
        <translation>Su cuenta tiene tantas conexiones abiertas como permite el servidor.</translation>
    </message>
    <message>
        <source>Your devices cannot be listed</source>
        <translation>No se puede obtener la lista de sus dispositivos</translation>
    </message>
    <message>
        <source>Your keychain is locked</source>
        <translation>Su llavero está bloqueado</translation>
    </message>
    <message>
        <source>Your network is set up to reach the server through it.</source>
        <translation>Su red está configurada para acceder al servidor a través de él.</translation>
    </message>
    <message>
        <source>Your notification history was damaged</source>
        <translation>El historial de notificaciones estaba dañado</translation>
    </message>
    <message>
        <source>Your session could not be renewed there. You stay signed in.</source>
        <translation>No se pudo renovar allí su sesión. La sesión sigue iniciada.</translation>
    </message>
    <message>
        <source>Your session could not be saved</source>
        <translation>No se pudo guardar su sesión</translation>
    </message>
    <message>
        <source>Your session has ended. Everything received so far is kept.</source>
        <translation>Su sesión ha terminado. Se conserva todo lo recibido hasta ahora.</translation>
    </message>
    <message>
        <source>Your session has expired. Everything received so far is kept.</source>
        <translation>Su sesión ha caducado. Se conserva todo lo recibido hasta ahora.</translation>
    </message>
    <message>
        <source>Your session has to be renewed there. You stay signed in.</source>
        <translation>Su sesión debe renovarse allí. La sesión sigue iniciada.</translation>
    </message>
    <message>
        <source>Your session was ended. Everything received so far is kept.</source>
        <translation>Se ha cerrado su sesión. Se conserva todo lo recibido hasta ahora.</translation>
    </message>
    <message>
        <source>Your settings could not be read</source>
        <translation>No se pudo leer su configuración</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>el disco está lleno</translation>
    </message>
    <message>
        <source>this system has no way to do it</source>
        <translation>este sistema no tiene forma de hacerlo</translation>
    </message>
    <message>
        <source>you may not write there</source>
        <translation>no tiene permiso para escribir allí</translation>
    </message>
    <message>
        <source>{account}: {problem}</source>
        <translation>{account}: {problem}</translation>
    </message>
    <message>
        <source>{bundle} cannot be replaced ({why}).</source>
        <translation>No se puede reemplazar {bundle} ({why}).</translation>
    </message>
    <message>
        <source>{image} cannot be replaced ({why}).</source>
        <translation>No se puede reemplazar {image} ({why}).</translation>
    </message>
    <message>
        <source>{names} begins with its default; all the rest is as it was. {where}</source>
        <translation>{names} empieza con su valor predeterminado; todo lo demás sigue como estaba. {where}</translation>
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
        <translation>&amp;Dirección</translation>
    </message>
    <message>
        <source>&amp;Keep the sign-in</source>
        <translation>&amp;Guardar las credenciales</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Contraseña</translation>
    </message>
    <message>
        <source>&amp;User name</source>
        <translation>&amp;Usuario</translation>
    </message>
    <message>
        <source>Enter the proxy&apos;s address.</source>
        <translation>Introduzca la dirección del proxy.</translation>
    </message>
    <message>
        <source>Kept.</source>
        <translation>Guardadas.</translation>
    </message>
    <message>
        <source>No proxy</source>
        <translation>Sin proxy</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>Reach the server &amp;by</source>
        <translation>Acceder al servidor &amp;mediante</translation>
    </message>
    <message>
        <source>The sign-in is forgotten.</source>
        <translation>Se han borrado las credenciales.</translation>
    </message>
    <message>
        <source>The system&apos;s proxy</source>
        <translation>El proxy del sistema</translation>
    </message>
    <message>
        <source>This proxy</source>
        <translation>Este proxy</translation>
    </message>
    <message>
        <source>if it asks for one</source>
        <translation>si el proxy lo pide</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Cancelar</translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation>&amp;No</translation>
    </message>
    <message>
        <source>&amp;OK</source>
        <translation>&amp;Aceptar</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>&amp;Sí</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>Aceptar</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
</context>
<context>
    <name>QrPicture</name>
    <message>
        <source>QR picture of the address</source>
        <translation>Código QR de la dirección</translation>
    </message>
</context>
<context>
    <name>Reminder</name>
    <message>
        <source>%1 due today</source>
        <translation>%1: vence hoy</translation>
    </message>
    <message>
        <source>%1 overdue</source>
        <translation>%1 vencida</translation>
    </message>
    <message>
        <source>%1 to pay</source>
        <translation>%1 por pagar</translation>
    </message>
    <message numerus="yes">
        <source>%n bill(s) to pay</source>
        <translation>
            <numerusform>%n factura por pagar</numerusform>
            <numerusform>%n facturas por pagar</numerusform>
        </translation>
    </message>
    <message>
        <source>A bill is to be paid</source>
        <translation>Hay una factura por pagar</translation>
    </message>
</context>
<context>
    <name>RemindersPage</name>
    <message>
        <source>&amp;Days before it is due</source>
        <translation>&amp;Días antes del vencimiento</translation>
    </message>
    <message>
        <source>&amp;Remind me of bills</source>
        <translation>&amp;Recordarme las facturas</translation>
    </message>
    <message>
        <source>A&amp;t</source>
        <translation>&amp;Hora</translation>
    </message>
    <message>
        <source>And when it is &amp;overdue</source>
        <translation>Y cuando esté &amp;vencida</translation>
    </message>
    <message>
        <source>Bills that are not paid yet</source>
        <translation>Facturas aún sin pagar</translation>
    </message>
    <message>
        <source>Once more on the &amp;last day</source>
        <translation>Una vez más el ú&amp;ltimo día</translation>
    </message>
    <message>
        <source>Reminders</source>
        <translation>Recordatorios</translation>
    </message>
    <message>
        <source>Reminders are made on this computer, by the clock of wherever you are. They end when the bill is paid, and wait for the end of a pause or quiet hours.</source>
        <translation>Los recordatorios se generan en este equipo, según la hora del lugar en que se encuentre. Terminan al pagar la factura y esperan al fin de una pausa o de las horas de silencio.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguno</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Clear the search</source>
        <translation>Borrar la búsqueda</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Search in all notifications</source>
        <translation>Buscar en todas las notificaciones</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Best available</source>
        <translation>La mejor disponible</translation>
    </message>
    <message>
        <source>Desktop notifications</source>
        <translation>Notificaciones del escritorio</translation>
    </message>
    <message>
        <source>Managed by your organisation</source>
        <translation>Administrado por su organización</translation>
    </message>
    <message>
        <source>Message at the tray icon</source>
        <translation>Mensaje en el icono de la bandeja</translation>
    </message>
    <message>
        <source>Simple notifications (plyer)</source>
        <translation>Notificaciones sencillas (plyer)</translation>
    </message>
    <message>
        <source>System notifications</source>
        <translation>Notificaciones del sistema</translation>
    </message>
    <message>
        <source>Windows notification centre</source>
        <translation>Centro de notificaciones de Windows</translation>
    </message>
</context>
<context>
    <name>SettingsWindow</name>
    <message>
        <source>Pages</source>
        <translation>Páginas</translation>
    </message>
    <message>
        <source>{app} settings</source>
        <translation>Configuración de {app}</translation>
    </message>
</context>
<context>
    <name>SignInDialog</name>
    <message>
        <source>Address of your payment server</source>
        <translation>Dirección de su servidor de pagos</translation>
    </message>
    <message>
        <source>Almost done</source>
        <translation>Casi listo</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Keep me signed in until {app} quits</source>
        <translation>Mantener la sesión iniciada hasta salir de {app}</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Un momento…</translation>
    </message>
    <message>
        <source>Sign in to {app}</source>
        <translation>Iniciar sesión en {app}</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>Iniciando sesión…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
</context>
<context>
    <name>SignInPages</name>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
    <message numerus="yes">
        <source>Valid for %n minute(s)</source>
        <translation>
            <numerusform>Válido durante %n minuto</numerusform>
            <numerusform>Válido durante %n minutos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SignOutDialog</name>
    <message>
        <source>&amp;Sign out</source>
        <translation>C&amp;errar sesión</translation>
    </message>
    <message>
        <source>Erase the history on this computer</source>
        <translation>Borrar el historial de este equipo</translation>
    </message>
    <message>
        <source>Sign out of {app}</source>
        <translation>Cerrar sesión en {app}</translation>
    </message>
    <message>
        <source>Sign out {account}?</source>
        <translation>¿Cerrar la sesión de {account}?</translation>
    </message>
    <message>
        <source>You will not see new payments on this computer. What you have received is kept, and is here when you sign in again.</source>
        <translation>No verá pagos nuevos en este equipo. Lo que ha recibido se conserva y estará aquí cuando vuelva a iniciar sesión.</translation>
    </message>
</context>
<context>
    <name>Start</name>
    <message>
        <source>{app} could not start</source>
        <translation>No se pudo iniciar {app}</translation>
    </message>
    <message>
        <source>{app} is running already, but does not answer.</source>
        <translation>{app} ya se está ejecutando, pero no responde.</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n sin leer</numerusform>
            <numerusform>%n sin leer</numerusform>
        </translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Conectado</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Conectando…</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>Sin conexión</translation>
    </message>
    <message>
        <source>Not signed in</source>
        <translation>Sesión no iniciada</translation>
    </message>
    <message>
        <source>Sign in again to receive payments</source>
        <translation>Vuelva a iniciar sesión para recibir pagos</translation>
    </message>
    <message>
        <source>Your keychain does not give the sign-in token</source>
        <translation>Su llavero no entrega el token de inicio de sesión</translation>
    </message>
    <message>
        <source>{why} · trying again</source>
        <translation>{why} · reintentando</translation>
    </message>
    <message>
        <source>{why} · trying again in {seconds} s</source>
        <translation>{why} · nuevo intento en {seconds} s</translation>
    </message>
</context>
<context>
    <name>StorySteps</name>
    <message>
        <source>What happened</source>
        <translation>Qué ha ocurrido</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>%1 bill</source>
        <translation>factura de %1</translation>
    </message>
    <message numerus="yes">
        <source>%n bill(s)</source>
        <translation>
            <numerusform>%n factura</numerusform>
            <numerusform>%n facturas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n fallido</numerusform>
            <numerusform>%n fallidos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n notification(s) in the meantime</source>
        <translation>
            <numerusform>%n notificación mientras tanto</numerusform>
            <numerusform>%n notificaciones mientras tanto</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n notification(s) while you were away</source>
        <translation>
            <numerusform>%n notificación durante su ausencia</numerusform>
            <numerusform>%n notificaciones durante su ausencia</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other(s)</source>
        <translation>
            <numerusform>%n otra</numerusform>
            <numerusform>%n otras</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n payment(s)</source>
        <translation>
            <numerusform>%n pago</numerusform>
            <numerusform>%n pagos</numerusform>
        </translation>
    </message>
    <message>
        <source>For %1: %2</source>
        <translation>Para %1: %2</translation>
    </message>
    <message>
        <source>New %1 bill</source>
        <translation>Nueva factura de %1</translation>
    </message>
    <message>
        <source>New notification</source>
        <translation>Notificación nueva</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Pay bill</source>
        <translation>Pagar factura</translation>
    </message>
    <message>
        <source>Payment failed</source>
        <translation>Pago fallido</translation>
    </message>
    <message>
        <source>Payment successful</source>
        <translation>Pago realizado</translation>
    </message>
    <message>
        <source>TEST · %1</source>
        <translation>PRUEBA · %1</translation>
    </message>
    <message>
        <source>This is a test. Nothing was paid.</source>
        <translation>Esto es una prueba. No se ha pagado nada.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>View receipt</source>
        <translation>Ver comprobante</translation>
    </message>
    <message>
        <source>You will see payments here</source>
        <translation>Aquí verá sus pagos</translation>
    </message>
</context>
<context>
    <name>ToastFailed</name>
    <message>
        <source>Allow them in System Settings › Notifications.</source>
        <translation>Permítalas en Ajustes del Sistema › Notificaciones.</translation>
    </message>
    <message>
        <source>Install it by its installer.</source>
        <translation>Instálela con su instalador.</translation>
    </message>
    <message>
        <source>Install it from its installer instead of running it from a folder.</source>
        <translation>Instálela con su instalador en lugar de ejecutarla desde una carpeta.</translation>
    </message>
    <message>
        <source>Install or start one, such as dunst or your desktop&apos;s own.</source>
        <translation>Instale o inicie uno, como dunst o el de su propio escritorio.</translation>
    </message>
    <message>
        <source>Restart your desktop&apos;s notification service.</source>
        <translation>Reinicie el servicio de notificaciones de su escritorio.</translation>
    </message>
    <message>
        <source>Start the app from inside your desktop session.</source>
        <translation>Inicie la aplicación desde su sesión de escritorio.</translation>
    </message>
    <message>
        <source>Turn on the system tray of your desktop.</source>
        <translation>Active la bandeja del sistema de su escritorio.</translation>
    </message>
    <message>
        <source>Turn them on in Settings › System › Notifications.</source>
        <translation>Actívelas en Configuración › Sistema › Notificaciones.</translation>
    </message>
    <message>
        <source>broke with {why}</source>
        <translation>se interrumpió con {why}</translation>
    </message>
    <message>
        <source>no notification service is running on this desktop</source>
        <translation>no hay ningún servicio de notificaciones en ejecución en este escritorio</translation>
    </message>
    <message>
        <source>notifications are turned off in the system&apos;s settings</source>
        <translation>las notificaciones están desactivadas en la configuración del sistema</translation>
    </message>
    <message>
        <source>plyer did not come back within {seconds} s</source>
        <translation>plyer no respondió en {seconds} s</translation>
    </message>
    <message>
        <source>plyer failed with {why}</source>
        <translation>plyer falló con {why}</translation>
    </message>
    <message>
        <source>the connection to the session bus was lost</source>
        <translation>se perdió la conexión con el bus de sesión</translation>
    </message>
    <message>
        <source>the notification centre is out of reach ({why})</source>
        <translation>no se puede acceder al centro de notificaciones ({why})</translation>
    </message>
    <message>
        <source>the notification service did not answer within {seconds} s</source>
        <translation>el servicio de notificaciones no respondió en {seconds} s</translation>
    </message>
    <message>
        <source>the notification service refused the toast ({error_name})</source>
        <translation>el servicio de notificaciones rechazó la notificación ({error_name})</translation>
    </message>
    <message>
        <source>the system did not answer within {seconds} s</source>
        <translation>el sistema no respondió en {seconds} s</translation>
    </message>
    <message>
        <source>the system refused the toast</source>
        <translation>el sistema rechazó la notificación</translation>
    </message>
    <message>
        <source>the system still waits for your permission</source>
        <translation>el sistema aún espera su permiso</translation>
    </message>
    <message>
        <source>there is no D-Bus session bus to reach the desktop by</source>
        <translation>no hay ningún bus de sesión D-Bus con el que acceder al escritorio</translation>
    </message>
    <message>
        <source>this copy is not installed, so that a later click could not find it</source>
        <translation>esta copia no está instalada, por lo que un clic posterior no podría encontrarla</translation>
    </message>
    <message>
        <source>this copy of the app may not use the notification centre</source>
        <translation>esta copia de la aplicación no puede usar el centro de notificaciones</translation>
    </message>
</context>
<context>
    <name>TokenPage</name>
    <message>
        <source>If your payment platform gave you a token, paste it here. It is kept in your computer&apos;s keychain and nowhere else.</source>
        <translation>Si su plataforma de pagos le dio un token, péguelo aquí. Se guarda en el llavero de su equipo y en ningún otro lugar.</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Pegar</translation>
    </message>
    <message>
        <source>Paste a token</source>
        <translation>Pegar un token</translation>
    </message>
    <message>
        <source>Paste your token</source>
        <translation>Pegue su token</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Iniciar sesión</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>Iniciando sesión…</translation>
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
        <translation>Acerca de {app}</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Cuentas</translation>
    </message>
    <message>
        <source>For 1 hour</source>
        <translation>Durante 1 hora</translation>
    </message>
    <message>
        <source>For 30 minutes</source>
        <translation>Durante 30 minutos</translation>
    </message>
    <message>
        <source>Mark all as read</source>
        <translation>Marcar todo como leído</translation>
    </message>
    <message>
        <source>Open inbox</source>
        <translation>Abrir la bandeja de entrada</translation>
    </message>
    <message>
        <source>Pause notifications</source>
        <translation>Pausar notificaciones</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Configuración…</translation>
    </message>
    <message>
        <source>Sign in…</source>
        <translation>Iniciar sesión…</translation>
    </message>
    <message>
        <source>Sign out…</source>
        <translation>Cerrar sesión…</translation>
    </message>
    <message>
        <source>Try again now</source>
        <translation>Reintentar ahora</translation>
    </message>
    <message>
        <source>Turn on again</source>
        <translation>Reactivar</translation>
    </message>
    <message>
        <source>Until I turn them on</source>
        <translation>Hasta que las reactive</translation>
    </message>
    <message>
        <source>Until tomorrow</source>
        <translation>Hasta mañana</translation>
    </message>
    <message>
        <source>Version {version} is ready…</source>
        <translation>La versión {version} está lista…</translation>
    </message>
</context>
<context>
    <name>UpdatePanel</name>
    <message>
        <source>&amp;Restart and update</source>
        <translation>&amp;Reiniciar y actualizar</translation>
    </message>
    <message>
        <source>Check for &amp;updates</source>
        <translation>Buscar &amp;actualizaciones</translation>
    </message>
    <message>
        <source>Looking for a newer version…</source>
        <translation>Buscando una versión más reciente…</translation>
    </message>
    <message>
        <source>This is the newest version.</source>
        <translation>Esta es la versión más reciente.</translation>
    </message>
    <message>
        <source>Version {version} is there and is being fetched…</source>
        <translation>La versión {version} está disponible y se está descargando…</translation>
    </message>
    <message>
        <source>Version {version} is there. It is installed when {app} quits.</source>
        <translation>La versión {version} está disponible. Se instalará al salir de {app}.</translation>
    </message>
    <message>
        <source>What is new</source>
        <translation>Novedades</translation>
    </message>
</context>
<context>
    <name>Updates</name>
    <message>
        <source>Move {app} to the Applications folder to have it updated.</source>
        <translation>Mueva {app} a la carpeta Aplicaciones para que se actualice.</translation>
    </message>
    <message>
        <source>This copy of {app} was not installed by its installer.</source>
        <translation>Esta copia de {app} no se instaló con su instalador.</translation>
    </message>
    <message>
        <source>{app} is updated with the other packages of your system.</source>
        <translation>{app} se actualiza junto con los demás paquetes de su sistema.</translation>
    </message>
    <message>
        <source>{app} lies in a folder that you cannot change: whoever put it there updates it.</source>
        <translation>{app} está en una carpeta que usted no puede modificar: lo actualiza quien lo puso ahí.</translation>
    </message>
    <message>
        <source>{app} runs from its source, and is updated there.</source>
        <translation>{app} se ejecuta desde su código fuente y se actualiza allí.</translation>
    </message>
</context>
<context>
    <name>UpdatesPage</name>
    <message>
        <source>&amp;Look for them and fetch them by itself</source>
        <translation>&amp;Buscarlas y descargarlas automáticamente</translation>
    </message>
    <message>
        <source>&amp;Versions</source>
        <translation>&amp;Versiones</translation>
    </message>
    <message>
        <source>Beta, earlier and rougher</source>
        <translation>Beta, más temprana y menos pulida</translation>
    </message>
    <message>
        <source>Newer versions</source>
        <translation>Versiones nuevas</translation>
    </message>
    <message>
        <source>Stable</source>
        <translation>Estable</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>Actualizaciones</translation>
    </message>
</context>
<context>
    <name>Updating</name>
    <message>
        <source>The {app} without a profile looks for updates, for all of them.</source>
        <translation>La instancia de {app} sin perfil busca las actualizaciones para todas.</translation>
    </message>
    <message>
        <source>This build of {app} cannot check updates.</source>
        <translation>Esta compilación de {app} no puede verificar actualizaciones.</translation>
    </message>
    <message>
        <source>This build of {app} is updated by whoever gave it to you.</source>
        <translation>Esta compilación de {app} la actualiza quien se la proporcionó.</translation>
    </message>
    <message>
        <source>Your organisation looks after the updates of {app}.</source>
        <translation>Su organización se ocupa de las actualizaciones de {app}.</translation>
    </message>
</context>
<context>
    <name>Utility</name>
    <message>
        <source>broadband</source>
        <translation>banda ancha</translation>
    </message>
    <message>
        <source>electricity</source>
        <translation>electricidad</translation>
    </message>
    <message>
        <source>gas</source>
        <translation>gas</translation>
    </message>
    <message>
        <source>heating</source>
        <translation>calefacción</translation>
    </message>
    <message>
        <source>insurance</source>
        <translation>seguro</translation>
    </message>
    <message>
        <source>internet</source>
        <translation>internet</translation>
    </message>
    <message>
        <source>mobile</source>
        <translation>móvil</translation>
    </message>
    <message>
        <source>phone</source>
        <translation>teléfono</translation>
    </message>
    <message>
        <source>rent</source>
        <translation>alquiler</translation>
    </message>
    <message>
        <source>television</source>
        <translation>televisión</translation>
    </message>
    <message>
        <source>water</source>
        <translation>agua</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Address of your payment &amp;server</source>
        <translation>Dirección de su &amp;servidor de pagos</translation>
    </message>
    <message>
        <source>Paste a token</source>
        <translation>Pegar un token</translation>
    </message>
    <message>
        <source>Sign in once, and know at once about every payment and every bill.</source>
        <translation>Inicie sesión una vez y entérese al instante de cada pago y cada factura.</translation>
    </message>
    <message>
        <source>Sign in to {app}</source>
        <translation>Iniciar sesión en {app}</translation>
    </message>
    <message>
        <source>Sign in with your browser</source>
        <translation>Iniciar sesión con el navegador</translation>
    </message>
    <message>
        <source>Use a code on another device</source>
        <translation>Usar un código en otro dispositivo</translation>
    </message>
</context>
<context>
    <name>_CopyButton</name>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
    <message>
        <source>Copy {what}</source>
        <translation>Copiar «{what}»</translation>
    </message>
</context>
</TS>
