# La página en la que una oficina crea sus primeras cuentas de administración.
founders-title = Primeros administradores
founders-first = Dos personas, cada una con su PIN. ¿Quién es la primera?
founders-second = ¿Y quién es la segunda?
founders-nobody = Todavía nadie puede: ponga a dos personas en la lista y elija sus PIN con «ballot-vault people».
founders-wrong = Uno de los dos PIN no contó. Empiece otra vez.
founders-closed = Ya hay un administrador. Pregúntele.
founders-not_recorded = No hay espacio para anotarlo. No se hizo nada.
founders-made = Dos cuentas esperan. Solo se ven ahora.
founders-next = { $address }: ábralo en otra máquina antes de 24 horas y tome su invitación.
founders-account = { $name }, cuenta { $account }:
founders-qr = Código con la dirección de la página
