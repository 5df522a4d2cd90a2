### Слова, из которых печатается текст политики.
policy-title = Политика обработки персональных данных
policy-contents = Содержание
policy-section-general = Общие положения
policy-section-purposes = Цели обработки
policy-section-grounds = Правовые основания
policy-section-data = Какие данные и чьи
policy-section-how = Порядок и условия обработки
policy-section-rights = Права и обращения
policy-section-cookies = Файлы cookie и счётчики
policy-section-contacts = Контакты
