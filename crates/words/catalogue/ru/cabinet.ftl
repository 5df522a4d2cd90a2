### Личный кабинет.
cabinet-title = Мои данные
cabinet-summary = { $count ->
    [0] Сейчас у нас нет ни одного вашего данного.
    [one] Здесь всё, что мы храним о вас: { $count } значение, и у него своя причина.
    [few] Здесь всё, что мы храним о вас: { $count } значения, и у каждого своя причина.
   *[other] Здесь всё, что мы храним о вас: { $count } значений, и у каждого своя причина.
}
cabinet-account = Учётная запись
cabinet-came = Получено { $date }, { $host }
cabinet-case = Заявка
cabinet-why-kept = Почему храним
cabinet-more-reasons = { $count ->
    [one] Ещё { $count } причина
    [few] Ещё { $count } причины
   *[other] Ещё { $count } причин
}
cabinet-kept-until = до { $date }
cabinet-state-suspended = заблокировано
cabinet-state-winding-down = срок кончается

## Согласия
cabinet-consents = Согласия
cabinet-consents-lead = Каждое можно отозвать отдельно и в любую минуту.
cabinet-consents-none = Вы не давали согласий.
cabinet-consent = Согласие
cabinet-consent-holds = действует
cabinet-consent-facts = Как оно дано
cabinet-consent-given = Дано
cabinet-consent-host = На сайте
cabinet-consent-button = Кнопка
cabinet-consent-state = Состояние
cabinet-consent-text = Текст, который вы видели
cabinet-given = дано { $date }
cabinet-withdrawn = отозвано { $date }
cabinet-withdraw = Отозвать согласие
cabinet-withdraw-what = Что изменится, если отозвать
cabinet-ends-purpose = Для цели «{ $purpose }» данные больше не откроются никому, с той же минуты.
cabinet-ends-items = Это согласие больше не будет причиной хранить: { $items }. Что не держит ничто другое, будет уничтожено.
cabinet-ends-lawful = Сделанное до отзыва остаётся законным.
cabinet-ends-others = Остальные согласия и договоры не изменятся. Дать согласие снова можно в любое время.

## Квитанция
cabinet-receipt = Квитанция
cabinet-receipt-json = Квитанция для программ (JSON)
cabinet-receipt-title = Квитанция о согласии
cabinet-receipt-number = Номер квитанции
cabinet-receipt-proof = Чем это подтверждается
cabinet-receipt-promised = Квитанция подписана ключом журнала. Доказательство, что запись в нём есть, появится с ближайшей контрольной точкой: откройте квитанцию позже.
cabinet-receipt-proved = Квитанция подписана ключом журнала, и в ней есть доказательство, что запись в журнал внесена. Проверить можно без нас, командой zalog verify.
cabinet-receipt-origin = Журнал
cabinet-receipt-key = Ключ журнала
cabinet-receipt-signature = Подпись

## Где выполнен вход
cabinet-sessions = Где выполнен вход
cabinet-sessions-lead = Если какой-то вход не ваш, завершите его и смените пароль.
cabinet-session-current = этот браузер
cabinet-session-opened = Вход
cabinet-session-seen = Последнее действие
cabinet-session-ends = Закончится
cabinet-session-end = Завершить
cabinet-session-end-all = Выйти везде, и здесь тоже

## Кто смотрел
cabinet-journal = Кто смотрел мои данные
cabinet-openings-lead = Ни одно значение не открывается без записи. Записи нельзя ни изменить, ни убрать незаметно.
cabinet-openings-none = Ваших данных ещё никто не открывал.
cabinet-opening-at = Когда
cabinet-opening-who = Кто
cabinet-opening-items = Значений
cabinet-actor-visitor = посетитель
cabinet-actor-subject = вы
cabinet-actor-staff = сотрудник
cabinet-actor-api = другая программа оператора
cabinet-actor-clock = сайт, по сроку
cabinet-actor-engine = сам сайт
cabinet-actor-operator = оператор
