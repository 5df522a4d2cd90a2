### Рабочее место сотрудников.
staff-sign-in = Вход для сотрудников
staff-sign-in-lead = Каждое открытие данных записывается в журнал, и человек видит его в своём кабинете.
staff-login = Логин
staff-signed-in = Вы вошли как

## Очередь
staff-queue = Очередь
staff-open = Ждут
staff-open-none = Заявок нет.
staff-closed = Закрыты недавно
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
staff-values-noted = Открытие записано в журнал.
staff-values-shut = Осталось закрытым
staff-values-none = Данных этой заявки больше нет.
