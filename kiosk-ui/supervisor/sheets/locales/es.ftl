# Palabras de las hojas de conciliación, español (Estados Unidos).

sheets = Conciliación
about = Hojas en las que se comparan boletas y votantes. Una persona prepara la hoja y otra la verifica; todas las versiones quedan registradas. El quiosco no cuenta boletas: cada cifra es lo que alguien declaró.
new-polling_place = Hoja nueva de un lugar de votación
new-county = Hoja nueva del condado
new-about = Copie las cifras de la hoja de papel y mire qué difiere antes de firmar.
all-sheets = Todas las hojas

## La lista

sheet-of = Hoja { $sheet }: { $place }
whole-county = todo el condado
version = versión { $version }
election = Elección
all-elections = Todas las elecciones
standing = Estado
all-standings = Todos
standing-prepared = Espera a una segunda persona
standing-later = Una versión posterior espera a una segunda persona
standing-verified = Verificada
prepared-by = Preparada por { $names }, { $time }
verified-by = Verificada por { $names }, { $time }
not-verified = Nadie ha verificado esta versión.
name-erased = alguien cuyo nombre está borrado
agrees = Las cifras coinciden
differs = Difiere hasta en { $most }
nothing-compared = No hay nada que comparar
found = { $found } de { $all } hojas

## Papel

papers = Páginas para papel y para el público
papers-about = Cada una se abre como página propia; imprímala con el navegador.
blank-sheet = Hoja en blanco: { $form }
for-the-public = Para el público: { $election }, sin el nombre de nadie
for-the-public-explained = Lo mismo con lo que se escribió: { $election }. Léalo antes, puede nombrar a alguien.
nothing-public = Aún no hay nada verificado que se pueda publicar.
print = Imprimir esta hoja

## Una hoja

entry = Entrada { $entry }
in-containers = { $labels }; { $count } declaradas para ellos al prepararla
words-erased = El texto está borrado.
earlier = Versiones anteriores
earlier-verified = Versión { $version }, verificada
earlier-never = Versión { $version }, nunca verificada
later-version = Preparar una versión posterior
own-sheet = Usted preparó esta versión, así que otra persona tiene que verificarla.
verify-title = Verificar la versión { $version }
verify-about = Compare cada cifra con el papel. Su nombre queda en el registro junto al de quien la preparó.
verify = Verificar
verified = Está verificada.
only-look = Su cuenta puede mirar las hojas y no firma ninguna.
nobodys-account = Su cuenta no pertenece a nadie de la lista, así que no puede firmar hojas. Pregunte a un administrador.

## Prepararla

later-of = Versión posterior de la hoja { $sheet }: { $place }
later-about = Las versiones anteriores quedan registradas. Corrija las cifras y diga abajo qué se corrigió donde algo difiere.
figures = Cifras
figures-hint = Números enteros; 0 donde no hubo ninguna
containers-hint = Etiquetas de los recipientes donde están estas boletas, separadas por espacios; puede quedar vacío
source-hint = Por ejemplo el registro electrónico, si otros contaron a los votantes; puede quedar vacío
fault-words = Escriba hasta 40 letras, cifras, espacios y , . / # -
fault-figure = Escriba un número entero de 8 cifras como máximo
fault-containers = Una etiqueta tiene mayúsculas, cifras y guiones; 60 como máximo
back = Lo que escribió aquí sin firmarlo está otra vez. Queda solo en esta pestaña, hasta que lo firme, lo descarte o cierre la sesión.
back-older = Lo escribió para seguir a la versión { $version }, y la hoja tiene una posterior: compare cada cifra con ella.
discard = Descartarlo
look = Ver qué difiere
what-differs = Qué difiere
held = Hay { $count } boletas declaradas para los recipientes.
sign-title = Firmar como quien la preparó
sign = Firmar
prepared = Queda registrada; ahora la verifica otra persona.
