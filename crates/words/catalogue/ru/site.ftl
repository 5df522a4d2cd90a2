### Открытые страницы сайта: меню, подвал, баннер.
site-skip-to-content = К содержанию
site-menu = Меню
site-language = Язык
site-policy = Персональные данные
site-home = На главную
site-banner-title = Что можно считать о вашем посещении
site-banner-text = Необходимое работает всегда. Остальное включится, только если вы разрешите.
site-banner-accept = Разрешить всё
site-banner-refuse = Только необходимое
site-banner-choose = Выбрать
site-edition = Редакция { $number } действует с { $date }
