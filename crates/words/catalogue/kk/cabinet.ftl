### Жеке кабинет.
cabinet-title = Менің деректерім
cabinet-consents = Келісімдер
