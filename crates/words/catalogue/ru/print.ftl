### Рамка документа на бумаге: колонтитулы, сведения под заголовком, место для подписи.

print-page = стр. { $page } из { $pages }
print-contents = Содержание
print-operator = Оператор
print-edition = Редакция
print-effective = Действует
print-site = Где опубликован
print-hash = Отпечаток текста (SHA-256)
print-edition-from = Редакция { $number }, действует с { $date }
print-edition-number = Редакция { $number }
print-sign-name = Фамилия, имя, отчество
print-sign-date = Дата
print-sign-hand = Подпись

cli-text-format = Вид: html, md, txt или pdf (для pdf нужна программа zalog-press)
cli-text-out = Куда записать; без этого текст идёт на стандартный вывод
cli-text-terminal = PDF в терминал не выводится. Укажите файл: --out policy.pdf
cli-text-no-press = Нет программы zalog-press: она верстает PDF и должна лежать рядом с zalog или в PATH. Соберите её: cargo build --release -p zalog-press. Без неё страницу /policy/print можно распечатать или сохранить как PDF из браузера.
doctor-press = Вёрстка PDF (zalog-press)
doctor-press-absent = нет, предлагается страница для печати

cli-text-stats = Посчитать, насколько трудно читать: предложения, слова, индекс удобочитаемости
cli-stats-sentences = предложений
cli-stats-words = слов
cli-stats-average = в среднем
cli-stats-longest = до
cli-stats-index = индекс
cli-stats-whole = Весь текст
cli-stats-easy = Читается легко (индекс от 70; Флеш, коэффициенты И. В. Оборневой).
cli-stats-plain = Читается без труда взрослым человеком (индекс 50–70; Флеш, коэффициенты И. В. Оборневой).
cli-stats-hard = Читается трудно (индекс 30–50; Флеш, коэффициенты И. В. Оборневой).
cli-stats-very-hard = Читается очень трудно (индекс ниже 30; Флеш, коэффициенты И. В. Оборневой).
cli-stats-no-index = Общепринятого индекса удобочитаемости для этого языка нет: показаны только средние.
cli-stats-longest-is = Самое длинное предложение, слов { $count }: { $text }
