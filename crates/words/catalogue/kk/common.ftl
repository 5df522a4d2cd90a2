### Жалпы: батырмалар, иә мен жоқ, бірліктер, күндер, тізімдер.

## Иә және жоқ
yes = иә
no = жоқ
none = жоқ
unknown = белгісіз
not-given = көрсетілмеген
optional = міндетті емес
required = міндетті
loading = Жүктелуде…

## Батырмалар
action-save = Сақтау
action-cancel = Болдырмау
action-send = Жіберу
action-delete = Жою
action-edit = Өзгерту
action-add = Қосу
action-back = Артқа
action-next = Әрі қарай
action-close = Жабу
action-confirm = Растау
action-download = Жүктеп алу
action-print = Басып шығару
action-copy = Көшіру
action-show = Көрсету
action-hide = Жасыру
action-more = Толығырақ
action-search = Іздеу
action-refresh = Жаңарту
action-agree = Келісемін
action-refuse = Бас тарту
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

## Сөйлемдегі мерзімдер
within = { $span } ішінде
not-later-than = ең кеші { $span } ішінде
due-by = { $date } күніне дейін
at-once-sentence = дереу

## Қанша не
count-records = { $count } жазба
count-people = { $count } адам
count-documents = { $count } құжат

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
date-short = { date-long }
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
