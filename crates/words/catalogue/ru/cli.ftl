### Командная строка.
cli-no-findings = Замечаний нет.
cli-findings = { $count ->
    [one] { $count } замечание
    [few] { $count } замечания
   *[other] { $count } замечаний
}
cli-left-to-fill = { $count ->
    [one] Осталось { $count } поле
    [few] Осталось { $count } поля
   *[other] Осталось { $count } полей
}
cli-done = Готово.
cli-about = Залог: политика конфиденциальности, которая исполняет себя сама
cli-arg-folder = Папка с файлом policy.kdl
cli-arg-data = Папка, где лежат данные и ключи
cli-arg-lang = Язык: ru или en
cli-arg-json = Ответ для программ, в формате JSON
cli-check-about = Проверить политику: ошибки, противоречия, расхождения с законом
cli-text-about = Напечатать текст политики, который читают люди
cli-arg-format = Вид: html, md или txt
cli-arg-document = Документ: policy, cookies, acknowledgement или consent/<цель>
cli-show-about = Показать политику целиком, с умолчаниями и статьями закона
cli-arg-full = Со всем, что добавили язык и нормы
cli-serve-about = Запустить сайт: регистрация, кабинет, формы, согласия
cli-arg-config = Файл настроек
cli-arg-listen = Адрес и порт, например 127.0.0.1:8080
cli-arg-store = Вместо файла: адрес базы PostgreSQL
cli-arg-host = Имя хоста и сайт: ИМЯ=САЙТ (можно несколько раз)
cli-arg-draft = Запустить черновик: в нём могут оставаться незаполненные поля
cli-demo-about = Показать пять готовых сайтов на этом компьютере; наружу ничего не отправляется
cli-arg-port = Порт
cli-arg-ports = Каждому сайту свой порт
cli-arg-seed = Число, от которого зависят придуманные люди, и только они
cli-arg-keep = Папка, где останутся данные
cli-journal-about = Журнал: проверка
cli-verify-about = Пройти журнал от начала до конца и найти любое изменение
cli-arg-checkpoint = Файл с контрольной точкой, которую вы сохранили раньше
cli-key-about = Ключи: смена
cli-rotate-about = Сменить ключ; остановленную смену можно продолжить той же командой
cli-arg-root = Корневой ключ: новый файл ключа рядом со старым
cli-arg-operator = Ключ оператора: всё под ним шифруется заново
cli-doctor-about = Осмотреть установку и сказать, что исправить
cli-staff-about = Сотрудники: добавить
cli-staff-add-about = Добавить сотрудника; пароль читается со стандартного ввода
cli-arg-login = Рабочий адрес, он же имя для входа
cli-arg-role = Роль из политики (можно несколько раз)
cli-no-policy = Нет папки с политикой: { $folder }
cli-serving = Работает: { $address }
cli-stopped = Остановлено.
cli-journal-sound = Журнал цел: записей { $count }, корень { $root }.
cli-journal-against = Сверено с контрольной точкой на { $count }.
cli-journal-no-checkpoint = Контрольной точки нет: отрезанный конец так не найти.
cli-journal-broken = Журнал повреждён:
cli-rotated = Готово. Ключей перешифровано: { $count }.
cli-root-rotated = Готово. Корневой ключ сменён; прежний лежит в файле { $file }: уберите его в сейф или уничтожьте.
cli-staff-added = Сотрудник добавлен: { $login }.
cli-demo-title = Залог показывает пять сайтов. Наружу ничего не отправляется, все люди придуманы.
cli-demo-site = Сайт
cli-demo-people = Посетители: имя для входа и пароль
cli-demo-staff = Сотрудник
cli-demo-mail = Письма: { $url }
cli-demo-data = Данные: { $folder }
cli-demo-stop = Остановить: Ctrl+C
cli-doctor-fine = в порядке
cli-doctor-not = проверьте
doctor-store = База
doctor-edition = Редакция политики
doctor-holes = Незаполненных полей
doctor-journal = Записей в журнале
doctor-journal-behind = Отставание журнала, секунд
doctor-checkpoint = Контрольная точка на записи
doctor-jobs-failed = Несделанных заданий
doctor-destructions-late = Уничтожений, не завершённых за десять минут
doctor-sweep-late = Людей, чьи сроки истекли, а данные ещё не убраны
doctor-buckets-late = Просроченных ожидающих регистраций
doctor-limits = Пределы
cli-error = Ошибка: { $what }
cli-arg-fix = Исправить всё, что можно исправить без человека
cli-fixed = Исправлен файл { $file }.
cli-root-elsewhere = Корневой ключ берётся не из файла: сменить его нужно там, где он хранится.
cli-arg-help = Показать эту справку
cli-usage = Как вызвать
cli-options = Параметры
cli-commands = Команды
cli-arg-version = Показать номер версии
cli-arguments = Что указать
cli-explain-about = Объяснить правило проверки: о чём оно, как быть, статья, штраф, примеры; без имени — все правила
cli-arg-rule = Имя правила, например localisation
cli-no-rule = Правила «{ $rule }» нет. Все правила: zalog explain.
cli-did-you-mean = Может быть, «{ $word }»?
cli-bars = Политику нельзя опубликовать на открытом узле: замечаний о законе и незаполненных полей { $count }. Исправьте их, объясните словом «допустить» или для пробы добавьте --draft.
cli-bars-one = { $place } { $what } [{ $rule }]
cli-allowed-one = Допущено: { $place } { $what } [{ $rule }] Причина: { $reason }
cli-arg-report = Вид отчёта: text для людей, json для программ, sarif для площадок с кодом
cli-fmt-about = Записать декларацию единообразно: отступы, слова, согласование единиц; примечания и порядок остаются
cli-arg-fmt-check = Ничего не менять, только сказать, какие файлы записаны иначе
cli-arg-fmt-lang = Язык ключевых слов декларации: ru или en; тексты остаются на своём
cli-fmt-done = Записан заново: { $file }
cli-fmt-not = Записан не так: { $file }
