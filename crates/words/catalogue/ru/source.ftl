### Откуда пришли данные, если не через сайты оператора.
record-came-outside = Получено { $date } не через наш сайт, а от { $source }
found-consent = Согласие на эту цель дано { $date } на { $host }, квитанция { $receipt }
found-consent-withdrawn = Согласие на эту цель дано { $date } на { $host }, квитанция { $receipt }, отозвано { $withdrawn }

source-missing = Данные сообщил кто-то другой: назовите в source узел того сайта или соцсети.
source-format = Узел пишут как в адресе страницы, без https:// и пути: network.example.org.
source-own = Это наш собственный сайт: source называет чужой.
source-unasked = Узел называют, только если origin равен third-party.
origin-unknown = Здесь бывает provided или third-party.
