### Жалпы. Мұнда жоқ мәтін орысша айтылады.

## Иә және жоқ
yes = иә
no = жоқ
none = жоқ
unknown = белгісіз

## Батырмалар
action-save = Сақтау
action-cancel = Бас тарту
action-send = Жіберу
action-delete = Жою
action-edit = Өзгерту
action-add = Қосу
action-back = Артқа
action-next = Әрі қарай
action-close = Жабу
action-confirm = Растау
action-download = Жүктеп алу
action-search = Іздеу
action-sign-in = Кіру
action-sign-out = Шығу

## Уақыт бірліктері: саннан кейін зат есім жекеше тұрады
unit-hour = { $count } сағат
unit-day = { $count } күн
unit-working-day = { $count } жұмыс күні
unit-month = { $count } ай
unit-year = { $count } жыл
unit-at-once = бірден
unit-hour-accusative = { unit-hour }
unit-day-accusative = { unit-day }
unit-working-day-accusative = { unit-working-day }
unit-month-accusative = { unit-month }
unit-year-accusative = { unit-year }
# «5 күн ішінде» дегенде бірлік негізгі түрінде қалады
unit-hour-genitive = { unit-hour }
unit-day-genitive = { unit-day }
unit-working-day-genitive = { unit-working-day }
unit-month-genitive = { unit-month }
unit-year-genitive = { unit-year }

## Күндер
date-long = { $year } жылғы { $day } { $month ->
    [1] қаңтар
    [2] ақпан
    [3] наурыз
    [4] сәуір
    [5] мамыр
    [6] маусым
    [7] шілде
    [8] тамыз
    [9] қыркүйек
    [10] қазан
    [11] қараша
   *[12] желтоқсан
}
date-month = { $year } жылғы { $month ->
    [1] қаңтар
    [2] ақпан
    [3] наурыз
    [4] сәуір
    [5] мамыр
    [6] маусым
    [7] шілде
    [8] тамыз
    [9] қыркүйек
    [10] қазан
    [11] қараша
   *[12] желтоқсан
}
today = бүгін
yesterday = кеше
tomorrow = ертең

## Тізімдер
list-and = және
list-or = немесе
