### Саясаттың бірінші экраны: қарапайым сөзбен бес жауап және төрт түйме. Әр тізімді толық ашуға болады.

doc-heading-brief-purposes = Мақсаттар, негіздер және мерзімдер
doc-brief-what = Қандай деректер
doc-brief-health = денсаулық туралы мәліметтер: { $items }
doc-brief-special = ерекше санат: { $items }
doc-brief-biometric = биометриялық деректер: { $items }
doc-brief-why = Не үшін
doc-brief-long = Қанша уақыт
doc-brief-who = Кім
doc-brief-can = Не істей аласыз
# Сыймаған тізімнің соңғы сөздері: толық тізімге сілтеме.
doc-brief-more-items = басқа деректер
doc-brief-more-purposes = басқа мақсаттар
doc-brief-more-ends = басқа мерзімдер
doc-brief-more-people = басқа қызметкерлер
doc-brief-more-recipients = басқа алушылар
doc-brief-basis = { $basis }: { $purposes }.
doc-brief-ends = { $ends }; қалғаны ең көбі { $limit }.
doc-brief-at-most = Ең көбі { $limit }.
doc-brief-held = Деректердің бір бөлігі заң бойынша ең көбі { $span } сақталады.
doc-brief-held-year-end = Деректердің бір бөлігі заң бойынша келесі жылдың басынан ең көбі { $span } сақталады.
doc-brief-proofs = Келісімдер мен өтініштер туралы жазбалар тағы { $span } сақталады.
doc-brief-operator = { $operator }.
doc-brief-seen = Көреді: { $roles }.
doc-brief-given = Береміз: { $recipients }.
doc-brief-abroad = { $name } ({ $country })
doc-brief-rights = құқықтарыңыз
doc-brief-can-consent = Деректерді көру, түзету, алып кету, жойғызу және келісімді қайтарып алу: кез келген уақытта. Шарттары: { $rights }.
doc-brief-can-plain = Деректерді көру, түзету, алып кету және жойғызу: кез келген уақытта. Шарттары: { $rights }.
doc-brief-see = Көру
doc-brief-correct = Түзету
doc-brief-take = Көшірмесін алу
doc-brief-delete = Жою
