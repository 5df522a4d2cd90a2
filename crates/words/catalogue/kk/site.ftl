### Сайттың ашық беттері.
site-menu = Мәзір
site-language = Тіл
site-policy = Дербес деректер
