### Саясаттан басып шығарылатын мәтіндер: саясаттың өзі, cookie шарттары, келісімдер, хабарламалар.
### Ереже туралы әр сөйлем осында тұр, сандар мен атауларды ереженің өзінен алады.
### Оқырманға «Сіз», оператор туралы «біз». Айнымалыға жалғау жалғанбайды: қасына бөлек сөз қойылады.

## Тіркестер

doc-hole = нақтылануда
doc-none = жоқ
doc-within = { $span } ішінде
doc-at-once = бірден
doc-same-day = сол күні
doc-contact = { $channel } ({ $contact })

## Құжаттардың атаулары

doc-cookies-title = Cookie пайдалану шарттары
doc-consent-title = Дербес деректерді өңдеуге келісім: { $purpose }
doc-consent-title-distribution = Дербес деректерді таратуға келісім: { $purpose }
doc-acknowledgement-title = Деректеріңізді қалай өңдейміз

## Тақырыптар

doc-heading-brief = Ең маңыздысы қысқаша
doc-heading-general = Жалпы ережелер
doc-heading-words = Біз қолданатын сөздер
doc-heading-purposes = Өңдеу мақсаттары
doc-heading-bases = Құқықтық негіздер
doc-heading-items = Қандай деректер және кімдікі
doc-heading-consents = Келісімдер
doc-heading-forms = Деректерді қайдан аламыз
doc-heading-cookies = Cookie және сыртқы санауыштар
doc-heading-recipients = Деректерді кімге береміз
doc-heading-stores = Деректер қайда сақталады
doc-heading-rights = Құқықтарыңыз және оларды пайдалану жолы
doc-heading-breach = Деректер бөгде адамдардың қолына түссе
doc-heading-safeguards = Деректерді қалай қорғаймыз
doc-heading-minors = Балалардың деректері
doc-heading-changes = Саясаттың өзгеруі
doc-heading-statements = Басқа ережелер
doc-heading-contacts = Бізбен қалай байланысуға болады

## Ең маңыздысы қысқаша

doc-brief-caption = Деректер не үшін қажет және қанша уақыт сақталады
doc-brief-column-purpose = Не үшін
doc-brief-column-basis = Қандай негізде
doc-brief-column-keep = Қанша уақыт
# Кесте ұяшығы: «келісім қайтарып алынғанға дейін, бірақ ең көбі келісім берілген күннен бастап 3 жыл».
doc-brief-after = { $from } { $span }
doc-brief-limit = { $term }, бірақ ең көбі { $from } { $limit }
doc-brief-engine = Бұдан басқа деректер сайттың өзіне қажет: кіру мен қауіпсіздік үшін, келісімдерді растау үшін, өтініштерге жауап беру үшін. Бұл мақсаттар төменде басқалармен бірге сипатталған.
doc-brief-closed = Деректерді басқа мақсаттарға пайдаланбаймыз.

## Жалпы ережелер

doc-general-what = Бұл оператордың дербес деректерді өңдеуге қатысты саясаты. Онда қандай деректерді, не үшін, қандай негізде өңдейтініміз, қанша уақыт сақтайтынымыз, кімге беретініміз және деректеріңізге қалай иелік ете алатыныңыз айтылған.
doc-general-law = Саясат { $count ->
    [one] мына заң
   *[other] мына заңдар
} бойынша жасалған: { $laws }. Ол Сізге заң беретін құқықтарды шектемейді.
doc-general-scope = Саясат { $sites } { $count ->
    [one] сайтында
   *[other] сайттарында
} қолданылады.
doc-site-subdomains = { $host } және оның барлық қосалқы домендері
doc-site-aliases = { $host } (басқа атауы: { $aliases })
doc-site-pages = { $site }; дербес деректер туралы беттер: { $pages }
doc-site = { $title }: { $site }.
doc-binding-ru = Орыс тіліндегі мәтіннің міндетті күші бар, аударма ыңғайлы болуы үшін берілген.
doc-binding-en = Ағылшын тіліндегі мәтіннің міндетті күші бар, аударма ыңғайлы болуы үшін берілген.
doc-binding-kk = Қазақ тіліндегі мәтіннің міндетті күші бар, аударма ыңғайлы болуы үшін берілген.
doc-accuracy-contacts = Сіз көрсеткен пошта мекенжайын немесе телефон нөмірін хат немесе код арқылы тексереміз.
doc-accuracy-unchecked = Сіз көрсеткен мәліметтерді құжаттармен салыстырмаймыз және олардың дұрыстығына сенеміз.
doc-accuracy-checked = Сіз көрсеткен мәліметтерді құжаттармен салыстыра аламыз.
doc-sites = { $count ->
    [one] Сайт
   *[other] Сайттар
}
doc-operator = Оператор
doc-operator-short = Қысқаша атауы
doc-operator-inn = СТН (ИНН)
doc-operator-kpp = КПП
doc-operator-ogrn = ОГРН
doc-operator-bin = БСН
doc-operator-address = Мекенжайы
doc-operator-email = Электрондық поштасы
doc-operator-phone = Телефоны
doc-operator-officer = Дербес деректерге жауапты адам
doc-operator-zone = Күндер есептелетін уақыт белдеуі
doc-operator-regulator = Қадағалау органы
doc-edition-number = Редакция
doc-edition-effective = Қолданылады
doc-edition-from = { $date } күнінен бастап
doc-edition-on-publication = жарияланған күннен бастап
doc-edition-reason = Осы редакцияның себебі
doc-edition-substantial = Өзгерістер елеулі ме
doc-edition-substantial-yes = Иә: олар құқықтарыңызды немесе деректерді өңдеу тәртібін қозғайды.
doc-edition-substantial-no = Жоқ: құқықтарыңыз бен деректерді өңдеу тәртібі бұрынғыдай.

doc-word-data = Дербес деректер
doc-word-data-is = Белгілі бір адамға тікелей немесе жанама түрде қатысты кез келген мәліметтер.
doc-word-processing = Өңдеу
doc-word-processing-is = Дербес деректермен жасалатын кез келген әрекет: { $operations }.
doc-word-basis = Негіз
doc-word-basis-is = Заң өңдеуге рұқсат беретін себеп: келісім, шарт, заң талабы немесе заңда аталған басқа себеп.
doc-word-consent = Келісім
doc-word-consent-is = Аталған бір мақсат үшін өңдеуге рұқсат беретін жеке, саналы әрекетіңіз. Үндемеу және сайтты пайдалану келісім болып табылмайды.
doc-word-processor = Өңдеуші
doc-word-processor-is = Деректермен біздің тапсырмамыз бойынша және сол тапсырма шегінде жұмыс істейтін тұлға.
doc-word-block = Бұғаттау
doc-word-block-is = Уақытша тоқтата тұру: ол созылған кезде деректер пайдаланылмайды, бірақ жойылмайды да.
doc-word-destroy = Жою
doc-word-destroy-is = Салдарынан деректерді қалпына келтіру мүмкін болмайтын әрекеттер.

## Өңдеу мақсаттары

doc-purposes-intro = Төменде әр мақсат жеке сипатталған: оған қандай деректер қажет, оларды қандай негізде өңдейміз, кім көреді, қанша уақыт сақталады және кейін не болады.
doc-purposes-closed = Мақсаттар тізімі жабық: деректерді басқа мақсаттарға пайдаланбаймыз. Жаңа мақсат тек саясаттың жаңа редакциясында пайда бола алады.
doc-purpose-items = Деректер
doc-purpose-items-none = Бұл мақсат үшін дербес деректер пайдаланылмайды.
doc-purpose-subjects = Кімнің деректері
doc-purpose-basis = Негіз
doc-purpose-operations = Деректермен не істейміз
doc-purposes-ways = Мақсатта басқаша айтылмаса, заң өңдеу деп атайтын барлық әрекетті жасаймыз: олар «Біз қолданатын сөздер» бөлімінде аталған. Өңдеу аралас: бағдарламалардың көмегімен және қолмен.
doc-purpose-ways = { $operations }. Өңдеу аралас: бағдарламалардың көмегімен және қолмен.
doc-purpose-class = Мақсаттың түрі
doc-purpose-marketing = Жарнама: одан кез келген уақытта бас тартуға болады.
doc-purpose-statistics = Есептеу және статистика.
doc-purpose-distribution = Тарату: деректер белгісіз адамдар тобына ашылады.
doc-purpose-engine = Сайттың өз жұмысына және заңды орындауға қажет.
doc-purpose-seen = Кім көреді
doc-purpose-recipients = Кімге береміз
doc-purpose-keep = Қанша уақыт сақтаймыз
doc-purpose-destroy = Кейін не болады
doc-purpose-channels = Сізбен қалай байланысамыз
doc-purpose-bars = Бұл деректермен не істемейміз
doc-purpose-consent = Келісім жеке құжатпен ресімделген.

doc-role-confidentiality = { $role } (жария етпеу міндеттемесі)
doc-role-medical-secrecy = { $role } (дәрігерлік құпия)
doc-role-other = { $role } (міндеттеме: { $duty })

doc-channel-email = электрондық пошта
doc-channel-sms = СМС
doc-channel-call = қоңырау
doc-channel-messenger = мессенджер

doc-bar-marketing = жарнамаға пайдаланбаймыз
doc-bar-profile = олар бойынша бейнеңізді (профиль) құрастырмаймыз
doc-bar-disclosure = басқаларға бермейміз
doc-bar-publication = жарияламаймыз

## Негіздер. $article: заңдағы орны.

doc-basis-consent = Сіздің келісіміңіз
doc-basis-contract = Сізбен жасалған шарт немесе оған дайындық
doc-basis-contract-document = Сізбен жасалған шарт немесе оған дайындық: { $document }
doc-basis-law = Заң бойынша міндет: { $act }
doc-basis-vital = Өміріңізді немесе денсаулығыңызды қорғау
doc-basis-public-task = Қоғамдық маңызы бар міндетті орындау
doc-basis-legitimate-interest = Заңды мүдде: { $interest }
doc-basis-cited = { $basis } ({ $article }).
doc-basis-uncited = { $basis }.
doc-basis-special = Деректердің ішінде ерекше санаттағы мәліметтер бар. Олардың негізі: { $name } ({ $article }).
doc-basis-short-consent = Сіздің келісіміңіз
doc-basis-short-contract = Сізбен жасалған шарт
doc-basis-short-law = Заң бойынша міндет
doc-basis-short-vital = Өміріңізді немесе денсаулығыңызды қорғау
doc-basis-short-public-task = Қоғамдық маңызы бар міндет
doc-basis-short-legitimate-interest = Заңды мүдде
doc-bases-caption = Өңдеу негіздері
doc-bases-column-basis = Негіз
doc-bases-column-article = Қайда айтылған
doc-bases-column-purposes = Қандай мақсаттарға

## Мерзімдер

doc-keep-until = Сақтау мерзімі: { $until }.
doc-keep-after = Сақтау мерзімі: { $from } { $span }.
doc-keep-at-once = Қажетінен ұзақ сақтамаймыз: мерзім { $from } бірден аяқталады.
doc-keep-with = Мерзім мына мақсаттікімен бірдей: { $purpose }.
doc-keep-at-most = Қалай болғанда да шекті мерзім: { $from } { $limit }.
doc-keep-ask-again = Бұл мерзім өткенге дейін Сізден тағы бір рет сұраймыз.
doc-keep-hold = Деректердің бір бөлігін заң ұзағырақ, { $span } бойы сақтауға міндеттейді: { $items } ({ $article }).
doc-keep-hold-year-end = Деректердің бір бөлігін заң ұзағырақ, келесі жылдың басынан { $span } бойы сақтауға міндеттейді: { $items } ({ $article }).
doc-keep-open-after = Осы мерзім жүріп жатқанда деректерді тек мына мақсаттарға ғана пайдалануға болады: { $purposes }.
doc-destroy-purpose = Мерзім өткенде деректерді { $within } жоямыз ({ $article }).
doc-destroy-withdrawal = Келісіміңізді қайтарып алсаңыз, өңдеуді { $stop } тоқтатамыз, ал оларды сақтауға басқа заңды негіз болмаса, деректерді { $within } жоямыз ({ $article }).
doc-destroy-stricter = Осы мерзімдердің қатаңырағы қолданылады.
doc-consent-proof = Келісім бергеніңіздің немесе оны қайтарып алғаныңыздың дәлелін келісім аяқталған соң тағы { $span } бойы сақтаймыз ({ $article }).

doc-event-account-closed-until = жеке кабинет жабылғанға дейін
doc-event-account-closed-from = жеке кабинет жабылғаннан кейін
doc-event-withdrawn-until = келісім қайтарып алынғанға дейін
doc-event-withdrawn-from = келісім қайтарып алынған күннен бастап
doc-event-consented-until = келісім берілген күнге дейін
doc-event-consented-from = келісім берілген күннен бастап
doc-event-received-until = деректер алынғанға дейін
doc-event-received-from = деректер алынған күннен бастап
doc-event-answered-until = өтініміңізге жауап берілгенге дейін
doc-event-answered-from = өтініміңізге жауап берілгеннен кейін
doc-event-paid-until = төлем жасалғанға дейін
doc-event-paid-from = төлем жасалған күннен бастап
doc-event-appointment-until = белгіленген күнге дейін
doc-event-appointment-from = белгіленген күннен кейін
doc-event-certificate-used-until = сертификат өтелгенге дейін
doc-event-certificate-used-from = сертификат өтелгеннен кейін
doc-event-course-ended-until = курс аяқталғанға дейін
doc-event-course-ended-from = курс аяқталғаннан кейін
doc-event-delivered-until = тапсырыс жеткізілгенге дейін
doc-event-delivered-from = тапсырыс жеткізілгеннен кейін
doc-event-order-done-until = тапсырыс толық орындалғанға дейін
doc-event-order-done-from = тапсырыс толық орындалғаннан кейін
doc-event-service-ended-until = Сіз сұраған соңғы қызмет аяқталғанға дейін
doc-event-service-ended-from = Сіз сұраған соңғы қызмет аяқталғаннан кейін
doc-event-campaign-ended-until = акция, іс-шара немесе сауалнама аяқталғанға дейін
doc-event-campaign-ended-from = акция, іс-шара немесе сауалнама аяқталғаннан кейін
doc-event-session-ended-until = сеанс аяқталғанға дейін
doc-event-session-ended-from = сеанс аяқталғаннан кейін
doc-event-request-answered-until = өтінішіңізге жауап берілгенге дейін
doc-event-request-answered-from = өтінішіңізге жауап берілгеннен кейін
doc-event-duty-ended-until = қызметкердің жұмысы тоқтатылғанға дейін
doc-event-duty-ended-from = қызметкердің жұмысы тоқтатылғаннан кейін
doc-event-proof-needed-until = келісім тоқтатылғанға немесе деректер жойылғанға дейін
doc-event-proof-needed-from = келісім тоқтатылғаннан немесе деректер жойылғаннан кейін
doc-event-case-ended-until = өтінімнің өзін сақтау мерзімі аяқталғанға дейін
doc-event-case-ended-from = өтінімнің өзін сақтау мерзімі аяқталғаннан кейін

## Қандай деректер және кімдікі

doc-items-caption = Деректер және олар қажет болатын мақсаттар
doc-items-column-item = Деректер
doc-items-column-origin = Қайдан алынады
doc-items-column-purposes = Қандай мақсаттарға
doc-item-provided = Сіз хабарлайсыз
doc-item-cookie = cookie файлында сақталады
doc-item-observed = Браузеріңіз береді
doc-item-third-party = Басқалар хабарлайды
doc-item-staff = Қызметкерлеріміз жазады
doc-item-health = { $item } (денсаулық туралы мәліметтер, ерекше санат)
doc-item-special = { $item } (ерекше санат)
doc-item-biometric = { $item } (биометриялық деректер)
doc-item-choice = { $item }. Сіз тізімнен таңдайсыз: { $options }
doc-items-card = Банк картасының нөмірі мен кодын алмаймыз және сақтамаймыз: оларды Сіз төлем қабылдаушының бетінде енгізесіз.
doc-subjects-caption = Кімнің деректерін өңдейміз
doc-subjects-column-who = Кім
doc-subjects-column-purposes = Қандай мақсаттарға

## Келісімдер мен нысандар

doc-consents-intro = Әр келісім бір мақсатқа қатысты және жеке құжатпен ресімделген. Белгілер бастапқыда бос: оларды Сіз қоясыз.
doc-consents-free = Келісімнен бас тарту шарт немесе заң бойынша жасалатынды алуға кедергі болмайды.
doc-consents-withdraw-cabinet = Келісімді жеке кабинетте немесе құқықтарыңыз туралы бөлімде аталған кез келген басқа жолмен қайтарып алуға болады.
doc-consents-withdraw = Келісімді құқықтарыңыз туралы бөлімде аталған кез келген жолмен қайтарып алуға болады.
doc-consents-caption = Біз сұрайтын келісімдер
doc-consents-column-purpose = Мақсат
doc-consents-column-act = Оны қалай бересіз
doc-strength-use = Сайтты пайдалану арқылы. Мұндай әрекет өздігінен келісім болып саналмайды
doc-strength-act = Жеке әрекетпен: белгімен немесе батырмамен
doc-strength-separate = Жеке белгісі бар жеке құжатпен
doc-strength-written = Жазбаша: қағазда немесе электрондық цифрлық қолтаңбамен
doc-strength-distribution = Тарату туралы жеке құжатпен, онда нені таратуға болатынын өзіңіз таңдайсыз
doc-acknowledgement-shown = Сайтқа алғаш кіргенде осы саясат туралы хабарлама көрсетіледі. Бұл таныстыру, келісім емес.
doc-forms-intro = Сіз бізге деректерді төменде аталған нысандар арқылы бересіз. Мұнда жоқ өрістерді олар қабылдамайды.
doc-forms-caption = Нысандар
doc-forms-column-form = Нысан
doc-forms-column-purpose = Мақсат
doc-forms-column-required = Міндетті өрістер
doc-forms-column-optional = Қалауыңыз бойынша
doc-forms-column-more = Ерекшеліктері
doc-form-legal-persons = { $item } (тек ұйымдар үшін)
doc-form-button = Батырмасы: { $button }.
doc-form-offers = Қасында жеке келісімдер беруге болады, белгілері бос: { $purposes }.
doc-form-sign-in = Жеке кабинетке кіру қажет.
doc-form-other-person = Басқа адамның деректерін көрсетсеңіз, оның сізге кім екенін айтыңыз және оның деректерді өңдеу туралы білетінін әрі келісетінін растаңыз.
doc-form-payment = Төлем мұнда қабылданады: { $recipient }; карта деректері бізге түспейді.
doc-form-outside = Нысан сыртқы алаңда да тұр: { $platform }.
doc-form-tells = Жаңа өтінім туралы біледі: { $role }; ол туралы хатта деректеріңіз болмайды.

## Cookie

doc-cookies-intro = Cookie — сайт браузеріңізде қалдыратын шағын жазба. Кестеде қандай cookie сайттың өзіне қажет екені, қайсысы келісіміңізді күтетіні айтылған.
doc-cookies-refuse = Бас тарту келісу сияқты оңай, ал ойыңызды кез келген уақытта өзгерте аласыз.
doc-cookies-own = Осы сайттың cookie файлдары
doc-cookies-column-name = Атауы
doc-cookies-column-purpose = Не үшін
doc-cookies-column-consent = Қашан қойылады
doc-cookies-column-life = Қанша уақыт сақталады
doc-cookies-column-who = Кімдікі
doc-cookie-necessary = Келісімсіз: ол Сіз сайттан сұраған нәрсені орындау үшін қажет
doc-cookie-on-consent = Келісімнен кейін: { $purpose }
doc-cookie-on-basis = Келісімсіз, мына мақсат үшін: { $purpose } ({ $basis })
doc-cookie-session = Браузер жабылғанға дейін
doc-cookie-who-us = Біздікі
doc-tags-caption = Сыртқы санауыштар мен скрипттер
doc-tags-column-title = Атауы
doc-tags-column-consent = Қашан жүктеледі
doc-tags-column-who = Деректерді кім алады
doc-tags-column-hosts = Қайдан жүктеледі
doc-tags-column-terms = Шарттары
doc-tag-who-none = Бізден басқа ешкім
doc-cookies-link = Cookie пайдалану шарттары
doc-cookies-choices = Таңдауыңызды өзгерту
doc-cookies-policy = Дербес деректерді өңдеу саясаты
doc-cookies-none-other = Сайт басқа cookie мен сыртқы скрипттерді пайдаланбайды.

## Кімге береміз

doc-recipients-caption = Деректерді алушылар
doc-recipients-column-who = Кім
doc-recipients-column-role = Қандай рөлде
doc-recipients-column-work = Не істейді және қандай мақсаттарға
doc-recipients-column-items = Қандай деректер
doc-recipients-column-where = Қайда және қандай шарт бойынша
doc-recipient-processor = Өңдеуші: біздің тапсырмамызбен жұмыс істейді
doc-recipient-controller = Өз бетінше әрекет ететін оператор
doc-recipient-authority = Мемлекеттік орган
doc-recipient-anonymous = Тек иесіздендірілген немесе жинақталған деректер
doc-recipient-country = Ел: { $country }.
doc-recipient-contract = Шарт: { $contract }.
doc-recipient-guarantees = Кепілдіктер: { $texts }.
doc-recipient-work = { $work }.
doc-recipient-purposes = Мына мақсаттарға: { $purposes }.
doc-disclosure-barred = Деректеріңізді бұлардан басқа ешкімге бермейміз.
doc-disclosure-barred-alone = Деректеріңізді ешкімге бермейміз.
doc-disclosure-permission = Оларды тағы біреуге тек Сіздің жазбаша рұқсатыңызбен бере аламыз.
doc-disclosure-never = Мыналарды ешбір жағдайда жасамаймыз: { $acts }.
doc-never-sale = деректерді сату
doc-never-exchange = деректерді айырбастау
doc-never-publication = деректерді жариялау
doc-disclosure-exceptions = Бұл қағидадан тыс жағдайлар:
doc-disclosure-cases = Бұдан басқа деректер мыналарға берілуі мүмкін:
doc-disclosure-exception = { $to }.
doc-disclosure-exception-when = { $to }: { $when }.
doc-disclosure-silent = Мұндай беру туралы Сізге хабарламауымыз мүмкін.
doc-disclosure-told = Мұндай беру туралы бізден біле аласыз.
doc-disclosure-second = Ол туралы шешімді екі адам қабылдайды.
doc-disclosure-journal = Әр беру жазылып отырады: кімге, қашан, қандай деректер және қандай негізде.

## Деректер қайда сақталады

doc-stores-caption = Деректер орналасқан жерлер
doc-stores-column-store = Қайда
doc-stores-column-country = Ел
doc-stores-column-hosting = Орналастыру
doc-stores-column-kept = Кім жүргізеді
doc-stores-column-items = Қандай деректер
doc-store-zalog = Сайттың бағдарламасы
doc-store-people = Қызметкерлер
doc-store-elsewhere = Басқа жүйе
doc-store-all = Осы саясатта аталған барлық деректер
doc-stores-people = Жазбаларды қызметкерлер немесе басқа жүйе жүргізетін жерлерде деректерді адамдар сол мерзімдерде түзетеді, бұғаттайды және жояды.

## Құқықтар

doc-rights-intro = Төменде құқықтарыңыз және біз жауап беретін мерзімдер көрсетілген. Заңдағы мерзім мен біздің уәдеміз сәйкес келмесе, қатаңырағы қолданылады.
doc-rights-caption = Құқықтарыңыз: { $law }
doc-rights-column-right = Құқық
doc-rights-column-article = Қайда айтылған
doc-rights-column-term = Мерзім
doc-right-no-term = Заң мерзімді атамайды.
doc-right-any = { $within }, егер заң немесе басқа уәдеміз ертерек жауап беруді талап етпесе.
doc-right-other = Қадағалау органы мен сот шешеді.
doc-right-law = { $within }: заң осылай талап етеді.
doc-right-promise = { $within }: біз осылай уәде етеміз. Заң бойынша мерзім жұмсағырақ: { $span }.
doc-right-promise-only = { $within }: біз осылай уәде етеміз.
doc-right-law-stricter = { $within }: заң осылай талап етеді. Біздің уәдеміз жұмсағырақ ({ $span }), сондықтан заң қолданылады.
doc-right-same = { $within }: заң осылай талап етеді, біз де осылай уәде етеміз.
doc-right-earlier = { $within }: заң осылай талап етеді. Біздің уәдеміз: { $span }. Қайсысы ертерек келсе, сол қолданылады.
doc-right-two-starts = { $within }, өтініш берілген күннен бастап: біз осылай уәде етеміз. Заң бойынша { $span }, деректердің қате немесе қажетсіз екенін растаған күніңізден бастап. Қайсысы ертерек келсе, сол қолданылады.
doc-right-withdraw-stop = Өңдеуді { $stop } тоқтатамыз.
doc-right-from-proof = Мерзім деректердің қате немесе қажетсіз екенін растаған күніңізден бастап есептеледі.
doc-right-extension = Себебін алдын ала түсіндірсек, заңдағы мерзімді бір рет ұзартуға болады, ең көбі: { $span }.
doc-rights-how = Құқықты пайдалану үшін бізге мына жолдардың кез келгенімен жүгініңіз: { $channels }.
doc-request-channel-email = электрондық пошта
doc-request-channel-cabinet = жеке кабинет
doc-request-channel-page = сайттағы өтініштер беті
doc-request-channel-post = қағаз хат
doc-request-channel-phone = қоңырау
doc-request-channel-in-person = жеке келу
doc-rights-free = Жауап тегін. Деректеріңізді бөгде адамға бермеу үшін дәл Сіз жазып отырғаныңызды растауды сұрауымыз мүмкін: жеке кабинетке кіру немесе хаттағы кодты айту арқылы.
doc-rights-representative = Сіз үшін өкіліңіз өз өкілеттігін растап, өтініш бере алады.
doc-rights-complain = Құқықтарыңызды бұзды деп санасаңыз, қадағалау органына ({ $regulator }) шағымдана аласыз немесе сотқа жүгіне аласыз.
doc-requests-caption = Өтініштер бойынша не уәде етеміз
doc-requests-column-kind = Өтініш
doc-requests-column-term = Мерзім
doc-requests-column-more = Ерекшеліктері
doc-request-any = Кез келген өтініш
doc-request-copy = Деректердің көшірмесі
doc-request-information = Өңдеу туралы мәліметтер
doc-request-correction = Деректерді түзету
doc-request-check = Сіз дәл емес деп санайтын деректерді тексеру
doc-request-stop = Өңдеуді тоқтату
doc-request-withdrawal = Келісімді қайтарып алу
doc-request-erasure = Деректерді жою
doc-request-blocking = Деректерді бұғаттау
doc-request-unlawful = Заңсыз өңдеу туралы хабарлама
doc-request-unsubscribe = Хабарлама алудан бас тарту
doc-request-claim = Кінәрат-талап
doc-request-from-facts = Мерзім дәл мәліметтерді хабарлаған күніңізден бастап есептеледі.
doc-request-written = Жауап жазбаша беріледі.
doc-request-both-sides = Бұл мерзім екі тарапқа да міндетті: бізге де, Сізге де.
doc-request-blocks = Тексеру жүріп жатқанда деректер бұғатталады.
doc-request-by = Өтініш бере алатындар: { $parties }.
doc-request-reasons = { $count ->
    [one] Себебі
   *[other] Себептері
}: { $reasons }.
doc-party-subject = Сіз өзіңіз
doc-party-representative = заңды өкіліңіз
doc-party-authority = қадағалау органы
doc-party-operator = біз
doc-reason-inaccuracy = деректер дәл емес
doc-reason-unlawfulness = деректер заңсыз өңделуде
doc-rights-link = Өтініш жіберу
doc-rights-cabinet = Жеке кабинет

## Деректердің таралып кетуі

doc-breach-told = Деректеріңіз бөгде адамдардың қолына түссе, бұл туралы Сізге { $within } хабарлаймыз.
doc-breach-regulator = { $what }: { $within } ({ $article }).
doc-breach-authority = Заң талап ететін хабарламалар:
doc-breach-contain = Деректердің бөгде адамдардың қолына түскенін білсек, оның себебін жоямыз және кімнің, қандай деректері қозғалғанын анықтаймыз.

## Қорғау шаралары

doc-safeguards-intro = Деректерді қорғау үшін мынадай шаралар қабылданған:
doc-safeguard = { $name } ({ $article }).
doc-safeguard-own = { $text }.

## Балалардың деректері

doc-minors-under = { $age } жасқа толмаған балалардың деректерін тек ата-анасының немесе басқа заңды өкілінің келісімімен өңдейміз.
doc-minors-representative = Бала үшін келісімді ата-анасы немесе басқа заңды өкілі бере алады.
doc-minors-refused = Балалардың деректерін сақтамаймыз: деректер кәмелетке толмаған адамдікі екенін білсек, оларды жоямыз.
doc-minors-law-alone = { $alone } жасқа толған адам өңдеуге өзі келісе алады ({ $article }).
doc-minors-law-together = { $together } жастан { $alone } жасқа дейін жасөспірімнің де, оның заңды өкілінің де келісімі қажет, ал { $together } жасқа толмаған балалар үшін келісімді өкілі береді.
doc-minors-law-below = Одан кіші балалар үшін келісімді заңды өкілі береді.

## Өзгерістер

doc-changes-publication = Жаңа редакция, егер онда кейінгі күн аталмаса, жарияланған күннен бастап күшіне енеді.
doc-changes-notice = Жаңа редакция Сіз үшін ол туралы хабарланғаннан кейін күшіне енеді.
doc-changes-consent-needed = Өзгеріс онымен келіссеңіз ғана Сізге қолданылады.
doc-changes-consent-not-needed = Жаңа редакцияға келісіміңіз қажет емес. Бірақ келісім бойынша сеніп тапсырған деректеріңізді Сіз рұқсат еткеннен кең пайдаланбаймыз: жаңа іске жаңа келісім керек.
doc-changes-notify = Өзгерістер туралы { $channels } хабарлаймыз.
doc-notice-site = сайтта
doc-notice-cabinet = жеке кабинетте
doc-notice-email = электрондық пошта арқылы
doc-changes-editions = Бұрынғы редакциялар әрқайсысы өз нөмірімен қолжетімді болып қалады.
doc-changes-editions-link = Бұрынғы редакциялар

## Байланыс

doc-contacts-intro = Дербес деректеріңіз туралы кез келген мәселе бойынша бізге жүгініңіз.

## Келісім құжаты: 152-ФЗ 9-бабы 4-бөлігінің және 10.1-бабының, ҚР 94-V заңы 8-бабының өрістері

doc-consent-heading = Келісім шарттары
doc-consent-opening = Осы келісімді белгілеу арқылы Сіз дербес деректеріңізді төменде аталған шарттармен өңдеуге рұқсат бересіз. Сіз мұны еркін, өз еркіңізбен және өз мүддеңіз үшін жасайсыз.
doc-consent-person = Келісімді кім береді
doc-consent-person-is = Деректері нысанда көрсетілген адам ({ $items }).
doc-consent-person-visitor = Сайтқа келуші; ол браузердегі жазба бойынша танылады.
doc-consent-person-written = Тегі, аты, әкесінің аты, мекенжайы, жеке басын куәландыратын негізгі құжаттың нөмірі, берілген күні және кім бергені: келісім беруші толтырады.
doc-consent-representative = Өкіл
doc-consent-representative-is = Келісімді заңды өкіл берсе, ол өз атын және өкілеттігін растайтын құжатты көрсетеді.
doc-consent-operator = Оператор
doc-consent-operator-is = { $name }. Мекенжайы: { $address }.
doc-consent-number = { $label }: { $number }.
doc-consent-resources = Деректер қайда көрсетіледі
doc-consent-purpose = Мақсат
doc-consent-items = Деректер
doc-consent-bans = Сіздің шарттарыңыз бен тыйымдарыңыз
doc-consent-operations = Өңдеу әрекеттері мен тәсілдері
doc-consent-processors = Деректерді біздің тапсырмамызбен кім өңдейді
doc-consent-processors-none = Ешкім: бұл мақсат бойынша өңдеуді ешкімге тапсырмаймыз.
doc-consent-recipients = Деректер тағы кімге беріледі
doc-consent-third = Үшінші тұлғаларға беру
doc-consent-third-yes = Деректер мыналарға беріледі: { $recipients }.
doc-consent-third-no = Деректер үшінші тұлғаларға берілмейді.
doc-consent-cross = Трансшекаралық беру
doc-consent-cross-yes = Деректер шетелге беріледі: { $countries }.
doc-consent-cross-no = Деректер шетелге берілмейді.
doc-consent-public = Жалпыға бірдей қолжетімді көздер
doc-consent-public-yes = Деректер жалпыға бірдей қолжетімді көздерде орналастырылады.
doc-consent-public-no = Деректер жалпыға бірдей қолжетімді көздерде орналастырылмайды.
doc-consent-channels = Сізбен қалай байланысамыз
doc-consent-term = Келісім мерзімі
doc-consent-term-is = Келісім оны қайтарып алғаныңызша және деректерді сақтау мерзімі өткенше қолданылады.
doc-consent-withdraw = Келісімді қалай қайтарып алуға болады
doc-consent-withdraw-is = Кез келген уақытта, тегін және себебін түсіндірмей: { $channels }.
doc-consent-withdraw-plain = Кез келген уақытта, тегін және себебін түсіндірмей.
doc-consent-withdraw-lawful = Келісім қайтарып алынғанға дейін жасалған әрекеттер заңды болып қалады.
doc-consent-refusal = Егер келіспесеңіз
doc-consent-refusal-is = Келісім міндетті емес: онсыз тек онда айтылған нәрсе ғана қолжетімсіз болады.
doc-consent-words = Қосымша: { $text }

## Хабарлама

doc-ack-heading = Хабарлама
doc-ack-intro = { $operator } Сіз сұраған нәрсені орындау үшін Сіз көрсететін деректерді өңдейді. Бұған келісім қажет емес, сондықтан оны сұрамаймыз.
doc-ack-caption = Не үшін және қанша уақыт
doc-ack-rights = Деректеріңізді көре, түзете, көшірмесін ала және жойғыза аласыз. Мұны қалай жасау керегі саясатта айтылған.
doc-ack-not-consent = Бұл хабарлама, келісім емес: ол туралы белгі Сіздің оны көргеніңізді ғана білдіреді.
