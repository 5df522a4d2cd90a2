### Тексты, которые печатаются из политики: сама политика, условия cookie, согласия, уведомления.
### Каждое предложение о правиле стоит здесь и берёт числа и имена из самого правила.
### К читателю «вы», об операторе «мы». Значения приходят в именительном падеже, если не сказано иного.

## Обороты

doc-hole = уточняется
doc-none = нет
# $span в родительном: «30 дней», «1 рабочего дня».
doc-within = в течение { $span }
doc-at-once = сразу
doc-same-day = в тот же день
doc-contact = { $channel } ({ $contact })

## Названия документов

doc-cookies-title = Условия использования cookie
doc-consent-title = Согласие на обработку персональных данных: { $purpose }
doc-consent-title-distribution = Согласие на распространение персональных данных: { $purpose }
doc-acknowledgement-title = Как мы обработаем ваши данные

## Заголовки

doc-heading-brief = Коротко о главном
doc-heading-general = Общие положения
doc-heading-words = Слова, которыми мы пользуемся
doc-heading-purposes = Цели обработки
doc-heading-bases = Правовые основания
doc-heading-items = Какие данные и чьи
doc-heading-consents = Согласия
doc-heading-forms = Где мы получаем данные
doc-heading-cookies = Cookie и внешние счётчики
doc-heading-recipients = Кому передаём данные
doc-heading-stores = Где хранятся данные
doc-heading-rights = Ваши права и как ими воспользоваться
doc-heading-breach = Если произошла утечка
doc-heading-safeguards = Как мы защищаем данные
doc-heading-minors = Данные детей
doc-heading-changes = Изменения политики
doc-heading-statements = Другие положения
doc-heading-contacts = Как с нами связаться

## Коротко о главном

doc-brief-caption = Зачем нужны данные и как долго они хранятся
doc-brief-column-purpose = Зачем
doc-brief-column-basis = На каком основании
doc-brief-column-keep = Как долго
# Ячейка таблицы: «до отзыва согласия, не дольше 3 лет со дня, когда дано согласие».
doc-brief-after = { $span } { $from }
doc-brief-limit = { $term }, не дольше { $limit } { $from }
doc-brief-engine = Кроме того, данные нужны самому сайту: для входа и безопасности, для подтверждения согласий, для ответов на обращения. Эти цели описаны ниже вместе с остальными.
doc-brief-closed = Для других целей мы данные не используем.

## Общие положения

doc-general-what = Это политика оператора в отношении обработки персональных данных. Она говорит, какие данные мы обрабатываем, для чего, на каком основании, сколько храним, кому передаём и как вы можете распорядиться своими данными.
doc-general-law = Политика составлена по { $count ->
    [one] закону
   *[other] законам
}: { $laws }. Прав, которые даёт вам закон, она не ограничивает.
doc-general-scope = Политика действует на { $count ->
    [one] сайте
   *[other] сайтах
} { $sites }.
doc-site-subdomains = { $host } со всеми поддоменами
doc-site-aliases = { $host } (он же { $aliases })
doc-site-pages = { $site }; страницы о персональных данных: { $pages }
doc-site = { $title }: { $site }.
doc-binding-ru = Обязательную силу имеет текст на русском языке, перевод дан для удобства.
doc-binding-en = Обязательную силу имеет текст на английском языке, перевод дан для удобства.
doc-binding-kk = Обязательную силу имеет текст на казахском языке, перевод дан для удобства.
doc-accuracy-contacts = Указанный вами адрес почты или номер телефона мы проверяем письмом или кодом.
doc-accuracy-unchecked = Сведения, которые вы указали, мы с документами не сверяем и полагаемся на то, что они верны.
doc-accuracy-checked = Сведения, которые вы указали, мы можем сверить с документами.
doc-sites = { $count ->
    [one] Сайт
   *[other] Сайты
}
doc-operator = Оператор
doc-operator-short = Краткое название
doc-operator-inn = ИНН
doc-operator-kpp = КПП
doc-operator-ogrn = ОГРН
doc-operator-bin = БИН
doc-operator-address = Адрес
doc-operator-email = Электронная почта
doc-operator-phone = Телефон
doc-operator-officer = Кто отвечает за персональные данные
doc-operator-zone = Часовой пояс, по которому считаются дни
doc-operator-regulator = Надзорный орган
doc-edition-number = Редакция
doc-edition-effective = Действует
# $date: «15 декабря 2026 г.»
doc-edition-from = с { $date }
doc-edition-on-publication = со дня публикации
doc-edition-reason = Причина этой редакции
doc-edition-substantial = Существенны ли изменения
doc-edition-substantial-yes = Да: они затрагивают ваши права или порядок обработки данных.
doc-edition-substantial-no = Нет: ваши права и порядок обработки данных прежние.

doc-word-data = Персональные данные
doc-word-data-is = Любые сведения, которые прямо или косвенно относятся к определённому человеку.
doc-word-processing = Обработка
doc-word-processing-is = Любое действие с персональными данными: { $operations }.
doc-word-basis = Основание
doc-word-basis-is = Причина, по которой закон разрешает обработку: согласие, договор, требование закона или другая из тех, что в нём названы.
doc-word-consent = Согласие
doc-word-consent-is = Отдельное осознанное действие, которым вы разрешаете обработку для одной названной цели. Молчание и пользование сайтом согласием не являются.
doc-word-processor = Обработчик
doc-word-processor-is = Тот, кто работает с данными по нашему поручению и в пределах этого поручения.
doc-word-block = Блокирование
doc-word-block-is = Временная остановка: пока она длится, данные не используются, но и не уничтожаются.
doc-word-destroy = Уничтожение
doc-word-destroy-is = Действия, после которых восстановить данные нельзя.

## Цели обработки

doc-purposes-intro = Ниже каждая цель описана отдельно: какие данные для неё нужны, на каком основании мы их обрабатываем, кто их видит, сколько они хранятся и что с ними происходит потом.
doc-purposes-closed = Список целей закрытый: для других целей мы данные не используем. Новая цель может появиться только в новой редакции политики.
doc-purpose-items = Данные
doc-purpose-items-none = Персональные данные для этой цели не используются.
doc-purpose-subjects = Чьи данные
doc-purpose-basis = Основание
doc-purpose-operations = Что мы делаем с данными
# Полный набор действий назван один раз, в разделе о словах; $operations: действия через запятую.
doc-purposes-ways = Если у цели не сказано иного, мы выполняем все действия, которые закон называет обработкой: они перечислены в разделе «Слова, которыми мы пользуемся». Обработка смешанная: с помощью программ и вручную.
doc-purpose-ways = { $operations }. Обработка смешанная: с помощью программ и вручную.
doc-purpose-class = Вид цели
doc-purpose-marketing = Реклама: отказаться от неё можно в любое время.
doc-purpose-statistics = Подсчёт и статистика.
doc-purpose-distribution = Распространение: данные открываются неопределённому кругу лиц.
doc-purpose-engine = Нужна для работы самого сайта и для исполнения закона.
doc-purpose-seen = Кто видит
doc-purpose-recipients = Кому передаём
doc-purpose-keep = Сколько храним
doc-purpose-destroy = Что потом
doc-purpose-channels = Как мы с вами свяжемся
doc-purpose-bars = Чего мы с этими данными не делаем
doc-purpose-consent = Согласие оформлено отдельным документом.

doc-role-confidentiality = { $role } (обязательство о неразглашении)
doc-role-medical-secrecy = { $role } (врачебная тайна)
doc-role-other = { $role } (обязательство: { $duty })

doc-channel-email = электронная почта
doc-channel-sms = СМС
doc-channel-call = звонок
doc-channel-messenger = мессенджер

doc-bar-marketing = не используем для рекламы
doc-bar-profile = не составляем по ним ваш портрет (профиль)
doc-bar-disclosure = не передаём другим
doc-bar-publication = не публикуем

## Основания. $article: место в законе.

doc-basis-consent = Ваше согласие
doc-basis-contract = Договор с вами или подготовка к нему
# $document: название договора в кавычках.
doc-basis-contract-document = Договор с вами или подготовка к нему: { $document }
doc-basis-law = Обязанность по закону: { $act }
doc-basis-vital = Защита вашей жизни или здоровья
doc-basis-public-task = Исполнение общественно значимой задачи
doc-basis-legitimate-interest = Законный интерес: { $interest }
doc-basis-cited = { $basis } ({ $article }).
doc-basis-uncited = { $basis }.
doc-basis-special = Среди данных есть сведения особой категории. Основание для них: { $name } ({ $article }).
doc-basis-short-consent = Ваше согласие
doc-basis-short-contract = Договор с вами
doc-basis-short-law = Обязанность по закону
doc-basis-short-vital = Защита вашей жизни или здоровья
doc-basis-short-public-task = Общественно значимая задача
doc-basis-short-legitimate-interest = Законный интерес
doc-bases-caption = Основания обработки
doc-bases-column-basis = Основание
doc-bases-column-article = Где это сказано
doc-bases-column-purposes = Для каких целей

## Сроки. $span в именительном («30 дней»), $limit в родительном («90 дней»).

doc-keep-until = Храним { $until }.
doc-keep-after = Храним { $span } { $from }.
doc-keep-at-once = Не храним дольше, чем нужно: срок кончается сразу { $from }.
doc-keep-with = Срок тот же, что у цели { $purpose }.
doc-keep-at-most = В любом случае не дольше { $limit } { $from }.
doc-keep-ask-again = Прежде чем этот срок истечёт, мы спросим вас ещё раз.
doc-keep-hold = Часть данных закон обязывает хранить дольше, { $span }: { $items } ({ $article }).
doc-keep-hold-year-end = Часть данных закон обязывает хранить дольше, { $span } с начала следующего года: { $items } ({ $article }).
doc-keep-open-after = Пока этот срок идёт, данными можно воспользоваться ещё только для этих целей: { $purposes }.
doc-destroy-purpose = Когда срок истёк, уничтожаем данные { $within } ({ $article }).
doc-destroy-withdrawal = Если вы отзовёте согласие, обработку прекращаем { $stop }, а данные уничтожаем { $within } ({ $article }), если нет другого законного основания их хранить.
doc-destroy-stricter = Из этих сроков действует более строгий.
doc-consent-proof = Подтверждение того, что вы дали или отозвали согласие, храним ещё { $span } после его окончания ({ $article }).

doc-event-account-closed-until = до закрытия личного кабинета
doc-event-account-closed-from = после закрытия личного кабинета
doc-event-withdrawn-until = до отзыва согласия
doc-event-withdrawn-from = со дня отзыва согласия
doc-event-consented-until = до дня, когда дано согласие
doc-event-consented-from = со дня, когда дано согласие
doc-event-received-until = до получения данных
doc-event-received-from = со дня, когда данные получены
doc-event-answered-until = до ответа на вашу заявку
doc-event-answered-from = после ответа на вашу заявку
doc-event-paid-until = до оплаты
doc-event-paid-from = со дня оплаты
doc-event-appointment-until = до назначенного дня
doc-event-appointment-from = после назначенного дня
doc-event-certificate-used-until = до погашения сертификата
doc-event-certificate-used-from = после погашения сертификата
doc-event-course-ended-until = до окончания курса
doc-event-course-ended-from = после окончания курса
doc-event-delivered-until = до доставки заказа
doc-event-delivered-from = после доставки заказа
doc-event-order-done-until = до полного исполнения заказа
doc-event-order-done-from = после полного исполнения заказа
doc-event-service-ended-until = до окончания последней услуги, о которой вы просили
doc-event-service-ended-from = после окончания последней услуги, о которой вы просили
doc-event-campaign-ended-until = до окончания акции, мероприятия или опроса
doc-event-campaign-ended-from = после окончания акции, мероприятия или опроса
doc-event-session-ended-until = до конца сеанса
doc-event-session-ended-from = после конца сеанса
doc-event-request-answered-until = до ответа на ваше обращение
doc-event-request-answered-from = после ответа на ваше обращение
doc-event-duty-ended-until = до прекращения работы сотрудника
doc-event-duty-ended-from = после прекращения работы сотрудника
doc-event-proof-needed-until = до прекращения согласия или уничтожения данных
doc-event-proof-needed-from = после прекращения согласия или уничтожения данных
doc-event-case-ended-until = до конца срока, на который хранится сама заявка
doc-event-case-ended-from = после конца срока, на который хранится сама заявка

## Какие данные и чьи

doc-items-caption = Данные и цели, для которых они нужны
doc-items-column-item = Данные
doc-items-column-origin = Откуда
doc-items-column-purposes = Для каких целей
doc-item-provided = Сообщаете вы
doc-item-cookie = Хранит файл cookie
doc-item-observed = Передаёт ваш браузер
doc-item-third-party = Сообщают другие
doc-item-staff = Записывают наши сотрудники
doc-item-health = { $item } (сведения о здоровье, особая категория)
doc-item-special = { $item } (особая категория)
doc-item-biometric = { $item } (биометрические данные)
doc-item-choice = { $item }. Вы выбираете из списка: { $options }
doc-items-card = Номер банковской карты и её код мы не получаем и не храним: вы вводите их на странице того, кто принимает оплату.
doc-subjects-caption = Чьи данные мы обрабатываем
doc-subjects-column-who = Кто
doc-subjects-column-purposes = Для каких целей

## Согласия и формы

doc-consents-intro = Каждое согласие относится к одной цели и оформлено отдельным документом. Отметки изначально пусты: ставите их вы.
doc-consents-free = Отказ от согласия не мешает получить то, что делается по договору или по закону.
doc-consents-withdraw-cabinet = Отозвать согласие можно в личном кабинете или любым другим способом, названным в разделе о ваших правах.
doc-consents-withdraw = Отозвать согласие можно любым способом, названным в разделе о ваших правах.
doc-consents-caption = Согласия, о которых мы спрашиваем
doc-consents-column-purpose = Цель
doc-consents-column-act = Как вы его даёте
doc-strength-use = Пользованием сайтом. Такое действие само по себе согласием не считается
doc-strength-act = Отдельным действием: отметкой или кнопкой
doc-strength-separate = Отдельным документом с отдельной отметкой
doc-strength-written = Письменно: на бумаге или с электронной подписью
doc-strength-distribution = Отдельным документом о распространении, где вы сами выбираете, что можно распространять
doc-acknowledgement-shown = При первом посещении сайт показывает уведомление об этой политике. Это ознакомление, а не согласие.
doc-forms-intro = Вы передаёте нам данные через формы, перечисленные ниже. Полей, которых здесь нет, они не принимают.
doc-forms-caption = Формы
doc-forms-column-form = Форма
doc-forms-column-purpose = Цель
doc-forms-column-required = Обязательные поля
doc-forms-column-optional = По желанию
doc-forms-column-more = Особенности
doc-form-legal-persons = { $item } (только для организаций)
# $button и $purposes: в кавычках.
doc-form-button = Кнопка { $button }.
doc-form-offers = Рядом можно дать отдельные согласия, отметки пусты: { $purposes }.
doc-form-sign-in = Нужен вход в личный кабинет.
doc-form-other-person = Если вы указываете данные другого человека, скажите, кем он вам приходится, и подтвердите, что он знает об их обработке и согласен.
doc-form-payment = Оплату принимает { $recipient }; данные карты к нам не попадают.
doc-form-outside = Форма стоит и на внешней площадке: { $platform }.
doc-form-tells = О новой заявке узнаёт { $role }; в письме об этом ваших данных нет.

## Cookie

doc-cookies-intro = Cookie — небольшая запись, которую сайт оставляет в вашем браузере. В таблице сказано, какие cookie нужны самому сайту, а какие ждут вашего согласия.
doc-cookies-refuse = Отказаться так же просто, как согласиться, а передумать можно в любое время.
doc-cookies-own = Cookie этого сайта
doc-cookies-column-name = Имя
doc-cookies-column-purpose = Для чего
doc-cookies-column-consent = Когда ставится
doc-cookies-column-life = Сколько хранится
doc-cookies-column-who = Чей
doc-cookie-necessary = Без согласия: он нужен, чтобы сделать то, о чём вы просите сайт
doc-cookie-on-consent = После согласия: { $purpose }
doc-cookie-on-basis = Без согласия, для цели { $purpose } ({ $basis })
doc-cookie-session = До закрытия браузера
doc-cookie-who-us = Наш
doc-tags-caption = Внешние счётчики и скрипты
doc-tags-column-title = Название
doc-tags-column-consent = Когда загружается
doc-tags-column-who = Кто получает данные
doc-tags-column-hosts = Откуда загружается
doc-tags-column-terms = Условия
doc-tag-who-none = Никто, кроме нас
doc-cookies-link = Условия использования cookie
doc-cookies-choices = Изменить свой выбор
doc-cookies-policy = Политика обработки персональных данных
doc-cookies-none-other = Других cookie и внешних скриптов сайт не использует.

## Кому передаём

doc-recipients-caption = Получатели данных
doc-recipients-column-who = Кто
doc-recipients-column-role = В каком качестве
doc-recipients-column-work = Что делает и для каких целей
doc-recipients-column-items = Какие данные
doc-recipients-column-where = Где и по какому договору
doc-recipient-processor = Обработчик: работает по нашему поручению
doc-recipient-controller = Самостоятельный оператор
doc-recipient-authority = Государственный орган
doc-recipient-anonymous = Только обезличенные или обобщённые данные
doc-recipient-country = Страна: { $country }.
doc-recipient-contract = Договор: { $contract }.
doc-recipient-guarantees = Гарантии: { $texts }.
doc-recipient-work = { $work }.
doc-recipient-purposes = Для целей: { $purposes }.
doc-disclosure-barred = Никому больше мы ваши данные не передаём.
doc-disclosure-barred-alone = Мы не передаём ваши данные никому.
doc-disclosure-permission = Передать их кому-то ещё мы можем только с вашего письменного разрешения.
doc-disclosure-never = Ни при каких условиях мы { $acts }.
doc-never-sale = не продаём данные
doc-never-exchange = не обмениваем данные
doc-never-publication = не публикуем данные
doc-disclosure-exceptions = Исключения из этого правила:
doc-disclosure-cases = Кроме того, данные могут быть переданы:
doc-disclosure-exception = { $to }.
doc-disclosure-exception-when = { $to }: { $when }.
doc-disclosure-silent = О такой передаче мы можем вам не сообщить.
doc-disclosure-told = О такой передаче вы можете узнать у нас.
doc-disclosure-second = Решение о ней принимают двое.
doc-disclosure-journal = Каждая передача записывается: кому, когда, какие данные и на каком основании.

## Где хранятся данные

doc-stores-caption = Места, где находятся данные
doc-stores-column-store = Где
doc-stores-column-country = Страна
doc-stores-column-hosting = Размещение
doc-stores-column-kept = Кто ведёт
doc-stores-column-items = Какие данные
doc-store-zalog = Программа сайта
doc-store-people = Сотрудники
doc-store-elsewhere = Другая система
doc-store-all = Все данные, названные в этой политике
doc-stores-people = Там, где записи ведут сотрудники или другая система, исправляют, блокируют и уничтожают данные люди, в те же сроки.

## Права

doc-rights-intro = Ниже ваши права и сроки, в которые мы отвечаем. Если срок по закону и наше обещание расходятся, действует более строгий.
doc-rights-caption = Ваши права: { $law }
doc-rights-column-right = Право
doc-rights-column-article = Где это сказано
doc-rights-column-term = Срок
doc-right-no-term = Срока закон не называет.
doc-right-any = { $within }, если закон или другое наше обещание не велит ответить раньше.
doc-right-other = Решают надзорный орган и суд.
# $within: «В течение 10 рабочих дней» или «Сразу»; $span в именительном.
doc-right-law = { $within }: так велит закон.
doc-right-promise = { $within }: так обещаем мы. По закону срок мягче: { $span }.
doc-right-promise-only = { $within }: так обещаем мы.
doc-right-law-stricter = { $within }: так велит закон. Наше обещание мягче ({ $span }), поэтому действует закон.
doc-right-same = { $within }: так велит закон, и так обещаем мы.
doc-right-earlier = { $within }: так велит закон. Наше обещание: { $span }. Действует то, что наступит раньше.
doc-right-two-starts = { $within } со дня обращения: так обещаем мы. По закону { $span } со дня, когда вы подтвердили, что данные неверны или не нужны. Действует то, что наступит раньше.
doc-right-withdraw-stop = Обработку прекращаем { $stop }.
doc-right-from-proof = Срок идёт со дня, когда вы подтвердили, что данные неверны или не нужны.
doc-right-extension = Срок по закону можно один раз продлить, самое большее на { $span }, если мы заранее объясним вам причину.
doc-rights-how = Чтобы воспользоваться правом, обратитесь к нам любым из этих способов: { $channels }.
doc-request-channel-email = электронная почта
doc-request-channel-cabinet = личный кабинет
doc-request-channel-page = страница обращений на сайте
doc-request-channel-post = письмо на бумаге
doc-request-channel-phone = звонок
doc-request-channel-in-person = личный визит
doc-rights-free = Ответ бесплатный. Чтобы не выдать ваши данные чужому человеку, мы можем попросить вас подтвердить, что пишете именно вы: войти в личный кабинет или назвать код из письма.
doc-rights-representative = За вас может обратиться представитель, подтвердив свои полномочия.
doc-rights-complain = Если вы считаете, что мы нарушили ваши права, вы можете пожаловаться в надзорный орган ({ $regulator }) или обратиться в суд.
doc-requests-caption = Что мы обещаем по обращениям
doc-requests-column-kind = Обращение
doc-requests-column-term = Срок
doc-requests-column-more = Особенности
doc-request-any = Любое обращение
doc-request-copy = Копия данных
doc-request-information = Сведения об обработке
doc-request-correction = Исправление данных
doc-request-check = Проверка данных, которые вы считаете неточными
doc-request-stop = Прекращение обработки
doc-request-withdrawal = Отзыв согласия
doc-request-erasure = Удаление данных
doc-request-blocking = Блокирование данных
doc-request-unlawful = Сообщение о незаконной обработке
doc-request-unsubscribe = Отказ от рассылки
doc-request-claim = Претензия
doc-request-from-facts = Срок идёт со дня, когда вы сообщили точные сведения.
doc-request-written = Ответ письменный.
doc-request-both-sides = Этот срок обязателен для обеих сторон: и для нас, и для вас.
doc-request-blocks = Пока идёт проверка, данные заблокированы.
doc-request-by = Обратиться могут: { $parties }.
doc-request-reasons = { $count ->
    [one] Повод
   *[other] Поводы
}: { $reasons }.
doc-party-subject = вы сами
doc-party-representative = ваш законный представитель
doc-party-authority = надзорный орган
doc-party-operator = мы
doc-reason-inaccuracy = данные неточны
doc-reason-unlawfulness = данные обрабатываются незаконно
doc-rights-link = Направить обращение
doc-rights-cabinet = Личный кабинет

## Утечка

doc-breach-told = Если ваши данные попали к посторонним, мы сообщаем вам об этом { $within }.
doc-breach-regulator = { $what }: { $within } ({ $article }).
doc-breach-authority = Уведомления, которых требует закон:
doc-breach-contain = Узнав об утечке, мы устраняем её причину и выясняем, чьи и какие данные она затронула.

## Меры защиты

doc-safeguards-intro = Для защиты данных приняты такие меры:
doc-safeguard = { $name } ({ $article }).
doc-safeguard-own = { $text }.

## Данные детей

doc-minors-under = Данные детей моложе { $age ->
    [one] { $age } года
   *[other] { $age } лет
} мы обрабатываем только с согласия родителя или другого законного представителя.
doc-minors-representative = Согласие за ребёнка может дать родитель или другой законный представитель.
doc-minors-refused = Данных детей мы не храним: узнав, что данные принадлежат несовершеннолетнему, мы их уничтожаем.
doc-minors-law-alone = Самостоятельно соглашается на обработку тот, кому исполнилось { $alone ->
    [one] { $alone } год
    [few] { $alone } года
   *[other] { $alone } лет
} ({ $article }).
doc-minors-law-together = С { $together } до { $alone } лет нужно согласие и подростка, и его законного представителя, а за детей младше { $together ->
    [one] { $together } года
   *[other] { $together } лет
} согласие даёт представитель.
doc-minors-law-below = За детей младшего возраста согласие даёт законный представитель.

## Изменения

doc-changes-publication = Новая редакция вступает в силу со дня публикации, если в ней самой не назван более поздний день.
doc-changes-notice = Новая редакция вступает для вас в силу после того, как мы вас о ней уведомили.
doc-changes-consent-needed = Изменение действует для вас, только если вы с ним согласились.
doc-changes-consent-not-needed = Вашего согласия на новую редакцию не нужно. Но данные, которые вы доверили нам по согласию, мы не станем использовать шире, чем вы разрешили: для нового нужно новое согласие.
doc-changes-notify = Об изменениях мы сообщаем { $channels }.
doc-notice-site = на сайте
doc-notice-cabinet = в личном кабинете
doc-notice-email = по электронной почте
doc-changes-editions = Прежние редакции остаются доступны, каждая под своим номером.
doc-changes-editions-link = Прежние редакции

## Контакты

doc-contacts-intro = По любому вопросу о ваших персональных данных обращайтесь к нам.

## Документ о согласии: поля ч. 4 ст. 9 и ст. 10.1 152-ФЗ, ст. 8 закона РК 94-V

doc-consent-heading = Условия согласия
doc-consent-opening = Отмечая это согласие, вы разрешаете обработку ваших персональных данных на условиях, которые названы ниже. Вы делаете это свободно, своей волей и в своём интересе.
doc-consent-person = Кто даёт согласие
doc-consent-person-is = Человек, чьи данные указаны в форме ({ $items }).
doc-consent-person-visitor = Посетитель сайта; его узнают по записи в браузере.
doc-consent-person-written = Фамилия, имя, отчество, адрес, номер основного документа, удостоверяющего личность, дата его выдачи и кем он выдан: заполняет тот, кто даёт согласие.
doc-consent-representative = Представитель
doc-consent-representative-is = Если согласие даёт законный представитель, он указывает своё имя и документ о полномочиях.
doc-consent-operator = Оператор
doc-consent-operator-is = { $name }. Адрес: { $address }.
doc-consent-number = { $label }: { $number }.
doc-consent-resources = Где данные будут показаны
doc-consent-purpose = Цель
doc-consent-items = Данные
doc-consent-bans = Ваши условия и запреты
doc-consent-operations = Действия и способы обработки
doc-consent-processors = Кто обрабатывает данные по нашему поручению
doc-consent-processors-none = Никто: по этой цели мы обработку не поручаем.
doc-consent-recipients = Кому ещё передаются данные
doc-consent-third = Передача третьим лицам
doc-consent-third-yes = Данные передаются: { $recipients }.
doc-consent-third-no = Данные третьим лицам не передаются.
doc-consent-cross = Передача за границу
doc-consent-cross-yes = Данные передаются за границу: { $countries }.
doc-consent-cross-no = Данные за границу не передаются.
doc-consent-public = Общедоступные источники
doc-consent-public-yes = Данные размещаются в общедоступных источниках.
doc-consent-public-no = Данные в общедоступных источниках не размещаются.
doc-consent-channels = Как мы с вами свяжемся
doc-consent-term = Срок согласия
doc-consent-term-is = Согласие действует, пока вы его не отозвали и пока не истёк срок хранения данных.
doc-consent-withdraw = Как отозвать согласие
doc-consent-withdraw-is = В любое время, бесплатно и без объяснения причин: { $channels }.
doc-consent-withdraw-plain = В любое время, бесплатно и без объяснения причин.
doc-consent-withdraw-lawful = То, что было сделано до отзыва, остаётся законным.
doc-consent-refusal = Если вы не согласны
doc-consent-refusal-is = Согласие не обязательно: без него вам недоступно только то, о чём в нём сказано.
doc-consent-words = Дополнительно: { $text }

## Уведомление

doc-ack-heading = Уведомление
doc-ack-intro = { $operator } обработает данные, которые вы укажете, чтобы сделать то, о чём вы просите. Согласия для этого не нужно, поэтому мы о нём не спрашиваем.
doc-ack-caption = Зачем и как долго
doc-ack-rights = Вы можете посмотреть, исправить, забрать и удалить свои данные. Как это сделать, сказано в политике.
doc-ack-not-consent = Это уведомление, а не согласие: отметка о нём значит только, что вы его видели.
