### Деректер оператордың сайттары арқылы келмесе, қайдан келгені.
record-came-outside = { $date } күні біздің сайт арқылы емес, { $source } арқылы алынды
found-consent = Осы мақсатқа келісім { $date } күні { $host } сайтында берілген, түбіртек { $receipt }
found-consent-withdrawn = Осы мақсатқа келісім { $date } күні { $host } сайтында берілген, түбіртек { $receipt }, { $withdrawn } күні қайтарып алынған

source-missing = Бұл деректерді басқа біреу хабарлады: source өрісінде сол сайттың немесе желінің торабын атаңыз.
source-format = Торапты мекенжайдағыдай, https:// мен жолсыз жазыңыз: network.example.org.
source-own = Бұл біздің өз сайтымыз: source басқасын атайды.
source-unasked = Торап origin мәні third-party болғанда ғана аталады.
origin-unknown = Мұнда provided не third-party болады.
