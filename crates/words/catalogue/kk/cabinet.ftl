### Жеке кабинет.
cabinet-title = Менің деректерім
cabinet-summary = { $count ->
    [0] Қазір бізде Сіздің бірде-бір дерегіңіз жоқ.
    [one] Мұнда Сіз туралы сақтайтынымыздың бәрі: { $count } мән, оның өз себебі бар.
   *[other] Мұнда Сіз туралы сақтайтынымыздың бәрі: { $count } мән, әрқайсысының өз себебі бар.
}
cabinet-account = Есептік жазба
cabinet-came = Алынған күні: { $date }, { $host }
cabinet-case = Өтінім
cabinet-why-kept = Неге сақтаймыз
cabinet-more-reasons = Тағы { $count } себеп
cabinet-kept-until = { $date } күніне дейін
cabinet-state-suspended = бұғатталған
cabinet-state-winding-down = мерзім жүріп жатыр

## Келісімдер
cabinet-consents = Келісімдер
cabinet-consents-lead = Әрқайсысын бөлек және кез келген сәтте қайтарып алуға болады.
cabinet-consents-none = Сіз келісім берген жоқсыз.
cabinet-consent = Келісім
cabinet-consent-holds = қолданыста
cabinet-consent-facts = Ол қалай берілді
cabinet-consent-given = Берілді
cabinet-consent-host = Сайт
cabinet-consent-button = Батырма
cabinet-consent-state = Күйі
cabinet-consent-text = Сіз көрген мәтін
cabinet-given = { $date } күні берілді
cabinet-withdrawn = { $date } күні қайтарып алынды
cabinet-withdraw = Келісімді қайтарып алу
cabinet-withdraw-what = Қайтарып алсаңыз, не өзгереді
cabinet-ends-lawful = Қайтарып алынғанға дейін жасалғандар заңды болып қалады.
cabinet-ends-others = Қалған келісімдер мен шарттар өзгермейді. Келісімді кез келген уақытта қайта беруге болады.

## Түбіртек
cabinet-receipt = Түбіртек
cabinet-receipt-json = Бағдарламаларға арналған түбіртек (JSON)
cabinet-receipt-title = Келісім туралы түбіртек
cabinet-receipt-number = Түбіртек нөмірі
cabinet-receipt-proof = Бұл немен расталады
cabinet-receipt-promised = Түбіртекке журналдың кілтімен қол қойылған. Жазбаның журналда бар екенінің дәлелі ең жақын бақылау нүктесімен бірге пайда болады: түбіртекті кейінірек ашыңыз.
cabinet-receipt-proved = Түбіртекке журналдың кілтімен қол қойылған, онда жазбаның журналға енгізілгенінің дәлелі бар. Оны бізсіз, zalog verify пәрменімен тексеруге болады.
cabinet-receipt-check = Бізсіз қалай тексеруге болады
cabinet-receipt-check-text = Бағдарламаларға арналған түбіртекті жүктеп алып, оны бастапқы коды ашық бағдарламамен тексеріңіз, бұған желі қажет емес:
cabinet-receipt-check-key = Журнал кілтін түбіртектен емес, сенетін жеріңізден алыңыз: бұрын сақталған /.well-known/zalog.json бетінен немесе бақылау нүктелерін сақтаушыдан.
cabinet-receipt-origin = Журнал
cabinet-receipt-key = Журнал кілті
cabinet-receipt-signature = Қолтаңба

## Қайда кірілген
cabinet-sessions = Қайда кірілген
cabinet-sessions-lead = Кірулердің бірі Сіздікі болмаса, оны аяқтап, құпиясөзді ауыстырыңыз.
cabinet-session-current = осы браузер
cabinet-session-opened = Кіру
cabinet-session-seen = Соңғы әрекет
cabinet-session-ends = Аяқталады
cabinet-session-end = Аяқтау
cabinet-session-end-all = Барлық жерден, осы жерден де шығу

## Кім қарады
cabinet-journal = Деректерімді кім қарады
cabinet-openings-lead = Бірде-бір мән жазбасыз ашылмайды. Жазбаларды білдірмей өзгертуге де, алып тастауға да болмайды.
cabinet-openings-none = Деректеріңізді әлі ешкім ашқан жоқ.
cabinet-opening-at = Қашан
cabinet-opening-who = Кім
cabinet-opening-copy = деректердің көшірмесі
cabinet-opening-own = деректеріңізді өзіңізге көрсету
cabinet-opening-all = барлығы
cabinet-opening-items = Мәндер саны
cabinet-opening-refused = бас тартылды
cabinet-actor-visitor = сайтқа келуші
cabinet-actor-subject = Сіз
cabinet-actor-staff = қызметкер
cabinet-actor-api = оператордың басқа бағдарламасы
cabinet-actor-clock = сайт, мерзім бойынша
cabinet-actor-engine = сайттың өзі
cabinet-actor-operator = оператор

## Жазбалар мен мәндер
cabinet-summary-paged = Мұнда Сіз туралы сақтайтынымыздың бәрі. Жазбалар көп, сондықтан олар бірнеше бетте: алдымен есептік жазба, содан кейін ең жаңалары.
cabinet-newest = Жаңа жазбаларға
cabinet-older = Ертеректегілер
cabinet-origin-provided = Сіз көрсеткенсіз
cabinet-value-came = { $origin }, { $date } күнінен бастап
cabinet-proved = мекенжай { $date } күні расталған
cabinet-recipients = Алуы мүмкін: { $recipients }.
cabinet-edit = Түзету немесе толықтыру
cabinet-edit-title = Түзету немесе толықтыру
cabinet-edit-lead = { $form }. Бұрынғы мән қалмайды: ол шифрланған кілтті бірден жоямыз.
cabinet-edit-small = Бос қалдырылған міндетті емес өріс мәнді жояды.
cabinet-delete-title = Мәнді жою
cabinet-delete-lead = «{ $form }», «{ $item }» өрісі. Ол міндетті емес. Батырманы басқан бойда мән ешкімге ашылмайды және оны қалпына келтіру мүмкін болмайды. Жазбадағы қалған мәндер өзгермейді.
cabinet-remove = Жазбаны жою
cabinet-remove-title = Жазбаны жою
cabinet-remove-lead = Төменде ненің бірден жойылатыны, ненің, неге және қай күнге дейін қалатыны айтылған. Жойылғанды қалпына келтіру мүмкін емес.
cabinet-remove-button = Жою
cabinet-done-changed = Түзетілді. Бұрынғы мән жойылды.
cabinet-done-deleted = Мән жойылды. Оны қалпына келтіру мүмкін емес.
cabinet-done-removed = Еркіңіз жазып алынды. Қазір жоятын ештеңе жоқ: қалғанын заң немесе шарт ұстап тұр.
cabinet-done-joined = Жазба енді кабинетіңізде.

## Не жойылады және не қалады
leaving-what = Не жойылады және не қалады
leaving-stay = Ештеңе өзгертпеу
leaving-refused = Ештеңе өзгерген жоқ
leaving-proofs = Қайтарып алынған келісімдердің дәлелдері { $date } күніне дейін сақталады: заң осылай талап етеді.
forecast-stops = Тоқтатылады
forecast-goes = Жойылады
forecast-goes-none = Бірде-бір мән жойылмайды.
forecast-stays = Қалады
forecast-stays-none = Ештеңе.

## Кабинетті жабу
close-title = Кабинетті жабу
close-lead = Батырманы басқан бойда кіру мүмкін болмайды, ал жойылатын деректер енді ешкімге ашылмайды. Сол деректердің кілтін Сізге жауап бергенге дейін жоямыз, содан соң жазбаларды өшіріп, акт жасаймыз.
close-lead-copy = Деректердің көшірмесі қажет болса, оны жабардан бұрын жүктеп алыңыз.
close-button = Кабинетті біржола жабу

## Нөмір бойынша жою
destruction-title = Деректерді жою
destruction-ordered = Деректер енді ешкімге ашылмайды. Олардың кілті жойылуда.
destruction-key = Кілт жойылды: деректерді ешкім, біз де оқи алмаймыз. Жазбалар өшірілуде.
destruction-done = Кілт жойылды, жазбалар өшірілді, акт жасалды.
destruction-number = Нөмір
destruction-ordered-at = Шешім қабылданды
destruction-key-at = Кілт жойылды
destruction-erased-at = Жазбалар өшірілді
destruction-act = Жою туралы акт
destruction-keep = Осы беттің мекенжайын сақтап қойыңыз, онда нөмір бар: ол кейін де ашылады. Онда Сіз туралы ештеңе жоқ.

## Бір жазбаға құпия сілтеме
link-title = Сіздің өтініміңіз
link-lead = Мұнда осы өтінім бойынша сақтайтынымыздың бәрі. Түзетуді, келісімді қайтарып алуды, жоюды, көшірмесін жүктеп алуды тіркелмей-ақ, тура осы жерден жасауға болады.
link-lead-key = Осы беттің мекенжайы кілттің өзі. Оны ешкімге жібермеңіз.
link-sent-text = «{ $form }» нысаны қабылданды.
link-key = Өтініміңізге сілтеме
link-key-text = Ол арқылы не және неге сақтағанымызды көресіз, деректерді түзетесіз, келісімді қайтарып аласыз, жоясыз немесе көшірмесін жүктеп аласыз.
link-key-keep = Сілтемені қазір сақтап қойыңыз: оны енді көрсетпейміз және жібере алмаймыз, бізде тек оның хеші сақталады.
link-key-pass = Бұл кілт: оны ашқан адам Сіз көргенді көреді. Оны ешкімге жібермеңіз.
link-key-number = Сілтемесіз өтінім нөмірі ештеңе көрсетпейді.
link-prove = Мекенжайды растау
link-proof-asked = Осы мекенжайға хат жіберілуде. Ондағы сілтемені ашып, батырманы басыңыз.
link-openings-joined = Бұл өтінім енді жеке кабинеттің бөлігі: деректерді кім және не үшін ашқаны сол жерде көрінеді.
link-join-title = Бұл өтінім Сіздікі ме?
link-join-text = Сіз кабинетке өтінімдегі расталған мекенжаймен кірдіңіз. Оны кабинетке көшіруге болады; сілтеме қолданыла береді.
link-join = Менің кабинетіме көшіру
prove-title = Мекенжайды растау
prove-lead = Бұл Сіздің мекенжайыңыз болса және өтінімді Сіз жіберген болсаңыз, батырманы басыңыз. Олай болмаса, бетті жай ғана жабыңыз.
prove-button = Иә, бұл менің мекенжайым
prove-done-title = Мекенжай расталды
prove-done = Енді өтінімдегі мекенжайдың Сіздікі екенін білеміз.
prove-joined = Сізде осы мекенжаймен жеке кабинет бар: өтінім енді сонда да бар.
prove-gone = Хаттағы сілтеме пайдаланылған, мерзімі өткен немесе мекенжай содан бері өзгертілген. Жаңа хатты өтінім бетінен сұрауға болады.

## Деректердің көшірмесі
copy-title = Деректерімнің көшірмесі
copy-lead = Сіз туралы сақтайтынымыздың бәрі: себептері мен мерзімдері көрсетілген мәндер, түбіртектері бар келісімдер, оқиғалар, кірулер және кім қарағаны туралы жазбалар.
copy-lead-record = Осы өтінім бойынша сақтайтынымыздың бәрі: себептері мен мерзімдері көрсетілген мәндер, түбіртектері бар келісімдер, оқиғалар және кім қарағаны туралы жазбалар.
copy-lead-journal = Көшірме бірден дайындалады. Оның жасалғаны туралы журналда жазба қалады.
copy-care = Файлда деректеріңіз ашық мәтінмен жазылған: оны төлқұжат сияқты мұқият сақтаңыз.
copy-page = Оқуға арналған
copy-json = Бағдарламаларға арналған (JSON)
copy-made = Көшірме жасалды
copy-about = Көшірме туралы
copy-whose = Кім және не
copy-operator = Оператор
copy-password = құпиясөз қайтарымсыз хеш түрінде сақталады және көшірмеге кірмейді
copy-records = Жазбалар
copy-received = Алынды
copy-link = Құпия сілтеме жасалды
copy-garbage = Жойылуын күтуде, ешкімге ашылмайды
copy-withdrawn = Қайтарып алынды
copy-text-lang = Мәтін тілі
copy-address = Келісім бергендегі IP-мекенжай
copy-agent = Келісім бергендегі браузер
copy-acknowledgements = Көрсетілген хабарламалар
copy-acknowledged = нысан { $form }, мәтін { $hash }
copy-events = Оқиғалар
copy-journal = Журнал жазбалары
copy-values = { $count } мән
copy-end = Көшірменің соңы
copy-complete = Бұл көшірменің бәрі: ештеңе тастап кетілмеген.
copy-none = Ештеңе жоқ.
copy-event-received = деректер алынды
copy-event-consented = келісім берілді
copy-event-withdrawn = келісім қайтарып алынды
copy-event-account-closed = кабинет жабылды
copy-kind-account-created = кабинет ашылды
copy-kind-account-closed = кабинет жабылды
copy-kind-subjects-joined = жазбалар біріктірілді
copy-kind-contact-proved = мекенжай расталды
copy-kind-consent-given = келісім берілді
copy-kind-consent-withdrawn = келісім қайтарып алынды
copy-kind-event-reported = оқиға болды
copy-kind-ground-moved = мерзім өзгерді
copy-kind-value-changed = түзетілді
copy-kind-values-opened = деректер ашылды
copy-kind-opening-refused = деректер ашылмады: негіз жоқ
copy-kind-values-disclosed = деректер берілді
copy-kind-export-made = көшірме жасалды
copy-kind-case-opened = өтінім ашылды
copy-kind-case-moved = өтінім күйі өзгерді
copy-kind-sign-in = кіру
copy-kind-sign-out = шығу
copy-kind-sessions-ended = кірулер аяқталды
copy-kind-password-set = құпиясөз қойылды
copy-kind-destruction-ordered = жою туралы шешім қабылданды
copy-kind-compartment-destroyed = кілт жойылды
copy-kind-destruction-done = өшірілді
copy-kind-act-written = акт жасалды
