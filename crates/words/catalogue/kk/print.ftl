### Қағаздағы құжаттың жақтауы: колонтитулдар, тақырып астындағы мәліметтер, қол қоятын орын.

print-page = { $page }-бет, барлығы { $pages }
print-contents = Мазмұны
print-operator = Оператор
print-edition = Редакция
print-effective = Күшінде
print-site = Жарияланған жері
print-hash = Мәтін хеші (SHA-256)
print-edition-from = { $number }-редакция, күшіне енген күні: { $date }
print-edition-number = { $number }-редакция
print-sign-name = Тегі, аты, әкесінің аты
print-sign-date = Күні
print-sign-hand = Қолы

cli-text-format = Түрі: html, md, txt немесе pdf (pdf үшін zalog-press бағдарламасы керек)
cli-text-out = Қайда жазу керек; көрсетілмесе, мәтін стандартты шығысқа беріледі
cli-text-terminal = PDF терминалға шығарылмайды. Файлды көрсетіңіз: --out policy.pdf
cli-text-no-press = zalog-press бағдарламасы жоқ: ол PDF беттейді және zalog қасында немесе PATH ішінде тұруы керек. Оны құрастырыңыз: cargo build --release -p zalog-press. Онсыз /policy/print бетін басып шығаруға немесе браузерден PDF ретінде сақтауға болады.
doctor-press = PDF беттеу (zalog-press)
doctor-press-absent = жоқ, басып шығаруға арналған бет ұсынылады

cli-text-stats = Оқу қаншалықты қиын екенін есептеу: сөйлемдер, сөздер, оқылу индексі
cli-stats-sentences = сөйлем
cli-stats-words = сөз
cli-stats-average = орташа
cli-stats-longest = ең ұзыны
cli-stats-index = индекс
cli-stats-whole = Бүкіл мәтін
cli-stats-easy = Оңай оқылады (индекс 70 және жоғары; Флеш, орыс тілі үшін И. В. Оборнева).
cli-stats-plain = Ересек адам қиналмай оқиды (индекс 50–70; Флеш, орыс тілі үшін И. В. Оборнева).
cli-stats-hard = Оқу қиын (индекс 30–50; Флеш, орыс тілі үшін И. В. Оборнева).
cli-stats-very-hard = Оқу өте қиын (индекс 30-дан төмен; Флеш, орыс тілі үшін И. В. Оборнева).
cli-stats-no-index = Бұл тіл үшін жалпы қабылданған оқылу индексі жоқ: тек орташа мәндер көрсетілген.
cli-stats-longest-is = Ең ұзын сөйлем, сөз саны { $count }: { $text }
