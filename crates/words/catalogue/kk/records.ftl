### Есеп құжаттары: уәкілетті органға хабарлама, өңдеу тізілімі, деректер тізбесі, келісімдер мен cookie өрістері.
### Айнымалыға жалғау жалғанбайды: қасына бөлек сөз қойылады.

## Жалпы

rec-by-hand-filing = тапсырғанда жазылады
rec-by-hand-signing = қол қойғанда жазылады
rec-labelled = { $label }: { $text }.
rec-category-general = жалпы
rec-category-special = ерекше
rec-category-biometric = биометриялық
rec-items-of-category = { $category }: { $items }.
rec-ways = Аралас өңдеу, бағдарламалардың көмегімен және қолмен; деректер Интернет желісі арқылы беріледі.
rec-operations = { $operations }.
rec-encryption = Шифрлау құралдары
rec-encryption-none = пайдаланылмайды
rec-level = қорғалу деңгейі: { $level }
rec-officer-name = Тегі, аты, әкесінің аты
rec-officer-none = Саясатта аталмаған
rec-officer-post = Лауазымы
rec-officer-address = Пошталық мекенжайы
rec-store-place = Елі: { $country }. Мекенжайы: { $address }.
rec-store-hosting = Жабдық иесі: { $hosting }.
rec-store-kept = Кім жүргізеді: { $keeper }.
rec-store-line = { $name } ({ $country }).
rec-abroad-no = Деректер шетелге берілмейді.
rec-abroad-yes = Деректер шетелге беріледі: { $countries }.
rec-abroad-unknown = { $recipient }, елі: { $country }.
rec-role-processor = өңдеуші
rec-role-controller = өз бетінше әрекет ететін оператор
rec-role-authority = мемлекеттік орган
rec-recipient = { $name } ({ $role }).

## Уәкілетті органға хабарлама

rec-notice-title = Дербес деректерді өңдеу ниеті туралы хабарлама
rec-notice-title-change = Дербес деректерді өңдеу туралы мәліметтердің өзгергені жөніндегі хабарлама
rec-notice-title-end = Дербес деректерді өңдеудің тоқтатылғаны туралы хабарлама
rec-notice-about = Қайда және қашан тапсырылады
rec-notice-to = Кімге: { $regulator }. Мәліметтер құрамы: { $article }. Мәліметтер оператор саясатының мына редакциясынан алынған: { $edition }.
rec-notice-before = Хабарлама өңдеу басталғанға дейін тапсырылады ({ $article }).
rec-notice-by-day = Хабарлама өзгеріс айынан кейінгі айдың мына күнінен кешіктірмей тапсырылады: { $day } ({ $article }).
rec-notice-within = Хабарлама өңдеу тоқтатылған күннен бастап { $within } тапсырылады ({ $article }).
rec-notice-filing = Бағдарлама өзі ештеңе жібермейді: оператор мәліметтерді тексереді, жетіспейтінін жазады және хабарламаны өз атынан тапсырады.
rec-notice-none = Бұл заң осы жерде толтыруға болатын өңдеу туралы хабарламаны белгілемейді.
rec-notice-unread = Мәтіні әлі салыстырылуы тиіс ереже де бар: { $name } ({ $article }).
rec-notice-instead-list = Хабарламаның орнына оператор қажетті және жеткілікті деректер тізбесін жүргізеді ({ $article }).
rec-notice-instead-register = Хабарламаның орнына оператор өңдеу тізілімін жүргізеді ({ $article }).
rec-notice-purposes = Мәліметтер әр мақсат бойынша жеке келтірілген.
rec-notice-ends = Әр мақсат үшін өңдеу оның мерзімі біткенде тоқтатылады.
rec-notice-ends-caption = Тоқтату мерзімдері мен шарттары

## Бөлімдер

rec-field-operator = Оператор
rec-field-number = Операторлар тізіліміндегі жазба нөмірі
rec-field-reason = Не өзгерді және неге
rec-field-date = Өзгеріс күні
rec-field-end-reason = Өңдеуді тоқтату негізі
rec-field-end-date = Өңдеу тоқтатылған күн
rec-field-purposes = Өңдеу мақсаттары
rec-field-measures = Деректерді қорғау үшін қабылданған шаралар
rec-field-responsible = Өңдеуді ұйымдастыруға жауапты адам
rec-field-start = Өңдеу басталатын күн
rec-field-end = Өңдеуді тоқтату мерзімі немесе шарты
rec-field-abroad = Деректерді шетелге беру
rec-field-database = Дерекқорлар қайда орналасқан
rec-field-security = Қауіпсіздікті қамтамасыз ету туралы мәліметтер
rec-field-signature = Қолтаңба
rec-field-other = Өзге
rec-signature-date = Күні
rec-signature-who = Қол қоюшының лауазымы мен аты-жөні
rec-signature = Қолтаңба

## Өңдеу тізілімі

rec-register-title = Дербес деректерді өңдеу тізілімі
rec-register-about = Тізілім туралы
rec-register-intro = Бір мақсат — бір жазба. Жазбалар оператордың саясатынан алынған және онымен бірге ғана өзгереді.
rec-register-article = Мәліметтер құрамы: { $article }.
rec-register-edition = Саясат редакциясы: { $edition }.
rec-register-purposes = Төменде әр мақсат жеке сипатталған.
rec-column-number = №
rec-column-purpose = Мақсат
rec-column-class = Мақсаттың түрі
rec-column-items = Деректер санаттары мен тізбесі
rec-column-item = Деректер
rec-column-category = Санаты
rec-column-subjects = Субъектілер санаттары
rec-column-source = Деректер көзі
rec-column-basis = Құқықтық негіз
rec-column-document = Негіз болатын құжат
rec-column-operations = Деректермен жасалатын әрекеттер
rec-column-ways = Өңдеу тәсілдері
rec-column-seen = Кімнің қолжетімділігі бар
rec-column-recipients = Алушылар мен өңдеушілер
rec-column-abroad = Шетелге беру
rec-column-stores = Қайда сақталады
rec-column-term = Мерзімі
rec-column-destruction = Жою
rec-column-operator = Оператор
rec-column-contacts = Оператордың байланыс деректері
rec-column-responsible = Жауапты адам
rec-column-measures = Қорғау шаралары
rec-column-allow = Тарату
rec-column-bans = Шарттар мен тыйымдар
rec-class-service = Қызмет немесе адамның өтініші.
rec-class-marketing = Жарнама.
rec-class-statistics = Статистика.
rec-class-distribution = Тарату.
rec-class-engine = Сайттың өз жұмысы және заңды орындау.
rec-source-provided = Адамның өзі хабарлайды.
rec-source-cookie = cookie файлында сақталады.
rec-source-observed = Браузер береді.
rec-source-third-party = Басқа тұлғалар хабарлайды.
rec-source-staff = Оператордың қызметкерлері жазады.
rec-seen-nobody = Қызметкерлердің ешқайсысы: деректерді тек бағдарлама өңдейді.
rec-recipients-none = Алушылар жоқ.

## Қажетті және жеткілікті деректер тізбесі

rec-list-title = Міндеттерді орындау үшін қажетті және жеткілікті дербес деректер тізбесі
rec-list-heading = Тізбе
rec-list-intro = Тізбе заң талабы бойынша жасалған ({ $article }).
rec-list-caption = Деректер, мақсаттар және негіз болатын құжаттар

## Келісім өрістері

rec-consent-person-distribution = Тегі, аты, әкесінің аты: келісім беруші көрсетеді.
rec-consent-contact = Байланыс
rec-consent-contact-is = Телефон, электрондық пошта немесе пошталық мекенжай: келісім беруші көрсетеді.
rec-consent-representative-written = Келісімді өкіл берсе: оның тегі, аты, әкесінің аты, мекенжайы, жеке басын куәландыратын негізгі құжаттың нөмірі, берілген күні және кім бергені, сенімхаттың немесе өкілеттік туралы өзге құжаттың деректемелері. Өкіл толтырады.
rec-consent-opening-distribution = Осы келісімді бере отырып, Сіз төменде аталған дербес деректерді өзіңіз таңдайтын шарттармен шектеусіз адамдар тобына ашуымызға рұқсат бересіз. Сіз мұны еркін, өз еркіңізбен және өз мүддеңіз үшін жасайсыз.
rec-consent-items-choice = { $items }. Рұқсат олардың әрқайсысына жеке, төмендегі кестеде беріледі.
rec-consent-bans-is = Аталған деректердің кез келгені үшін Сіз бізге оларды шектеусіз адамдар тобына беруге тыйым сала аласыз, ол адамдарға оларды өңдеуге (қол жеткізуден басқа) тыйым сала аласыз немесе өз шарттарыңызды айта аласыз. Бұдан бас тартуға құқығымыз жоқ.
rec-consent-conditions = Беру шарттары
rec-consent-conditions-is = Қалауыңыз бойынша: тек ішкі желіміз арқылы және тек белгілі қызметкерлерге; ақпараттық-телекоммуникациялық желілер арқылы; алынған деректерді бермей.
rec-consent-choice = Деректердің әр түрі бойынша таңдауыңыз
rec-consent-choice-allow = Рұқсат беремін / рұқсат бермеймін (керегін белгілеңіз).
rec-consent-choice-bans = Қалауыңыз бойынша: тыйымдар мен шарттар.
rec-consent-silence = Үндемеу мен әрекетсіздік келісім болып саналмайды. Келісімнен таратуға рұқсат бергеніңіз көрінбесе, деректерді тарату құқығынсыз өңдейміз. Онда шарттар мен тыйымдар аталмаса, деректерді шектеусіз адамдар тобына бермей өңдейміз.
rec-consent-publish = Сіз белгілеген шарттар мен тыйымдарды келісім алынғаннан кейін { $within } жариялаймыз ({ $article }).
rec-consent-stop = Тегіңіз, атыңыз, әкеңіздің аты, байланыс және деректер тізбесі көрсетілген талабыңыз бойынша таратуды { $within } тоқтатамыз ({ $article }).
rec-consent-processor = { $name }, мекенжайы: { $address }.
rec-consent-processor-named = { $name }.
rec-consent-automated = Адамсыз қабылданатын шешімдер
rec-consent-automated-none = Бұл мақсат тек бағдарлама қабылдайтын шешімдерді көздемейді.
rec-consent-rights = Құқықтарыңыз
rec-consent-signature-is = Келісім беруші қояды: өз қолымен немесе электрондық қолтаңбамен, күнін көрсетіп.

## Cookie

rec-cookies-caption = Cookie және сыртқы скрипттер
rec-cookie-name = Атауы
rec-cookie-who = Кім қояды
rec-cookie-purpose = Не үшін
rec-cookie-category = Түрі
rec-cookie-lifetime = Қанша уақыт сақталады
rec-cookie-country = Деректер қайда өңделеді
rec-cookie-own = Біз, { $operator }
rec-cookie-outside = { $title } ({ $hosts })
rec-cookie-terms = { $title }, шарттары: { $terms }
rec-cookie-category-necessary = Қажетті
rec-cookie-category-service = Қызмет үшін
rec-cookie-category-statistics = Статистика
rec-cookie-category-marketing = Жарнама

## Пәрмен жолы

cli-text-bom = csv үшін: басындағы байт реті белгісі, кестелер UTF-8 екенін содан біледі
cli-text-unknown = Мұндай құжат жоқ: { $name }. Тізімі: --document list.
cli-text-csv-register = csv түрінде тек өңдеу тізілімі басылады: --document ropa.

## Адамның өзі оқымайтын құжаттардың үні: «Сіз» орнына субъект. Кілт: office- және ауыстырылатын хабардың аты.

office-doc-basis-consent = Дербес деректер субъектісінің келісімі
office-doc-basis-contract = Субъектімен шарт немесе оған дайындық
office-doc-basis-contract-document = Субъектімен шарт немесе оған дайындық: { $document }
office-doc-basis-law = Заң бойынша: { $act }
office-doc-basis-vital = Субъектінің өмірін немесе денсаулығын қорғау
office-doc-keep-until = Сақтау мерзімі: { $until }.
office-doc-keep-after = Сақтау мерзімі: { $from } { $span }.
office-doc-keep-ask-again = Бұл мерзім біткенге дейін келісім тағы бір рет сұралады.
office-doc-destroy-purpose = Мерзім біткенде деректер { $within } жойылады ({ $article }).
office-doc-destroy-withdrawal = Келісім қайтарып алынса, өңдеу { $stop } тоқтатылады, ал деректер { $within } жойылады ({ $article }), егер оларды сақтауға басқа заңды негіз болмаса.
office-doc-event-answered-until = өтінімге жауап берілгенге дейін
office-doc-event-answered-from = өтінімге жауап берілгеннен кейін
office-doc-event-service-ended-until = субъект сұраған соңғы қызмет аяқталғанға дейін
office-doc-event-service-ended-from = субъект сұраған соңғы қызмет аяқталғаннан кейін
office-doc-event-request-answered-until = субъектінің өтінішіне жауап берілгенге дейін
office-doc-event-request-answered-from = субъектінің өтінішіне жауап берілгеннен кейін

## Қызметкерлер беті

rec-page-title = Есеп құжаттары
rec-page-lead = Уәкілетті органға хабарламалар, өңдеу тізілімі және тізбелер қолданыстағы редакция бойынша жасалған. Оларда дербес деректер жоқ; жетіспейтіні белгіленген.
