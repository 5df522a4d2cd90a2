### Регистрация и вход.
account-sign-in = Вход
account-register = Регистрация
account-email = Электронная почта
account-phone = Телефон
account-password = Пароль
account-code = Код из письма
account-forgot = Забыли пароль?
account-code-sent = Мы отправили код на { $address }. Он действует { $span }.
account-wrong = Адрес или пароль не подходят.
