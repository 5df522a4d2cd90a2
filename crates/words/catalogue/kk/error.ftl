### Қателер.
error-not-found = Мұндай бет жоқ.
