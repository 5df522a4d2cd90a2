### Общее: кнопки, да и нет, единицы, даты, списки. Ключ называет смысл, а не место на странице.

## Да и нет
yes = да
no = нет
none = нет
unknown = неизвестно
not-given = не указано
optional = необязательно
required = обязательно
loading = Загрузка…

## Кнопки
action-save = Сохранить
action-cancel = Отмена
action-send = Отправить
action-delete = Удалить
action-edit = Изменить
action-add = Добавить
action-back = Назад
action-next = Далее
action-close = Закрыть
action-confirm = Подтвердить
action-download = Скачать
action-print = Напечатать
action-copy = Скопировать
action-show = Показать
action-hide = Скрыть
action-more = Подробнее
action-search = Найти
action-refresh = Обновить
action-agree = Согласен
action-refuse = Отказаться
action-sign-in = Войти
action-sign-out = Выйти

## Единицы времени с числом: «срок — 5 дней»
unit-hour = { $count ->
    [one] { $count } час
    [few] { $count } часа
   *[other] { $count } часов
}
unit-day = { $count ->
    [one] { $count } день
    [few] { $count } дня
   *[other] { $count } дней
}
unit-working-day = { $count ->
    [one] { $count } рабочий день
    [few] { $count } рабочих дня
   *[other] { $count } рабочих дней
}
unit-month = { $count ->
    [one] { $count } месяц
    [few] { $count } месяца
   *[other] { $count } месяцев
}
unit-year = { $count ->
    [one] { $count } год
    [few] { $count } года
   *[other] { $count } лет
}
unit-at-once = сразу

## Винительный падеж: «через 5 дней», «за 1 час»
unit-hour-accusative = { unit-hour }
unit-day-accusative = { unit-day }
unit-working-day-accusative = { unit-working-day }
unit-month-accusative = { unit-month }
unit-year-accusative = { unit-year }

## Родительный падеж: «в течение 5 дней», «не позднее 1 дня»
unit-hour-genitive = { $count ->
    [one] { $count } часа
   *[other] { $count } часов
}
unit-day-genitive = { $count ->
    [one] { $count } дня
   *[other] { $count } дней
}
unit-working-day-genitive = { $count ->
    [one] { $count } рабочего дня
   *[other] { $count } рабочих дней
}
unit-month-genitive = { $count ->
    [one] { $count } месяца
   *[other] { $count } месяцев
}
unit-year-genitive = { $count ->
    [one] { $count } года
   *[other] { $count } лет
}

## Сроки в предложении; $span уже стоит в нужном падеже
within = в течение { $span }
not-later-than = не позднее { $span }
due-by = до { $date }
at-once-sentence = незамедлительно

## Сколько чего
count-records = { $count ->
    [one] { $count } запись
    [few] { $count } записи
   *[other] { $count } записей
}
count-people = { $count ->
    [one] { $count } человек
    [few] { $count } человека
   *[other] { $count } человек
}
count-documents = { $count ->
    [one] { $count } документ
    [few] { $count } документа
   *[other] { $count } документов
}

## Даты
date-long = { $day } { $month ->
    [1] января
    [2] февраля
    [3] марта
    [4] апреля
    [5] мая
    [6] июня
    [7] июля
    [8] августа
    [9] сентября
    [10] октября
    [11] ноября
   *[12] декабря
} { $year } г.
date-short = { date-long }
date-month = { $month ->
    [1] январь
    [2] февраль
    [3] март
    [4] апрель
    [5] май
    [6] июнь
    [7] июль
    [8] август
    [9] сентябрь
    [10] октябрь
    [11] ноябрь
   *[12] декабрь
} { $year } г.
today = сегодня
yesterday = вчера
tomorrow = завтра

## Списки
list-and = и
list-or = или
