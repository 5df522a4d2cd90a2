### Сайттың ашық беттері: мәзір, төменгі жақ, бірінші бет, мәтіндер, баннер.
site-skip-to-content = Мазмұнға өту
site-menu = Мәзір
site-language = Тіл
site-policy = Дербес деректер
site-cookies = Cookie шарттары
site-versions = Редакциялар
site-requests = Өтініштер
site-home = Басты бетке

## Бірінші бет
site-lead = Мұнда төменде аталғандарды жасауға болады. Әр нысанда деректер не үшін керек екені және қашан жойылатыны айтылған.
site-make-cabinet = Жеке кабинет ашу
site-forms = Не жасауға болады
site-card-asks = Не сұраймыз
site-card-open = Нысанды ашу
site-card-sign-in = Кіру қажет болады
site-promise = Деректермен не істейміз
site-promise-text = Дәл саясатта жазылғанды: бұл сайт сол бойынша жұмыс істейді. Онда жоқ нәрсені сайт қабылдамайды, ашпайды және сақтамайды.
site-figure-purposes = { $count ->
    [one] мақсатқа деректер қажет
   *[other] мақсатқа деректер қажет
}
site-figure-consents = { $count ->
    [one] оның ішінде тек келісіміңізбен
   *[other] оның ішінде тек келісіміңізбен
}
site-figure-recipients = { $count ->
    [0] алушы: деректер бізде қалады
    [one] алушыға бірдеңе беріледі
   *[other] алушыға бірдеңе беріледі
}
site-read-policy = Саясатты оқу
site-siblings = Біздің басқа сайттар

## Мәтіндер
site-edition = № { $number } редакция { $date } күнінен бастап қолданылады
site-edition-name = № { $number } редакция
site-in-force = қолданыста
site-not-in-force = қолданылмайды
site-published = Жарияланған
site-hash = Мәтін хеші (SHA-256)
site-contents = Мазмұны
site-print = Басып шығару үшін
site-plain-text = Қарапайым мәтін
site-versions-lead = Ешбір редакция өзгермейді және жоғалмайды: бұрынғылары осында сол күйінде қалады.
site-requests-lead = Сіз туралы не білетінімізді сұрауға, деректерді түзетуге, өңдеуді тоқтатуға немесе деректерді жоюға кез келген уақытта тегін болады.
site-requests-cabinet = Жеке кабинетте деректеріңізді көру және келісімді қайтарып алу
site-requests-rights = Құқықтарыңыз және біздің мерзімдеріміз

## Баннер
site-banner-title = Сайтқа кіруіңіз туралы нені есептеуге болады
site-banner-text = Қажеттісі әрқашан жұмыс істейді. Қалғаны Сіз рұқсат етсеңіз ғана қосылады.
site-banner-accept = Бәріне рұқсат беру
site-banner-refuse = Тек қажеттісі
site-banner-choose = Таңдау

## Көрсетілім
site-demo = Zalog көрсетілімі
site-demo-lead = Саясаттары бар бес оператор. Мұндағы адамдар мен хаттар ойдан шығарылған: кез келген мекенжаймен тіркеліңіз, хаттар ешқайда кетпейді, жәшікте жатады.
site-demo-outbox = Хаттар жәшігі
site-demo-staff = Қызметкерлердің жұмыс орны
site-demo-staff-member = Қызметкер
site-demo-person = Сайтқа келуші
site-outbox-lead = Сыртқа кетуі тиіс болған хаттар.
site-outbox-none = Әзірге хат жоқ.
