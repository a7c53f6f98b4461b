# Texto del papel que dos personas firman al final de un turno, español (Estados Unidos).

slip-document = Hoja de turno de { $kiosk }
slip-title = Hoja de turno
slip-kiosk = Quiosco
slip-rooms = { $count ->
    [one] Sala
   *[other] Salas
}
slip-origin = Nombre del registro
slip-entries = Entradas en el registro
slip-local = Hora local
slip-utc = UTC
slip-root = Raíz del registro
slip-words = La raíz en palabras, para leer en voz alta
slip-key = Clave que lo firmó
slip-key-id = Identificador de la clave { $id }
slip-code = El código es el punto de control firmado.
slip-seal = Número del sello de la sala
slip-name = Nombre en letra de molde
slip-signature = Firma
slip-do-title = Qué hacer con este papel
slip-do-sign = Dos personas revisan las salas, la hora y el sello, escriben su número y sus nombres, y firman.
slip-do-keep = Guárdelo con el libro de sellos, lejos del quiosco.
slip-do-compare = Para comparar después: lea el código con un teléfono, guarde su texto en un archivo y compruebe con él una exportación del registro:
slip-do-words = Sin teléfono: la raíz del mismo número de entradas da las mismas palabras.
slip-limits = Un registro cortado o cambiado después de imprimir este papel no coincide con él. El papel no muestra que todo se anotó.
slip-print = Imprimir
slip-coming = Un momento …
slip-failed = No se pudo obtener el punto de control. Cargue la página de nuevo; si no ayuda, use el recibo en la pantalla.
