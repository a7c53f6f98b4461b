# Pasos de los procedimientos escritos. Los pasos mismos son palabras de la oficina.
steps-strip = { $title }: { $done } de { $steps } pasos marcados
steps-strip-left = { $title }: { $open ->
    [one] 1 paso quedó sin marcar
   *[other] { $open } pasos quedaron sin marcar
}
steps-hint = { $done } de { $steps } marcados · versión { $version }
steps-strip-many = { $count } procedimientos: { $open ->
    [0] todos los pasos marcados
    [one] 1 paso sin marcar
   *[other] { $open } pasos sin marcar
}
steps-which = ¿Qué procedimiento?
steps-hint-left = Ya salieron. Marque lo que se hizo, en 15 minutos.
steps-done-by = { $name }, { $time }
steps-open = sin marcar
steps-number = Paso { $number }:
steps-who = ¿Quién lo hizo?
steps-who-back = ¿No se hizo? ¿Quién lo dice?
steps-over = Esta visita terminó; ya no se puede marcar nada.
# Para quien acaba de salir al último. No retiene a nadie.
signed_out-open = No se marcaron todos los pasos. Cierre primero la puerta; lo que se hizo aún se puede marcar.
unticked-more = { $count ->
    [one] y 1 más
   *[other] y { $count } más
}
