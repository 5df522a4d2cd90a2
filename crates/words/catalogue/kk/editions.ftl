# Редакциялар, олардың құжаттары және адамға айтылатын сөздер.

consent-law-keeps = Заң талап ететіндіктен қайтарып алғаннан кейін қалатыны

# Редакция не себепті шықты және саясат деген не.
edition-cause = Себебі
edition-cause-law = заңнаманың өзгеруі
edition-cause-industry = сала қағидаттарының өзгеруі
edition-cause-technology = техниканың дамуы
edition-cause-processing = өңдеудің өзінің өзгеруі
edition-cause-wording = сөздің нақтылануы
edition-needs-cause = Редакцияның неден шыққаны айтылмаған: заңнан, сала ережелерінен, техникадан, өңдеуден немесе сөзден. Қосыңыз: редакция 2 из-за=закона.
edition-law = Құқық
edition-law-ru = Ресей
edition-law-kz = Қазақстан
edition-law-eu = Еуропалық одақ
edition-form = Нысаны
edition-form-notice = хабарлама
edition-form-public-contract = жария шарт
doc-public-contract = Саясат — жария шарт: тіркелуді аяқтаған адам оған қосылады, бұл уақытымен және мәтінімен бірге жазылады.
plan-part-legal-form = саясаттың нысаны
register-accepts = Тіркелуді аяқтап, сіз саясатты № { $number } редакцияда қабылдайсыз. Уақыты мен мәтінінің хеші жазылады.

# Редакцияны кім қабылдамаған: қызметкерлер беті.
unaccepted-title = Редакцияны кім қабылдамаған
unaccepted-lead = Редакциядан бұрынғы есептік жазбалар, олардың қабылдауы жазылмаған: басу арқылы да, хабарламадан кейін пайдалану арқылы да.
unaccepted-heading = № { $number } редакция
unaccepted-count = Қабылдамағандар: { $count } (саналған уақыты: { $date })
unaccepted-none = Бұл бетте ондайлар жоқ.
unaccepted-no-edition = Жаңа редакция әлі болған жоқ: қабылдайтын ештеңе жоқ.
unaccepted-since = Есептік жазба ашылған уақыт
unaccepted-address = Мекенжай
unaccepted-letter = Хат
unaccepted-cabinet = Кабинеттегі хабарлама
unaccepted-answer = Жауап
unaccepted-silent = жоқ
unaccepted-refused = бас тартты: { $date }
unaccepted-shut = ашылмайды
unaccepted-told-waiting = күтуде
unaccepted-told-delivered = жеткізілді
unaccepted-told-failed = жетпеді
unaccepted-told-dropped = қажет емес
unaccepted-told-none = жіберілмеді
unaccepted-open = Осы беттің мекенжайларын ашу

# Оператордың құжаттары және ішкі актілері.
own-document-text = Мәтін
form-accepts = Нысанды жібере отырып, сіз мына құжатты қабылдайсыз:
internal-acts = Оператордың ішкі актілері
internal-act-title = Акт
internal-act-number = Нөмірі
internal-act-adopted = Қабылданған күні
doc-basis-public-interest = Қоғамдық маңызы бар мақсат: { $aim }; бұл ретте адамның құқықтары мен бостандықтары бұзылмайды
doc-basis-short-public-interest = Қоғамдық маңызы бар мақсат
plan-part-document = оператордың құжаты
plan-part-document-words = оператор құжатының сөздері
plan-part-internal-act = ішкі акт
plan-node-document = Құжат { $name }
