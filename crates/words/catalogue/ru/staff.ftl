### Рабочее место сотрудников.
staff-sign-in = Вход для сотрудников
staff-sign-in-lead = Каждое открытие данных записывается в журнал, и человек видит его в своём кабинете.
staff-login = Логин
staff-signed-in = Вы вошли как

## Очередь
staff-queue = Очередь
staff-open-none = Заявок нет.
staff-count-new = новых
staff-count-in-work = в работе
staff-count-answered = с ответом
staff-count-closed = закрыто
staff-case = Заявка
staff-form = Форма
staff-role = Для кого
staff-came = Поступила
staff-state = Состояние
staff-anyone = для всех
staff-failed = Не отправлено
staff-retry = Отправить снова
staff-dropped = Поля, которых нет в политике
staff-dropped-lead = Внешние формы прислали их, и они отброшены. Если поле нужно, объявите его в политике.
staff-counts = Заявки по состояниям
staff-cases = Заявок
staff-list-open = Ждут
staff-list-new = Новые
staff-list-in-work = В работе
staff-list-answered = С ответом
staff-list-closed = Закрытые
staff-list-all = Все заявки
staff-any = любая
staff-host = Сайт
staff-host-any = любой
staff-role-all = для всех ролей
staff-role-mine = для моих ролей
staff-number = Номер заявки
staff-number-search = Поиск по номеру
staff-number-wrong = Это не похоже на номер заявки: в нём 13 букв и цифр.
staff-number-none = Заявки с таким номером нет.
staff-filter = Отбор
staff-filter-none = Сбросить
staff-filter-wrong = Так отобрать не получилось
staff-filter-unknown = такого здесь нет; показано всё, что ждёт.
staff-filter-state = Состояние
staff-filter-form = Форма
staff-filter-role = Для кого
staff-filter-host = Сайт
staff-filter-after = Страница
staff-more = Следующая страница

## Заявка
staff-case-new = новая
staff-case-in-work = в работе
staff-case-answered = есть ответ
staff-case-closed = закрыта
staff-step-new = Поступила
staff-step-in-work = Взята в работу
staff-step-answered = Дан ответ
staff-step-closed = Закрыта
staff-steps = Что было
staff-move = Дальше
staff-move-in-work = Взять в работу
staff-move-answered = Ответ дан
staff-move-closed = Закрыть
staff-values = Данные
staff-values-lead = Данные закрыты. Открывайте их, когда они нужны для дела: открытие останется в журнале под вашей ролью, и человек его увидит.
staff-values-open = Открыть для этой цели
staff-values-noted = Открыто и записано в журнал. Цель:
staff-values-shut = Осталось закрытым
staff-values-none = Данных этой заявки больше нет.
staff-step-note = Записана заметка
staff-purpose = Для какой цели
staff-no-purpose = Ни одна цель политики не открывает данные вашей роли.
staff-from-account = из учётной записи
staff-kept = До каких пор хранится и почему
staff-events = Что произошло
staff-events-lead = С этого дня начнётся отсчёт срока, после которого данные уничтожаются. Отменить нельзя.
staff-event-certificate-used = Сертификат погашен
staff-event-course-ended = Курс окончен
staff-event-delivered = Заказ доставлен
staff-event-order-done = Заказ исполнен
staff-event-service-ended = Услуги оказаны
staff-event-campaign-ended = Акция окончена
staff-event-request-answered = На обращение дан ответ
staff-event-duty-ended = Сотрудник уволен

## Заметки
staff-notes = Заметки
staff-notes-none = Заметок нет.
staff-notes-count = { $count ->
    [one] Есть { $count } заметка.
    [few] Есть { $count } заметки.
   *[other] Есть { $count } заметок.
}
staff-notes-open = Показать заметки
staff-notes-noted = Открытие записано в журнал.
staff-note = Новая заметка
staff-note-hint = Человек прочтёт её в своём кабинете. Заметка уничтожается вместе с заявкой.
staff-note-write = Записать
staff-note-long = Слишком длинно: можно не больше { $count } знаков.
staff-note-many = В этой заявке уже { $count } заметок, больше нельзя.
staff-note-ended = Срок заявки кончается: нового о ней записать уже нельзя.

## Найти человека
staff-find = Найти человека
staff-find-lead = По почте или телефону. Откроется только то, что нужно для выбранной цели. Поиск остаётся в журнале; что открыто и в чём отказано, человек увидит в кабинете.
staff-address = Почта или телефон
staff-address-hint = Полностью, как их сообщил человек.
staff-address-wrong = Это не адрес почты и не номер телефона.
staff-found = { $count ->
    [0] Никого с таким адресом нет
    [one] Нашёлся { $count } человек
    [few] Нашлось { $count } человека
   *[other] Нашлось { $count } человек
}
staff-found-more = { $count ->
    [one] Показан { $count } человек, есть и другие
    [few] Показаны { $count } человека, есть и другие
   *[other] Показаны { $count } человек, есть и другие
}
staff-person = Человек { $place } из { $count }
staff-proved = Адрес подтверждён { $date }
staff-unproved = Адрес не подтверждён: так его кто-то указал.

# Акты об уничтожении
acts-title = Акты об уничтожении
acts-lead = Каждое уничтожение закрывает акт. Люди в нём названы номерами; хеш акта стоит в журнале.
acts-none = Актов за этот год нет.
acts-of-year = { $year } год
act-title = Акт об уничтожении персональных данных № { $number }
act-number = Номер
act-at = Дата
act-reason = Причина
act-destructions = Уничтожений
act-values = Значений
act-operator = Оператор
act-address = Адрес
act-system = Информационная система
act-way = Способ
act-way-erased = ключ уничтожен, записи и указатели стёрты, отсутствие проверено повторным чтением
act-hash = Хеш в журнале
act-destroyed = Что уничтожено
act-ordered = Решено
act-consents = Согласий с доказательствами
act-records = Карточек
act-waiting = Неоконченных регистраций
act-sign = Распечатайте и подпишите акт или подпишите его электронной подписью. Храните его вместе с выгрузкой журнала столько, сколько сказано в политике.
act-reason-ended = основания закончились
act-reason-account-closed = человек закрыл кабинет
act-reason-taken-back = человек забрал свою карточку
act-reason-value-deleted = человек удалил необязательное данное
act-reason-bucket-ended = регистрация не окончена в срок
act-reason-other = другая
staff-join = Это один человек
staff-join-lead = Если вы знаете, что двое — один человек, объедините их: всё перейдёт тому, у кого есть кабинет. Отменить это нельзя; запись об этом останется в журнале и у человека.
staff-join-one = Первый
staff-join-other = Второй
staff-join-button = Объединить
join-same = Это одна и та же карточка человека: объединять нечего.
join-two-accounts = У обоих есть кабинет. Пусть человек закроет один из них сам: какой, решает он.
staff-joined = Объединено: теперь это один человек.
