### Пішіндер.
form-required = Бұл жолды толтырыңыз.
form-sent = Жіберілді.
