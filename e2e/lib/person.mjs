// Invented people, each different from the last, at addresses that exist nowhere.

let count = 0;

export function person(site) {
  count += 1;
  const number = String(count).padStart(4, "0");
  return {
    family: "Пробова",
    given: "Проба",
    additional: "Пробовна",
    name: "Пробова Проба Пробовна",
    email: `proba-${site}-${number}@example.org`,
    login: `proba${site}${number}`,
    phone: `+7 999 000-${number.slice(0, 2)}-${number.slice(2)}`,
    password: `верный залог ${number} сегодня`,
    born: "1990-04-12",
    // Goes wherever words are asked for: orders, questions, addresses.
    text: `Проверка связи ${number}`,
    // Which of login, email, phone, text was asked for so far: the sign-in takes the first of them.
    gave: new Set(),
  };
}
