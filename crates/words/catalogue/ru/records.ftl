### Документы учёта: уведомление уполномоченного органа, реестр обработки, перечень данных, поля согласий и cookie.
### Значения приходят в именительном падеже, если не сказано иного.

## Общее

rec-by-hand-filing = вписывается при подаче
rec-by-hand-signing = вписывается при подписании
# Ячейка таблицы для программ: «ИНН: 7707083893.»
rec-labelled = { $label }: { $text }.
rec-category-general = общие
rec-category-special = специальные
rec-category-biometric = биометрические
# $category: «Общие», $items: «телефон и почта».
rec-items-of-category = { $category }: { $items }.
rec-ways = Смешанная обработка, с помощью программ и вручную; данные передаются по сети Интернет.
rec-operations = { $operations }.
rec-encryption = Шифровальные средства
rec-encryption-none = не используются
rec-level = уровень защищённости { $level }
rec-officer-name = Фамилия, имя, отчество
rec-officer-none = В политике не назван
rec-officer-post = Должность
rec-officer-address = Почтовый адрес
rec-store-place = Страна: { $country }. Адрес: { $address }.
rec-store-hosting = Чьё оборудование: { $hosting }.
rec-store-kept = Кто ведёт: { $keeper }.
rec-store-line = { $name } ({ $country }).
rec-abroad-no = Данные за границу не передаются.
rec-abroad-yes = Данные передаются за границу: { $countries }.
rec-abroad-unknown = { $recipient }, страна: { $country }.
rec-role-processor = обработчик
rec-role-controller = самостоятельный оператор
rec-role-authority = государственный орган
rec-recipient = { $name } ({ $role }).

## Уведомление уполномоченного органа

rec-notice-title = Уведомление о намерении осуществлять обработку персональных данных
rec-notice-title-change = Уведомление об изменении сведений об обработке персональных данных
rec-notice-title-end = Уведомление о прекращении обработки персональных данных
rec-notice-about = Куда и когда подаётся
rec-notice-to = Кому: { $regulator }. Состав сведений: { $article }. Сведения взяты из редакции { $edition } политики оператора.
rec-notice-before = Уведомление подают до начала обработки ({ $article }).
rec-notice-by-day = Уведомление подают не позднее { $day } числа месяца, следующего за месяцем изменения ({ $article }).
# $within: «в течение 10 рабочих дней».
rec-notice-within = Уведомление подают { $within } со дня прекращения обработки ({ $article }).
rec-notice-filing = Программа сама ничего не отправляет: оператор проверяет сведения, вписывает недостающее и подаёт уведомление от своего имени.
# $law: «94-V».
rec-notice-none = Этот закон не устанавливает уведомления об обработке, которое можно было бы заполнить здесь.
rec-notice-unread = Есть и правило, текст которого ещё нужно сверить: { $name } ({ $article }).
rec-notice-instead-list = Вместо уведомления оператор ведёт перечень необходимых и достаточных данных ({ $article }).
rec-notice-instead-register = Вместо уведомления оператор ведёт реестр обработки ({ $article }).
rec-notice-purposes = Сведения приведены по каждой цели отдельно.
rec-notice-ends = Обработка для каждой цели прекращается, когда истекает её срок.
rec-notice-ends-caption = Сроки и условия прекращения

## Разделы

rec-field-operator = Оператор
rec-field-number = Номер записи в реестре операторов
rec-field-reason = Что изменилось и почему
rec-field-date = Дата изменения
rec-field-end-reason = Основание прекращения обработки
rec-field-end-date = Дата прекращения обработки
rec-field-purposes = Цели обработки
rec-field-measures = Меры, принятые для защиты данных
rec-field-responsible = Ответственный за организацию обработки
rec-field-start = Дата начала обработки
rec-field-end = Срок или условие прекращения обработки
rec-field-abroad = Трансграничная передача
rec-field-database = Где находятся базы данных
rec-field-security = Сведения об обеспечении безопасности
rec-field-signature = Подпись
rec-field-other = Иное
rec-signature-date = Дата
rec-signature-who = Должность и имя подписавшего
rec-signature = Подпись

## Реестр обработки

rec-register-title = Реестр обработки персональных данных
rec-register-about = О реестре
rec-register-intro = Одна цель — одна запись. Записи взяты из политики оператора и меняются только вместе с ней.
rec-register-article = Состав сведений: { $article }.
rec-register-edition = Редакция политики: { $edition }.
rec-register-purposes = Ниже каждая цель описана отдельно.
rec-column-number = №
rec-column-purpose = Цель
rec-column-class = Вид цели
rec-column-items = Категории и перечень данных
rec-column-item = Данные
rec-column-category = Категория
rec-column-subjects = Категории субъектов
rec-column-source = Источник данных
rec-column-basis = Правовое основание
rec-column-document = Документ-основание
rec-column-operations = Действия с данными
rec-column-ways = Способы обработки
rec-column-seen = Кто имеет доступ
rec-column-recipients = Получатели и обработчики
rec-column-abroad = Передача за границу
rec-column-stores = Где хранятся
rec-column-term = Срок
rec-column-destruction = Уничтожение
rec-column-operator = Оператор
rec-column-contacts = Контакты оператора
rec-column-responsible = Ответственный
rec-column-measures = Меры защиты
rec-column-allow = Распространение
rec-column-bans = Условия и запреты
rec-class-service = Услуга или обращение человека.
rec-class-marketing = Реклама.
rec-class-statistics = Статистика.
rec-class-distribution = Распространение.
rec-class-engine = Работа самого сайта и исполнение закона.
rec-source-provided = Сообщает сам человек.
rec-source-cookie = Хранится в файле cookie.
rec-source-observed = Передаёт браузер.
rec-source-third-party = Сообщают другие лица.
rec-source-staff = Записывают работники оператора.
rec-seen-nobody = Никто из работников: данные обрабатывает только программа.
rec-recipients-none = Получателей нет.

## Перечень необходимых и достаточных данных

rec-list-title = Перечень персональных данных, необходимых и достаточных для выполнения задач
rec-list-heading = Перечень
rec-list-intro = Перечень составлен по требованию закона ({ $article }).
rec-list-caption = Данные, цели и документы-основания

## Поля согласий

rec-consent-person-distribution = Фамилия, имя, отчество: указывает тот, кто даёт согласие.
rec-consent-contact = Контакт
rec-consent-contact-is = Телефон, адрес электронной почты или почтовый адрес: указывает тот, кто даёт согласие.
rec-consent-representative-written = Если согласие даёт представитель: его фамилия, имя, отчество, адрес, номер основного документа, удостоверяющего личность, дата его выдачи и кем он выдан, реквизиты доверенности или иного документа о полномочиях. Заполняет представитель.
rec-consent-opening-distribution = Давая это согласие, вы разрешаете нам открыть неограниченному кругу лиц названные ниже персональные данные на условиях, которые вы выберете. Вы делаете это свободно, своей волей и в своём интересе.
rec-consent-items-choice = { $items }. Разрешение даётся по каждому из них отдельно, в таблице ниже.
rec-consent-bans-is = Для любых из названных данных вы можете запретить нам передавать их неограниченному кругу лиц, запретить этим лицам их обрабатывать (кроме доступа к ним) или назвать свои условия. Отказать вам в этом мы не вправе.
rec-consent-conditions = Условия передачи
rec-consent-conditions-is = По вашему желанию: только по нашей внутренней сети и только определённым работникам; по информационно-телекоммуникационным сетям; без передачи полученных данных.
rec-consent-choice = Ваш выбор по каждому виду данных
rec-consent-choice-allow = Разрешаю / не разрешаю (нужное отметить).
rec-consent-choice-bans = По желанию: запреты и условия.
rec-consent-silence = Молчание и бездействие согласием не считаются. Если из согласия не следует, что вы разрешили распространение, мы обрабатываем данные без права распространения. Если условия и запреты в нём не названы, мы обрабатываем данные без передачи неограниченному кругу лиц.
# $within: «в течение 3 рабочих дней» или «сразу».
rec-consent-publish = Условия и запреты, которые вы установили, мы публикуем { $within } после получения согласия ({ $article }).
rec-consent-stop = Распространение мы прекращаем { $within } по вашему требованию, в котором указаны ваши фамилия, имя, отчество, контакт и перечень данных ({ $article }).
rec-consent-processor = { $name }, адрес: { $address }.
rec-consent-processor-named = { $name }.
rec-consent-automated = Решения без участия человека
rec-consent-automated-none = Решений, которые принимала бы только программа, эта цель не предусматривает.
rec-consent-rights = Ваши права
rec-consent-signature-is = Ставит тот, кто даёт согласие: собственноручно или электронной подписью, с датой.

## Cookie

rec-cookies-caption = Cookie и внешние скрипты
rec-cookie-name = Название
rec-cookie-who = Кто ставит
rec-cookie-purpose = Для чего
rec-cookie-category = Вид
rec-cookie-lifetime = Сколько хранится
rec-cookie-country = Где обрабатываются данные
rec-cookie-own = Мы, { $operator }
rec-cookie-outside = { $title } ({ $hosts })
rec-cookie-terms = { $title }, условия: { $terms }
rec-cookie-category-necessary = Необходимый
rec-cookie-category-service = Для услуги
rec-cookie-category-statistics = Статистика
rec-cookie-category-marketing = Реклама

## Командная строка

cli-text-bom = у csv: знак порядка байтов в начале, по нему таблицы узнают UTF-8
cli-text-unknown = Такого документа нет: { $name }. Список: --document list.
cli-text-csv-register = В виде csv печатается только реестр обработки: --document ropa.

## Голос документов, которые читает не сам человек: вместо «вы» субъект. Ключ: office- и имя замещаемого сообщения.

office-doc-basis-consent = Согласие субъекта персональных данных
office-doc-basis-contract = Договор с субъектом или подготовка к нему
office-doc-basis-contract-document = Договор с субъектом или подготовка к нему: { $document }
office-doc-basis-law = По закону: { $act }
office-doc-basis-vital = Защита жизни или здоровья субъекта
office-doc-keep-until = Данные хранятся { $until }.
office-doc-keep-after = Данные хранятся { $span } { $from }.
office-doc-keep-ask-again = Прежде чем этот срок истечёт, согласие спрашивают ещё раз.
office-doc-destroy-purpose = Когда срок истёк, данные уничтожают { $within } ({ $article }).
office-doc-destroy-withdrawal = При отзыве согласия обработку прекращают { $stop }, а данные уничтожают { $within } ({ $article }), если нет другого законного основания их хранить.
office-doc-event-answered-until = до ответа на заявку
office-doc-event-answered-from = после ответа на заявку
office-doc-event-service-ended-until = до окончания последней услуги, о которой просил субъект
office-doc-event-service-ended-from = после окончания последней услуги, о которой просил субъект
office-doc-event-request-answered-until = до ответа на обращение субъекта
office-doc-event-request-answered-from = после ответа на обращение субъекта

## Страница работников

rec-page-title = Документы учёта
rec-page-lead = Уведомления уполномоченного органа, реестр обработки и перечни составлены по действующей редакции. Персональных данных в них нет; чего не хватает, отмечено.
