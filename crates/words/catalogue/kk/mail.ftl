### Хаттар.
mail-greeting = Сәлеметсіз бе!
