### Личный кабинет.
cabinet-title = Мои данные
cabinet-consents = Согласия
cabinet-requests = Обращения
cabinet-journal = Кто смотрел мои данные
cabinet-why-kept = Почему храним
cabinet-kept-until = Храним до { $date }
cabinet-withdraw = Отозвать согласие
cabinet-close-account = Закрыть кабинет
cabinet-receipt = Квитанция
