### Командная строка.
cli-no-findings = Замечаний нет.
cli-findings = { $count ->
    [one] { $count } замечание
    [few] { $count } замечания
   *[other] { $count } замечаний
}
cli-left-to-fill = { $count ->
    [one] Осталось { $count } поле
    [few] Осталось { $count } поля
   *[other] Осталось { $count } полей
}
cli-done = Готово.
