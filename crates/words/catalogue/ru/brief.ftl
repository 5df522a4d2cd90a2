### Первый экран политики: пять ответов в простых словах и четыре кнопки. Каждое перечисление можно открыть целиком.

doc-heading-brief-purposes = Цели, основания и сроки
doc-brief-what = Какие данные
doc-brief-health = сведения о здоровье: { $items }
doc-brief-special = особая категория: { $items }
doc-brief-biometric = биометрические данные: { $items }
doc-brief-why = Зачем
doc-brief-long = Как долго
doc-brief-who = Кто
doc-brief-can = Что вы можете
# Последние слова перечисления, которое не поместилось: ссылка на полное.
doc-brief-more-items = другие данные
doc-brief-more-purposes = другие цели
doc-brief-more-ends = другие сроки
doc-brief-more-people = другие сотрудники
doc-brief-more-recipients = другие получатели
# «Договор с вами: запись на процедуры; другие цели.»
doc-brief-basis = { $basis }: { $purposes }.
# $ends: «до закрытия личного кабинета; 30 дней после назначенного дня»; $limit в родительном: «3 лет».
doc-brief-ends = { $ends }; остальное не дольше { $limit }.
doc-brief-at-most = Не дольше { $limit }.
# $span в родительном: «5 лет».
doc-brief-held = Часть данных по закону до { $span }.
doc-brief-held-year-end = Часть данных по закону до { $span } с начала следующего года.
# $span в именительном: «3 года».
doc-brief-proofs = Записи о согласиях и обращениях ещё { $span }.
doc-brief-operator = { $operator }.
doc-brief-seen = Видят: { $roles }.
doc-brief-given = Передаём: { $recipients }.
# «Google LLC (США)»
doc-brief-abroad = { $name } ({ $country })
doc-brief-rights = ваши права
doc-brief-can-consent = Посмотреть, исправить, забрать, удалить данные и отозвать согласие: в любое время. Условия: { $rights }.
doc-brief-can-plain = Посмотреть, исправить, забрать и удалить данные: в любое время. Условия: { $rights }.
doc-brief-see = Посмотреть
doc-brief-correct = Исправить
doc-brief-take = Забрать копию
doc-brief-delete = Удалить
