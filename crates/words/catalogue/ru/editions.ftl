# Редакции, их документы и что о них сказано человеку.

consent-law-keeps = Что остаётся после отзыва, потому что это требует закон

# Из-за чего вышла редакция, и что политика такое.
edition-cause = Из-за чего
edition-cause-law = изменение законодательства
edition-cause-industry = изменение принципов отрасли
edition-cause-technology = развитие техники
edition-cause-processing = изменение самой обработки
edition-cause-wording = уточнение слога
edition-needs-cause = Не сказано, из-за чего вышла редакция: закона, правил-отрасли, техники, обработки или слога. Добавьте: редакция 2 из-за=закона.
edition-law = Право
edition-law-ru = Россия
edition-law-kz = Казахстан
edition-law-eu = Европейский союз
edition-form = Форма
edition-form-notice = уведомление
edition-form-public-contract = публичный договор
doc-public-contract = Политика — публичный договор: кто завершает регистрацию, присоединяется к ней, и это записывается со временем и с её текстом.
plan-part-legal-form = форма политики
register-accepts = Завершая регистрацию, вы принимаете политику в редакции № { $number }. Записываются время и хеш её текста.

# Кто не принял редакцию: страница работников.
unaccepted-title = Кто не принял редакцию
unaccepted-lead = Учётные записи старше редакции, за которыми не записано принятие: ни нажатием, ни пользованием после извещения.
unaccepted-heading = Редакция № { $number }
unaccepted-count = Не приняли: { $count } (подсчитано { $date })
unaccepted-none = На этой странице таких нет.
unaccepted-no-edition = Новых редакций ещё не было: принимать нечего.
unaccepted-since = Учётная запись с
unaccepted-address = Адрес
unaccepted-letter = Письмо
unaccepted-cabinet = Извещение в кабинете
unaccepted-answer = Ответ
unaccepted-silent = нет
unaccepted-refused = отказ { $date }
unaccepted-shut = не открывается
unaccepted-told-waiting = ждёт
unaccepted-told-delivered = доставлено
unaccepted-told-failed = не дошло
unaccepted-told-dropped = не нужно
unaccepted-told-none = не отправлялось
unaccepted-open = Открыть адреса этой страницы

# Документы оператора и внутренние акты.
own-document-text = Текст
form-accepts = Отправляя форму, вы принимаете документ:
internal-acts = Внутренние акты оператора
internal-act-title = Акт
internal-act-number = Номер
internal-act-adopted = Принят
doc-basis-public-interest = Общественно значимая цель: { $aim }; права и свободы человека при этом не нарушаются
doc-basis-short-public-interest = Общественно значимая цель
plan-part-document = документ оператора
plan-part-document-words = слова документа оператора
plan-part-internal-act = внутренний акт
plan-node-document = Документ { $name }
