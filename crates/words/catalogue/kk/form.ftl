### Пішіндер.
form-sent = Жіберілді
field-missing = Бұл жолды толтырыңыз.
