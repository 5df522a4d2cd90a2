### Открытые страницы сайта: меню, подвал, первая страница, тексты, баннер.
site-skip-to-content = К содержанию
site-menu = Меню
site-language = Язык
site-policy = Персональные данные
site-cookies = Условия cookie
site-versions = Редакции
site-requests = Обращения
site-home = На главную

## Первая страница
site-lead = Здесь можно сделать то, что перечислено ниже. У каждой формы сказано, зачем ей данные и когда они исчезнут.
site-make-cabinet = Завести личный кабинет
site-forms = Что можно сделать
site-card-asks = Что спросим
site-card-open = Открыть форму
site-card-sign-in = Понадобится вход
site-promise = Что мы делаем с данными
site-promise-text = Ровно то, что написано в политике: по ней и работает этот сайт. Чего в ней нет, того сайт не примет, не откроет и не сохранит.
site-figure-purposes = { $count ->
    [one] цель, для которой нужны данные
    [few] цели, для которых нужны данные
   *[other] целей, для которых нужны данные
}
site-figure-consents = { $count ->
    [one] из них только с вашего согласия
   *[other] из них только с вашего согласия
}
site-figure-recipients = { $count ->
    [0] получателей: данные остаются у нас
    [one] получатель, которому что-то передаётся
    [few] получателя, которым что-то передаётся
   *[other] получателей, которым что-то передаётся
}
site-read-policy = Прочитать политику
site-siblings = Другие наши сайты

## Тексты
site-edition = Редакция { $number } действует с { $date }
site-edition-name = Редакция { $number }
site-in-force = действует
site-not-in-force = не действует
site-published = Опубликована
site-hash = Отпечаток текста (SHA-256)
site-contents = Содержание
site-print = Для печати
site-plain-text = Простой текст
site-versions-lead = Ни одна редакция не меняется и не пропадает: прежние остаются здесь такими, какими были.
site-requests-lead = Спросить, что мы о вас знаем, исправить, остановить или удалить можно в любое время и бесплатно.
site-requests-cabinet = Увидеть свои данные и отозвать согласие в личном кабинете
site-requests-rights = Ваши права и наши сроки

## Баннер
site-banner-title = Что можно считать о вашем посещении
site-banner-text = Необходимое работает всегда. Остальное включится, только если вы разрешите.
site-banner-accept = Разрешить всё
site-banner-refuse = Только необходимое
site-banner-choose = Выбрать

## Демонстрация
site-demo = Демонстрация Zalog
site-demo-lead = Пять операторов со своими политиками. Люди и письма здесь вымышленные: регистрируйтесь с любым адресом, письма никуда не уходят, а лежат в ящике.
site-demo-outbox = Ящик с письмами
site-demo-staff = Рабочее место сотрудников
site-demo-staff-member = Сотрудник
site-demo-person = Посетитель
site-outbox-lead = Письма, которые ушли бы наружу.
site-outbox-none = Писем пока нет.
