### Рабочее место сотрудников.
staff-queue = Очередь
staff-requests = Обращения
staff-incidents = Инциденты
staff-acts = Акты
staff-overdue = Просрочено
staff-due = Срок { $date }
staff-case-new = новая
staff-case-in-work = в работе
staff-case-answered = есть ответ
staff-case-closed = закрыта
