//! Names to ask about: each number gives another name, made of common given names and surnames, so
//! that no answer can be kept from an earlier question.

const GIVEN: [&str; 40] = [
    "Adam", "Aisha", "Amir", "Ana", "Boris", "Carlos", "Chen", "Daniela", "David", "Elena", "Emre",
    "Fatima", "Farid", "Giorgi", "Hana", "Hassan", "Igor", "Ivana", "Jan", "Julia", "Karim",
    "Leila", "Luis", "Maria", "Mehdi", "Miguel", "Nadia", "Nikolai", "Omar", "Olga", "Pavel",
    "Qasim", "Rosa", "Said", "Sofia", "Tariq", "Thomas", "Vera", "Yusuf", "Zahra",
];

const SURNAMES: [&str; 50] = [
    "Abbasi",
    "Ahmadi",
    "Alvarez",
    "Antonov",
    "Bauer",
    "Becker",
    "Castillo",
    "Cohen",
    "Diaz",
    "Dimitrov",
    "Eriksen",
    "Fernandez",
    "Fischer",
    "Garcia",
    "Gomez",
    "Haddad",
    "Hansen",
    "Hosseini",
    "Ibrahim",
    "Ivanov",
    "Jensen",
    "Kaya",
    "Keller",
    "Khalil",
    "Kim",
    "Kovac",
    "Kuznetsov",
    "Larsen",
    "Lopez",
    "Mansour",
    "Martinez",
    "Meyer",
    "Mohammadi",
    "Moreau",
    "Nasser",
    "Nguyen",
    "Novak",
    "Okafor",
    "Petrov",
    "Popescu",
    "Qureshi",
    "Rahimi",
    "Rossi",
    "Sanchez",
    "Schmidt",
    "Silva",
    "Tanaka",
    "Torres",
    "Weber",
    "Zhang",
];

const MIDDLE: [&str; 30] = [
    "al", "Bela", "Cyril", "Dara", "Esra", "Faruk", "Gita", "Henri", "Ilan", "Joris", "Kaveh",
    "Lars", "Milan", "Noor", "Otto", "Pari", "Radu", "Samir", "Talia", "Umit", "Vlad", "Wim",
    "Xenia", "Yara", "Zoran", "Anders", "Bruno", "Celia", "Dmitri", "Edda",
];

/// The name of a number: sixty thousand differ in their words, after that a letter is added.
pub(crate) fn name(number: u64) -> String {
    let place = |n: u64, of: usize| usize::try_from(n % of as u64).unwrap_or_default();
    // A step that has no factor in common with the counts walks all of them in no order.
    let mixed = number.wrapping_mul(7_919);
    let given = GIVEN[place(mixed, GIVEN.len())];
    let surname = SURNAMES[place(mixed / 40, SURNAMES.len())];
    let middle = MIDDLE[place(mixed / 2_000, MIDDLE.len())];
    match number / 60_000 {
        0 => format!("{given} {middle} {surname}"),
        more => {
            let letter = char::from(b'A' + u8::try_from(more % 26).unwrap_or_default());
            format!("{given} {letter}. {middle} {surname}")
        }
    }
}
