### Тіркелу және кіру.
account-sign-in = Кіру
account-register = Тіркелу
account-phone = Телефон
account-password = Құпиясөз
