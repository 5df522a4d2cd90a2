### Қателер.
error-not-found-title = Мұндай бет жоқ
