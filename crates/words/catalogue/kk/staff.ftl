### Қызметкерлердің жұмыс орны.
staff-sign-in = Қызметкерлердің кіруі
staff-sign-in-lead = Деректердің әр ашылуы журналға жазылады, адам оны өз кабинетінде көреді.
staff-login = Логин
staff-signed-in = Кірген қызметкер:

## Кезек
staff-queue = Кезек
staff-open-none = Өтінім жоқ.
staff-count-new = жаңа
staff-count-in-work = жұмыста
staff-count-answered = жауап берілген
staff-count-closed = жабылған
staff-case = Өтінім
staff-form = Нысан
staff-role = Кімге
staff-came = Түсті
staff-state = Күйі
staff-anyone = барлығына
staff-failed = Жіберілмеді
staff-retry = Қайта жіберу
staff-dropped = Саясатта жоқ өрістер
staff-dropped-lead = Оларды сыртқы нысандар жіберген, олар алып тасталды. Өріс қажет болса, оны саясатта жариялаңыз.
staff-counts = Күйлері бойынша өтінімдер
staff-cases = Өтінім саны
staff-list-open = Күтуде
staff-list-new = Жаңа
staff-list-in-work = Жұмыста
staff-list-answered = Жауап берілген
staff-list-closed = Жабылған
staff-list-all = Барлық өтінім
staff-any = кез келген
staff-host = Сайт
staff-host-any = кез келген
staff-role-all = барлық рөлдерге
staff-role-mine = менің рөлдеріме
staff-number = Өтінім нөмірі
staff-number-search = Нөмір бойынша іздеу
staff-number-wrong = Бұл өтінім нөміріне ұқсамайды: онда 13 әріп пен цифр болады.
staff-number-none = Мұндай нөмірлі өтінім жоқ.
staff-filter = Іріктеу
staff-filter-none = Тазалау
staff-filter-wrong = Бұлай іріктеу мүмкін болмады
staff-filter-unknown = мұнда ондай жоқ; күтіп тұрғанның бәрі көрсетілді.
staff-filter-state = Күйі
staff-filter-form = Нысан
staff-filter-role = Кімге
staff-filter-host = Сайт
staff-filter-after = Бет
staff-more = Келесі бет

## Өтінім
staff-case-new = жаңа
staff-case-in-work = жұмыста
staff-case-answered = жауап бар
staff-case-closed = жабылған
staff-step-new = Түсті
staff-step-in-work = Жұмысқа алынды
staff-step-answered = Жауап берілді
staff-step-closed = Жабылды
staff-steps = Не болды
staff-move = Әрі қарай
staff-move-in-work = Жұмысқа алу
staff-move-answered = Жауап берілді
staff-move-closed = Жабу
staff-values = Деректер
staff-values-lead = Деректер жабық. Оларды іске қажет болғанда ғана ашыңыз: ашу журналда рөліңізбен қалады, адам оны көреді.
staff-values-open = Осы мақсат үшін ашу
staff-values-noted = Ашылды және журналға жазылды. Мақсаты:
staff-values-shut = Жабық күйінде қалды
staff-values-none = Бұл өтінімнің деректері енді жоқ.
staff-step-note = Жазба қалдырылды
staff-purpose = Қандай мақсатқа
staff-no-purpose = Саясаттың бірде-бір мақсаты рөліңізге деректерді ашпайды.
staff-from-account = есептік жазбадан
staff-kept = Қашанға дейін және неге сақталады
staff-events = Не болды
staff-events-lead = Осы күннен бастап мерзім есептеледі, ол өткен соң деректер жойылады. Болдырмауға болмайды.
staff-event-certificate-used = Сертификат өтелді
staff-event-course-ended = Курс аяқталды
staff-event-delivered = Тапсырыс жеткізілді
staff-event-order-done = Тапсырыс орындалды
staff-event-service-ended = Қызметтер көрсетілді
staff-event-campaign-ended = Акция аяқталды
staff-event-request-answered = Өтінішке жауап берілді
staff-event-duty-ended = Қызметкер жұмыстан шықты

## Жазбалар
staff-notes = Жазбалар
staff-notes-none = Жазба жоқ.
staff-notes-count = { $count } жазба бар.
staff-notes-open = Жазбаларды көрсету
staff-notes-noted = Ашу журналға жазылды.
staff-note = Жаңа жазба
staff-note-hint = Адам оны өз кабинетінде оқиды. Жазба өтініммен бірге жойылады.
staff-note-write = Жазу
staff-note-long = Тым ұзын: ең көбі { $count } таңба болады.
staff-note-many = Бұл өтінімде { $count } жазба бар, одан артық болмайды.
staff-note-ended = Өтінімнің мерзімі аяқталып барады: ол туралы жаңа ештеңе жазуға болмайды.

## Адамды табу
staff-find = Адамды табу
staff-find-lead = Пошта немесе телефон бойынша. Тек таңдалған мақсатқа қажеті ашылады. Іздеу журналда қалады; не ашылғанын және неден бас тартылғанын адам кабинетінде көреді.
staff-address = Пошта немесе телефон
staff-address-hint = Адам хабарлағандай, толық.
staff-address-wrong = Бұл пошта мекенжайы да, телефон нөмірі де емес.
staff-found = { $count ->
    [0] Мұндай мекенжаймен ешкім жоқ
    [one] { $count } адам табылды
   *[other] { $count } адам табылды
}
staff-found-more = { $count } адам көрсетілді, басқалары да бар
staff-person = { $place }-адам, барлығы { $count }
staff-proved = Мекенжай { $date } күні расталған
staff-unproved = Мекенжай расталмаған: оны біреу осылай көрсеткен.

# Жою туралы актілер
acts-title = Жою туралы актілер
acts-lead = Әр жою актімен аяқталады. Ондағы адамдар нөмірмен аталған; актінің хеші журналда тұр.
acts-none = Бұл жыл үшін акт жоқ.
acts-of-year = { $year } жыл
act-title = Дербес деректерді жою туралы № { $number } акт
act-number = Нөмір
act-at = Күні
act-reason = Себебі
act-destructions = Жою саны
act-values = Мәндер саны
act-operator = Оператор
act-address = Мекенжайы
act-system = Ақпараттық жүйе
act-way = Тәсілі
act-way-erased = кілт жойылды, жазбалар мен көрсеткіштер өшірілді, жоқ екені қайта оқумен тексерілді
act-hash = Журналдағы хеш
act-destroyed = Не жойылды
act-ordered = Шешім қабылданды
act-consents = Дәлелдері бар келісімдер саны
act-records = Карточкалар саны
act-waiting = Аяқталмаған тіркелулер саны
act-sign = Актіні басып шығарып, қол қойыңыз немесе оған электрондық цифрлық қолтаңбамен қол қойыңыз. Оны журналдан алынған үзіндімен бірге саясатта айтылған мерзім бойы сақтаңыз.
act-reason-ended = негіздер аяқталды
act-reason-account-closed = адам кабинетін жапты
act-reason-taken-back = адам өз карточкасын қайтарып алды
act-reason-value-deleted = адам міндетті емес деректі жойды
act-reason-bucket-ended = тіркелу мерзімінде аяқталмады
act-reason-other = басқа
staff-join = Бұл бір адам
staff-join-lead = Екеуінің бір адам екенін білсеңіз, оларды біріктіріңіз: бәрі кабинеті бар адамға өтеді. Мұны болдырмауға болмайды; ол туралы жазба журналда және адамда қалады.
staff-join-one = Біріншісі
staff-join-other = Екіншісі
staff-join-button = Біріктіру
join-same = Бұл адамның дәл сол карточкасы: біріктіретін ештеңе жоқ.
join-two-accounts = Екеуінің де кабинеті бар. Адам олардың бірін өзі жапсын: қайсысын екенін өзі шешеді.
staff-joined = Біріктірілді: енді бұл бір адам.
