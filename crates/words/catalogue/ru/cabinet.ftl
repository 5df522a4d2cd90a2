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
cabinet-state-winding-down = срок уже идёт

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
cabinet-receipt-check = Как проверить без нас
cabinet-receipt-check-text = Скачайте квитанцию для программ и проверьте её программой с открытым исходным кодом, сеть для этого не нужна:
cabinet-receipt-check-key = Ключ журнала возьмите не из квитанции, а оттуда, чему доверяете: из сохранённой раньше страницы /.well-known/zalog.json или у того, кто хранит контрольные точки.
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
cabinet-opening-copy = копия данных
cabinet-opening-own = показать вам ваши данные
cabinet-opening-all = все
cabinet-opening-items = Значений
cabinet-opening-refused = отказано
cabinet-actor-visitor = посетитель
cabinet-actor-subject = вы
cabinet-actor-staff = сотрудник
cabinet-actor-api = другая программа оператора
cabinet-actor-clock = сайт, по сроку
cabinet-actor-engine = сам сайт
cabinet-actor-operator = оператор

## Записи и значения
cabinet-summary-paged = Здесь всё, что мы храним о вас. Записей много, поэтому они на нескольких страницах: сначала учётная запись, потом самые новые.
cabinet-newest = К новым записям
cabinet-older = Более ранние
cabinet-origin-provided = Указали вы
cabinet-value-came = { $origin }, с { $date }
cabinet-proved = адрес подтверждён { $date }
cabinet-recipients = Могут получить: { $recipients }.
cabinet-edit = Исправить или дополнить
cabinet-edit-title = Исправить или дополнить
cabinet-edit-lead = { $form }. Прежнее значение не останется: ключ, которым оно зашифровано, мы уничтожим сразу.
cabinet-edit-small = Пустое необязательное поле удаляет значение.
cabinet-delete-title = Удалить значение
cabinet-delete-lead = «{ $form }», поле «{ $item }». Оно необязательное. Как только вы нажмёте кнопку, значение не откроется никому, и восстановить его будет нельзя. Остальное в записи не изменится.
cabinet-remove = Удалить запись
cabinet-remove-title = Удалить запись
cabinet-remove-lead = Ниже сказано, что исчезнет сразу и что останется, почему и до какого дня. Удалённое нельзя восстановить.
cabinet-remove-button = Удалить
cabinet-done-changed = Исправлено. Прежнее значение уничтожено.
cabinet-done-deleted = Значение удалено. Восстановить его нельзя.
cabinet-done-removed = Ваша воля записана. Сейчас уничтожать нечего: что осталось, держит закон или договор.
cabinet-done-joined = Запись теперь в вашем кабинете.

## Что исчезнет и что останется
leaving-what = Что исчезнет и что останется
leaving-stay = Ничего не менять
leaving-refused = Ничего не изменилось
leaving-proofs = Доказательства отозванных согласий хранятся до { $date }: этого требует закон.
forecast-stops = Прекратится
forecast-goes = Исчезнет
forecast-goes-none = Ни одно значение не исчезнет.
forecast-stays = Останется
forecast-stays-none = Ничего.

## Закрытие кабинета
close-title = Закрыть кабинет
close-lead = Как только вы нажмёте кнопку, войти будет нельзя, а то, что исчезнет, больше не откроется никому. Ключ к этим данным мы уничтожим прежде, чем ответим вам, записи сотрём следом и составим акт.
close-lead-copy = Если вам нужна копия данных, скачайте её до закрытия.
close-button = Закрыть кабинет навсегда

## Уничтожение, по номеру
destruction-title = Уничтожение данных
destruction-ordered = Данные уже не открываются никому. Ключ к ним уничтожается.
destruction-key = Ключ уничтожен: прочитать данные не может никто, и мы тоже. Записи стираются.
destruction-done = Ключ уничтожен, записи стёрты, акт составлен.
destruction-number = Номер
destruction-ordered-at = Решено
destruction-key-at = Ключ уничтожен
destruction-erased-at = Записи стёрты
destruction-act = Акт об уничтожении
destruction-keep = Сохраните адрес этой страницы, в нём стоит номер: она откроется и позже. На ней нет ничего о вас.

## Секретная ссылка на одну запись
link-title = Ваша заявка
link-lead = Здесь всё, что мы храним по этой заявке. Исправить, отозвать согласие, удалить, скачать копию можно прямо отсюда, без регистрации.
link-lead-key = Адрес этой страницы и есть ключ. Не пересылайте его.
link-sent-text = Форма «{ $form }» принята.
link-key = Ссылка на вашу заявку
link-key-text = По ней вы увидите, что мы сохранили и почему, исправите, отзовёте согласие, удалите или скачаете копию.
link-key-keep = Сохраните ссылку сейчас: больше мы её не покажем и выслать не сможем, у нас хранится только её отпечаток.
link-key-pass = Это ключ: кто её откроет, увидит то же, что и вы. Не пересылайте её.
link-key-number = Номер заявки без ссылки не показывает ничего.
link-prove = Подтвердить адрес
link-proof-asked = На этот адрес идёт письмо. Откройте ссылку в нём и нажмите кнопку.
link-openings-joined = Эта заявка теперь часть личного кабинета: кто и зачем открывал данные, видно там.
link-join-title = Эта заявка ваша?
link-join-text = Вы вошли в кабинет с тем же подтверждённым адресом, что и в заявке. Её можно перенести в кабинет; ссылка продолжит действовать.
link-join = Перенести в мой кабинет
prove-title = Подтвердить адрес
prove-lead = Нажмите кнопку, если это ваш адрес и заявку отправляли вы. Если нет, просто закройте страницу.
prove-button = Да, это мой адрес
prove-done-title = Адрес подтверждён
prove-done = Теперь мы знаем, что адрес в заявке ваш.
prove-joined = У вас есть личный кабинет с этим адресом: заявка теперь и там.
prove-gone = Ссылка из письма уже использована, срок её вышел или адрес с тех пор изменён. Новое письмо можно попросить на странице заявки.

## Копия данных
copy-title = Копия моих данных
copy-lead = Всё, что мы храним о вас: значения с причинами и сроками, согласия с квитанциями, события, входы и записи о том, кто смотрел.
copy-lead-record = Всё, что мы храним по этой заявке: значения с причинами и сроками, согласия с квитанциями, события и записи о том, кто смотрел.
copy-lead-journal = Копия готовится сразу. О том, что она сделана, остаётся запись в журнале.
copy-care = В файле ваши данные открытым текстом: храните его так же бережно, как паспорт.
copy-page = Для чтения
copy-json = Для программ (JSON)
copy-made = Копия сделана
copy-about = О копии
copy-whose = Кто и что
copy-operator = Оператор
copy-password = пароль хранится как необратимый хеш и в копию не входит
copy-records = Записи
copy-received = Получено
copy-link = Секретная ссылка создана
copy-garbage = Ждёт уничтожения, не открывается никому
copy-withdrawn = Отозвано
copy-text-lang = Язык текста
copy-address = IP-адрес при согласии
copy-agent = Браузер при согласии
copy-acknowledgements = Показанные уведомления
copy-acknowledged = форма { $form }, текст { $hash }
copy-events = События
copy-journal = Записи журнала
copy-values = { $count ->
    [one] { $count } значение
    [few] { $count } значения
   *[other] { $count } значений
}
copy-end = Конец копии
copy-complete = Это вся копия: ничего не пропущено.
copy-none = Ничего нет.
copy-event-received = получены данные
copy-event-consented = дано согласие
copy-event-withdrawn = согласие отозвано
copy-event-account-closed = кабинет закрыт
copy-kind-account-created = создан кабинет
copy-kind-account-closed = кабинет закрыт
copy-kind-subjects-joined = записи объединены
copy-kind-contact-proved = подтверждён адрес
copy-kind-consent-given = дано согласие
copy-kind-consent-withdrawn = отозвано согласие
copy-kind-event-reported = произошло событие
copy-kind-ground-moved = изменился срок
copy-kind-value-changed = исправлено
copy-kind-values-opened = данные открыты
copy-kind-opening-refused = данные не открыты: нет основания
copy-kind-values-disclosed = данные переданы
copy-kind-export-made = сделана копия
copy-kind-case-opened = открыта заявка
copy-kind-case-moved = заявка изменила состояние
copy-kind-sign-in = вход
copy-kind-sign-out = выход
copy-kind-sessions-ended = завершены входы
copy-kind-password-set = задан пароль
copy-kind-destruction-ordered = решено уничтожить
copy-kind-compartment-destroyed = уничтожен ключ
copy-kind-destruction-done = стёрто
copy-kind-act-written = составлен акт
